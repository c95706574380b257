import re


def collapse_log(lines, window):
    kept, last_kept, left_out, all_out = [], {}, {}, {}
    for line in lines:
        time, message = line.split(" ", 1)
        kind = re.sub("[0-9]+", "#", message)
        if kind in last_kept and int(time) - last_kept[kind] <= window:
            left_out[kind] = left_out.get(kind, 0) + 1
            all_out[kind] = all_out.get(kind, 0) + 1
        else:
            count = left_out.pop(kind, 0)
            kept.append(f"{line} (+{count})" if count else line)
            last_kept[kind] = int(time)
    return kept, all_out

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

MASKED = bytes.maketrans(b"0123456789", b"\xff" * 10)


def collapse_log(lines, window):
    """All lines are masked at once, as bytes, with a sign that no ASCII text has; the time becomes a # of its own in front
    of each kind."""
    masks = "\n".join(lines).encode().translate(MASKED)
    while b"\xff\xff" in masks:
        masks = masks.replace(b"\xff\xff", b"\xff")
    kept = []
    silent_until = {}
    left_out = {}
    for line, kind in zip(lines, masks.replace(b"\xff", b"#").decode().split("\n")):
        time = int(line[: line.index(" ")])
        if kind in silent_until and time <= silent_until[kind]:
            left_out[kind] = left_out.get(kind, 0) + 1
        else:
            silent_until[kind] = time + window
            if kind in left_out:
                line = f"{line} (+{left_out.pop(kind)})"
            kept.append(line)
    return kept, {kind[2:]: count for kind, count in left_out.items()}

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def kind_of(message):
    kind = ""
    for place in range(len(message)):
        if message[place].isdigit():
            if place == 0 or not message[place - 1].isdigit():
                kind = kind + "#"
        else:
            kind = kind + message[place]
    return kind


def collapse_log(lines, window):
    kept = []
    history = []
    for line in lines:
        time = int(line.split(" ", 1)[0])
        kind = kind_of(line.split(" ", 1)[1])
        last = None
        for entry in history:
            if entry["kind"] == kind:
                last = entry
        if last is not None and time - last["time"] <= window:
            last["left_out"] += 1
        else:
            if last is not None and last["left_out"] > 0:
                line = line + " (+" + str(last["left_out"]) + ")"
            kept.append(line)
            history.append({"kind": kind, "time": time, "left_out": 0})
    rest = {}
    for place in range(len(history)):
        entry = history[place]
        is_last = True
        for later in history[place + 1 :]:
            if later["kind"] == entry["kind"]:
                is_last = False
        if is_last and entry["left_out"] > 0:
            rest[entry["kind"]] = entry["left_out"]
    return kept, rest

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    home = [0] * len(wishes)
    line = [child for child, wish in enumerate(wishes) if wish]
    minute = 0
    turn = 0
    while line:
        minute += len(line)
        turn += 1
        for child in line:
            if wishes[child] == turn:
                minute += farewell
                home[child] = minute
        line = [child for child in line if wishes[child] > turn]
    return home

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def quiet_stretches(noises: list[tuple[int, int]], length: int, least: int) -> list[tuple[int, int]]:
    stretches = []
    begin = 0
    for start, stop in [*sorted(noises), (length, length)]:
        if start - begin >= least:
            stretches.append((begin, start))
        begin = stop
    return stretches

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def crates_saved(crates: list[tuple[int, int]], per_hour: int) -> int:
    total = 0
    carried = 0
    for last_hour, value in sorted(crates, key=lambda crate: (crate[0], -crate[1])):
        if carried < last_hour * per_hour:
            carried += 1
            total += value
    return total

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

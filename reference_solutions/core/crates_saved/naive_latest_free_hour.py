"""Gives each crate, the most valuable first, the latest hour that has room for it."""


def crates_saved(crates: list[tuple[int, int]], per_hour: int) -> int:
    latest = max((last_hour for last_hour, _ in crates), default=0)
    carried = [0] * (latest + 1)
    total = 0
    for last_hour, value in sorted(crates, key=lambda crate: crate[1], reverse=True):
        for hour in range(last_hour, 0, -1):
            if carried[hour] < per_hour:
                carried[hour] += 1
                total += value
                break
    return total

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

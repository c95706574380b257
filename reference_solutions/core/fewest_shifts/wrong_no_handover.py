def fewest_shifts(shifts: list[tuple[int, int]], begin: int, end: int, handover: int) -> int:
    limit = begin
    count = 0
    while limit < end:
        furthest = max((stop for start, stop in shifts if start <= limit), default=-1)
        if furthest <= limit:
            return -1
        limit = furthest
        count += 1
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

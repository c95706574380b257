def unmeasured_lengths(length: int, marks: list[int]) -> int:
    measured = set()
    for left in range(len(marks)):
        for right in range(left + 1, len(marks)):
            measured.add(marks[right] - marks[left])
    return length - len(measured)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

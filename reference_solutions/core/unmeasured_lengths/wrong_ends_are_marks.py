def unmeasured_lengths(length: int, marks: list[int]) -> int:
    marks = [0, *marks, length]
    return length - len({right - left for left in marks for right in marks if right > left})

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

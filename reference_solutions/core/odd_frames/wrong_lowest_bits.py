def odd_frames(data: bytes, width: int) -> list[int]:
    return [start // width for start in range(0, len(data), width) if sum(data[start : start + width]) % 2]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

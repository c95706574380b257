"""Takes each frame as one integer and counts its bits."""


def odd_frames(data: bytes, width: int) -> list[int]:
    starts = range(0, len(data), width)
    return [
        number
        for number, start in enumerate(starts)
        if int.from_bytes(data[start : start + width], "big").bit_count() & 1
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def odd_frames(data: bytes, width: int) -> list[int]:
    return [
        start // width
        for start in range(0, len(data) - width + 1, width)
        if int.from_bytes(data[start : start + width], "big").bit_count() % 2
    ]

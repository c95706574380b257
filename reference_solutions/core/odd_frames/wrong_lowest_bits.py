def odd_frames(data: bytes, width: int) -> list[int]:
    return [start // width for start in range(0, len(data), width) if sum(data[start : start + width]) % 2]

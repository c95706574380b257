"""Takes each frame as one integer and counts its bits."""


def odd_frames(data: bytes, width: int) -> list[int]:
    starts = range(0, len(data), width)
    return [
        number
        for number, start in enumerate(starts)
        if int.from_bytes(data[start : start + width], "big").bit_count() & 1
    ]

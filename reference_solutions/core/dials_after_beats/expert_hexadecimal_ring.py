"""The ring is one number with four bits for each dial: a jump adds the turned ring, and remainders are taken rarely.

A jump by a power of three needs the dial that far to the right alone. As 4 leaves 1 when it is divided by 3, a dial's
remainder is that of the sum of its upper and its lower two bits.
"""


def dials_after_beats(dials: str, beats: int) -> str:
    size = len(dials)
    bits = 4 * size
    inside = (1 << bits) - 1
    lower = inside // 5  # 0011 for each dial
    ring = int(dials, 16)
    most = 2  # no dial holds more
    stride = 1
    while beats:
        beats, times = divmod(beats, 3)
        shift = 4 * (stride % size)
        for _ in range(times):
            if most > 7:
                ring = (ring & lower) + (ring >> 2 & lower)
                ring = (ring & lower) + (ring >> 2 & lower)
                most = 3
            ring += (ring << shift & inside) | ring >> bits - shift
            most *= 2
        stride *= 3
    while most > 3:
        ring = (ring & lower) + (ring >> 2 & lower)
        most //= 2
    return f"{ring:0{size}x}".replace("3", "0")

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

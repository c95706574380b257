"""A stretch has an older part, whose extremes are tabulated for every start, and a newer one that only grows."""

from math import inf


def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    start = 0
    highs: list[float] = []  # of the older part from each start on, the earliest start last
    lows: list[float] = []
    high, low = -inf, inf  # of the newer part
    for end, reading in enumerate(readings, 1):
        if reading > high:
            high = reading
        if reading < low:
            low = reading
        while highs:
            top = highs[-1]
            bottom = lows[-1]
            if (top if top > high else high) - (bottom if bottom < low else low) <= swing:
                break
            highs.pop()
            lows.pop()
            start += 1
        else:
            if high - low > swing:  # all of it becomes the older part, as far back as it is calm
                top = bottom = reading
                start = end
                while True:
                    highs.append(top)
                    lows.append(bottom)
                    start -= 1
                    earlier = readings[start - 1]
                    if earlier > top:
                        top = earlier
                    elif earlier < bottom:
                        bottom = earlier
                    if top - bottom > swing:
                        break
                high, low = -inf, inf
        lengths.append(end - start)
    return lengths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

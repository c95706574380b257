def way_when_sorted(heights: list[int]) -> int:
    ordered = sorted(heights)
    return sum(abs(place - ordered.index(height)) for place, height in enumerate(heights))

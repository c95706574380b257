def way_when_sorted(heights: list[int]) -> int:
    order = sorted(range(len(heights)), key=lambda place: heights[place], reverse=True)[::-1]
    return sum(abs(old - new) for new, old in enumerate(order))

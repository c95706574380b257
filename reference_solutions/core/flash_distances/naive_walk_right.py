def flash_distances(heights: list[int]) -> list[int]:
    totals = [0] * len(heights)
    for sender in range(len(heights)):
        for catcher in range(sender + 1, len(heights)):
            if heights[catcher] >= heights[sender]:
                totals[catcher] += catcher - sender
                break
    return totals

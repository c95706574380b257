"""The flashes that nobody has caught yet come from falling heights: a new hill catches the latest ones."""


def flash_distances(heights: list[int]) -> list[int]:
    totals = [0] * len(heights)
    senders: list[tuple[int, int]] = []
    for place, height in enumerate(heights):
        while senders and senders[-1][1] <= height:
            sender, _ = senders.pop()
            totals[place] += place - sender
        senders.append((place, height))
    return totals

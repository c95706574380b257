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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

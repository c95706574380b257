"""Keeps the places within reach in a queue of rising costs; one number holds a cost and its nights."""

from collections import deque
from math import inf


def nights_in_huts(prices: list[int], least: int, most: int) -> list[int]:
    coin = len(prices) + 1  # more than there can be nights
    best = [inf] * (least - 1)  # shifted: best[k] belongs to the place from which k + 1 is first reached
    best.append(0)
    queue: deque[tuple[int, int]] = deque()
    for at, price in enumerate([*prices, 0]):
        cost = best[at]
        while queue and queue[-1][0] >= cost:
            queue.pop()
        queue.append((cost, at))
        if queue[0][1] < at - most + least:
            queue.popleft()
        best.append(queue[0][0] + price * coin + 1)
    return [] if best[-1] == inf else list(divmod(best[-1] - 1, coin))

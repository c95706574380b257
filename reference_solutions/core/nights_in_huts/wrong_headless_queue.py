from math import inf


def nights_in_huts(prices: list[int], least: int, most: int) -> list[int]:
    coin = len(prices) + 1  # more than there can be nights
    best = [inf] * (least - 1)  # shifted: best[k] belongs to the place from which k + 1 is first reached
    best.append(0)
    costs: list[float] = [-1]  # a queue with its first entry at `head`; what is in front of it is below any cost
    places = [-1]
    head = 1
    at = 0
    reach = least - most
    for cost, price in zip(best, [*prices, 0]):
        while costs[-1] >= cost:
            del costs[-1], places[-1]
        costs.append(cost)
        places.append(at)
        if places[head] < at + reach:
            head += 1
        at += 1
        best.append(costs[head] + price * coin + 1)
    return [] if best[-1] == inf else list(divmod(best[-1] - 1, coin))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

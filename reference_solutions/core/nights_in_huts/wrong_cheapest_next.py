def nights_in_huts(prices: list[int], least: int, most: int) -> list[int]:
    place, cost, nights = 0, 0, 0
    end = len(prices) + 1
    while not least <= end - place <= most:
        within_reach = range(place + least, min(place + most, end - 1) + 1)
        if not within_reach:
            return []
        place = min(within_reach, key=lambda hut: (prices[hut - 1], -hut))
        cost += prices[place - 1]
        nights += 1
    return [cost, nights]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

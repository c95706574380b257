def cheapest_sales(events: list[tuple]) -> list[int]:
    prices: dict[int, int] = {}
    sold = []
    for event in events:
        if event[0] == "price":
            prices[event[1]] = event[2]
        elif event[0] == "remove":
            prices.pop(event[1], None)
        elif prices:
            item = min(prices, key=lambda item: prices[item])
            del prices[item]
            sold.append(item)
        else:
            sold.append(-1)
    return sold

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

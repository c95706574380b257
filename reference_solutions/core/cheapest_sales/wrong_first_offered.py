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

def sales_report(rows):
    shops = []
    for row in rows:
        if row["shop"] not in shops:
            shops.append(row["shop"])
    total_of_all = 0
    for row in rows:
        total_of_all += row["cents"]
    lines = []
    for shop in shops:
        total = 0
        for row in rows:
            if row["shop"] == shop:
                total = total + row["cents"]
        customers = set()
        for row in rows:
            if row["shop"] == shop:
                customers.add(row["customer"])
        # The day with the most sales, the first of equals.
        best_day = None
        best_sum = None
        for day in range(1, 32):
            day_sum = None
            for row in rows:
                if row["shop"] == shop and row["day"] == day:
                    day_sum = (day_sum or 0) + row["cents"]
            if day_sum is not None and (best_sum is None or day_sum > best_sum):
                best_day, best_sum = day, day_sum
        # The customer who spent most, the first by name of equals.
        spent = {}
        for row in rows:
            if row["shop"] == shop:
                spent[row["customer"]] = spent.get(row["customer"], 0) + row["cents"]
        best_customer = sorted(spent, key=lambda customer: (-spent[customer], customer))[0]
        share = spent[best_customer] / total if total != 0 else 0.0
        lines.append((shop, total, len(customers), best_day, best_customer, share))
    lines.sort(key=lambda line: (-line[1], line[0]))
    return lines

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

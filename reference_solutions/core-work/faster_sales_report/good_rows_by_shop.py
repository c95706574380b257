from collections import Counter, defaultdict


def sales_report(rows):
    by_shop = defaultdict(list)
    for row in rows:
        by_shop[row["shop"]].append(row)
    lines = []
    for shop, own in by_shop.items():
        days, spent = Counter(), Counter()
        for row in own:
            days[row["day"]] += row["cents"]
            spent[row["customer"]] += row["cents"]
        total = sum(row["cents"] for row in own)
        best_day = min(days, key=lambda day: (-days[day], day))
        best_customer = min(spent, key=lambda customer: (-spent[customer], customer))
        share = spent[best_customer] / total if total else 0.0
        lines.append((shop, total, len(spent), best_day, best_customer, share))
    return sorted(lines, key=lambda line: (-line[1], line[0]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

from operator import itemgetter


def sales_report(rows):
    days, spent = {}, {}
    for shop, customer, day, cents in map(itemgetter("shop", "customer", "day", "cents"), rows):
        try:
            of_days, of_customers = days[shop], spent[shop]
        except KeyError:
            of_days, of_customers = days[shop], spent[shop] = {}, {}
        of_days[day] = of_days.get(day, 0) + cents
        of_customers[customer] = of_customers.get(customer, 0) + cents
    lines = []
    for shop, of_customers in spent.items():
        of_days = days[shop]
        total = sum(of_days.values())
        most = max(of_days.values())
        best_day = min([day for day, cents in of_days.items() if cents == most])
        most = max(of_customers.values())
        best_customer = min([customer for customer, cents in of_customers.items() if cents == most])
        lines.append((-total, shop, (shop, total, len(of_customers), best_day, best_customer, most / total if total else 0.0)))
    lines.sort()
    return [line for _, _, line in lines]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

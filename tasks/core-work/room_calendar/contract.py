def contract(arguments, calls):
    opens, closes = arguments
    assert -10_000 <= opens <= closes <= 1_000_000 and len(calls) <= 11_000
    n_numbers = {"book": 2, "cancel": 1, "who_has": 1, "free_from": 2}
    for method, *rest in calls:
        numbers = rest[: n_numbers[method]]
        assert len(rest) == len(numbers) + (method == "book")
        assert all(type(number) is int and -10_000 <= number <= 1_000_000 for number in numbers)
        assert method != "free_from" or rest[1] >= 1
        assert method != "book" or type(rest[2]) is str

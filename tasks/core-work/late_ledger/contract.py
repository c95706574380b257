def contract(arguments, calls):
    (accounts,) = arguments
    assert len(set(accounts)) == len(accounts) <= 12 and all(type(account) is str for account in accounts)
    assert len(calls) <= 5_000
    for method, *rest in calls:
        if method == "take_back":
            assert type(rest[0]) is int and len(rest) == 1
            continue
        account, *numbers = rest
        assert type(account) is str and all(type(number) is int for number in numbers)
        assert len(numbers) == (1 if method == "balance" else 2)
        days = numbers[:1] if method == "enter" else numbers
        assert 0 <= days[0] <= days[-1] <= 3_999
        assert method != "enter" or abs(numbers[1]) < 10**10

def contract(left, right, k):
    for numbers in (left, right):
        assert type(numbers) is list and 1 <= len(numbers) <= 700
        assert all(type(number) is int and -(10**9) <= number <= 10**9 for number in numbers)
    assert type(k) is int and 1 <= k <= len(left) * len(right)

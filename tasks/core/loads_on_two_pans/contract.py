def contract(stones):
    assert type(stones) is list and len(stones) <= 90
    assert all(type(stone) is int and 1 <= stone <= 250 for stone in stones)

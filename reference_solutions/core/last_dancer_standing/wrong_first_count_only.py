def last_dancer_standing(dancers: int, counts: list[int]) -> int:
    moves = [count + (count < 0) for count in counts]
    place = 0
    for left in range(2, dancers + 1):
        place = (place + moves[(left - 2) % len(moves)]) % left
    return place

def last_dancer_standing(dancers: int, counts: list[int]) -> int:
    moves = [count + (count < 0) for count in counts]
    place = 0
    for left in range(2, dancers + 1):
        place = (place + moves[(left - 2) % len(moves)]) % left
    return place

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

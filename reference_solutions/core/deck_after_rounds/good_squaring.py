"""Makes one shuffle of two, and squares it again and again."""


def deck_after_rounds(first: list[int], second: list[int], shuffles: int) -> list[int]:
    both = [first[position] for position in second]
    deck = list(range(len(first)))
    rounds = shuffles // 2
    while rounds:
        if rounds % 2:
            deck = [deck[position] for position in both]
        both = [both[position] for position in both]
        rounds //= 2
    if shuffles % 2:
        deck = [deck[position] for position in first]
    return deck

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

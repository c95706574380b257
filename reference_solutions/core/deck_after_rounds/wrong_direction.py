def deck_after_rounds(first: list[int], second: list[int], shuffles: int) -> list[int]:
    deck = list(range(len(first)))
    for number in range(shuffles):
        moved = [0] * len(deck)
        for position, card in zip((first, second)[number % 2], deck):
            moved[position] = card
        deck = moved
    return deck

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

"""Makes every shuffle."""


def deck_after_rounds(first: list[int], second: list[int], shuffles: int) -> list[int]:
    deck = list(range(len(first)))
    for number in range(shuffles):
        machine = first if number % 2 == 0 else second
        deck = [deck[position] for position in machine]
    return deck

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

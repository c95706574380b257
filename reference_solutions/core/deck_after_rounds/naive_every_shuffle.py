"""Makes every shuffle."""


def deck_after_rounds(first: list[int], second: list[int], shuffles: int) -> list[int]:
    deck = list(range(len(first)))
    for number in range(shuffles):
        machine = first if number % 2 == 0 else second
        deck = [deck[position] for position in machine]
    return deck

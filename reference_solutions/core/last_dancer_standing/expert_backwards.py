"""Follows the last dancer's distance from the caller back through the rounds, from a ring of one to the whole ring."""


def last_dancer_standing(dancers: int, counts: list[int]) -> int:
    # A round moves the caller by that many places, seen from the gap that the dancer leaves.
    moves = [count + (count < 0) for count in counts]
    rounds = moves * (dancers // len(moves) + 1)
    del rounds[dancers - 1 :]
    place = 0
    for left, move in enumerate(reversed(rounds), 2):
        place = (place + move) % left
    return place

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

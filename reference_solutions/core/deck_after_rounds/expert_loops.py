"""Makes one shuffle of two; in each of its loops every card moves by the number of rounds."""


def deck_after_rounds(first: list[int], second: list[int], shuffles: int) -> list[int]:
    both = [first[position] for position in second]
    deck: list[int | None] = [None] * len(both)
    for start in both:
        if deck[start] is None:
            loop = [start]
            position = both[start]
            while position != start:
                loop.append(position)
                position = both[position]
            cut = shuffles // 2 % len(loop)
            for position, card in zip(loop, loop[cut:] + loop[:cut]):
                deck[position] = card
    return [deck[position] for position in first] if shuffles % 2 else deck

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def deck_after_rounds(first: list[int], second: list[int], shuffles: int) -> list[int]:
    both = [second[position] for position in first]
    deck = list(range(len(first)))
    for _ in range(shuffles // 2):
        deck = [deck[position] for position in both]
    return [deck[position] for position in first] if shuffles % 2 else deck

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

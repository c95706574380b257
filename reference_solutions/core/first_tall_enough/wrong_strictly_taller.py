def first_tall_enough(towers: list[int], questions: list[tuple[int, int]]) -> list[int]:
    return [
        next((place for place in range(start, len(towers)) if towers[place] > least), -1) for start, least in questions
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

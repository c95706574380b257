def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    phrases = set()
    for start in range(len(melody)):
        for end in range(start + shortest, min(len(melody), start + longest)):
            phrases.add(melody[start:end])
    return len(phrases)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    phrases = set()
    for start in range(len(melody)):
        for end in range(start + shortest, min(len(melody), start + longest)):
            phrases.add(melody[start:end])
    return len(phrases)

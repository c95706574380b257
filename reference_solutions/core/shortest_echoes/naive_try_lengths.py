"""Tries all lengths of an echo for each prefix."""


def shortest_echoes(text: str) -> list[int]:
    notes = []
    for end in range(1, len(text) + 1):
        visible = text[:end]
        note = 0
        for length in range(1, end):
            if visible.endswith(visible[:length]):
                note = length
                break
        notes.append(note)
    return notes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

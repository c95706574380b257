from collections import Counter


def pause_tally(recording: str) -> list[tuple[int, int]]:
    return Counter(map(len, recording.split("|")[1:-1])).most_common()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

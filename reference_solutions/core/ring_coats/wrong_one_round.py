def ring_coats(posts: int, jobs: list[tuple[int, int, int]]) -> list[int]:
    coats_on = [0] * posts
    for start, length, coats in jobs:
        for post in {(start + step) % posts for step in range(length)}:
            coats_on[post] += coats
    return coats_on

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

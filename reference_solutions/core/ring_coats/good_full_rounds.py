"""Sets full rounds apart and notes where the rest of each job begins and ends."""


def ring_coats(posts: int, jobs: list[tuple[int, int, int]]) -> list[int]:
    everywhere = 0
    change = [0] * (posts + 1)
    for start, length, coats in jobs:
        rounds, rest = divmod(length, posts)
        everywhere += rounds * coats
        end = start + rest
        change[start] += coats
        if end > posts:
            change[posts] -= coats
            change[0] += coats
            end -= posts
        change[end] -= coats
    coats_on = []
    for post in range(posts):
        everywhere += change[post]
        coats_on.append(everywhere)
    return coats_on

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

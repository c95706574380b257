def ring_coats(posts: int, jobs: list[tuple[int, int, int]]) -> list[int]:
    coats_on = [0] * posts
    for start, length, coats in jobs:
        for post in range(start, min(start + length, posts)):
            coats_on[post] += coats
    return coats_on

"""Follows all posts from left to right for the lower half of the rope and back for the upper half."""


def turn(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> int:
    """Above 0 for a turn to the left on the way from a by b to c."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def rope_corners(posts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    posts = sorted(set(posts))
    if len(posts) == 1:
        return posts
    lower = []
    for post in posts:
        while len(lower) >= 2 and turn(lower[-2], lower[-1], post) <= 0:
            lower.pop()
        lower.append(post)
    upper = []
    for post in reversed(posts):
        while len(upper) >= 2 and turn(upper[-2], upper[-1], post) <= 0:
            upper.pop()
        upper.append(post)
    return lower[:-1] + upper[:-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def posts_taken_down(weights: list[int]) -> int:
    posts = list(weights)
    total = 0
    while len(posts) > 2:
        cost, at = min((posts[i] * (posts[i - 1] + posts[i + 1]), i) for i in range(1, len(posts) - 1))
        total += cost
        del posts[at]
    return total

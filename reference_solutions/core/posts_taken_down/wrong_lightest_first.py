def posts_taken_down(weights: list[int]) -> int:
    posts = list(weights)
    total = 0
    while len(posts) > 2:
        cost, at = min((posts[i] * (posts[i - 1] + posts[i + 1]), i) for i in range(1, len(posts) - 1))
        total += cost
        del posts[at]
    return total

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

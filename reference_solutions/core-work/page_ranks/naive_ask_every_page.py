def page_ranks(links, damping, rounds):
    n = len(links)
    counting = {}
    for page in links:
        counting[page] = [other for other in links[page] if other in links and other != page]
    ranks = {page: 1 / n for page in links}
    for _ in range(rounds):
        new = {}
        for page in links:
            gets = 0.0
            for other in links:
                if counting[other]:
                    if page in counting[other]:
                        gets += ranks[other] * counting[other].count(page) / len(counting[other])
                else:
                    gets += ranks[other] / n
            new[page] = (1 - damping) / n + damping * gets
        ranks = new
    return ranks

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def page_ranks(links, damping, rounds):
    n = len(links)
    counting = {page: [other for other in own if other in links and other != page] for page, own in links.items()}
    ranks = {page: 1 / n for page in links}
    for _ in range(rounds):
        new = {page: (1 - damping) / n for page in links}
        for page, own in counting.items():
            for other in own:
                new[other] += damping * ranks[page] / len(own)
        ranks = new
    return ranks

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

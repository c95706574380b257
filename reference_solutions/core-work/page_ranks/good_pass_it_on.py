def page_ranks(links, damping, rounds):
    if not links:
        return {}
    n = len(links)
    counting = {page: [other for other in own if other in links and other != page] for page, own in links.items()}
    ranks = dict.fromkeys(links, 1 / n)
    for _ in range(rounds):
        idle = sum(ranks[page] for page, own in counting.items() if not own)
        new = dict.fromkeys(links, (1 - damping) / n + damping * idle / n)
        for page, own in counting.items():
            if own:
                share = damping * ranks[page] / len(own)
                for other in own:
                    new[other] += share
        ranks = new
    return ranks

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

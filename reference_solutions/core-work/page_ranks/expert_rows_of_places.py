from operator import itemgetter


def page_ranks(links, damping, rounds):
    """Rows of the transposed matrix: what a page gets is picked out of the list of shares in one call. A page that nobody
    links to gets the same as all others of that kind."""
    if not links:
        return {}
    n = len(links)
    place = {page: number for number, page in enumerate(links)}
    sources = [[] for _ in place]
    per_link = []
    idle = []
    for number, (page, own) in enumerate(links.items()):
        targets = [place[other] for other in own if other in place and other != page]
        for target in targets:
            sources[target].append(number)
        if targets:
            per_link.append(damping / len(targets))
        else:
            per_link.append(0.0)
            idle.append(number)
    # Each row begins with two places that hold nothing, since a getter of one item gives no tuple.
    rows = [itemgetter(n, n, *own) if own else None for own in sources]
    ranks = [1 / n] * n
    for _ in range(rounds):
        base = (1 - damping) / n + damping * sum([ranks[number] for number in idle]) / n
        shares = [rank * part for rank, part in zip(ranks, per_link)]
        shares.append(0.0)
        ranks = [base + sum(row(shares)) if row else base for row in rows]
    return dict(zip(links, ranks))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

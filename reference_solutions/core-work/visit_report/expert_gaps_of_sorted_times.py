from operator import itemgetter


def visit_report(views, timeout):
    """One stable sort by time; then each visitor's times and pages are two lists, and a visit is a slice of both."""
    times, pages = {}, {}
    for visitor, at, page in sorted(map(itemgetter("visitor", "at", "page"), views), key=itemgetter(1)):
        try:
            times[visitor].append(at)
        except KeyError:
            times[visitor], pages[visitor] = [at], [page]
        else:
            pages[visitor].append(page)
    visits = []
    for visitor, own in times.items():
        seen = pages[visitor]
        first = 0
        ends = [place for place, (a, b) in enumerate(zip(own, own[1:]), 1) if b - a > timeout]
        ends.append(len(own))
        for end in ends:
            start = own[first]
            visit = visitor, start, own[end - 1] - start, len(set(seen[first:end])), seen[first], seen[end - 1]
            visits.append(visit)
            first = end
    visits.sort(key=itemgetter(1, 0))
    return visits

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

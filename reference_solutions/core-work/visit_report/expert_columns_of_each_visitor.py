from operator import itemgetter


def visit_report(views, timeout):
    """Each visitor's views are sorted alone and become two columns, times and pages; a visit is a slice of both. Visitors
    come in alphabetical order, so that a stable sort by time is all that is left to do."""
    name_of, time_of, page_of = itemgetter("visitor"), itemgetter("at"), itemgetter("page")
    by_visitor = {}
    for visitor, view in zip(map(name_of, views), views):
        try:
            by_visitor[visitor].append(view)
        except KeyError:
            by_visitor[visitor] = [view]
    visits = []
    for visitor in sorted(by_visitor):
        own = by_visitor[visitor]
        own.sort(key=time_of)
        times = list(map(time_of, own))
        pages = list(map(page_of, own))
        ends = [place for place, (a, b) in enumerate(zip(times, times[1:]), 1) if b - a > timeout]
        ends.append(len(times))
        first = 0
        for end in ends:
            start, entry = times[first], pages[first]
            if end - first == 1:
                visits.append((visitor, start, 0, 1, entry, entry))
            else:
                n_pages = len(set(pages[first:end]))
                visits.append((visitor, start, times[end - 1] - start, n_pages, entry, pages[end - 1]))
            first = end
    visits.sort(key=itemgetter(1))
    return visits

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

from collections import defaultdict


def visit_report(views, timeout):
    by_visitor = defaultdict(list)
    for view in views:
        by_visitor[view["visitor"]].append(view)
    visits = []
    for own in by_visitor.values():
        own.sort(key=lambda view: view["at"])
        current = [own[0]]
        for view in own[1:]:
            if view["at"] - current[-1]["at"] > timeout:
                visits.append(current)
                current = []
            current.append(view)
        visits.append(current)
    visits.sort(key=lambda visit: (visit[0]["at"], visit[0]["visitor"]))
    return [
        (
            visit[0]["visitor"],
            visit[0]["at"],
            visit[-1]["at"] - visit[0]["at"],
            len({view["page"] for view in visit}),
            visit[0]["page"],
            visit[-1]["page"],
        )
        for visit in visits
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

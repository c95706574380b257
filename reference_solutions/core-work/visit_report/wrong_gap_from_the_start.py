def visit_report(views, timeout):
    open_visits, visits = {}, []
    for view in sorted(views, key=lambda view: view["at"]):
        visit = open_visits.get(view["visitor"])
        if visit is None or view["at"] - visit[0]["at"] > timeout:
            open_visits[view["visitor"]] = visit = []
            visits.append(visit)
        visit.append(view)
    visits.sort(key=lambda visit: (visit[0]["at"], visit[0]["visitor"]))
    return [
        (v[0]["visitor"], v[0]["at"], v[-1]["at"] - v[0]["at"], len({x["page"] for x in v}), v[0]["page"], v[-1]["page"])
        for v in visits
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

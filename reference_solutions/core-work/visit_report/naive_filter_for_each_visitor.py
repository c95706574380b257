def visit_report(views, timeout):
    visits = []
    for visitor in {view["visitor"] for view in views}:
        own = [view for view in views if view["visitor"] == visitor]
        own.sort(key=lambda view: view["at"])
        current = []
        for view in own:
            if current and view["at"] - current[-1]["at"] > timeout:
                visits.append(current)
                current = []
            current.append(view)
        visits.append(current)
    visits.sort(key=lambda visit: (visit[0]["at"], visit[0]["visitor"]))
    report = []
    for visit in visits:
        pages = []
        for view in visit:
            if view["page"] not in pages:
                pages.append(view["page"])
        start = visit[0]["at"]
        seconds = visit[-1]["at"] - start
        report.append((visit[0]["visitor"], start, seconds, len(pages), visit[0]["page"], visit[-1]["page"]))
    return report

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

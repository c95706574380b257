from graphlib import CycleError, TopologicalSorter


def build_plan(packages, targets):
    wanted = set()
    stack = list(targets)
    while stack:
        name = stack.pop()
        if name not in wanted:
            wanted.add(name)
            stack.extend(packages[name][1])
    sorter = TopologicalSorter({name: packages[name][1] for name in wanted})
    try:
        sorter.prepare()
    except CycleError:
        pass
    done = {}
    while ready := sorter.get_ready():
        for name in ready:
            seconds, needs = packages[name]
            done[name] = seconds + max((done[need] for need in needs), default=0.0)
        sorter.done(*ready)
    if len(done) < len(wanted):
        return sorted(name for name in wanted if name not in done)
    path = []
    candidates = targets
    while candidates:
        name = min(candidates, key=lambda name: (-done[name], name))
        path.append(name)
        candidates = packages[name][1]
    path.reverse()
    return done, path

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

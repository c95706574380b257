def build_plan(packages, targets):
    wanted = set()
    stack = list(targets)
    while stack:
        name = stack.pop()
        if name not in wanted:
            wanted.add(name)
            stack += packages[name][1]
    done = {}
    changed = True
    while changed:
        changed = False
        for name in packages:
            if name in wanted and name not in done:
                seconds, needs = packages[name]
                if all(need in done for need in needs):
                    done[name] = seconds + max([done[need] for need in needs], default=0.0)
                    changed = True
    if len(done) < len(wanted):
        return sorted(wanted - done.keys())
    path = []
    candidates = targets
    while candidates:
        last = max(done[name] for name in candidates)
        name = min(name for name in candidates if done[name] == last)
        path.append(name)
        candidates = packages[name][1]
    return done, path[::-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def build_plan(packages, targets):
    """Goes down from the targets with a stack of its own, as deep as the packages go: a package is done when it is met again
    below all that it needs. What is in a circle is only looked for if there is one."""
    done = {}
    begun = set()
    stack = list(targets)
    while stack:
        name = stack[-1]
        if name in done:
            stack.pop()
            continue
        seconds, needs = packages[name]
        last = 0.0
        missing = False
        for need in needs:
            at = done.get(need)
            if at is None:
                missing = True
                stack.append(need)
            elif at > last:
                last = at
        if not missing:
            done[name] = seconds + last
            stack.pop()
        elif name in begun:
            # Met again, and something is still missing: below it is a circle.
            return _stuck(packages, targets)
        else:
            begun.add(name)
    path = []
    candidates = targets
    while candidates:
        last = max([done[name] for name in candidates])
        name = min([name for name in candidates if done[name] == last])
        path.append(name)
        candidates = packages[name][1]
    path.reverse()
    return done, path


def _stuck(packages, targets):
    wanted = set(targets)
    stack = list(wanted)
    users = {}
    while stack:
        name = stack.pop()
        for need in packages[name][1]:
            users.setdefault(need, []).append(name)
            if need not in wanted:
                wanted.add(need)
                stack.append(need)
    missing = {name: len(packages[name][1]) for name in wanted}
    stack = [name for name in wanted if not missing[name]]
    while stack:
        name = stack.pop()
        wanted.discard(name)
        for user in users.get(name, ()):
            missing[user] -= 1
            if not missing[user]:
                stack.append(user)
    return sorted(wanted)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

def cloakroom_hooks(guests: list[int]) -> list[int]:
    right: list[int] = []
    left: list[int] = []
    hooks = []
    for guest in guests:
        if guest not in right and guest not in left:
            if len(right) == len(left):
                right.append(guest)
            else:
                left.append(guest)
        if guest in right:
            hooks.append(right.index(guest) + 1)
        else:
            hooks.append(-left.index(guest) - 1)
    return hooks

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

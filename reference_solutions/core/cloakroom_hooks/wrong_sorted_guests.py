def cloakroom_hooks(guests: list[int]) -> list[int]:
    hook_of = {}
    for place, guest in enumerate(sorted(set(guests))):
        hook_of[guest] = place // 2 + 1 if place % 2 == 0 else -(place // 2) - 1
    return [hook_of[guest] for guest in guests]

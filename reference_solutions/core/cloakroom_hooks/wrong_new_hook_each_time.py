def cloakroom_hooks(guests: list[int]) -> list[int]:
    return [place // 2 + 1 if place % 2 == 0 else -(place // 2) - 1 for place in range(len(guests))]

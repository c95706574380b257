def cloakroom_hooks(guests: list[int]) -> list[int]:
    hook_of: dict[int, int] = {}
    for place, guest in enumerate(guests):
        hook_of.setdefault(guest, place // 2 + 1 if place % 2 == 0 else -(place // 2) - 1)
    return [hook_of[guest] for guest in guests]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

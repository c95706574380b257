def cloakroom_hooks(guests: list[int]) -> list[int]:
    hook_of: dict[int, int] = {}
    free_hook = 1
    hooks = []
    for guest in guests:
        if guest not in hook_of:
            hook_of[guest] = free_hook
            free_hook = -free_hook if free_hook > 0 else 1 - free_hook
        hooks.append(hook_of[guest])
    return hooks

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

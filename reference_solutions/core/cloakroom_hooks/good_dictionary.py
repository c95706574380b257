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

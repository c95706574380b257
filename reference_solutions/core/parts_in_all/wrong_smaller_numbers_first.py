def parts_in_all(needs: list[list[int]]) -> list[int]:
    all_parts: list[set[int]] = [set() for _ in needs]
    for thing, parts in enumerate(needs):
        for part in parts:
            all_parts[thing] |= all_parts[part] | {part}
    return [len(parts) for parts in all_parts]

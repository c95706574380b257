def parts_in_all(needs: list[list[int]]) -> list[int]:
    all_parts: list[set[int]] = [set() for _ in needs]
    for thing, parts in enumerate(needs):
        for part in parts:
            all_parts[thing] |= all_parts[part] | {part}
    return [len(parts) for parts in all_parts]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

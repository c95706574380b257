def ways_to_load_the_van(crates: list[tuple[int, int]], load: int) -> int:
    ways = [1] + [0] * load
    for weight, number in crates:
        if number:
            for total in range(weight, load + 1):
                ways[total] += ways[total - weight]
    return ways[load]

def ways_to_load_the_van(crates: list[tuple[int, int]], load: int) -> int:
    ways = [1] + [0] * load
    for weight, number in crates:
        for _ in range(number):
            for total in range(load, weight - 1, -1):
                ways[total] += ways[total - weight]
    return ways[load]

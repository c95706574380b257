def pile_depths(requests: list[int]) -> list[int]:
    last_use: dict[int, int] = {}
    depths = []
    for moment, file in enumerate(requests):
        depths.append(moment - last_use[file] - 1 if file in last_use else -1)
        last_use[file] = moment
    return depths

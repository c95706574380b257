def pile_depths(requests: list[int]) -> list[int]:
    last_use: dict[int, int] = {}
    depths = []
    for moment, file in enumerate(requests):
        depths.append(moment - last_use[file] - 1 if file in last_use else -1)
        last_use[file] = moment
    return depths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

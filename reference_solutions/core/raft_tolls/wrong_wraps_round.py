def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    costs = river[0]
    for row in river[1:]:
        before = costs + [10**9]
        costs = [
            cell + min(before[column], costs[column - 1] + right, before[column + 1] + left)
            for column, cell in enumerate(row)
        ]
    return costs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

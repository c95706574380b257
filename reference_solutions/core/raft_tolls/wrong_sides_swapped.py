def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    costs = river[0]
    for row in river[1:]:
        banked = [10**9, *costs, 10**9]
        costs = [
            cell + min(banked[column], banked[column - 1] + left, banked[column + 1] + right)
            for column, cell in enumerate(row, 1)
        ]
    return costs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

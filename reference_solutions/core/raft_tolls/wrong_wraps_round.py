def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    costs = river[0]
    for row in river[1:]:
        before = costs + [10**9]
        costs = [
            cell + min(before[column], costs[column - 1] + right, before[column + 1] + left)
            for column, cell in enumerate(row)
        ]
    return costs

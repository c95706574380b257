def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    costs = river[0]
    for row in river[1:]:
        banked = [10**9, *costs, 10**9]
        costs = [
            cell + min(banked[column], banked[column - 1] + left, banked[column + 1] + right)
            for column, cell in enumerate(row, 1)
        ]
    return costs

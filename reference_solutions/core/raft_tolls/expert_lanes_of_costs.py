"""All costs of a row are one number with 16 bits a cell; a few operations on it take the least of two for every cell."""

FAR = 0x7F00  # more than any trip costs, and there is room for a drift above it


def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    width = len(river[0])
    bits = 16 * width
    ones = int("0001" * width, 16)
    tops = ones << 15
    to_left, to_right = ones * left, ones * right
    last = FAR << bits - 16
    inside = (1 << bits) - 1
    costs = 0
    lane = bytearray(2 * width)
    for number, row in enumerate(river):
        if number:
            drifted = (costs << 16 & inside | FAR) + to_right
            keep = (drifted | tops) - costs & tops  # where going straight on is no dearer
            costs = drifted ^ (drifted ^ costs) & keep - (keep >> 15)
            drifted = (before >> 16 | last) + to_left
            keep = (drifted | tops) - costs & tops
            costs = drifted ^ (drifted ^ costs) & keep - (keep >> 15)
        lane[::2] = bytes(row)
        costs += int.from_bytes(lane, "little")
        before = costs
    return list(memoryview(costs.to_bytes(2 * width, "little")).cast("H"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

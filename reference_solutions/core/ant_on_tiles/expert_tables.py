"""Tables say, for a colour and a direction, where the ant goes next: a step is four look-ups and no arithmetic."""

from itertools import repeat


def ant_on_tiles(turns: str, height: int, width: int, steps: int) -> list[int]:
    tiles = [[row * width + column for column in range(width)] for row in range(height)]
    up = sum(tiles[-1:] + tiles[:-1], [])
    down = sum(tiles[1:] + tiles[:1], [])
    right = [tile for row in tiles for tile in row[1:] + row[:1]]
    left = [tile for row in tiles for tile in row[-1:] + row[:-1]]
    ahead = [up, right, down, left] * 2
    # A way to face is a list: for each colour, how the ant faces after its turn, and the way to the next tile.
    ways: list[list[tuple[list, list[int]]]] = [[] for _ in range(4)]
    for facing, way in enumerate(ways):
        for turn in turns:
            turned = facing + "SRBL".index(turn)
            way.append((ways[turned % 4], ahead[turned]))
    following = [*range(1, len(turns)), 0]
    floor = [0] * (height * width)
    tile, way = 0, ways[0]
    for _ in repeat(None, steps):
        colour = floor[tile]
        floor[tile] = following[colour]
        way, step = way[colour]
        tile = step[tile]
    return [*divmod(tile, width), *map(floor.count, range(len(turns)))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

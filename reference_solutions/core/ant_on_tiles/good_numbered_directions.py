"""Numbers the tiles and the directions and looks turns and colours up in lists."""


def ant_on_tiles(turns: str, height: int, width: int, steps: int) -> list[int]:
    quarter_turns = ["SRBL".index(turn) for turn in turns]
    following = [*range(1, len(turns)), 0]
    n_tiles = height * width
    floor = [0] * n_tiles
    tile = facing = 0
    for _ in range(steps):
        colour = floor[tile]
        facing = (facing + quarter_turns[colour]) & 3
        floor[tile] = following[colour]
        if facing == 0:
            tile = (tile - width) % n_tiles
        elif facing == 2:
            tile = (tile + width) % n_tiles
        elif facing == 1:
            tile = tile + 1 if (tile + 1) % width else tile + 1 - width
        else:
            tile = tile - 1 if tile % width else tile - 1 + width
    return [*divmod(tile, width), *map(floor.count, range(len(turns)))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

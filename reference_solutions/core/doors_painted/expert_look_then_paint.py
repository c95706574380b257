"""Takes all doors of a painter as one slice of bytes, and counts and paints only where a bare door is left."""


def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    bare = bytearray(b"\1") * (n_doors + 1)
    answer = []
    for first, step in painters:
        doors = bare[first::step]
        painted = doors.count(1) if 1 in doors else 0
        if painted:
            bare[first::step] = bytes(len(doors))
        answer.append(painted)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

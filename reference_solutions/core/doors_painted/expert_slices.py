"""Takes all doors of a painter as one slice of bytes."""


def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    bare = bytearray(b"\1") * (n_doors + 1)
    answer = []
    for first, step in painters:
        doors = bare[first::step]
        answer.append(doors.count(1))
        bare[first::step] = bytes(len(doors))
    return answer

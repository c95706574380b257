"""Looks at every peg around the triangle: it is inside when it lies on the same side of all three sides."""


def side(ax: int, ay: int, bx: int, by: int, x: int, y: int) -> int:
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax)


def pegs_inside(bands: list[tuple[int, int, int, int, int, int]]) -> list[int]:
    answer = []
    for ax, ay, bx, by, cx, cy in bands:
        count = 0
        for x in range(min(ax, bx, cx), max(ax, bx, cx) + 1):
            for y in range(min(ay, by, cy), max(ay, by, cy) + 1):
                first = side(ax, ay, bx, by, x, y)
                second = side(bx, by, cx, cy, x, y)
                third = side(cx, cy, ax, ay, x, y)
                if (first > 0 and second > 0 and third > 0) or (first < 0 and second < 0 and third < 0):
                    count += 1
        answer.append(count)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

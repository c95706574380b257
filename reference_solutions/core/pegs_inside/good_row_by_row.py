"""Works out, for each row of pegs, between which two columns it is inside."""


def pegs_inside(bands: list[tuple[int, int, int, int, int, int]]) -> list[int]:
    answer = []
    for ax, ay, bx, by, cx, cy in bands:
        turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if turn == 0:
            answer.append(0)
            continue
        if turn < 0:  # go round to the left, so that the inside is on the left of every side
            bx, by, cx, cy = cx, cy, bx, by
        sides = ((ax, ay, bx, by), (bx, by, cx, cy), (cx, cy, ax, ay))
        count = 0
        for y in range(min(ay, by, cy) + 1, max(ay, by, cy)):
            low = min(ax, bx, cx)
            high = max(ax, bx, cx)
            for x1, y1, x2, y2 in sides:
                up = y2 - y1
                bound = (x2 - x1) * (y - y1) + up * x1  # inside: up * x < bound
                if up > 0:
                    high = min(high, (bound - 1) // up)
                elif up < 0:
                    low = max(low, bound // up + 1)
            count += max(0, high - low + 1)
        answer.append(count)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

from math import gcd


def pegs_inside(bands: list[tuple[int, int, int, int, int, int]]) -> list[int]:
    answer = []
    for ax, ay, bx, by, cx, cy in bands:
        area = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
        rim = gcd(bx - ax, by - ay) + gcd(cx - bx, cy - by) + gcd(ax - cx, ay - cy)
        answer.append((area - rim) // 2 + 1)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

from math import gcd


def pegs_inside(bands: list[tuple[int, int, int, int, int, int]]) -> list[int]:
    answer = []
    for ax, ay, bx, by, cx, cy in bands:
        area = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
        rim = gcd(bx - ax, by - ay) + gcd(cx - bx, cy - by) + gcd(ax - cx, ay - cy)
        answer.append((area + rim) // 2 + 1 if area else 0)
    return answer

"""Pick's theorem: twice the area is twice the pegs inside, plus the pegs on the rim, minus two."""

from math import gcd


def pegs_inside(bands: list[tuple[int, int, int, int, int, int]]) -> list[int]:
    answer = []
    note = answer.append
    for ax, ay, bx, by, cx, cy in bands:
        bx -= ax
        by -= ay
        cx -= ax
        cy -= ay
        area = abs(bx * cy - by * cx)
        if area:
            note((area - gcd(bx, by) - gcd(cx, cy) - gcd(bx - cx, by - cy)) // 2 + 1)
        else:
            note(0)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

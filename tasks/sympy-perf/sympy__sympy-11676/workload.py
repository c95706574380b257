"""Cross products and derivatives of vectors over a chain of frames."""

from sympy.physics.vector import ReferenceFrame, dynamicsymbols


def setup(random):
    return [random.randint(1, 9) for _ in range(5)]


def window(numbers):
    angles = dynamicsymbols(f"q:{len(numbers)}")
    frame = ground = ReferenceFrame("N")
    total = 0 * ground.x
    for place, (number, angle) in enumerate(zip(numbers, angles)):
        frame = frame.orientnew(f"A{place}", "Axis", [angle, (frame.x, frame.y, frame.z)[place % 3]])
        total = total + number * frame.x + angle * frame.y
    return ground, [total ^ ground.z, ground.x ^ total, total.dt(ground)]


def value(results):
    ground, vectors = results
    found = []
    for vector in vectors:
        for matrix, frame in sorted(vector.args, key=lambda pair: str(pair[1])):
            found.append(f"{frame} {[str(each.expand()) for each in matrix]}")
    return "\n".join(found)

"""Partial velocities of the points of a chain of frames."""

from sympy.physics.vector import Point, ReferenceFrame, dynamicsymbols
from sympy.physics.vector.functions import partial_velocity


def setup(random):
    return [random.randint(1, 9) for _ in range(random.randint(5, 6))]


def window(lengths):
    angles, speeds = dynamicsymbols(f"q:{len(lengths)}"), dynamicsymbols(f"u:{len(lengths)}")
    ground = ReferenceFrame("N")
    velocity, velocities = 0 * ground.x, []
    for number, (length, angle, speed) in enumerate(zip(lengths, angles, speeds)):
        frame = ground.orientnew(f"A{number}", "Axis", [angle, ground.z])
        velocity = velocity + length * speed * frame.x + speed * frame.y
        velocities.append(velocity)
    return ground, partial_velocity(velocities, speeds, ground)


def value(results):
    ground, partials = results
    return "\n".join(str(each.to_matrix(ground).tolist()) for row in partials for each in row)

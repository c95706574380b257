"""The equations of motion of a chain of pendulums on a cart."""

from sympy import Rational
from sympy.physics.mechanics.models import n_link_pendulum_on_cart


def setup(random):
    return random.choice([True, False]), [random.randint(1, 99) for _ in range(20)]


def window(subject):
    has_torques, numbers = subject
    kane = n_link_pendulum_on_cart(2, cart_force=True, joint_torques=has_torques)
    return kane.mass_matrix, kane.forcing, numbers


def value(results):
    *matrices, numbers = results
    unknown = set().union(*(each.free_symbols | set(kane_functions(each)) for each in matrices))
    at = {each: Rational(number, 10) for each, number in zip(sorted(unknown, key=str), numbers)}
    return "\n".join(f"{float(entry.subs(at)):.9g}" for each in matrices for entry in each)


def kane_functions(matrix):
    """Coordinates, speeds and forces, which are functions of the time."""
    from sympy.core.function import AppliedUndef

    return matrix.atoms(AppliedUndef)

"""Growth and craft are told apart by how the gain moves from the first scored level to the top."""

import pytest

from effbench.authoring.order_checks import kind_of_gain


@pytest.mark.parametrize(
    ("first", "top", "kind"),
    [
        ((300, 100), (30_000, 1_000), "growth"),
        ((300, 100), (3_000, 1_000), "craft"),
        ((300, 100), (5_999, 1_000), "craft"),
        ((300, 100), (6_000, 1_000), "growth"),
        ((300, 100), (None, 1_000), "growth"),
        ((None, 100), (None, 1_000), ""),
        ((300, 100), (3_000, None), ""),
    ],
)
def test_kind_of_gain(first: tuple[int | None, int], top: tuple[int | None, int | None], kind: str) -> None:
    assert kind_of_gain(first, top) == kind

"""The types that JSON took from MBPP+'s inputs."""

from typing import Any

import pytest

from effbench.suites.mbpp_inputs import restore_arguments


@pytest.mark.parametrize(
    ("number", "arguments", "restored"),
    [
        (2, [[1, 2], [3]], [(1, 2), (3,)]),
        (63, [[[1, 2], [3]]], [[(1, 2), (3,)]]),
        (75, [[[1, 2], [3]], 6], [[(1, 2), (3,)], 6]),
        (106, [[1, 2], [3]], [[1, 2], (3,)]),
        (115, [[[1, 2], [], {}]], [[{1, 2}, {}, {}]]),
        (124, ["1", "2+3j"], [1.0, 2 + 3j]),
        (250, [[1, 2], 3], [(1, 2), 3]),
        (252, ["1+2j"], [1 + 2j]),
        (259, [[[1, 2], [3]], [[4]]], [((1, 2), (3,)), ((4,),)]),
        (278, [[1, [2, 3], 4]], [(1, (2, 3), 4)]),
        (307, [["a", []], 1, 5], [("a", []), 1, 5]),
        (580, [[1, [2, [3]]]], ((1, (2, (3,))),)),
        (722, [{"a": [1, 2]}, 3, 4], [{"a": (1, 2)}, 3, 4]),
        (3, [[1, 2], 3], [[1, 2], 3]),
    ],
)
def test_each_shape_of_arguments_is_restored(number: int, arguments: list[Any], restored: object) -> None:
    assert restore_arguments(f"Mbpp/{number}", arguments) == restored


def test_other_collections_keep_their_arguments() -> None:
    assert restore_arguments("HumanEval/2", [[1, 2]]) == [[1, 2]]

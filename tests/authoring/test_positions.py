"""Lines are found in Python and in TOML."""

import pytest

from effbench.authoring.positions import line_of_function, line_of_key, line_of_table

TOML = """title = "x"
kind = "stdio"

[[levels]]
size = 3

[[ levels ]]
weight = 1
size = 4

[[references]]
file = "size"
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("kind", 2),
        ("levels", 4),
        ("levels[0].size", 5),
        ("levels[1].size", 9),
        ("levels[0].weight", 4),
        ("references[0].file", 12),
        ("references[0].tier", 11),
        ("memory", 1),
        ("levels[7].size", 1),
        ("is not valid TOML", 1),
    ],
)
def test_a_key_is_found_in_its_own_table_or_where_the_table_begins(key: str, line: int) -> None:
    assert line_of_key(TOML, key) == line


def test_a_table_is_found_by_its_index() -> None:
    assert [line_of_table(TOML, "levels", index) for index in range(3)] == [4, 7, 1]
    assert line_of_table(TOML, "wrong", 0) == 1


def test_a_function_is_found_at_the_top_level_only() -> None:
    source = "class A:\n    def f(self): ...\n\n@dec\ndef f():\n    ...\n"
    assert line_of_function(source, "f") == 5
    assert line_of_function(source, "g") == 1
    assert line_of_function(source, "") == 1

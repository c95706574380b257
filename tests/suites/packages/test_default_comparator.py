"""The default validator's comparison and its flags."""

import pytest

from effbench.suites.packages.default_comparator import compare, understands


@pytest.mark.parametrize(
    ("output", "answer", "flags", "is_right"),
    [
        ("1 2\n", "1  2", "", True),
        ("1 2\n", "1  2", "space_change_sensitive", False),
        ("1 2", " 1 2", "space_change_sensitive", False),
        ("1 2\n", "1 2\n", "space_change_sensitive", True),
        ("Yes", "YES", "", True),
        ("Yes", "YES", "case_sensitive", False),
        ("", "1", "", False),
        ("1", "", "", False),
        ("1 2 3", "1 2", "", False),
        ("1.0", "1", "", False),
        ("1.0", "1", "float_tolerance 1e-6", True),
        ("1.001", "1", "float_absolute_tolerance 1e-2", True),
        ("1000.5", "1000", "float_absolute_tolerance 1e-2", False),
        ("1000.5", "1000", "float_relative_tolerance 1e-2", True),
        ("0.001", "0", "float_relative_tolerance 1e-2", False),
        ("0x1p0", "1", "float_tolerance 1e-6", False),
        ("nan", "1", "float_tolerance 1e-6", False),
        ("inf", "1", "float_tolerance 1e-6", False),
        ("1_0", "10", "float_tolerance 1e-6", False),
        ("one", "one", "float_tolerance 1e-6", True),
        ("\u0663", "3", "float_tolerance 1e-6", False),
        ("9" * 100_000, "1", "float_tolerance 1e-6", False),
    ],
)
def test_outputs_are_compared_by_tokens(output: str, answer: str, flags: str, is_right: bool) -> None:
    assert (compare(output.encode(), answer.encode(), tuple(flags.split())) == "") is is_right


def test_unknown_flags_are_told() -> None:
    assert understands(("case_sensitive", "float_tolerance", "1e-9")) == ""
    assert "no flag" in understands(("colour_sensitive",))
    assert "needs a number" in understands(("float_tolerance",))
    assert "needs a number" in understands(("float_tolerance", "much"))

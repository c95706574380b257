"""Mutants are other programs that compile, with names that last."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.authoring.mutants import Mutant, all_mutants, choose_mutants

EXPERTS = sorted((Path(__file__).parents[2] / "reference_solutions/core").glob("*/expert_*.py"))[::3]
"""A third of the programs that effbench ships."""


def names(source: str) -> list[str]:
    return [mutant.name for mutant in all_mutants(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("f(a + b)", ["f(a + b) -> (deleted)", "f(a + b) -> f(a - b)"]),
        ("x = a < b", ["x = a < b -> x = a <= b", "x = a < b -> x = a >= b"]),
        ("x = a == b", ["x = a == b -> x = a != b"]),
        ("x = a and b", ["x = a and b -> x = a or b"]),
        ("x = not a", ["x = not a -> x = a"]),
        ("x = a if b else c", ["x = a if b else c -> x = a if not b else c"]),
        ("x = 7", ["x = 7 -> x = 8", "x = 7 -> x = 6"]),
        ("x = 0", ["x = 0 -> x = 1"]),
        ("x = 0.5", ["x = 0.5 -> x = 1.5"]),
        ("x = 'a'", ["x = 'a' -> x = 'ax'"]),
        ("x = True", ["x = True -> x = False"]),
        ("x[0] = y", ["x[0] = y -> (deleted)", "x[0] = y -> x[1] = y"]),
        ("x += y", ["x += y -> (deleted)", "x += y -> x -= y"]),
        ("x = 'a' + y", ["x = 'a' + y -> x = 'ax' + y"]),
        ("if a:\n    pass", ["if a: -> if True:", "if a: -> if False:"]),
        ("while a:\n    pass", ["while a: -> while False:"]),
        ("for x in y:\n    break", ["break -> (deleted)", "break -> continue"]),
        ("def f():\n    return x", ["return x -> return None"]),
        ("def f():\n    return None", []),
        ("x: list[1] = y", []),
        ("def f(a: 1) -> 2:\n    'Words.'\n    import b", []),
        ("@d(1)\ndef f():\n    pass", []),
    ],
)
def test_each_operator_makes_these(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_mutants_that_would_share_a_name_are_numbered_down_the_file() -> None:
    mutants = all_mutants("if a:\n    x = b + c\nelse:\n    x = b + c\nx = b + c\n")
    assert [(mutant.line, mutant.name) for mutant in mutants if "b" in mutant.name] == [
        (2, "x = b + c -> x = b - c"),
        (4, "x = b + c -> x = b - c #2"),
        (5, "x = b + c -> x = b - c #3"),
    ]


def test_most_real_programs_have_many_mutants() -> None:
    few = [path for path in EXPERTS if len(all_mutants(path.read_text())) < 10]  # lines that leave the work to builtins
    assert len(few) < len(EXPERTS) / 4


@pytest.mark.parametrize("path", EXPERTS, ids=lambda path: path.parent.name)
def test_mutants_of_real_programs_compile_and_differ_from_each_other_and_the_original(path: Path) -> None:
    source = path.read_text()
    mutants = all_mutants(source)
    assert mutants
    assert len({mutant.name for mutant in mutants}) == len(mutants)
    sources = {ast.unparse(ast.parse(source)), *(mutant.source for mutant in mutants)}
    assert len(sources) == len(mutants) + 1
    for mutant in mutants:
        compile(mutant.source, "mutant", "exec")
    assert [mutant.line for mutant in mutants] == sorted(mutant.line for mutant in mutants)


def test_an_edit_elsewhere_changes_no_name() -> None:
    source = EXPERTS[0].read_text()
    assert names(f"# A comment.\n\n{source}") == names(source)


@given(st.sets(st.text(min_size=1), min_size=5, max_size=30), st.integers(1, 30))
def test_the_choice_is_in_order_and_one_more_mutant_moves_at_most_one_other(texts: set[str], most: int) -> None:
    mutants = tuple(Mutant(name=text, line=1, source="") for text in sorted(texts))
    chosen = choose_mutants(mutants, most)
    assert len(chosen) == min(most, len(mutants))
    assert [mutant for mutant in mutants if mutant in chosen] == list(chosen)
    fewer = choose_mutants(mutants[1:], most)
    assert len(set(chosen) - set(fewer)) <= 1

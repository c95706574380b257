"""Small changes to a program's text."""

import ast
import gc
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.text.python_source import (
    accepts,
    find_function,
    in_own_lines,
    parse,
    positional_arity,
    put_behind,
    rename_function,
)


def function(source: str) -> ast.FunctionDef | ast.AsyncFunctionDef:
    tree = parse(source)
    assert tree is not None
    found = find_function(tree.body, "f")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("source", "renamed"),
    [
        ("def g(x):\n    return g(x - 1)\n", "def f(x):\n    return f(x - 1)\n"),
        ("async  def g(x):\n    pass\n", "async  def f(x):\n    pass\n"),
        ("@cache\ndef g(é):\n    return {'é': g(é)}\n", "@cache\ndef f(é):\n    return {'é': f(é)}\n"),
        ("def g():\n    'g of f'\n\nx = g\n", "def f():\n    'g of f'\n\nx = f\n"),
        ("def g(x):\n    g = x\n    return g\n", "def f(x):\n    g = x\n    return g\n"),
        ("def g(x):\n    return lambda g: g\n", "def f(x):\n    return lambda g: g\n"),
        ("import gg\n\ndef g():\n    return gg.g\n", "import gg\n\ndef f():\n    return gg.g\n"),
    ],
)
def test_a_function_gets_its_new_name_wherever_it_is_called(source: str, renamed: str) -> None:
    assert rename_function(source, "g", "f") == renamed


@pytest.mark.parametrize(
    "source",
    [
        "def g(x):\n    return f(x)\n",
        "def g(x):\n    f = 3\n",
        "def g(x):\n    pass\n\ndef g(y):\n    pass\n",
        "def g(x):\n    pass\n\ng = cache(g)\n",
        "def g(x):\n    return globals()['g']\n",
        "def h():\n    global g\n\ndef g(x):\n    pass\n",
        "def \\\n  g(x):\n    pass\n",
        "g = lambda x: x\n",
    ],
)
def test_where_a_rename_could_change_the_program_the_new_name_is_bound_at_the_end(source: str) -> None:
    assert rename_function(source, "g", "f") == f"{source}\nf = g\n"


def test_what_is_no_python_and_what_has_the_name_already_stay_as_they_are() -> None:
    assert rename_function("def g(:", "g", "f") == "def g(:"
    assert rename_function("def f(): pass", "f", "f") == "def f(): pass"


@pytest.mark.parametrize(
    ("parameters", "arity", "counts"),
    [
        ("", 0, {0}),
        ("a, b", 2, {2}),
        ("a, /, b", 2, {2}),
        ("a, b=1", 1, {1, 2}),
        ("a, *rest", 1, {1, 2, 3, 4}),
        ("a, *, key=1", 1, {1}),
        ("a, *, key", 1, set()),
        ("**more", 0, {0}),
    ],
)
def test_a_function_accepts_so_many_arguments(parameters: str, arity: int, counts: set[int]) -> None:
    found = function(f"def f({parameters}):\n    pass\n")
    assert positional_arity(found) == arity
    assert {count for count in range(5) if accepts(found, count)} == counts


def test_a_methods_first_parameter_is_its_object() -> None:
    method = function("def f(self, a):\n    pass\n")
    assert accepts(method, 1, bound=True)
    assert not accepts(method, 2, bound=True)


@given(st.text())
def test_any_text_is_looked_at_without_an_error(source: str) -> None:
    parse(source)
    assert isinstance(rename_function(source, "g", "f"), str)


PREAMBLE = "import math\n\ndef f(x):\n    'Adds.'\n"


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("    return x\n", f"{PREAMBLE}    return x\n"),
        (
            "from __future__ import annotations\nx = 1\n",
            f"from __future__ import annotations\n{PREAMBLE}\nx = 1\n",
        ),
        (
            "'Text.'\nfrom __future__ import (\n    annotations,\n)\nx = 1",
            f"from __future__ import annotations\n{PREAMBLE}'Text.'\n\n\n\nx = 1",
        ),
        ("x = '__future__'\n", f"{PREAMBLE}x = '__future__'\n"),
        ("from __future__ import (\n", f"{PREAMBLE}from __future__ import (\n"),
    ],
)
def test_imports_from_the_future_go_before_a_preamble(source: str, whole: str) -> None:
    assert put_behind(PREAMBLE, source) == whole
    assert put_behind("", source) == source


PROMPT = 'from typing import List\n\ndef f(x: List) -> int:\n    """Count them."""\n'
HELPED = f"import math\n\ndef helper(x):\n    return math.sqrt(x)\n\n{PROMPT}"


@pytest.mark.parametrize(
    ("preamble", "source", "whole"),
    [
        (PROMPT, "    return len(x)\n", f"{PROMPT}    return len(x)\n"),
        (PROMPT, f"{PROMPT}    return len(x)\n", f"{PROMPT}    return len(x)\n"),
        (PROMPT, "def f(x):\n    return 1\n", "from typing import List\n\n\n\ndef f(x):\n    return 1\n"),
        (PROMPT, "f = len\n", f"{PROMPT}f = len\n"),
        (PROMPT, "import os\ndef f(x): return 1\nfrom typing import List\n", None),
        (HELPED, f"'Solved.'\n{HELPED}    return 1\n", f"'Solved.'\n{HELPED}    return 1\n"),
        (
            HELPED,
            f"{PROMPT}    return helper(x)\n",
            HELPED.replace(PROMPT[25:], "\n\n") + f"{PROMPT}    return helper(x)\n",
        ),
        ("@cache\ndef f(x):\n    pass\ny = 1\n", "def f(x): return 1\n", None),
        ("N = 3\n", "N = 3\n", "N = 3\n"),
        ("# the program\n", "x = 1\n", "x = 1\n"),
        ("def f(x):\n", "    return 1\n", "def f(x):\n    return 1\n"),
    ],
)
def test_what_a_program_repeats_of_the_preamble_is_left_out(preamble: str, source: str, whole: str | None) -> None:
    if whole is None:
        whole = preamble.replace('def f(x: List) -> int:\n    """Count them."""\n', "\n\n") + source
    assert put_behind(preamble, source) == whole
    assert in_own_lines("in line 99", put_behind(preamble, source), source) != "in line 99 of the task's preamble"


def test_a_message_names_the_lines_of_the_source_itself() -> None:
    source = "from __future__ import annotations\nfor x in y:\nz\n"
    whole = put_behind(PREAMBLE, source)
    detail = "expected an indented block after 'for' statement on line 6 in line 7"
    assert in_own_lines(detail, whole, source) == "expected an indented block after 'for' statement on line 2 in line 3"
    assert in_own_lines("unclosed in line 3", whole, source) == "unclosed in line 3 of the task's preamble"
    assert in_own_lines("invalid in line 3", source, source) == "invalid in line 3"


def test_threads_may_read_sources_at_the_same_time() -> None:
    def give_way(*_: object) -> None:
        time.sleep(0.0005)  # another thread runs, in the middle of making a tree

    source = "x = [[[[1]]]]\n" * 200
    gc.callbacks.append(give_way)
    before = gc.get_threshold()
    gc.set_threshold(500)
    try:
        with ThreadPoolExecutor(4) as pool:
            trees = list(pool.map(parse, [source] * 12))
    finally:
        gc.set_threshold(*before)
        gc.callbacks.remove(give_way)
    assert all(tree is not None and len(tree.body) == 200 for tree in trees)

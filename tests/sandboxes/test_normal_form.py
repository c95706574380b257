import ast
import marshal
import re
import symtable
import sys
from types import CodeType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.sandboxes.agent.name_scopes import find_scopes
from effbench.sandboxes.agent.normal_form import NotAProgram, normal_form
from tests.sandboxes.normal_form_programs import Calls, digest, read_programs, run

PROGRAMS = read_programs()


def all_code(code: CodeType) -> list[CodeType]:
    return [code, *(part for const in code.co_consts if isinstance(const, CodeType) for part in all_code(const))]


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_normal_form_gives_the_same_results(name: str) -> None:
    source, calls = PROGRAMS[name]
    assert run(normal_form(source, "f"), calls) == run(normal_form(source, "f", normalise=False), calls)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_normal_form_is_deterministic_and_tells_nothing_of_the_layout(name: str) -> None:
    source, _ = PROGRAMS[name]
    form = normal_form(source, "f")
    laid_out = "# comment\n\n" + re.sub(r"\n(?=def |class )", "\n\n\n# comment\n", source)
    assert normal_form(laid_out, "f") == form
    for code in all_code(marshal.loads(form.code)):
        assert code.co_firstlineno == 1
        assert {line for _, _, line in code.co_lines()} <= {1, None, 0}
        assert code.co_filename == "<candidate>"


@pytest.mark.parametrize("name", PROGRAMS)
def test_scopes_agree_with_the_symbol_table_of_python(name: str) -> None:
    source, _ = PROGRAMS[name]
    if re.search(r"\b__(?!\w*__\b)\w+|from __future__", source):
        pytest.skip("the symbol table shows mangled names, and annotations as blocks")
    if sys.version_info >= (3, 12):
        pytest.skip("the symbol table of this version has other blocks")
    scopes = find_scopes(ast.parse(source).body)
    kinds: dict[object, dict[str, str]] = {}
    for found in scopes.occurrences:
        owner = scopes.owner(found)
        kind = "local" if owner is found.scope else "global" if owner is scopes.module else "free"
        if found.name not in ("__class__", "*") and found.scope is not scopes.module:
            assert kinds.setdefault(found.scope, {}).setdefault(found.name, kind) == kind
    ours = sorted(sorted(names.items()) for names in kinds.values())

    def tables(table: symtable.SymbolTable) -> list[list[tuple[str, str]]]:
        names = [
            (symbol.get_name(), "global" if symbol.is_global() else "free" if symbol.is_free() else "local")
            for symbol in table.get_symbols()
            if symbol.get_name() != "__class__"
            and not symbol.get_name().startswith(".")
            # A variable that only passes through to an inner block, or that := in a comprehension binds outside of it,
            # has no place of its own here.
            and (
                symbol.is_referenced()
                or symbol.is_assigned()
                or symbol.is_parameter()
                or symbol.is_declared_global()
                or symbol.is_imported()
            )
            and not (table.get_name().endswith("comp") and symbol.is_free() and symbol.is_assigned())
        ]
        own = [sorted(names)] if names and table.get_type() != "module" else []
        return own + [each for child in table.get_children() for each in tables(child)]

    assert ours == sorted(tables(symtable.symtable(source, "<test>", "exec")))


BASE = """
import math
from typing import List

LIMIT = 10**9 + 7

def helper(values: List[int], start: int = 0) -> int:
    total = start
    for value in values:
        total += square(value)
    return total

def square(number):
    return number * number % LIMIT

def f(values: List[int]) -> List[int]:
    best = [helper(values[:i]) for i in range(len(values))]
    def shift(amount):
        return [math.floor(b) + amount for b in best]
    return shift(len(values))
"""

EQUAL_TO_BASE = {
    "documentation": BASE.replace("int:\n", "int:\n    '''Adds up.'''\n").replace("\nimport", "'''Module.'''\nimport"),
    "comments": BASE.replace("\n", "  # remark\n"),
    "locals": BASE.replace("total", "x").replace("best", "zz").replace("amount", "aa").replace("shift", "move"),
    "helper names": BASE.replace("helper", "sum_up").replace("square", "a"),
    "parameters": BASE.replace("values", "numbers").replace("start", "begin"),
    "no annotations": BASE.replace(": List[int]", "").replace(" -> List[int]", "").replace("start: int", "start"),
    "variable annotations": BASE.replace("total = start", "total: int = start"),
    "unused helper": BASE + "\ndef never(x):\n    return square(x)\n",
    "unused constant and import": BASE.replace("\nLIMIT", "import re\nSEEN = {1: 'a'}\nLIMIT"),
    "imports": BASE.replace("import math\nfrom typing import List", "from typing import Dict, List\nimport math"),
    "stub": BASE.replace("\nLIMIT", "def f(values: List[int]):\n    '''Does it.'''\nimport math\nLIMIT"),
    "main guard": BASE + "\nif __name__ == '__main__':\n    print(f(eval(input())))\n",
    "pass and strings": BASE.replace("    total = start\n", "    pass\n    'a remark'\n    total = start\n"),
    "order": BASE[: BASE.index("def helper")] + BASE[BASE.index("def f") :] + "\n"
    + BASE[BASE.index("def square") : BASE.index("def f")] + BASE[BASE.index("def helper") : BASE.index("def square")],
}  # fmt: skip


@pytest.mark.parametrize("name", EQUAL_TO_BASE)
def test_what_is_only_layout_gives_the_same_digest(name: str) -> None:
    assert EQUAL_TO_BASE[name] != BASE
    assert digest(EQUAL_TO_BASE[name]) == digest(BASE)


@pytest.mark.parametrize("change", [("* number", "+ number"), ("start: int = 0", "start: int = 1"), ("+ 7", "+ 9")])
def test_what_changes_the_program_changes_the_digest(change: tuple[str, str]) -> None:
    assert digest(BASE.replace(*change)) != digest(BASE)


def test_without_normalising_layout_changes_the_digest() -> None:
    one, other = (normal_form(source, "f", normalise=False) for source in (BASE, "\n" + BASE))
    assert one.digest != other.digest


def test_the_entry_point_is_part_of_the_digest() -> None:
    source = "def f():\n    return g\ndef g():\n    return f\n"
    assert digest(source, "f") != digest(source, "g")


@pytest.mark.parametrize(
    "name", ["keyword arguments", "nonlocal counter", "match", "generators", "class in a function"]
)
def test_fifty_layout_copies_have_one_digest(name: str) -> None:
    source, _ = PROGRAMS[name]
    copies = set()
    for number in range(50):
        lines = source.split("\n")
        lines.insert(0, "\n" * number + f"# copy {number}")
        unused = f"\n\ndef unused_{number}(a):\n    return [a] * {number}\n" if "__qualname__" not in source else ""
        copies.add(digest("\n".join(lines).replace("n)", "n )" if number % 2 else "n)") + unused))
    assert len(copies) == 1


@pytest.mark.parametrize(
    ("source", "works"),
    [
        ("", False),
        ("import math\nA = [1, (2, -3)]\n", False),
        ("from functools import lru_cache\n@lru_cache(None)\ndef g(n=1): return n\n", False),
        ("try:\n    import numpy as np\nexcept ImportError:\n    np = None\n", False),
        ("class A:\n    x = 1\n    def m(self, o: 'A'): return o\n", False),
        ("class A(Exception): pass\nclass B(A): pass\n", False),
        ("A = [i for i in range(10)]\n", True),
        ("A = [0] * 1000\n", True),
        ("A = 2 ** 100000\n", True),
        ("def g(x=len('abc')): return x\n", True),
        ("lru_cache = print\n@lru_cache\ndef g(): return 1\n", True),
        ("class A:\n    x = len('a')\n", True),
        ("class A(metaclass=type): pass\n", True),
        ("class A:\n    def __init_subclass__(cls): pass\n", True),
        ("def g(x: print('hello')): return x\n", True),
        ("for i in range(3): pass\n", True),
    ],
)
def test_work_at_import_is_told(source: str, works: bool) -> None:
    assert normal_form(source + "def f(): return 1\n", "f").works_at_import is works


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def f(:\n", "line 1"),
        ("x = 1\n    y = 2\n", "line 2"),
        ("def f():\n    return 1\x00\n", "null bytes"),
        ("x = '\ud800'\n", "cannot be read"),
        ("def g(): pass\n", "never defines f"),
        ("if __name__ == '__main__':\n    def f(): pass\n", "never defines f"),
        ("def h():\n    def f(): pass\n", "never defines f"),
        ("return 1\n", "line 1"),
        ("f = " + "(" * 500 + ")" * 500, "too many nested parentheses"),
        ("f = " + "-" * 100_000 + "1", "too large or nested too deeply"),
    ],
)
@pytest.mark.parametrize("normalise", [True, False])
def test_what_is_not_a_program_is_refused_with_a_reason(source: str, reason: str, normalise: bool) -> None:
    with pytest.raises(NotAProgram, match=reason) as refused:
        normal_form(source, "f", normalise=normalise)
    assert "\n" not in refused.value.reason


def test_a_program_too_deep_to_normalise_still_compiles() -> None:
    source = "def f(x):\n    return " + " + ".join(["x"] * 900) + "\n"
    assert run(normal_form(source, "f"), [(1,)]) == ["900", ""]


def test_a_warning_about_the_candidates_style_is_no_error() -> None:
    assert run(normal_form("def f(x):\n    return x is 1, '\\d'\n", "f"), [(2,)]) == ["(False, '\\\\d')", ""]


NAMES = st.sampled_from(["a", "b", "value", "n", "key", "_x", "total", "self", "list"])
OPERATORS = st.sampled_from(["+", "-", "*", "//"])


@st.composite
def edited_programs(draw: st.DrawFn) -> tuple[str, str, Calls]:
    """One random program in two layouts: names, order of helpers, remarks, annotations, unused and shadowed parts."""
    count = draw(st.integers(1, 3))
    steps = [[(draw(OPERATORS), draw(st.integers(1, 9)), draw(st.booleans())) for _ in range(2)] for _ in range(count)]

    def layout() -> str:
        helpers = draw(st.lists(st.sampled_from(["g", "h", "aid", "run", "zz"]), min_size=3, max_size=3, unique=True))
        pieces = []
        for number, step in enumerate(steps):
            name = "f" if number == 0 else helpers[number - 1]
            one, two, inner = draw(st.lists(NAMES, min_size=3, max_size=3, unique=True))
            annotated = draw(st.booleans())
            lines = [f"def {name}({one}: int, {two}=1) -> int:" if annotated else f"def {name}({one}, {two}=1):"]
            lines += ["    'Words.'"] if draw(st.booleans()) else []
            for operator, constant, loops in step:
                lines += ["    # remark"] if draw(st.booleans()) else []
                lines += [f"    for {inner} in range({constant}):", f"        {two} += {inner}"] if loops else []
                lines += [f"    {one} = {one} {operator} {constant} + sum([{inner} for {inner} in range({two})])"]
            rest = (
                f"{helpers[number]}({one}, {two})"
                if number + 1 < count
                else f"(lambda {inner}: {inner} + {one})({two})"
            )
            pieces.append("\n".join([*lines, f"    return {rest}", ""]))
        pieces = draw(st.permutations(pieces))
        if draw(st.booleans()):
            pieces.insert(0, "def f(x):\n    'To do.'\n")
        if draw(st.booleans()):
            pieces.append("def never(x):\n    return never(x)\n")
        return "\n\n".join(pieces)

    return layout(), layout(), [(draw(st.integers(-5, 5)),) for _ in range(2)]


@settings(max_examples=150, deadline=None)
@given(edited_programs())
def test_random_programs_keep_results_and_lose_their_layout(
    programs: tuple[str, str, Calls],
) -> None:
    one, other, calls = programs
    form = normal_form(one, "f")
    assert form.digest == normal_form(other, "f").digest
    assert run(form, calls) == run(normal_form(one, "f", normalise=False), calls)


def test_a_whole_program_runs_what_stands_under_its_main_guard() -> None:
    guarded = 'def main(x):\n    print(x)\n\n\nif __name__ == "__main__":\n    "text"\n    main(1)\n'
    form = normal_form(guarded, "")
    assert run(form, []) == ["1\n"]
    assert form.digest == normal_form("def f(y): print(y)\nf(1)\n", "").digest
    assert form.digest != normal_form(guarded, "main").digest
    assert not form.works_at_import


def test_a_guard_stays_where_a_program_changes_its_own_name() -> None:
    form = normal_form('__name__ = "x"\nif __name__ == "__main__":\n    print(1)\n', "")
    assert run(form, []) == [""]


def test_text_under_a_main_guard_does_not_become_documentation() -> None:
    form = normal_form('if __name__ == "__main__":\n    "text"\nprint(__doc__)\n', "")
    scope: dict[str, object] = {"__name__": "__main__", "__doc__": None}
    exec(marshal.loads(form.code), scope)
    assert scope["__doc__"] is None

"""What a program is compiled to: as it was written, but for what it cannot notice."""

import marshal
import types
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.sandboxes.agent.preparing import prepare

PLAIN = (
    "LIMIT = 3\nclass A:\n    def f(self, x):\n        return x + LIMIT\n\ndef g(x):\n    y = A().f(x)\n    return y\n"
)
# Each has the same statements in the same order.
COPIES = {
    "comments": "# one\nLIMIT = 3  # two\nclass A:\n    # three\n    def f(self, x):\n        return x + LIMIT\n"
    "def g(x):\n    y = A().f(x)\n    # four\n    return y\n",
    "layout": "\n\n\nLIMIT = (3)\nclass A:\n\n  def f(self,x):\n    return (x +\n            LIMIT)\n"
    "def g(x): y = A().f(x); return y",
    "names of local variables": PLAIN.replace("y", "a_much_longer_name"),
    "documentation": '"""Text."""\nLIMIT = 3\nclass A:\n    """Text."""\n    def f(self, x):\n        """Text."""\n'
    '        return x + LIMIT\n\ndef g(x):\n    """Text."""\n    y = A().f(x)\n    return y\n',
}
OTHERS = {
    "another name of an argument": PLAIN.replace("def g(x)", "def g(z)").replace(
        "f(x)\n    return y", "f(z)\n    return y"
    ),
    "another name of a function": PLAIN.replace("g", "h"),
    "another name of an inner variable": PLAIN.replace("    y =", "    y = [x for x in [1]] and"),
    "another order": "def g(x):\n    y = A().f(x)\n    return y\n" + PLAIN.partition("\n\n")[0],
    "another constant": PLAIN.replace("3", "4"),
    "an annotation": PLAIN.replace("def g(x)", "def g(x: int)"),
    "a statement more": PLAIN + "pass\ng(1)\n",
    "an assertion": PLAIN.replace("    return y", "    assert y\n    return y"),
}


def compiled(source: str) -> bytes:
    code, reason = prepare(source.encode("utf-8", "surrogatepass"))
    assert reason == ""
    return code


def run(code: bytes) -> dict[str, Any]:
    namespace: dict[str, Any] = {"__name__": "candidate"}
    found = marshal.loads(code)
    assert isinstance(found, types.CodeType)
    exec(found, namespace)
    return namespace


@pytest.mark.parametrize("name", COPIES)
def test_programs_that_differ_in_comments_layout_and_documentation_are_one(name: str) -> None:
    assert compiled(COPIES[name]) == compiled(PLAIN)
    assert run(compiled(COPIES[name]))["g"](1) == 4


@pytest.mark.parametrize("name", OTHERS)
def test_programs_that_differ_in_anything_else_are_not(name: str) -> None:
    assert compiled(OTHERS[name]) != compiled(PLAIN)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"""Top."""\ndef f():\n    """Deep."""\nFOUND = __doc__, f.__doc__\n', ("Top.", "Deep.")),
        ('class A:\n    """Text."""\nFOUND = vars(A)["__doc__"]\n', "Text."),
        ("def f():\n    one, two = 1, 2\n    return locals()\nFOUND = f()\n", {"one": 1, "two": 2}),
        ("def f():\n    one = 1\n    return eval('one + 1')\nFOUND = f()\n", 2),
        ("def f(one, *two, three=3, **four):\n    five = one\n    return five, two, three, four\n"
         "FOUND = f(1, 2, x=4)\n",
         (1, (2,), 3, {"x": 4})),
        ("def f(one):\n    two = one\n    def g():\n        nonlocal two\n        two += one\n        return two\n"
         "    return g(), two\nFOUND = f(1)\n", (2, 2)),
        ("def f():\n    return [[y, z] for y in range(2) for z in [y + 1]]\nFOUND = f()\n", [[0, 1], [1, 2]]),
        ("def f():\n    try:\n        1 // 0\n    except ZeroDivisionError as error:\n        return str(error)\n"
         "FOUND = f()\n", "integer division or modulo by zero"),
        ("def f():\n    try:\n        return missing\n        missing = 1\n    except UnboundLocalError as error:\n"
         "        return 'missing' in str(error)\nFOUND = f()\n", True),
        ('import inspect\ndef f():\n    """Deep."""\nFOUND = inspect.getdoc(f)\n', "Deep."),
        ("import sys\n\n\nFOUND = sys._getframe().f_lineno\n", 4),
        ("try:\n    1 // 0\nexcept ArithmeticError as error:\n    FOUND = error.__traceback__.tb_lineno\n", 2),
        ("def f():\n    pass\n\nFOUND = f.__code__.co_firstlineno\n", 1),
        ("from __future__ import annotations\n'''no documentation'''\ndef f(x: Missing): pass\nFOUND = 1\n", 1),
        ('def f():\n    """Deep."""\nFOUND = f()\n', None),
        ('class A:\n    """Deep."""\nFOUND = A().__class__ is A\n', True),
        ('"""Top."""\n', None),
        ("def f():\n    'text'\n    'more'\n    return 1\nFOUND = f()\n", 1),
        ("def f():\n    return f'{1:>3}'\nFOUND = f()\n", "  1"),
    ],
)  # fmt: skip
def test_a_program_gives_what_it_would_give_as_written(source: str, expected: object) -> None:
    written: dict[str, Any] = {"__name__": "candidate"}
    exec(compile(source, "<candidate>", "exec", dont_inherit=True), written)
    assert run(compiled(source)).get("FOUND") == written.get("FOUND") == expected


@pytest.mark.parametrize("name", ["helper", "document", "direction", "evaluate", "execute", "variables", "docs"])
def test_honest_names_do_not_keep_a_programs_layout(name: str) -> None:
    one = f"def {name}(x):\n    return x\n"
    assert compiled(one) == compiled(f'\n# Text.\ndef {name}(x):\n    """Text."""\n    return x\n')


@pytest.mark.parametrize("use", ["f.__doc__", "help", "vars()", "locals", "eval", "dir(f)", "f.__code__.co_varnames"])
def test_a_program_that_may_look_is_compiled_as_it_is(use: str) -> None:
    one = f"def f():\n    y = 1\n    return y\nFOUND = {use}\n"
    assert compiled(one) != compiled(f"\n{one}")


def test_assertions_stay() -> None:
    with pytest.raises(AssertionError):
        run(compiled("assert False\n"))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def f(:\n", "invalid syntax in line 1"),
        ("\n\ndef f():\n    return (1\n", "'(' was never closed in line 4"),
        ("x = 1\n  y = 2\n", "unexpected indent in line 2"),
        ("return 1\n", "'return' outside function in line 1"),
        ("def f():\n    return '\0'\n", "null bytes"),
        ("def f():\n    return '\ud800'\n", "the source cannot be read: "),
        (f"x = {'(' * 50_000}\n", "too many nested parentheses in line 1"),
        ("from __future__ import nonsense\n", "future feature nonsense is not defined in line 1"),
    ],
)
def test_what_is_no_program_is_refused_with_one_short_sentence(source: str, reason: str) -> None:
    code, said = prepare(source.encode("utf-8", "surrogatepass"))
    assert code == b""
    assert reason in said
    assert "\n" not in said
    assert len(said) < 200


@pytest.mark.parametrize("depth", [100, 900, 5000, 100_000])
def test_deep_programs_compile_or_are_refused_and_break_nothing(depth: int) -> None:
    for source in (f"x = {'-' * depth}1\n", f"x = {'+'.join(['1'] * depth)}\n", f"x = {'f(' * 80}1{')' * 80}\n"):
        code, said = prepare(source.encode())
        assert bool(code) is not bool(said)


def test_invalid_utf_8_is_refused() -> None:
    assert prepare(b"x = '\xff'\n")[1].startswith("the source cannot be read: ")


def test_warnings_about_a_programs_style_are_nobodys_concern() -> None:
    assert compiled("def f(x):\n    return x is 1, '\\d'\n")


@given(st.text())
def test_any_text_is_a_program_or_not(text: str) -> None:
    code, reason = prepare(text.encode("utf-8", "surrogatepass"))
    assert bool(code) is not bool(reason)


def test_this_project_compiles_to_what_it_is() -> None:
    for path in Path(__file__).parent.glob("*.py"):
        assert compiled(path.read_text(encoding="utf-8"))

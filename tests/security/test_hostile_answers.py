"""Work on hostile texts grows with their length: counted as calls of Python functions, not as time."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from effbench.samples.extraction.extract import extract_code

FENCE = "`" * 3
TEXTS: dict[str, Callable[[int], str]] = {
    "opening fences": lambda n: f"{FENCE}python\n" * n,
    "blocks that are no code": lambda n: f"{FENCE}python\nx = (\n{FENCE}\n" * n,
    "blocks of code": lambda n: f"{FENCE}python\ndef g(x):\n    return x\n{FENCE}\n" * n,
    "backticks": lambda n: "`" * (9 * n) + "x",
    "lines of backticks": lambda n: ("`" * 30 + "x\n") * n,
    "tokens in one line": lambda n: "<|im_start|>" * n,
    "quoted tokens in one line": lambda n: "'<|im_end|>'" * n,
    "ends of text": lambda n: "</s>\n" * n,
    "tags in reasoning": lambda n: "<think><answer>" * n,
    "turns": lambda n: "<|im_start|>assistant\nx y\n<|im_end|>\n" * n,
    "blocks that hold tokens": lambda n: f"{FENCE}python\nx = '<|im_end|>'\n{FENCE}\n" * n,
    "blocks broken by tokens": lambda n: f"{FENCE}python\nx = (<|im_end|>\n{FENCE}\n" * n,
    "blanks": lambda n: " " * (20 * n) + "x",
    "triple quotes": lambda n: "'''\n" * n,
    "escaped triple quotes": lambda n: "\\'''" * n,
    "reasoning": lambda n: "<think>" * n + "</think>" * n,
    "quoted ends of reasoning": lambda n: '"</think>' * n,
    "a deep quotation": lambda n: f"{'> ' * n}{FENCE}\n" + "> x\n" * n,
    "quotations": lambda n: f"{'>' * 30}{FENCE}\n" * n,
    "functions and a tail": lambda n: "def g(x):\n    return x\n" * n + "(",
    "sentences": lambda n: "one two\n" * n,
    "decorators": lambda n: "@a\n" * n,
    "braces": lambda n: "{" * n + '"' + "}" * n,
    "brackets": lambda n: "(" * n,
    "prompts": lambda n: ">>> x\n" * n,
    "differences": lambda n: "+x\n-y\n" * n,
    "entities": lambda n: "&lt;" * n,
    "a body that is cut off": lambda n: "    x = 1\n" * n + "def g(:\n",
    "functions that call each other": lambda n: (
        "def f(x):\n    return x\n" + "".join(f"def a{i}():\n    a{i + 1}()\n" for i in range(n)) + "a0()\n" * n
    ),
    "imports": lambda n: f"{FENCE}\nimport a\n{FENCE}\n" * n + f"{FENCE}\ndef f(x):\n    return a(x)\n{FENCE}",
}


@pytest.mark.parametrize("name", TEXTS)
def test_work_is_linear(name: str) -> None:
    few, many = (_calls(TEXTS[name](n)) for n in (200, 800))
    assert many < 6 * few + 1000


def _calls(text: str) -> int:
    count = 0

    def profile(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(profile)
    try:
        extract_code(text, "f", prompt="def f(x):\n")
    finally:
        sys.setprofile(None)
    return count

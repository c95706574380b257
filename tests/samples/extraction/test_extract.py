"""Finding code in completions."""

from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from effbench.records.task import Program, Reference, Task
from effbench.samples.extraction.extract import extract_code, extract_solution
from effbench.text.python_source import parse

CODE = "def f(x):\n    return x\n"
OTHER = "print(f(3))\n"


def fenced(code: str, fence: str = "```", info: str = "python") -> str:
    return f"{fence}{info}\n{code}{fence}\n"


@pytest.mark.parametrize(
    ("completion", "expected"),
    [
        (fenced(CODE), CODE),
        (fenced(CODE).rstrip("\n"), CODE),
        (fenced(CODE, info=""), CODE),
        (fenced(CODE, fence="~~~"), CODE),
        (fenced(CODE, fence="````"), CODE),
        (f"Sure!\n{fenced(CODE)}\nThis is fast.", CODE),
        ("Sure!\r\n```python\r\ndef f(x):\r\n    return x\r\n```\r\n", CODE),
        (f"<answer>\n{fenced(CODE)}</answer>", CODE),
        (f"<think>\n{fenced(OTHER)}\n</think>\n{fenced(CODE)}", CODE),
        (f"> {fenced(CODE)}".replace("\n", "\n> "), CODE),
        ("1. First:\n\n   ```python\n   def f(x):\n       return x\n   ```\n", CODE),
        ("- First:\n  ```python\n  def f(x):\n      return x\n  ```\nDone.", CODE),
    ],
)
def test_a_fenced_block_gives_its_code(completion: str, expected: str) -> None:
    assert extract_code(completion, "f") == expected


@pytest.mark.parametrize(
    "definition",
    [
        "def f(x):\n    return x\n",
        "async def f(x):\n    return x\n",
        "class f:\n    pass\n",
        "f = lambda x: x\n",
        "f: object = abs\n",
    ],
)
def test_the_last_block_that_defines_the_entry_point_wins(definition: str) -> None:
    first = "def f(x):\n    return 0\n"
    assert extract_code(f"{fenced(first)}better:\n{fenced(definition)}use:\n{fenced(OTHER)}", "f") == definition


def test_another_name_that_begins_alike_is_no_definition() -> None:
    alike = "def f_slow(x):\n    return x\n"
    assert extract_code(f"{fenced(CODE)}or\n{fenced(alike)}", "f") == CODE


def test_without_a_definition_the_last_block_wins() -> None:
    assert extract_code(f"{fenced('a = 1' + chr(10))}and\n{fenced('    return x' + chr(10))}", "f") == "    return x\n"


def test_a_block_that_was_cut_off_counts_only_when_it_is_whole_and_there_is_no_better_one() -> None:
    assert extract_code(f"Here:\n```python\n{CODE}", "f") == CODE
    assert extract_code("Here:\n```python\ndef f(x):\n    return (", "f") is None
    assert extract_code(f"{fenced(OTHER)}Now:\n```python\n{CODE}", "f") == CODE
    assert extract_code(f"{fenced(CODE)}Now:\n```python\ndef f(x):\n    return 2\n", "f") == CODE


def test_a_block_in_a_list_that_was_cut_off_does_not_count() -> None:
    assert extract_code("- Here:\n  ```python\n  def f(x):\n\nThat is all.", "f") is None


@pytest.mark.parametrize("completion", ["", "  \n\t\n", fenced(""), fenced("\n  \n")])
def test_blank_text_holds_no_code(completion: str) -> None:
    assert extract_code(completion, "f") is None


@pytest.mark.parametrize(
    "completion",
    [
        CODE,
        "    return x",
        "    x += 1\n    return x\n\n\n",
        "\n\n\treturn x\n",
        'def f(x):\n    """\n    ```\n    f(1)\n    ```\n    """\n    return x\n',
        '    """\n    ```\n    f(1)\n    ```\n    """\n    return x\n',
        'def f(x):\n  """\n  ```\n  f(1)\n  ```\n  """\n  return x\n',
        "def f(x):\r\n    return '`````'\r\n",
    ],
)
def test_text_without_fences_is_code_to_the_last_blank(completion: str) -> None:
    assert extract_code(completion, "f") == completion


def test_characters_of_a_block_stay_as_they_are() -> None:
    code = "def f(x):\n\treturn 'é\ud800\U0001f600\\d'  \n\n\n"
    assert extract_code(fenced(code), "f") == code


@given(st.text())
def test_any_text_is_taken(completion: str) -> None:
    code = extract_code(completion, "f")
    assert code is None or code.strip()


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="`"))))
def test_any_lines_come_out_of_a_fence_as_they_went_in(lines: list[str]) -> None:
    code = "".join(f"{line}\n" for line in ["def f():", *lines])
    assert extract_code(f"So:\n{fenced(code)}Bye.", "f") == code


@pytest.mark.parametrize("completion", ["I cannot help with that.", "def f(x): return (", "1. First\n2. Second\n"])
def test_what_is_no_code_is_kept_for_its_verdict(completion: str) -> None:
    assert extract_code(completion, "f") == completion
    assert extract_code(f"<think>Hm.</think>{completion}", "f") == completion
    assert extract_code(f"{completion}\n{fenced('a b' + chr(10))}", "f") == "a b\n"


def test_broken_code_in_a_block_is_kept_for_its_verdict() -> None:
    assert extract_code(fenced("def f(x):\n    return (\n"), "f") == "def f(x):\n    return (\n"


def test_blocks_of_other_languages_do_not_count() -> None:
    assert extract_code(f"{fenced(CODE)}{fenced('def f() { }' + chr(10), info='javascript')}", "f") == CODE
    assert extract_code(fenced("f = 3\n", info="json"), "f") is None


REASONED = "def f(x):\n    return 0\n"


@pytest.mark.parametrize(
    "completion",
    [
        f"<think>\n{fenced(REASONED)}</think>\nSo {{}}",
        f"<thinking>I could write\n{fenced(REASONED)}</thinking>{{}}",
        f"<reasoning>\n{fenced(REASONED)}</reasoning>\n\n{{}}",
        f"  <Thought>\n{fenced(REASONED)}</Thought>\n{{}}",
        f"I could write\n{fenced(REASONED)}</think>\n{{}}",
        f"<think>a</think>\n<think>\n{fenced(REASONED)}</think>\n{{}}",
    ],
)
@pytest.mark.parametrize("answer", [CODE, f"\n{fenced(CODE)}"])
def test_reasoning_is_no_answer(completion: str, answer: str) -> None:
    code = extract_code(completion.replace("So ", "").format(answer), "f")
    assert code is not None
    assert code.strip() == CODE.strip()


def test_reasoning_that_was_cut_off_leaves_no_answer() -> None:
    assert extract_code(f"<think>\n{fenced(CODE)}and now", "f") is None
    assert extract_code(f"{fenced(CODE)}\n<think>\nwas that right? {fenced(REASONED)}", "f") == CODE


def test_code_may_speak_of_reasoning_tags() -> None:
    code = 'def f(x):\n    return x.split("</think>")[-1]\n'
    assert extract_code(code, "f") == code
    assert extract_code(fenced(code), "f") == code


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("def g(x):\n    return g(x)\n", "def f(x):\n    return f(x)\n"),
        ("import re\n\ndef g(x, y=1):\n    return x\n", "import re\n\ndef f(x, y=1):\n    return x\n"),
        ("def g(x):\n    return f\n", "def g(x):\n    return f\n\nf = g\n"),
    ],
)
def test_the_only_function_may_have_another_name(definition: str, expected: str) -> None:
    assert extract_code(fenced(definition), "f", arity=1) == expected
    assert extract_code(definition, "f", arity=1) == expected


@pytest.mark.parametrize(
    "definition", ["def g(x, y):\n    pass\n", "def g():\n    pass\n", "def g(x):\n    pass\n\ndef h(x):\n    pass\n"]
)
def test_another_name_is_not_guessed_where_it_is_unclear(definition: str) -> None:
    assert extract_code(fenced(definition), "f", arity=1) == definition


@pytest.mark.parametrize(
    ("definition", "alias"),
    [
        ("class Solution:\n    def f(self, x):\n        return x\n", "f = Solution().f"),
        ("class Solution:\n    @staticmethod\n    def f(x):\n        return x\n", "f = Solution.f"),
        (
            "class A:\n    def __init__(self):\n        self.n = 1\n\n    def run(self, x):\n        return x\n",
            "f = A().run",
        ),
        ("def h():\n    pass\n\nclass S:\n    def f(self, x):\n        return h()\n", "f = S().f"),
    ],
)
def test_a_method_is_made_callable(definition: str, alias: str) -> None:
    assert extract_code(fenced(definition), "f", arity=1) == f"{definition}\n{alias}\n"


def test_a_class_that_needs_arguments_is_kept_for_its_verdict() -> None:
    code = "class A:\n    def __init__(self, n):\n        pass\n    def f(self, x):\n        pass\n"
    assert extract_code(fenced(code), "f") == code


PROMPT = 'from typing import List\n\ndef f(x: List[int]) -> int:\n    """Adds up."""\n'


@pytest.mark.parametrize(
    ("completion", "body"),
    [
        ("    return sum(x)\n", "    return sum(x)\n"),
        ("\n    return sum(x)", "\n    return sum(x)"),
        (fenced("    return sum(x)\n"), "    return sum(x)\n"),
        ("    return sum(x)\n```\nThat is all.", "    return sum(x)\n"),
        ("    return g(x)\n\ndef g(x):\n    return 1\n", "    return g(x)\n\ndef g(x):\n    return 1\n"),
        ("    return 1\n\nThis adds up.\n", "    return 1\n\n"),
        ("    return 1\n\ndef g(:\n", "    return 1\n\n"),
        ("    return 1\n\nprint(f([1]))\n", "    return 1\n\n"),
    ],
)
def test_a_body_goes_on_from_the_prompt(completion: str, body: str) -> None:
    assert extract_code(completion, "f", prompt=PROMPT) == f"{PROMPT.rstrip()}\n{body}"


def test_a_body_behind_a_prompt_that_is_no_code_stays_a_body() -> None:
    assert extract_code("    return 1\n", "f", prompt="Add up.") == "    return 1\n"


def test_what_the_prompt_imports_and_defines_is_there() -> None:
    helper = "import math\nfrom typing import List\n\ndef g(x):\n    return math.tau\n"
    prompt = f"{helper}\ndef f(x: List[int]):\n    '''Calls g.'''"
    code = "def f(x: List[int]):\n    return g(x)\n"
    expected = f"{helper}{code}"
    found = extract_code(fenced(code), "f", prompt=prompt)
    assert found is not None
    assert found.replace("\n\n", "\n") == expected.replace("\n\n", "\n")


def test_what_earlier_blocks_import_and_define_is_there() -> None:
    used = "import math\nfrom heapq import *\nLIMIT = 3\n\ndef half(x):\n    return math.floor(x / 2)\n"
    first = f"{used}\ndef unused():\n    pass\n"
    code = "from __future__ import annotations\n\ndef f(x):\n    heapify(x)\n    return half(x) + LIMIT\n"
    found = extract_code(f"{fenced(first)}\nand then\n{fenced(code)}", "f")
    assert found is not None
    assert found.startswith(
        "from __future__ import annotations\nimport math\nfrom heapq import *\nLIMIT = 3\ndef half(x)"
    )
    assert "unused" not in found


def test_what_a_block_has_itself_is_not_replaced() -> None:
    code = "import math as half\n\ndef f(x, LIMIT):\n    return half.floor(x) + LIMIT\n"
    assert (
        extract_code(f"{fenced('LIMIT = 3' + chr(10) + 'def half(x): return x' + chr(10))}{fenced(code)}", "f") == code
    )


@pytest.mark.parametrize(
    "examples",
    [
        "print(f(1))\n",
        "# Example\ny = [1, 2]\nprint(f(y))\n",
        "y: int = f(1)\nz = f(y)\nassert z == 3\n",
        "for case in [1, 2]:\n    result = f(case)\n    print(result)\n",
        "if __name__ == '__main__':\n    print(f(1))\n",
    ],
)
def test_examples_of_use_are_dropped(examples: str) -> None:
    found = extract_code(fenced(f"{CODE}\n{examples}"), "f")
    assert found is not None
    assert found.startswith(CODE)
    left = [line for line in found[len(CODE) :].splitlines() if line.strip() and not line.startswith("#")]
    assert left == [line for line in examples.splitlines() if examples.startswith("if")]


@pytest.mark.parametrize(
    "code",
    [
        "TABLE = [1]\nassert TABLE\n\ndef f(x):\n    return TABLE[x]\n",
        "def f(x):\n    return TABLE[x]\n\nTABLE = [1, 2]\n",
        "def f(x):\n    return TABLE[x]\n\nTABLE = {}\nfor i in range(3):\n    TABLE[i] = i\n",
        "def f(x):\n    return x\n\nf = cached(f)\n",
        "import sys\n\ndef f(x):\n    return x\n\nsys.setrecursionlimit(10000)\n",
        "def f(x):\n    return x; print(x)\n",
    ],
)
def test_what_the_function_needs_is_not_taken_for_an_example(code: str) -> None:
    assert extract_code(code, "f") == code


@pytest.mark.parametrize(
    ("completion", "expected"),
    [
        (f"{fenced('x = 1' + chr(10))}{fenced('print(input())' + chr(10))}", "print(input())\n"),
        (f"{fenced('print(input())' + chr(10))}Example:\n{fenced('3' + chr(10), info='')}", "print(input())\n"),
        (f"{fenced('print(input())' + chr(10), info='')}", "print(input())\n"),
        (f"{fenced('import sys' + chr(10))}{fenced('sys.exit()' + chr(10))}", "import sys\nsys.exit()\n"),
        ("Sure:\n```python\nprint(input())\n", "print(input())\n"),
        ("print(1)\n", "print(1)\n"),
        ("print(1)\n```\nThat prints 1.", "print(1)\n"),
        ("```python\nprint('cut", None),
        ("No.", "No."),
        (fenced("print(\n"), "print(\n"),
    ],
)
def test_of_a_whole_program_the_last_block_of_python_is_taken(completion: str, expected: str | None) -> None:
    assert extract_code(completion, "") == expected


FENCE = "`" * 3
FRAGMENTS = (
    FENCE,
    "~~~",
    "python",
    "\n",
    "<think>",
    "</think>",
    CODE,
    "    return 1",
    "class A:",
    "x = (",
    "print(f(1))",
)


@given(
    st.lists(st.sampled_from(FRAGMENTS)).map("".join),
    st.sampled_from(["f", ""]),
    st.sampled_from(["def f(x):", "Add up.", None]),
)
def test_a_last_block_that_is_whole_is_always_found(text: str, name: str, prompt: str | None) -> None:
    assume("`" not in text and "~" not in text and "<think>" not in text)
    last = "def f(x):\n    return [x]\n"
    found = extract_code(f"{text}\n\n{FENCE}python\n{last}{FENCE}\n", name, prompt=prompt)
    assert found is not None
    assert last in found


@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join), st.sampled_from(["f", ""]))
def test_what_is_found_is_found_again_in_itself(text: str, name: str) -> None:
    found = extract_code(text, name)
    if found is not None and parse(found) is not None and FENCE not in found:
        assert extract_code(found, name) is not None


def a_task(*, preamble: str = "", prompt: str = "Do it.", kind: Literal["function", "stdio"] = "function") -> Task:
    solution = "    return x\n" if preamble else "def f(x, y):\n    return x\n"
    return Task(
        suite="s",
        task_id="a",
        kind=kind,
        prompt=prompt,
        entry_point="" if kind == "stdio" else "f",
        preamble=preamble,
        levels=(),
        references=(Reference(reference_id="r", tier="best", solution=solution),),
        generator=Program(source="", entry_point="g"),
    )


def test_a_task_says_what_its_preamble_opens() -> None:
    assert extract_solution("    return x\n", a_task(preamble="def f(x):\n")) == "    return x\n"
    assert (
        extract_solution("    return x\n", a_task(preamble="import sys\n", prompt="def f(x):"))
        == "def f(x):\n    return x\n"
    )
    assert extract_solution("    return x\n", a_task()) == "    return x\n"


def test_a_task_says_with_how_many_arguments_it_is_called() -> None:
    assert extract_solution("def g(a, b):\n    pass\n", a_task()) == "def f(a, b):\n    pass\n"
    assert extract_solution("def g(a):\n    pass\n", a_task()) == "def g(a):\n    pass\n"


def test_a_task_says_that_it_wants_a_whole_program() -> None:
    assert extract_solution("print(input())", a_task(kind="stdio")) == "print(input())"

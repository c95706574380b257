"""Finding code in completions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.models.extract import extract_code

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
        "class Solution:\n    def f(self, x):\n        return x\n",
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


def test_a_block_that_was_cut_off_does_not_count() -> None:
    assert extract_code(f"Here:\n```python\n{CODE}", "f") is None
    assert extract_code(f"{fenced(OTHER)}Now:\n```python\n{CODE}", "f") == OTHER


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
        "I cannot help with that.",
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


def test_of_a_whole_program_the_last_complete_block_is_taken() -> None:
    text = "```python\nx = 1\n```\n\n```\nprint(input())\n```\n\n```python\nprint('cut"
    assert extract_code(text, "") == "print(input())\n"
    assert extract_code("```python\nprint('cut", "") is None
    assert extract_code("print(1)\n", "") == "print(1)\n"

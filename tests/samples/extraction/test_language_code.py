"""Programs of other languages in what models wrote."""

import pytest

from effbench.languages import find_language
from effbench.samples.extraction.language_code import extract_program, other_language

CPP = find_language("cpp")
CODE = '#include <cstdio>\nint main() { puts("```"); }\n'
FENCED = f"````cpp\n{CODE}````\n"


@pytest.mark.parametrize(
    "completion",
    [
        FENCED,
        f"Here it is:\n\n{FENCED}\nIt is O(n).",
        f"```python\nprint(1)\n```\nbut you want:\n{FENCED}",
        f"First try:\n```c++\nint main() {{}}\n```\nBetter:\n{FENCED}\nInput:\n```\n3\n```\n",
        f"<think>\n```cpp\nint main() {{}}\n```\n</think>\n{FENCED}",
        f'````C++ title="a"\n{CODE}````',
        f"````\n{CODE}````",
        f"````cpp\n{CODE}",
    ],
)
def test_the_last_program_in_the_language_is_found(completion: str) -> None:
    assert extract_program(completion, CPP) == CODE


def test_a_text_without_blocks_is_the_program() -> None:
    assert extract_program("int main() {}\n", CPP) == "int main() {}\n"


def test_an_answer_in_another_language_is_no_program_and_says_so() -> None:
    answer = "```python\nprint(1)\n```\n"
    assert extract_program(answer, CPP) is None
    assert other_language(answer, CPP) == "Python"
    assert other_language("```java\npublic class Main {}\n```\n", CPP) == "Java 17"
    assert other_language(FENCED + answer, CPP) == ""


@pytest.mark.parametrize("completion", ["", " \n", "```cpp\n```"])
def test_nothing_is_no_program(completion: str) -> None:
    assert extract_program(completion, CPP) is None
    assert other_language(completion, CPP) == ""

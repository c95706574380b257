"""Examples are read with their lines; sizes count only where prose states them."""

import pytest

from effbench.authoring.prompt_examples import (
    CallExample,
    TextExample,
    call_examples,
    states_sizes,
    text_examples,
)

PROMPT = """Write it.

```python
def f(x: int) -> int:
```

- `x` is at most 1,000.

```pycon
>>> f(1)
2
>>> g = [
...     3,
... ]
>>> f(g)
{4: 5,
 6: 7}
```
"""


def test_call_examples_have_lines_sources_and_wants() -> None:
    assert call_examples(PROMPT) == (
        CallExample(line=10, source="f(1)", want="2"),
        CallExample(line=12, source="g = [\n    3,\n]", want=""),
        CallExample(line=15, source="f(g)", want="{4: 5,\n 6: 7}"),
    )


def test_a_prompt_may_have_no_examples() -> None:
    assert call_examples("Just words.") == ()
    assert text_examples("Just words.") == ()


def test_a_block_that_is_not_in_doctest_form_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks blank"):
        call_examples("```pycon\n>>>f(1)\n2\n```\n")


def test_text_examples_are_pairs() -> None:
    prompt = "Sum.\n\n```input\n1 2\n```\n\ngives\n\n```output\n3\n```\n```input\n```\n```output\n0\n```\n"
    assert text_examples(prompt) == (
        TextExample(line=4, given="1 2\n", want="3\n"),
        TextExample(line=13, given="", want="0\n"),
    )


@pytest.mark.parametrize(
    "prompt", ["```input\n1\n```\n", "```output\n1\n```\n```input\n1\n```\n", "```input\n```\n```input\n```\n"]
)
def test_blocks_that_are_not_pairs_are_refused(prompt: str) -> None:
    with pytest.raises(ValueError, match="followed by its `output` block"):
        text_examples(prompt)


@pytest.mark.parametrize(
    "prose",
    [
        "- `n` is at most 1,000,000.",
        "up to 10^5 items",
        "up to 10**5 items",
        "at most 4000 lines",
        "at most 100_000",
        "1 to 72 rows",
        "at most `20`",
    ],
)
def test_prose_with_a_large_number_states_sizes(prose: str) -> None:
    assert states_sizes(prose)


@pytest.mark.parametrize("prose", ["Sum them.", "Take 2 numbers.", "```python\nx = 100000\n```", "x1000 and v2.500"])
def test_prose_without_one_does_not(prose: str) -> None:
    assert not states_sizes(prose)


def test_an_error_is_read_from_its_traceback() -> None:
    prompt = "```pycon\n>>> f(0)\nTraceback (most recent call last):\n    ...\nValueError: none\n>>> f(1)\n1\n```\n"
    assert [(each.raises, each.want) for each in call_examples(prompt)] == [("ValueError", ""), ("", "1")]

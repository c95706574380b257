"""What stands before an answer is taken off, and nothing of the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.samples.extraction.thinking import without_reasoning


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<think>hm</think>\nThe code", "\nThe code"),
        ("\n <think>\nhm\n</think>The code", "\nThe code"),
        ("hm, the opening tag was swallowed</think>The code", "The code"),
        ("<think>hm, cut off", ""),
        ("<think></think>", ""),
        ("The code", "The code"),
        ("tags = '<think>x</think>'", "tags = '<think>x</think>'"),
        ("<think>hm</think>s.split('</think>')", "s.split('</think>')"),
        ("The code\n<think>was that right?", "The code\n"),
        ("", ""),
    ],
)
def test_thinking_is_taken_off(text: str, answer: str) -> None:
    assert without_reasoning(text) == answer


@given(st.text().filter(lambda text: "<" not in text), st.text().filter(lambda text: "<" not in text))
def test_whatever_was_thought_the_answer_is_what_follows(thought: str, answer: str) -> None:
    assert without_reasoning(f"<think>{thought}</think>{answer}") == answer

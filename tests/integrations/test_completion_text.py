"""The text of a completion, in the shapes that trainers have."""

from collections.abc import Mapping

import pytest

from effbench.errors import InputError
from effbench.integrations.completion_text import completion_text


def spoken(*contents: object) -> list[Mapping[str, object]]:
    """A conversation in which the assistant's messages come last."""
    return [{"role": "user", "content": "Double it."}] + [{"role": "assistant", "content": item} for item in contents]


@pytest.mark.parametrize(
    ("completion", "text"),
    [
        ("text", "text"),
        (spoken("first", "last"), "last"),
        ([*spoken("code"), {"role": "tool", "content": "tool's output"}], "code"),
        (spoken(None), ""),
        (spoken([{"type": "text", "text": "a"}, {"type": "image"}, {"type": "text", "text": "b"}, 3]), "ab"),
        (spoken(), ""),
        (None, ""),
        ([], ""),
        ([{}], ""),
    ],
)
def test_the_text_of_a_completion_is_the_assistants_last(completion: object, text: str) -> None:
    assert completion_text(completion) == text


@pytest.mark.parametrize("completion", [3, ["text"], {"role": "assistant", "content": "x"}, b"x"])
def test_a_completion_of_another_shape_is_refused(completion: object) -> None:
    with pytest.raises(InputError, match="not a text or a list of messages"):
        completion_text(completion)


@pytest.mark.parametrize("content", [3, b"x", {"text": "x"}])
def test_a_message_whose_content_is_of_another_type_is_refused(content: object) -> None:
    with pytest.raises(InputError, match=f"a message's content is a {type(content).__name__}, not a text"):
        completion_text(spoken(content))

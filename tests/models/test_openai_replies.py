"""Replies as servers write them: what they leave out and add."""

import json

import pytest

from effbench.models.chat import Answer, Completion
from effbench.models.openai_replies import read_reply
from effbench.sample import Usage


def reply(*choices: object, **more: object) -> bytes:
    return json.dumps({"choices": choices, **more}).encode()


@pytest.mark.parametrize(
    ("choice", "completion"),
    [
        ({"message": {"content": "x"}, "finish_reason": "stop"}, Completion(text="x", finish_reason="stop")),
        ({"text": "x"}, Completion(text="x")),
        ({"message": {"content": None}, "finish_reason": "length"}, Completion(text="", finish_reason="length")),
        ({"message": {"content": "x", "reasoning_content": "hm"}}, Completion(text="x", reasoning="hm")),
        ({"message": {"content": "x", "reasoning": "hm"}, "logprobs": None}, Completion(text="x", reasoning="hm")),
        (
            {"message": {"content": [{"type": "thinking", "text": "hm"}, {"type": "text", "text": "x"}]}},
            Completion(text="x"),
        ),
        ({"message": {"content": "", "refusal": "No."}}, Completion(text="No.", finish_reason="refusal", refused=True)),
        ({"message": {"content": "x", "refusal": None}}, Completion(text="x")),
        (
            {"message": {"content": "x"}, "finish_reason": "content_filter"},
            Completion(text="x", finish_reason="content_filter", refused=True),
        ),
    ],
)
def test_a_choice_is_read(choice: object, completion: Completion) -> None:
    assert read_reply(reply(choice)) == Answer(completions=(completion,))


@pytest.mark.parametrize(
    ("usage", "read"),
    [
        ({"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}, Usage(prompt_tokens=3, completion_tokens=4)),
        ({"prompt_tokens": 3}, None),
        ({}, None),
        (None, None),
    ],
)
def test_usage_is_read_where_it_is_told(usage: object, read: Usage | None) -> None:
    assert read_reply(reply({"text": "x"}, usage=usage)).usage == read


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b"\xff\xfe{", "it is not JSON"),
        (b"[]", "it: "),
        (b"{}", "choices: Field required"),
        (b'{"choices": null}', "choices: "),
        (b'{"choices": []}', "it holds no choices"),
        (b'{"choices": [{"message": {"content": 5}}]}', r"choices\.0\.message\.content"),
    ],
)
def test_what_is_no_reply_is_said_in_a_few_words(content: bytes, problem: str) -> None:
    with pytest.raises(ValueError, match=f"^{problem}"):
        read_reply(content)

"""Replies as servers write them: what they leave out and add."""

import json

import pytest

from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Completion
from effbench.samples.generation.openai_replies import ErrorReply, read_reply


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
    answer = read_reply(reply({"text": "x"}, usage=usage))
    assert isinstance(answer, Answer)
    assert answer.usage == read


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


ERROR = {"message": "Provider returned error", "code": 502}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"error": ERROR}, 502, None),
        ({"error": {**ERROR, "code": "429"}, "choices": []}, 429, "429"),
        ({"error": {"message": "no", "code": None, "type": "invalid_request_error"}}, 400, "invalid_request_error"),
        ({"error": {"message": "no", "code": "model_not_found"}, "choices": None}, 404, "model_not_found"),
        ({"error": "model 'x' not found"}, 500, None),
        ({"object": "error", "message": "too long", "type": "BadRequestError", "code": 400}, 400, "BadRequestError"),
        ({"message": "upstream is gone", "code": 40301}, 500, None),
        ({"detail": "Not authenticated"}, 500, None),
        ({"choices": [{"error": ERROR, "finish_reason": "error", "message": {"content": ""}}]}, 502, None),
        ({"choices": [{"finish_reason": "error", "message": {"content": ""}}]}, 500, None),
    ],
)
def test_an_error_in_the_place_of_an_answer_is_read_as_one(body: object, status: int, code: str | None) -> None:
    reply = read_reply(json.dumps(body).encode())
    assert isinstance(reply, ErrorReply)
    assert (reply.status, reply.code) == (status, code)


@pytest.mark.parametrize("error", [None, "", {}])
def test_an_empty_error_beside_an_answer_is_none(error: object) -> None:
    assert read_reply(reply({"message": {"content": "x"}}, error=error)) == Answer(completions=(Completion(text="x"),))


def test_of_several_choices_those_that_failed_are_left_out_to_be_asked_for_again() -> None:
    good = {"message": {"content": "x"}, "error": None}
    assert read_reply(reply(good, {"message": None, "error": ERROR})) == Answer(completions=(Completion(text="x"),))

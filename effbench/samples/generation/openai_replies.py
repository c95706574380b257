"""Reads the replies of servers that speak OpenAI's protocol; they differ in what they leave out and add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import TypeAdapter, ValidationError

from effbench.records.field_types import Many, Whole
from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Completion
from effbench.storage.json_files import load_json

__all__ = ["ErrorReply", "read_reply"]

Tokens = Annotated[int, Whole(most=10**9)]
REFUSALS: Final = frozenset({"content_filter", "refusal"})
"""Finish reasons that leave no solution, whatever was written so far."""


_STATUS_OF_CODE: Final[Mapping[str, int]] = {
    "invalid_api_key": 401,
    "model_not_found": 404,
    "context_length_exceeded": 400,
    "content_filter": 400,
    "invalid_request_error": 400,
    "rate_limit_exceeded": 429,
    "insufficient_quota": 429,
}
"""What servers call errors → the HTTP status that belongs to it."""
_UNKNOWN_STATUS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorReply:
    """An error in the place of an answer: gateways hand a provider's error on in a reply of HTTP 200.

    Attributes:
        status: The HTTP status that the error stands for; 500 where it does not say.
        code: The server's word for it; None where there is none.
        body: The error: an object, as a rule with ``message``, or a text.
    """

    status: int
    code: str | None
    body: object


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    type: str = "text"
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    content: str | Many[_Part] | None = None
    refusal: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    finish_reason: str | None = None
    message: _Message | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usage:
    prompt_tokens: Tokens | None = None
    completion_tokens: Tokens | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    choices: Many[_Choice]
    usage: _Usage | None = None


def read_reply(content: bytes) -> Answer | ErrorReply:
    """Decodes the body of an answer, of the chat endpoint or the completions endpoint.

    Returns:
        The answer, or the error that stands in its place.

    Raises:
        ValueError: It is not JSON, not such a body, or holds no choice; says what is wrong, without the content.
    """
    try:
        body = load_json(content)
        error_reply = _error_in(body)
        if error_reply is not None:
            return error_reply
        if isinstance(body, dict) and isinstance(body.get("choices"), list):
            body = {**body, "choices": [choice for choice in body["choices"] if not _choice_error(choice)]}
        reply = TypeAdapter(_Reply).validate_python(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}") from error
    except ValueError as error:
        raise ValueError("it is not JSON") from error
    if not reply.choices:
        raise ValueError("it holds no choices")
    return Answer(completions=tuple(map(_completion, reply.choices)), usage=_usage(reply.usage))


def _error_in(body: object) -> ErrorReply | None:
    """The error of a body that holds no answer: under ``error``, in all of its choices, or the body itself."""
    if not isinstance(body, dict):
        return None
    choices = body.get("choices")
    failed = [_choice_error(choice) for choice in choices] if isinstance(choices, list) else []
    if failed and not all(failed):
        return None
    error = body.get("error") or (failed[0] if failed else None)
    if not error and not failed and isinstance(body.get("message", body.get("detail")), str):
        error = body
    if not error:
        return None
    named = [error.get(name) for name in ("code", "type")] if isinstance(error, dict) else []
    code = next((each for each in named if isinstance(each, str)), None)
    return ErrorReply(status=_status(named), code=code, body=error)


def _choice_error(choice: object) -> object:
    """The error that stands in the place of a choice; None where it is one."""
    if not isinstance(choice, dict):
        return None
    ended = "the model stopped with an error" if choice.get("finish_reason") == "error" else None
    return choice.get("error") or ended


def _status(named: Sequence[object]) -> int:
    for each in named:
        if isinstance(each, str) and each in _STATUS_OF_CODE:
            return _STATUS_OF_CODE[each]
        number = int(each) if isinstance(each, str) and len(each) == 3 and each.isdecimal() else each
        if isinstance(number, int) and 400 <= number < 600:
            return number
    return _UNKNOWN_STATUS


def _completion(choice: _Choice) -> Completion:
    message = choice.message or _Message(content=choice.text)
    text = message.content
    if isinstance(text, tuple):
        text = "".join(part.text or "" for part in text if part.type == "text")
    declined = message.refusal if not text else None
    return Completion(
        text=text or declined or "",
        finish_reason="refusal" if declined else choice.finish_reason,
        refused=declined is not None or choice.finish_reason in REFUSALS,
        reasoning=message.reasoning_content or message.reasoning,
    )


def _usage(told: _Usage | None) -> Usage | None:
    if told is None or told.prompt_tokens is None or told.completion_tokens is None:
        return None
    return Usage(prompt_tokens=told.prompt_tokens, completion_tokens=told.completion_tokens)

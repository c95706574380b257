"""Reads the replies of servers that speak OpenAI's protocol; they differ in what they leave out and add."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import TypeAdapter, ValidationError

from effbench.documents import load_json
from effbench.field_types import Many, Whole
from effbench.models.chat import Answer, Completion
from effbench.sample import Usage

__all__ = ["read_reply"]

Tokens = Annotated[int, Whole(most=10**9)]
REFUSALS: Final = frozenset({"content_filter", "refusal"})
"""Finish reasons that leave no solution, whatever was written so far."""


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


def read_reply(content: bytes) -> Answer:
    """Decodes the body of an answer, of the chat endpoint or the completions endpoint.

    Raises:
        ValueError: It is not JSON, not such a body, or holds no choice; says what is wrong, without the content.
    """
    try:
        reply = TypeAdapter(_Reply).validate_python(load_json(content))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}") from error
    except ValueError as error:
        raise ValueError("it is not JSON") from error
    if not reply.choices:
        raise ValueError("it holds no choices")
    return Answer(completions=tuple(map(_completion, reply.choices)), usage=_usage(reply.usage))


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

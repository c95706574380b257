"""What the SDK's errors mean, in one sentence each that says what to do and never shows the key."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from effbench.errors import RequestFailed, RequestFault
from effbench.samples.generation.openai_replies import ErrorReply
from effbench.text.terminal import one_line

if TYPE_CHECKING:
    import openai

__all__ = ["Server", "cause_of", "explain_error_reply", "explain_fault"]

EXCERPT = 200
"""So many characters of a server's own words are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Whom an error came from.

    Attributes:
        address: Its base URL.
        model_id: What it calls the model.
        key_variable: The environment variable that holds its key.
        key: The key, to be taken out of whatever the server says.
    """

    address: str
    model_id: str
    key_variable: str
    key: str | None = field(default=None, repr=False)


def explain_fault(error: "openai.OpenAIError", *, server: Server, tries: int) -> RequestFailed:
    """Puts an error of the SDK into one sentence."""
    import openai

    from effbench.samples.generation.bounded_http import AnswerRefused

    at = server.address
    if isinstance(error, AnswerRefused):
        return RequestFailed(f"{at} {error}: is it a model's server?", fault=RequestFault.REFUSED)
    if isinstance(error, openai.APITimeoutError):
        message = f"{at} gave no answer in time, {tries} times: give a longer --timeout or a lower --concurrency"
        return RequestFailed(message, fault=RequestFault.FAILED)
    if isinstance(error, openai.APIConnectionError):
        message = f"the connection to {at} failed {tries} times: {cause_of(error)}"
        return RequestFailed(message, fault=RequestFault.FAILED)
    if isinstance(error, openai.APIStatusError):
        return _explain_status(error, server, tries)
    told = _told(error.body, server) if isinstance(error, openai.APIError) else one_line(str(error), most=EXCERPT)
    return RequestFailed(f"{at} failed: {told}", fault=RequestFault.FAILED)


def cause_of(error: "openai.APIConnectionError") -> str:
    """What lies below a failed connection, on one line."""
    cause = error.__cause__
    return (
        one_line(str(cause) or type(cause).__name__, most=EXCERPT)
        if cause is not None
        else one_line(str(error), most=EXCERPT)
    )


def explain_error_reply(reply: ErrorReply, *, server: Server, tries: int) -> RequestFailed:
    """Puts an error that came in a reply of HTTP 200 into one sentence."""
    told = _told(reply.body, server)
    shown = f"HTTP 200 with an error: {told}"
    return _explain(_Status(status=reply.status, code=reply.code, told=told, shown=shown), server, tries)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Status:
    """An error that the server reports.

    Attributes:
        status: Its HTTP status, or the one that it stands for.
        code: The server's word for it.
        told: What the server says.
        shown: The same with the status that came, for the user.
    """

    status: int
    code: str | None
    told: str
    shown: str


def _explain_status(error: "openai.APIStatusError", server: Server, tries: int) -> RequestFailed:
    if error.status_code < 400:
        message = f"{server.address} leads elsewhere (HTTP {error.status_code}), and no redirect is followed: "
        return RequestFailed(f"{message}give its own --base-url", fault=RequestFault.HOPELESS)
    told = _told(error.body, server)
    shown = f"HTTP {error.status_code}: {told}"
    return _explain(_Status(status=error.status_code, code=error.code, told=told, shown=shown), server, tries)


def _explain(error: _Status, server: Server, tries: int) -> RequestFailed:
    status, at, shown = error.status, server.address, error.shown
    if status in (401, 403):
        refused = "refused the key" if server.key else "wants a key"
        message = f"{at} {refused} ({shown}): set {server.key_variable} to one that it takes"
        return RequestFailed(message, fault=RequestFault.HOPELESS)
    if status == 404:
        message = f"{at} has no model '{server.model_id}' ({shown}): check the name and the base URL"
        return RequestFailed(message, fault=RequestFault.HOPELESS)
    if error.code == "context_length_exceeded" or "context length" in error.told:
        message = f"the prompt and --max-tokens exceed the model's context ({shown}): lower --max-tokens"
        return RequestFailed(message, fault=RequestFault.REFUSED)
    if status == 429:
        message = f"{at} limits the rate ({shown}), {tries} times: lower --concurrency, or go on later"
        return RequestFailed(message, fault=RequestFault.FAILED)
    if status in (408, 409) or status >= 500:
        return RequestFailed(f"{at} failed ({shown}), {tries} times", fault=RequestFault.FAILED)
    return RequestFailed(f"{at} refused the request ({shown})", fault=RequestFault.REFUSED)


def _told(body: object, server: Server) -> str:
    """The server's own words: short, on one line, and without the key, which some servers repeat."""
    words = body.get("message") if isinstance(body, dict) else body
    try:
        text = words if isinstance(words, str) else json.dumps(body) if body else ""
    except RecursionError:  # lists in lists, in a reply of HTTP 200: no words at all
        text = ""
    if server.key:
        text = text.replace(server.key, "***")
    return one_line(text, most=EXCERPT) or "no reason given"

"""What the SDK's errors mean, in one sentence each that says what to do and never shows the key."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from effbench.errors import RequestFailed, RequestFault
from effbench.terminal import one_line

if TYPE_CHECKING:
    import openai

__all__ = ["Server", "cause_of", "explain_fault"]

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
    """Puts an error of the SDK into one sentence.

    Args:
        error: What the SDK, or the client below it, raised after its last try.
        server: Whom it came from.
        tries: How often the SDK tried.
    """
    import openai

    from effbench.models.bounded_http import AnswerRefused

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
    told = _told(error, server) if isinstance(error, openai.APIError) else one_line(str(error), most=EXCERPT)
    return RequestFailed(f"{at} failed: {told}", fault=RequestFault.FAILED)


def cause_of(error: "openai.APIConnectionError") -> str:
    """What lies below a failed connection, on one line."""
    cause = error.__cause__
    return (
        one_line(str(cause) or type(cause).__name__, most=EXCERPT)
        if cause is not None
        else one_line(str(error), most=EXCERPT)
    )


def _explain_status(error: "openai.APIStatusError", server: Server, tries: int) -> RequestFailed:
    status, at, told = error.status_code, server.address, _told(error, server)
    if status < 400:
        message = f"{at} leads elsewhere (HTTP {status}), and no redirect is followed: give its own --base-url"
        return RequestFailed(message, fault=RequestFault.HOPELESS)
    if status in (401, 403):
        refused = "refused the key" if server.key else "wants a key"
        message = f"{at} {refused} (HTTP {status}: {told}): set {server.key_variable} to one that it takes"
        return RequestFailed(message, fault=RequestFault.HOPELESS)
    if status == 404:
        message = f"{at} has no model '{server.model_id}' (HTTP 404: {told}): check the name and the base URL"
        return RequestFailed(message, fault=RequestFault.HOPELESS)
    if error.code == "context_length_exceeded" or "context length" in told:
        message = f"the prompt and --max-tokens exceed the model's context (HTTP {status}: {told}): lower --max-tokens"
        return RequestFailed(message, fault=RequestFault.REFUSED)
    if status == 429:
        message = f"{at} limits the rate (HTTP 429: {told}), {tries} times: lower --concurrency, or go on later"
        return RequestFailed(message, fault=RequestFault.FAILED)
    if status < 500:
        return RequestFailed(f"{at} refused the request (HTTP {status}: {told})", fault=RequestFault.REFUSED)
    return RequestFailed(f"{at} failed (HTTP {status}: {told}), {tries} times", fault=RequestFault.FAILED)


def _told(error: "openai.APIError", server: Server) -> str:
    """The server's own words: short, on one line, and without the key, which some servers repeat."""
    body = error.body
    words = body.get("message") if isinstance(body, dict) else body
    text = words if isinstance(words, str) else json.dumps(body) if body else ""
    if server.key:
        text = text.replace(server.key, "***")
    return one_line(text, most=EXCERPT) or "no reason given"

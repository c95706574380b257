"""The model's text in what trainers call a completion: a text, or a list of chat messages."""

from collections.abc import Mapping, Sequence

from effbench.errors import InputError

__all__ = ["completion_text"]


def completion_text(completion: object) -> str:
    """The completion itself, or the content of its last message by the assistant.

    A message's content is a text, or a list of parts of which those of type ``text`` count; without one it is empty, as
    it is for None.

    Raises:
        InputError: It is neither a text nor a list of chat messages.
    """
    if isinstance(completion, str):
        return completion
    if completion is None:
        return ""
    messages = completion if isinstance(completion, Sequence) and not isinstance(completion, bytes) else None
    if messages is None or not all(isinstance(message, Mapping) for message in messages):
        raise InputError(
            f"a completion is a {type(completion).__name__}, not a text or a list of messages with 'role' and 'content'"
        )
    content = next((item.get("content") for item in reversed(messages) if item.get("role") == "assistant"), None)
    if isinstance(content, Sequence) and not isinstance(content, str | bytes):
        parts = (part.get("text") for part in content if isinstance(part, Mapping) and part.get("type") == "text")
        return "".join(part for part in parts if isinstance(part, str))
    if not isinstance(content, str) and content is not None:
        raise InputError(f"a message's content is a {type(content).__name__}, not a text or a list of parts")
    return content or ""

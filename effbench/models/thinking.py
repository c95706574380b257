"""Takes a reasoning model's thinking off its answer."""

__all__ = ["strip_thinking"]

OPENING, CLOSING = "<think>", "</think>"


def strip_thinking(text: str) -> str:
    """Gives what stands behind the thinking.

    Thinking stands in ``<think>`` tags before the answer. Some servers swallow the opening tag, since it is part of the
    prompt. Tags further inside are the answer's own.

    Args:
        text: Raw.

    Returns:
        The answer; empty where the thinking does not end; the whole text where there is no thinking.
    """
    begins = text.lstrip().startswith(OPENING)
    thinking, closing, answer = text.partition(CLOSING)
    if closing and (begins or OPENING not in thinking):
        return answer
    return "" if begins else text

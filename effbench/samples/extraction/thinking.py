"""Takes a reasoning model's thinking off its answer."""

import re
from typing import Final

__all__ = ["behind_reasoning_without_tokens", "reasoning_spans", "without_reasoning"]

_TAGS: Final = "think|thinking|thought|thoughts|reasoning|analysis|scratchpad|reflection|seed:think"
# A closing tag in a line with quotes or backticks is rather part of some code.
_TAG: Final = re.compile(
    rf"^[ \t]*(?P<opening><(?:{_TAGS})>|◁think▷)|(?P<closing></(?:{_TAGS})>|◁/think▷)", re.IGNORECASE | re.MULTILINE
)
_PAIR: Final = re.compile(rf"(?P<opening><(?:{_TAGS})>)|</(?:{_TAGS})>", re.IGNORECASE)
_QUOTES: Final = re.compile(r"[`'\"]")


def reasoning_spans(text: str) -> list[tuple[int, int]]:
    """Where reasoning between an opening and its closing tag begins and ends, wherever these stand."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for tag in _PAIR.finditer(text):
        if tag["opening"]:
            opened = tag.start() if opened is None else opened
        elif opened is not None:
            spans.append((opened, tag.end()))
            opened = None
    return spans


def without_reasoning(text: str) -> str:
    """Drops what models write before their answer, between tags such as ``<think>`` that open a line.

    A closing tag without an opening one ends a reasoning that began in the prompt; an opening one without a closing one
    was cut off, and nothing behind it is an answer.
    """
    kept: list[str] = []
    position = quoted_to = 0
    opened: int | None = None
    for tag in _TAG.finditer(text):
        if tag["opening"]:
            opened = tag.start() if opened is None else opened
        elif opened is not None:
            kept.append(text[position:opened])
            position, opened = tag.end(), None
        elif tag.start() >= quoted_to:
            line = max(text.rfind("\n", position, tag.start()) + 1, position)
            if _QUOTES.search(text, line, tag.start()):
                end = text.find("\n", tag.end())
                quoted_to = end if end >= 0 else len(text)
            else:
                kept.clear()
                position = tag.end()
    kept.append(text[position:opened])
    return "".join(kept)


def behind_reasoning_without_tokens(text: str) -> int:
    """Where the answer begins in what is left of gpt-oss's channels once a server has dropped their tokens."""
    mark = "assistantfinal"
    return text.rfind(mark) + len(mark) if text.lstrip().startswith("analysis") and mark in text else 0

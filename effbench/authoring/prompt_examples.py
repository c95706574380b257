"""What a prompt promises: its examples, and the sizes that it states."""

import doctest
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["CallExample", "TextExample", "call_examples", "states_sizes", "text_examples"]

_LARGE = 20
"""A prompt whose largest number is below this states no size that a program could stress."""
_NUMBER = re.compile(r"(?<![\w.])(\d+(?:[,_ \u202f]\d{3})+|\d+)(?:\s*(?:\^|\*\*)\s*(\d{1,2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallExample:
    """One example of a ``pycon`` block.

    Attributes:
        line: Of the prompt, from 1.
        source: What stands after ``>>>``.
        want: What is printed below it; empty for a statement that prints nothing.
        raises: The name of the error whose traceback stands below it; empty where there is none.
    """

    line: int
    source: str
    want: str
    raises: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextExample:
    """A fenced block ``input`` with the block ``output`` that follows it.

    Attributes:
        line: Of the input block, from 1.
        given: The program's standard input.
        want: What it should write.
    """

    line: int
    given: str
    want: str


def call_examples(prompt: str) -> tuple[CallExample, ...]:
    """Reads the examples of all ``pycon`` blocks."""
    parser = doctest.DocTestParser()
    return tuple(
        CallExample(
            line=line + example.lineno,
            source=example.source.rstrip("\n"),
            want="" if example.exc_msg else example.want.rstrip("\n"),
            raises=(example.exc_msg or "").strip().partition(":")[0],
        )
        for line, token in _fences(prompt, "pycon")
        for example in parser.get_examples(token.content)
    )


def text_examples(prompt: str) -> tuple[TextExample, ...]:
    """Reads all pairs of ``input`` and ``output`` blocks."""
    fences = list(_fences(prompt, "input", "output"))
    kinds = [token.info.strip() for _, token in fences]
    if kinds != ["input", "output"] * (len(kinds) // 2):
        raise ValueError("an `input` block must be followed by its `output` block")
    return tuple(
        TextExample(line=line, given=given.content, want=want.content)
        for (line, given), (_, want) in zip(fences[::2], fences[1::2], strict=True)
    )


def states_sizes(prompt: str) -> bool:
    """Whether the prose, outside of code blocks, names any number that could be the size of a stressful input."""
    prose = " ".join(token.content for token in MarkdownIt().parse(prompt) if token.type == "inline")
    return any(_value(*match.groups()) >= _LARGE for match in _NUMBER.finditer(prose))


def _value(digits: str, power: str | None) -> int:
    base = int(re.sub(r"\D", "", digits)[:18])
    return base if power is None else min(base, 1000) ** int(power)


def _fences(prompt: str, *kinds: str) -> Iterator[tuple[int, Token]]:
    """Fenced blocks of these kinds, each with the line where its content begins."""
    for token in MarkdownIt().parse(prompt):
        if token.type == "fence" and token.info.strip() in kinds and token.map is not None:
            yield token.map[0] + 2, token

"""The blocks of code in what a model wrote, without its reasoning."""

import re
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["Answer", "Block", "find_blocks", "without_reasoning"]

_TAGS: Final = "think|thinking|thought|thoughts|reasoning"
# A closing tag in a line with quotes or backticks is rather part of some code.
_TAG: Final = re.compile(
    rf"^[ \t]*(?P<opening><(?:{_TAGS})>)|(?P<closing></(?:{_TAGS})>)", re.IGNORECASE | re.MULTILINE
)
_QUOTES: Final = re.compile(r"[`'\"]")
_PYTHON: Final = frozenset({"", "py", "py3", "python", "python3"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block that may be Python.

    Attributes:
        content: What stands between the fences.
        is_complete: Whether it has its closing fence; without one it was cut off.
        is_tagged: Whether its opening fence says that it is Python.
    """

    content: str
    is_complete: bool
    is_tagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A text taken apart.

    Attributes:
        head: What stands before the first fence; all of it where there is no fence.
        blocks: The fenced blocks that are not blank, in order.
        has_fence: Whether there is any fence, also of another language.
    """

    head: str
    blocks: tuple[Block, ...]
    has_fence: bool


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


def find_blocks(text: str) -> Answer:
    """Finds fenced blocks by CommonMark's rules, except that HTML tags do not hide a fence.

    Models put ``<answer>`` on the line before one. Blocks of other languages are left out.
    """
    # The parser knows where a fence ends by its line, so the last line must be one.
    source = text if text.endswith(("\n", "\r")) else text + "\n"
    fences = [token for token in _markdown().parse(source) if token.type == "fence"]
    if not fences:
        return Answer(head=text, blocks=(), has_fence=False)
    assert fences[0].map is not None  # the parser gives every block its lines
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)
    blocks = tuple(
        Block(content=fence.content, is_complete=_is_complete(fence), is_tagged=bool(_language(fence)))
        for fence in fences
        if _language(fence) in _PYTHON and fence.content.strip()
    )
    return Answer(head="".join(lines[: fences[0].map[0]]), blocks=blocks, has_fence=True)


def _markdown() -> MarkdownIt:
    """A parser that knows blocks only, and of them those that can hold or hide a fence."""
    return MarkdownIt("zero").enable(["code", "fence", "blockquote", "list"])


def _language(fence: Token) -> str:
    words = fence.info.replace("{", " ").replace("}", " ").replace(".", " ").split()
    return words[0].lower() if words else ""


def _is_complete(fence: Token) -> bool:
    """Whether a fence was closed: its lines are the opening one, the content's, and the closing one."""
    assert fence.map is not None
    first, behind = fence.map
    return behind - first == fence.content.count("\n") + 2

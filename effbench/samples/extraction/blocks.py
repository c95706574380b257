"""The fenced blocks of code in what a model wrote."""

import re
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Answer", "Block", "find_blocks"]

_FENCE: Final = re.compile(
    r"(?P<prefix>[ \t>]*+(?:(?:[-*+•]|\d{1,3}[.)])[ \t]++)?)"
    r"(?P<fence>`{3,}+|~{3,}+|(?:'''|\"\"\")(?=(?:python|py)\d?[ \t]*+$))(?P<info>[^`\n]*+)$"
)
_CLOSING: Final = re.compile(r"(?P<prefix>[ \t>]*+)(?P<fence>`{3,}+|~{3,}+|'''|\"\"\")(?P<rest>.*)$")
_INDENT: Final = 3
"""How much deeper than its opening a fence may stand that closes a block whatever else; in a docstring they stand
deeper."""
_QUOTATIONS: Final = 20
"""Deeper than anybody quotes."""
_CODE: Final = ("def ", "class ", "import ", "from ", "async def ", "@")
_PYTHON: Final = re.compile(
    r"(?:py|python)[\d.]*|ipython\d?|pycon|python-repl|python_code|pyi|tool_code|sage|\S*\.py", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"[A-Za-z][\w+#.-]*+[ \t]*+")
_PLAIN: Final = frozenset({"", "code", "text", "txt", "plaintext", "plain", "none", "solution", "answer"})
_TRIPLES: Final = ('"""', "'''")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block that may hold Python.

    Attributes:
        content: What stands between the fences.
        is_complete: Whether it has its closing fence; without one it was cut off.
        language: Python (``python``), none that is known (``""``), ``diff`` or ``json``.
    """

    content: str
    is_complete: bool
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A text taken apart.

    Attributes:
        text: All of it.
        blocks: The fenced blocks that are not blank, in order; those of other languages are left out.
        prose: What stands around them, in order: before the first fence, behind each block; all of it where there is no
            fence.
        spans: Where the contents of all blocks begin and end in the text.
    """

    text: str
    blocks: tuple[Block, ...]
    prose: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def head(self) -> str:
        """What stands before the first fence."""
        return self.prose[0]

    @property
    def has_fence(self) -> bool:
        """Whether there is any fence, also of another language."""
        return bool(self.spans)

    @property
    def has_open_text(self) -> bool:
        """Whether some fence stands between triple quotes, which then is part of a docstring."""
        parts = [*self.prose, *(block.content for block in self.blocks)]
        return any(part.count(quote) % 2 for part in parts for quote in _TRIPLES)


@dataclass(slots=True)
class _Open:
    """A fence that is not closed yet."""

    fence: str
    prefix: str
    language: str
    start: int
    lines: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        self.lines.append(_unquoted(line, self.prefix.count(">")))

    @property
    def content(self) -> str:
        """The lines without the indentation of their fence, as far as all of them have it."""
        own = [len(line) - len(line.lstrip(" \t")) for line in self.lines if line.strip()]
        indent = min(_width(self.prefix), min(own, default=0))
        return "".join(f"{line[indent:]}\n" for line in self.lines)


def find_blocks(text: str, *, minds_quotes: bool = False) -> Answer:
    """Finds fenced blocks as CommonMark does, and those that are meant as such.

    An opening fence may stand behind text in its line, a closing one at the end of the last line of code or before more
    text, and a block may be closed by the opening fence of the next one.
    """
    scan = _Scan(minds_quotes)
    position = 0
    for line in filter(None, re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)):
        scan.take(line.rstrip("\r\n"), position, position + len(line))
        position += len(line)
    if scan.open is not None:
        scan.close(position, position, is_complete=False)
    prose = [text[begin:end] for begin, end in zip(scan.ends, [*scan.begins, position], strict=True)]
    return Answer(text=text, blocks=tuple(scan.blocks), prose=tuple(prose), spans=tuple(scan.spans))


class _Scan:
    """What was found up to a line."""

    def __init__(self, minds_quotes: bool) -> None:
        self.open: _Open | None = None
        self.blocks: list[Block] = []
        self.spans: list[tuple[int, int]] = []
        self.begins: list[int] = []
        self.ends = [0]
        self._minds_quotes = minds_quotes
        self._quotes = dict.fromkeys(_TRIPLES, 0)

    def take(self, line: str, begin: int, end: int) -> None:
        is_in_text = any(count % 2 for count in self._quotes.values())
        for quote in self._quotes:
            self._quotes[quote] += line.count(quote)
        if is_in_text and self._minds_quotes:
            if self.open is not None:
                self.open.add(line)
        elif self.open is None:
            self._look_for_opening(line, begin, end)
        elif not self._closes(line, begin, end, deepest=_INDENT if is_in_text else len(line)):
            self.open.add(line)

    def close(self, position: int, end: int, *, is_complete: bool) -> None:
        assert self.open is not None
        block = self.open
        self.open = None
        self._quotes = dict.fromkeys(_TRIPLES, 0)
        self.ends.append(end)
        self.spans.append((block.start, position))
        content = block.content
        if block.language != "other" and content.strip():
            self.blocks.append(Block(content=content, is_complete=is_complete, language=block.language))

    def _look_for_opening(self, line: str, begin: int, end: int) -> None:
        found = _FENCE.match(line)
        if found is not None:
            self._begin(found["fence"], found["prefix"], found["info"], begin, end)
            return
        before, fence, info = _last_fence(line)
        # Only code may stand on the same line: text with a fence at its end opens a block or, without one, ends code.
        if fence and (not info.strip() or _PYTHON.fullmatch(info.strip())):
            self._begin(fence, "", info, begin + len(before), end)

    def _begin(self, fence: str, prefix: str, info: str, begin: int, end: int) -> None:
        self.begins.append(begin)
        self._quotes = dict.fromkeys(_TRIPLES, 0)
        word, _, code = info.strip().partition(" ")
        if info.startswith(_CODE):
            word, code = "", info
        self.open = _Open(fence, prefix, _language(word), end)
        if code.lstrip().startswith(_CODE) and self.open.language != "other":
            self.open.add(code.lstrip())

    def _closes(self, line: str, begin: int, end: int, *, deepest: int) -> bool:
        """Takes a line that closes the open block, or opens the next one."""
        assert self.open is not None
        found = _CLOSING.match(line)
        if found is None:
            before, fence, info = _last_fence(line)
            if not fence or info.strip() or fence[0] != self.open.fence[0] or len(fence) < len(self.open.fence):
                return False
            self.open.add(before)
            self.close(begin + len(before), end, is_complete=True)
            return True
        deeper = _width(found["prefix"]) - _width(self.open.prefix)
        if found["fence"][0] != self.open.fence[0] or deeper > deepest or len(found["fence"]) < len(self.open.fence):
            return False
        is_opening = _LANGUAGE.fullmatch(found["rest"]) is not None
        behind = begin if is_opening else begin + found.end("fence")
        self.close(begin, behind, is_complete=not is_opening)
        if is_opening:
            self._begin(found["fence"], found["prefix"], found["rest"], begin, end)
        return True


def _last_fence(line: str) -> tuple[str, str, str]:
    """What stands before the last fence of backticks in a line, that fence, and what stands behind it."""
    at = line.rfind("```")
    if at < 0:
        return line, "", ""
    before = line[:at].rstrip("`")
    return before, line[len(before) : at + 3], line[at + 3 :]


def _language(info: str) -> str:
    words = re.split(r"[^\w+#.-]+|[^\x21-\x7e]+", info.strip(" \t{}.:"), maxsplit=1)
    word = words[0].lower()
    if _PYTHON.fullmatch(word):
        return "python"
    if word in ("diff", "patch", "json"):
        return "json" if word == "json" else "diff"
    return "" if word in _PLAIN else "other"


def _unquoted(line: str, depth: int) -> str:
    marks = re.match(rf"(?: {{0,3}}>[ \t]?){{0,{depth}}}", line) if 0 < depth <= _QUOTATIONS else None
    return line[marks.end() :] if marks else line


def _width(prefix: str) -> int:
    _, mark, inner = prefix.rpartition(">")
    return len((inner.removeprefix(" ") if mark else prefix).expandtabs(4))

"""The model's own turns in a text that still holds the tokens of its chat template.

Templates differ in their tokens and not in what these say: here a header begins and names a role, here it ends, here
speaks such a role, here somebody's turn or the text is over. A token says it by the words in its name, so that one
table of words reads every family; only what Python's own syntax could be (``[INST]``, ``<eos>``) is listed.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from effbench.samples.extraction.blocks import find_blocks
from effbench.samples.extraction.thinking import behind_reasoning_without_tokens, reasoning_spans
from effbench.text.python_source import parse

__all__ = ["Transcript", "read_turns"]

_ANGLE: Final = (
    r"/s|bos|/?eos|pad|unk|sep|start_of_turn|end_of_turn|extra_id_\d+|SPECIAL_\d+|sop|eop|eoh|eoa|EOT|EOS|END|PRE|SUF|MID|"
    r"fim_(?:prefix|suffix|middle|pad)|(?:file|repo|repository|issue|commit|jupyter|gh)_\w{1,20}|reponame|filename|"
    r"empty_output|seed:(?:bos|eos)|</?SYS>|/?(?:answer|code|python|solution|response|final_answer|tool_code|assistant|model|pre)"
    r"(?:[ ][^<>\n]{1,80})?"
)
_SQUARE: Final = (
    "INST|SYSTEM_PROMPT|PYTHON|ANSWER|SOLUTION|CODE|THINK|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS|BEGIN|DONE|END|gMASK"
)
_TOKEN: Final = re.compile(
    r"<[|\uff5c](?P<barred>/?[\w▁ .:/-]{1,48})[|\uff5c]>|\[\|(?P<boxed>/?\w{1,32})\|\]"
    r"|<\|(?P<opening>\w{1,32})>|<(?P<closing>\w{1,32})\|>"
    rf"|▁?<(?P<angle>{_ANGLE})>|(?<![\w)])(?<![\w)] )<(?P<first>s)>"
    # "[END]" may as well be an index or a list: what stands around it decides.
    rf"|\[(?P<ended>/(?:{_SQUARE}))\]|(?:^[ \t]*|(?<=[`>]))\[(?P<square>{_SQUARE})\](?![ \t]*+[^\w\s`\"'<(#\[])"
    r"|^(?:#{2,3}|@@)[ \t]*(?P<headed>Instruction|Response|System|User|Human|Assistant)[ \t]*+(?::|$)"
    r"|^(?:GPT4 Correct )?(?P<named>User|USER|Human|HUMAN|Assistant|ASSISTANT|Falcon)[ \t]*+:"
    r"|^(?P<labelled>Answer|Solution|Code|Response|Final answer)[ \t]*+:"
    r"(?=[ \t]*+(?:def|class|import|from|async)[ ])",
    re.MULTILINE,
)
_QUOTE: Final = re.compile(r"(?<![\w`])['\"]|['\"](?![\w`])|(?<!`)`{1,2}(?!`)")
_ROLE: Final = re.compile(r"\s*([A-Za-z]+)\b[ \t]*+:?\n?")
_SKIPPED: Final = re.compile(r"\s*(?:assistant|model)[ \t]*+:?[ \t]*+\n")

# fmt: off
_HEADERS: Final = frozenset({
    "im_start", "start_header_id", "header_start", "start_of_role", "start", "start_of_turn", "turn", "extra_id_0",
    "extra_id_1", "special_10", "special_11", "seed_bos",
})
_HEADER_ENDS: Final = frozenset({
    "end_header_id", "header_end", "end_of_role", "message", "im_sep", "im_middle",
})
_MODEL: Final = frozenset({
    "assistant", "model", "chatbot", "bot", "ai", "response", "solution", "answer", "python", "code", "middle", "mid",
    "falcon", "pre",
})
_OTHERS: Final = frozenset({
    "user", "human", "system", "developer", "tool", "tools", "observation", "ipython", "inst", "sys", "instruction",
    "input", "prompt", "prefix", "suffix", "suf", "environment", "function", "available", "results",
})
_THOUGHTS: Final = frozenset({
    "think", "thinking", "thought", "thoughts", "analysis", "reasoning",
})
_ENDS: Final = frozenset({
    "eot", "eom", "eos", "eod", "eoh", "eoa", "eop", "return", "call", "calls", "separator", "done", "s", "file",
    "repo", "reponame", "repository", "filename", "issue", "commit", "jupyter", "gh", "empty", "special",
})
# fmt: on
_TAGS: Final = ("angle", "square", "ended", "headed", "named", "labelled")
_HEADER_CHARACTERS: Final = 120


class _Role(Enum):
    """Whose text it is."""

    MODEL = auto()
    OTHER = auto()
    THOUGHT = auto()
    NOBODY = auto()


class _Sign(Enum):
    """What else a token may say."""

    HEADER = auto()
    CHANNEL = auto()
    HEADER_END = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A text taken apart by who speaks.

    Attributes:
        turns: What the model says, the last turn first; tokens are taken off.
        rest: All but reasoning, whoever says it; blank where the model says all there is.
    """

    turns: tuple[str, ...]
    rest: str


@dataclass(slots=True)
class _Turn:
    role: _Role
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(part for part in self.parts if part)


def read_turns(text: str) -> Transcript:
    """Takes a text apart by its chat template's tokens.

    Tokens in quotes on their line, and those in a fenced block that is Python as it stands, are part of the code. A
    text begins with the model speaking, and where a turn ends nobody speaks until the next header.
    """
    tokens = _tokens(text)
    start = behind_reasoning_without_tokens(text)
    if not tokens:
        return Transcript(turns=(_without_role(text[start:]),), rest="")
    turns = [_Turn(_Role.MODEL, [text[start : max(start, tokens[0].start())]])]
    has_begun = bool(turns[0].text.strip())
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        chunk = text[token.end() : following.start() if following else len(text)]
        before_header_end = following is not None and _meaning(following) is _Sign.HEADER_END
        if has_begun or _meaning(token) is not _Role.NOBODY:
            _go_on(turns, token, chunk, before_header_end=before_header_end)
        else:
            turns[-1].parts.append(chunk)  # the token ends a text before this one
        has_begun = has_begun or bool(turns[-1].parts and turns[-1].parts[-1].strip())
    said = [turn.text for turn in reversed(turns) if turn.role is _Role.MODEL and turn.text.strip()]
    rest = "\n".join(turn.text for turn in turns if turn.role is not _Role.THOUGHT)
    return Transcript(turns=tuple(map(_without_role, said)), rest=rest)


def _go_on(turns: list[_Turn], token: re.Match[str], chunk: str, *, before_header_end: bool) -> None:
    """Adds what stands behind a token to the turn that it belongs to."""
    meaning = _meaning(token)
    match meaning:
        case _Role():
            turns.append(_Turn(meaning, [chunk.removeprefix(":")]))
        case _Sign.HEADER | _Sign.CHANNEL:
            role, chunk = _named_role(chunk)
            turns.append(_Turn(role, [chunk]))
        case _:
            turns[-1].parts.append(chunk)
    is_header = len(chunk) <= _HEADER_CHARACTERS and "\n" not in chunk.strip()
    if before_header_end and is_header:
        turns[-1].parts.pop()


def _named_role(chunk: str) -> tuple[_Role, str]:
    """Whose turn the first word of a header says it is, and what stands behind that word."""
    found = _ROLE.match(chunk)
    word = found[1].lower() if found else ""
    if found is None or word not in _MODEL | _OTHERS | _THOUGHTS | {"final", "commentary"}:
        return _Role.MODEL, chunk
    role = _Role.NOBODY if word == "commentary" else _role_of({word}) or _Role.MODEL
    return role, chunk[found.end() :]


def _meaning(token: re.Match[str]) -> _Role | _Sign:
    name = str(token[token.lastgroup or 0]).lower()
    words = set(re.findall(r"[a-z]+", name))
    joined = re.sub(r"[^a-z0-9]+", "_", name).strip("_")
    if joined in _HEADERS:
        return _Role.NOBODY if token["closing"] else _Sign.HEADER
    if joined in _HEADER_ENDS:
        return _Sign.HEADER_END
    if joined == "channel":
        return _Role.MODEL if token["closing"] else _Sign.CHANNEL
    ends = name.startswith("/") or any(word.startswith("end") for word in words)
    if ends and words & (_THOUGHTS | {"inst", "sys"}):
        return _Role.OTHER if "sys" in words else _Role.MODEL
    if name.startswith("/") and words & _MODEL:
        return _Role.MODEL
    if ends or (words & _ENDS and not words & {"tool", "tools"}):
        return _Role.NOBODY
    if token["square"] == "BEGIN":
        return _Role.MODEL
    return _role_of(words) or _Sign.NOTHING


def _role_of(words: set[str]) -> _Role | None:
    for role, known in ((_Role.THOUGHT, _THOUGHTS), (_Role.MODEL, _MODEL), (_Role.OTHER, _OTHERS)):
        if words & known:
            return role
    return None


def _tokens(text: str) -> list[re.Match[str]]:
    found = list(_unquoted(text))
    if not found:
        return []
    thoughts = reasoning_spans(text)
    starts = [span[0] for span in thoughts]
    # Who reasons about the form of the answer writes its tags, too.
    found = [
        token for token in found if token.lastgroup not in _TAGS or not _is_inside(token.start(), thoughts, starts)
    ]
    # A block that holds none is not looked at, since most blocks hold none.
    code = [
        span
        for span in find_blocks(text).spans
        if any(span[0] <= token.start() < span[1] for token in _within(found, span)) and parse(text[slice(*span)])
    ]
    starts = [span[0] for span in code]
    return [token for token in found if not _is_inside(token.start(), code, starts)]


def _within(tokens: list[re.Match[str]], span: tuple[int, int]) -> list[re.Match[str]]:
    first = bisect(tokens, span[0] - 1, key=re.Match.start)
    return tokens[first : first + 1]


def _is_inside(position: int, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    index = bisect(starts, position) - 1
    return index >= 0 and position < spans[index][1]


def _unquoted(text: str) -> Iterator[re.Match[str]]:
    begin = end = -1
    quotes: dict[str, list[int]] = {}
    for token in _TOKEN.finditer(text):
        if token.start() >= end:
            begin = text.rfind("\n", 0, token.start()) + 1
            end = text.find("\n", token.end())
            end = len(text) if end < 0 else end
            quotes = {}
            for quote in _QUOTE.finditer(text, begin, end):
                quotes.setdefault(quote[0][0], []).append(quote.start())
        if not any((before := bisect(each, token.start())) % 2 and before < len(each) for each in quotes.values()):
            yield token


def _without_role(text: str) -> str:
    """The text without a role's name in a line of its own, which is what is left of a header without its tokens."""
    skipped = _SKIPPED.match(text)
    return text[skipped.end() :] if skipped else text

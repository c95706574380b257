"""Code that stands in a text without marks, and code that is Python but for how it was written down."""

import ast
import html
import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from effbench.samples.extraction.blocks import find_blocks
from effbench.text.python_source import parse, source_lines

__all__ = ["as_python", "program_between_sentences", "python_sections", "without_escapes"]

_TEXTS: Final = re.compile(
    r"'''(?:[^\\]|\\.)*?(?:'''|\Z)" r'|"""(?:[^\\]|\\.)*?(?:"""|\Z)'
    r"|'(?:[^'\\\n]|\\.)*+'?" r'|"(?:[^"\\\n]|\\.)*+"?' r"|#[^\n]*+"
    r"|(?P<hidden>[\ufeff\u200b-\u200f\u2060\u00ad]+)|(?P<blank>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
    r"|(?P<entity>&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,5}|#x[0-9a-fA-F]{1,4});)"
    r"|(?P<line>[\u0085\u2028\u2029])",
    re.DOTALL,
)  # fmt: skip
_ENTITY: Final = re.compile(r"&[#\w]{1,6};")
_LANGUAGE: Final = re.compile(r"\s*(?:python[23]?|py)[ \t]*+:?[ \t]*+\n", re.IGNORECASE)
_PROMPT: Final = re.compile(r"[ \t]*(?:>>>|\.\.\.:?|In \[\d{1,4}\]:)(?: (?P<code>.*)|$)")
_CONTINUED: Final = re.compile(r"(?:else|elif|except|finally)\b|[)\]}]")
_OBJECT: Final = re.compile(r"\{[ ]?['\"]")
_CODE: Final = re.compile(
    r"[\w.]+(?:[(\[]|[ ]?[-+*/%|&^]?=[^=])|(?:async|class|def|elif|else|for|if|try|while|with)\b[^\n]*[:\\]"
)
"""What a line of code begins with, Python or not, and sentences do not."""
_KEYS: Final = ("code", "solution", "answer", "program", "python", "function", "completion", "response", "final_answer")
_DEPTH: Final = 3


def as_python(text: str, language: str) -> Iterator[str]:
    """What the text may stand for, the likeliest first.

    That is the text itself; then without characters that nobody sees, without indentation of its own, without prompts
    of an interactive session, without marks of a difference between files, out of JSON or HTML.
    """
    if language == "json":
        yield from _out_of_json(text)
        return
    named = _LANGUAGE.match(text)
    text = text[named.end() :] if named else text
    # Both may be Python as they stand: "python" is a name, and "x &lt; 1" are two statements.
    yield html.unescape(text) if _has_entities(text) else text
    plain = _without_hidden(text)
    named = _LANGUAGE.match(plain)
    plain = plain[named.end() :] if named else plain
    yield plain
    # A tokenizer's blank stands before the first line alone.
    yield plain[1:] if re.match(r" \S", plain) else textwrap.dedent(plain)
    yield plain.lstrip()
    lines = plain.splitlines(keepends=True)
    yield _without_prompts(lines)
    yield _without_difference(lines)
    yield from _out_of_json(plain)


def without_escapes(text: str) -> str:
    """The text; where it is one line with escapes for its line ends, the lines that are meant."""
    line = text.strip()
    if "\\n" not in line or "\n" in line or _OBJECT.search(line):
        return text
    line = line[1:-1] if line[:1] in "\"'" and line[:1] == line[-1:] else line
    return line.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')


def python_sections(text: str) -> list[str]:
    """The runs of lines in a text that are Python, in order.

    A statement at the top level is looked at on its own, so that text before and behind it, or a cut-off last one, does
    not matter.
    """
    sections: list[list[str]] = [[]]
    for statement in _top_level(_without_hidden(text)):
        if _is_code(statement):
            sections[-1].append(statement)
        elif sections[-1]:
            sections.append([])
    return [f"{code}\n" for each in sections if (code := "".join(each).strip("\n"))]


def program_between_sentences(text: str) -> str | None:
    """The longest run of lines in a text that are Python; None where other lines are broken code and no sentences.

    A program without one of its statements is another program.
    """
    others = [statement for statement in _top_level(_without_hidden(text)) if not _is_code(statement)]
    if any(_CODE.match(statement) for statement in others):
        return None
    return max(python_sections(text), key=len, default=None)


def _is_code(statement: str) -> bool:
    if not statement.strip() or statement.startswith("#"):
        return True
    tree = parse(statement)
    if tree is None or not tree.body:
        return False
    first = type(tree.body[0]).__name__
    if first == "Return":
        return False
    # "Note: done", "Complexity", "(see above)" and "1. " are Python, too.
    if first == "AnnAssign":
        return "=" in statement
    return first != "Expr" or re.match(r"[\w.]+\(", statement) is not None


def _top_level(text: str) -> Iterator[str]:
    """The text cut where a line begins at its left edge, unless that line goes on with what stands before it."""
    gathered: list[str] = []
    triples = {'"""': 0, "'''": 0}
    for line in source_lines(text.replace("\r\n", "\n")):
        inside = any(count % 2 for count in triples.values())
        begins = bool(line.strip()) and not line[0].isspace() and not inside
        if begins and gathered and not _CONTINUED.match(line) and not gathered[-1].startswith("@"):
            yield "".join(gathered)
            gathered = []
            triples = dict.fromkeys(triples, 0)
        gathered.append(line)
        for quote in triples:
            triples[quote] += line.count(quote)
    yield "".join(gathered)


def _without_hidden(text: str) -> str:
    """The text with plain blanks and line ends, and without characters that have no width; texts in it stay."""

    def mend(found: re.Match[str]) -> str:
        if found["hidden"]:
            return ""
        return " " if found["blank"] else "\n" if found["line"] else found[0]

    return _TEXTS.sub(mend, text)


def _has_entities(text: str) -> bool:
    """Whether HTML's names of characters stand where code is, and not in its texts alone."""
    return _ENTITY.search(text) is not None and any(found["entity"] for found in _TEXTS.finditer(text))


def _without_prompts(lines: list[str]) -> str:
    found = [_PROMPT.match(line.rstrip("\r\n")) for line in lines]
    return "".join(f"{each['code'] or ''}\n" for each in found if each is not None)


def _without_difference(lines: list[str]) -> str:
    kept = [line for line in lines if not line.startswith(("---", "+++", "@@", "-", "diff ", "index ", "\\"))]
    if not any(line.startswith("+") for line in kept):
        return ""
    return "".join(line[1:] if line[:1] in "+ " else line for line in kept)


def _out_of_json(text: str) -> Iterable[str]:
    begin, end = text.find("{"), text.rfind("}")
    if not 0 <= begin < end:
        return
    source = text[begin : end + 1]
    try:
        found = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        found = _literal(source)
    for inner in _texts_of(found, _DEPTH):
        yield from (block.content for block in reversed(find_blocks(inner).blocks))
        yield inner


def _literal(source: str) -> object:
    """The value of one of Python's literals, as its ``str`` writes it; None for anything else."""
    try:
        return ast.literal_eval(source)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return None


def _texts_of(value: object, depth: int) -> Iterator[str]:
    if not isinstance(value, dict) or not depth:
        return
    for key in _KEYS:
        inner = value.get(key)
        if isinstance(inner, str):
            yield inner
        elif isinstance(inner, list) and inner and all(isinstance(line, str) for line in inner):
            yield "\n".join(inner)
    for inner in value.values():
        if isinstance(inner, str) and "def " in inner:
            yield inner
        yield from _texts_of(inner, depth - 1)

"""Finds the code in what a model wrote."""

import ast
import re
import warnings

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["extract_code"]


def extract_code(completion: str, entry_point: str) -> str | None:
    """Finds the code in a completion.

    Fenced blocks are found by CommonMark's rules, except that HTML tags do not hide a fence (models put ``<answer>``
    on the line before one). Of the complete blocks that are not blank, the last one that defines the entry point is
    taken, else the last one. A block whose closing fence is missing was cut off and does not count.

    Text without any fence is code as it stands, since it may be the body of a function: not one blank is stripped. So
    is text that is Python as a whole, whatever fences its docstrings show.

    Args:
        completion: The raw text.
        entry_point: Name of the function or class that the task calls; empty for a whole program, of which the last
            complete block is taken.

    Returns:
        The code; None where there is none.
    """
    if not completion.strip():
        return None
    # The parser knows where a fence ends by its line, so the last line must be one.
    source = completion if completion.endswith(("\n", "\r")) else completion + "\n"
    fences = [token for token in _markdown().parse(source) if token.type == "fence"]
    if not fences or _is_python(completion):
        return completion
    blocks = [token.content for token in fences if _is_complete(token) and token.content.strip()]
    if not entry_point:
        return blocks[-1] if blocks else None
    name = re.escape(entry_point)
    defines = re.compile(rf"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{name}\b|^{name}[ \t]*[:=]", re.MULTILINE)
    defining = [block for block in blocks if defines.search(block)]
    candidates = defining or blocks
    return candidates[-1] if candidates else None


def _markdown() -> MarkdownIt:
    """A parser that knows blocks only, and of them those that can hold or hide a fence."""
    return MarkdownIt("zero").enable(["code", "fence", "blockquote", "list"])


def _is_complete(fence: Token) -> bool:
    """Whether a fence was closed: its lines are the opening one, the content's, and the closing one."""
    assert fence.map is not None  # the parser gives every block its lines
    first, behind = fence.map
    return behind - first == fence.content.count("\n") + 2


def _is_python(text: str) -> bool:
    """Whether the text parses as a Python module; nothing is run."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape in a candidate's text is not ours to report
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True

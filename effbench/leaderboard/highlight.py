"""Python code as HTML with the few classes that the style sheet knows."""

from functools import cache
from html import escape
from typing import Final

from markupsafe import Markup
from pygments.lexer import Lexer
from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType

from effbench.leaderboard.page_text import visible

__all__ = ["highlighted", "python_lexer"]

_CLASSES: Final = (
    (Comment, "c"),
    (String, "s"),
    (Number, "n"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "f"),
    (Name.Builtin, "b"),
)


def python_lexer() -> Lexer:
    """The highlighter's reader of Python; it takes any text."""
    return PythonLexer(stripnl=False, ensurenl=False)


def highlighted(code: str, lexer: Lexer) -> Markup:
    """Escapes code and marks up its keywords, names, texts, numbers and comments."""
    parts: list[str] = []
    open_class = ""
    for _, kind, text in lexer.get_tokens_unprocessed(visible(code)):
        name = open_class if text.isspace() else _class_of(kind)
        if name != open_class:
            parts.append("</span>" if open_class else "")
            parts.append(f'<span class="{name}">' if name else "")
            open_class = name
        parts.append(escape(text))
    parts.append("</span>" if open_class else "")
    return Markup("".join(parts))  # noqa: S704  # every text of the code is escaped above


@cache
def _class_of(kind: _TokenType) -> str:
    return next((name for parent, name in _CLASSES if kind[: len(parent)] == parent), "")

"""Python code as HTML with the few classes that the style sheet knows."""

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
    runs: list[tuple[str, list[str]]] = []
    for _, kind, text in lexer.get_tokens_unprocessed(visible(code)):
        name = _class_of(kind)
        if runs and runs[-1][0] == name:
            runs[-1][1].append(text)
        else:
            runs.append((name, [text]))
    return Markup("").join(_marked(name, "".join(texts)) for name, texts in runs)


def _class_of(kind: _TokenType) -> str:
    return next((name for parent, name in _CLASSES if _within(kind, parent)), "")


def _within(kind: _TokenType, parent: _TokenType) -> bool:
    return kind[: len(parent)] == parent


def _marked(name: str, text: str) -> Markup:
    safe = escape(text)
    return Markup(f'<span class="{name}">{safe}</span>' if name and not text.isspace() else safe)  # noqa: S704  # escaped above

"""How numbers and texts are written on a page: the template engine's filters."""

from collections import Counter as Tally
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Final

from markdown_it import MarkdownIt
from markupsafe import Markup
from pygments.lexer import Lexer

from effbench.leaderboard.board_names import told_apart
from effbench.leaderboard.highlight import highlighted, python_lexer
from effbench.leaderboard.page_text import visible
from effbench.leaderboard.run_facts import language_title
from effbench.metrics.published_scores import full_scale
from effbench.records.estimate import Estimate
from effbench.records.measurement import VERDICT_WORDS, Verdict
from effbench.scoring import GrowthExponent, RankInterval

__all__ = ["filters"]

NONE: Final = "–"  # noqa: RUF001  # a dash for what is not there
MINUS: Final = "−"  # noqa: RUF001  # the sign that belongs before a number
_OUTLINES: Final = {
    "square": "M2 2h8v8H2z",
    "triangle-up": "M6 1.5 11 10.5H1z",
    "triangle-down": "M6 10.5 1 1.5H11z",
    "diamond": "M6 .8 10.6 6 6 11.2 1.4 6z",
    "cross": "M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z",
}
_PYTHON_NAMES: Final = ("python", "py", "pycon")
_CODE_STARTS: Final = ("def ", "from ", "import ", "class ", "@", '"""', "#!")


def filters() -> dict[str, Callable[..., Any]]:
    """All of them by name; the highlighter and the Markdown reader are made once."""
    lexer = python_lexer()
    markdown = _markdown(lexer)

    def prompt(text: str) -> Markup:
        return _prompt(text, lexer, markdown)

    return {
        "score": _score,
        "two": lambda value: _signed(f"{value:.2f}"),
        "plus": lambda value: _signed(f"{value:+.2f}"),
        "signed": lambda value: _signed(f"{value:+.3f}"),
        "brief": lambda value: _signed(f"{value:+.2f}").replace("0.", ".", 1),
        "count": lambda value: _signed(f"{value:,.0f}"),
        "ratio": lambda value: NONE if value is None else f"{value:.3g}" if value < 100 else f"{value:,.0f}",
        "p_value": lambda value: "< 0.001" if value < 0.001 else f"{value:.3f}",
        "interval": _interval,
        "places": _places,
        "place": lambda value, low, high: round(2 + 96 * min(1.0, max(0.0, (value - low) / (high - low))), 2),
        "across": lambda value, reach: round(80 + 76 * value / reach, 2),
        "fact": _fact,
        "growth": _growth,
        "axis_end": lambda value: f"{value:.3g}",
        "shade": lambda value: max(0, min(5, round(5 * value))),
        "date": _date,
        "verdict_name": lambda verdict: VERDICT_WORDS[verdict],
        "by_verdict": lambda tally: [(verdict, tally[verdict]) for verdict in Verdict if tally[verdict]],
        "tally": _tally,
        "language": language_title,
        "outline": lambda shape: _OUTLINES[shape],
        "drawn": _drawn,
        "code": lambda text: highlighted(text, lexer),
        "sample_code": lambda text, highlight: highlighted(text, lexer) if highlight else text,
        "prompt": prompt,
        "markdown": lambda text: Markup(markdown.render(visible(text))),  # noqa: S704  # reads no HTML
        "apart": lambda site, board: told_apart(board, site.boards),
    }


def _markdown(lexer: Lexer) -> MarkdownIt:
    """Reads no HTML, and makes no links or images: a task's text must not lead anywhere."""

    def highlight(code: str, language: str, _attributes: str) -> str:
        return str(highlighted(code, lexer)) if language in _PYTHON_NAMES else ""  # empty: escaped as it is

    options = {"html": False, "highlight": highlight}
    return MarkdownIt("commonmark", options).disable(["image", "link", "autolink", "html_inline", "html_block"])


def _prompt(text: str, lexer: Lexer, markdown: MarkdownIt) -> Markup:
    """Code where the text begins like code (ENAMEL, HumanEval), else Markdown."""
    if text.lstrip().startswith(_CODE_STARTS):
        return Markup("<pre><code>{}</code></pre>").format(highlighted(text.strip("\n"), lexer))
    return Markup(markdown.render(visible(text)))  # noqa: S704  # reads no HTML


def _signed(number: str) -> str:
    return number.replace("-", MINUS)


def _drawn(svg: str) -> Markup:
    """A chart as HTML. Its parts are not read out one by one: the figure has a label, and a table with the numbers."""
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704  # the renderer escapes its texts


def _score(value: float, name: str = "") -> str:
    return _signed(f"{value:.3f}" if full_scale(name) == 1 else f"{value:.1f}")


def _interval(estimate: Estimate) -> str:
    if estimate.ci_low is None or estimate.ci_high is None:
        return "no interval"
    return f"{_score(estimate.ci_low, estimate.metric)} to {_score(estimate.ci_high, estimate.metric)}"


def _places(rank: RankInterval | None) -> str:
    if rank is None:
        return NONE
    return f"{rank.low}" if rank.low == rank.high else f"{rank.low}–{rank.high}"  # noqa: RUF001  # a range


def _fact(value: str | float | None, form: str) -> str:
    """A cell of a column without an interval."""
    if value is None:
        return NONE
    if form == "date":
        return _date(str(value))
    if form == "month":
        return str(value)[:7]
    if form == "text" or isinstance(value, str):
        return str(value)
    if form == "money":
        return f"{value:.2f}" if value >= 0.995 else f"{value:.2g}"
    return f"{value:,.0f}"


def _growth(growth: GrowthExponent | None) -> str:
    if growth is None:
        return NONE
    if growth.ci_low is None or growth.ci_high is None:
        return f"{growth.exponent:.2f}"
    return _signed(f"{growth.exponent:.2f} ({growth.ci_low:.2f} to {growth.ci_high:.2f})")


def _date(text: str) -> str:
    """Day, month and year of an ISO time, by UTC; the text itself where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment.day} {moment:%b %Y}"


def _tally(verdicts: Iterable[Verdict]) -> str:
    tally = Tally(verdicts)
    return ", ".join(f"{verdict} {tally[verdict]}" for verdict in Verdict if tally[verdict]) or "no samples"

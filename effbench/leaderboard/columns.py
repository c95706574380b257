"""A ranking's columns. One that no model fills is hidden, and so is one that says the same of all.

What a later kind of measurement gives (memory, energy, another language) becomes one more :class:`Fact` here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.leaderboard.board import Board, RankedEntry
from effbench.leaderboard.model_info import ModelInfo
from effbench.metrics.published_scores import COLUMNS, full_scale

__all__ = ["Fact", "MetricColumn", "facts_of", "metrics_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A column without an interval.

    Attributes:
        key: Sorts by it.
        title: Its heading.
        hint: What it means, for a reader who rests on the heading.
        value: Of one model; None where it is not known.
        form: The filter that writes it: ``count``, ``money``, ``date``, ``month`` or ``text``.
        varies: Whether it is hidden where it is the same for all models.
    """

    key: str
    title: str
    hint: str
    value: Callable[[RankedEntry], str | float | None]
    form: str
    varies: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it stands to the right, and the largest comes first."""
        return self.form != "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricColumn:
    """A column of estimates: whiskers on one axis.

    Attributes:
        name: The metric.
        low: Where the axis begins.
        high: Where it ends.
    """

    name: str
    low: float
    high: float


def _known(field: Callable[[ModelInfo], str]) -> Callable[[RankedEntry], str | None]:
    return lambda ranked: field(ranked.info) or None


_FACTS: Final = (
    Fact(
        key="tokens", title="Tokens", hint="completion tokens for each sample, as far as the server told them",
        value=lambda ranked: ranked.entry.completion_tokens, form="count",
    ),
    Fact(
        key="memory", title="KiB", hint="mean exact peak of memory, in KiB, of the samples whose memory was measured",
        value=lambda ranked: None if ranked.entry.peak_bytes is None else ranked.entry.peak_bytes / 1024, form="count",
    ),
    Fact(
        key="usd", title="$/task", hint="US dollars for all samples of a task, by the prices that the run was given",
        value=lambda ranked: ranked.entry.usd_per_task, form="money",
    ),
    Fact(
        key="organisation", title="By", hint="who made the model", value=_known(lambda info: info.organisation),
        form="text",
    ),
    Fact(key="size", title="Size", hint="parameters", value=_known(lambda info: info.size), form="text"),
    Fact(
        key="weights", title="Weights", hint="whether the weights are open", value=_known(lambda info: info.weights),
        form="text",
    ),
    Fact(
        key="released", title="Released", hint="when the model came out", value=_known(lambda info: info.released),
        form="month",
    ),
    Fact(
        key="coverage", title="Tasks", hint="tasks that have samples; one without scores 0",
        value=lambda ranked: ranked.entry.n_covered, form="count", varies=True,
    ),
    Fact(
        key="samples", title="Samples", hint="of all tasks", value=lambda ranked: ranked.entry.n_samples, form="count",
        varies=True,
    ),
    Fact(
        key="date", title="Measured", hint="when the run began",
        value=lambda ranked: ranked.entry.manifest.started_at, form="date", varies=True,
    ),
)  # fmt: skip


def metrics_of(board: Board) -> tuple[MetricColumn, ...]:
    """The metrics that any model has, each with the scale that all of its whiskers share."""
    found = []
    for name in COLUMNS:
        estimates = [item.entry.estimates[name] for item in board.everyone if name in item.entry.estimates]
        if any(name in item.entry.estimates for item in board.entries):
            ends = [item.point_estimate if item.ci_high is None else item.ci_high for item in estimates]
            found.append(MetricColumn(name=name, low=0.0, high=max([full_scale(name), *ends])))
    return tuple(found)


def facts_of(entries: Sequence[RankedEntry]) -> tuple[Fact, ...]:
    """The other columns that say something."""
    found = []
    for fact in _FACTS:
        values = [fact.value(ranked) for ranked in entries]
        if fact.form == "date":  # of which a cell shows the day
            values = [str(value)[:10] for value in values]
        if any(value is not None for value in values) and not (fact.varies and len(set(values)) == 1):
            found.append(fact)
    return tuple(found)

"""The leaderboard's pages, from rankings to HTML."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from effbench.leaderboard.board import Board, RankedEntry
from effbench.leaderboard.chart_theme import SERIES
from effbench.leaderboard.columns import facts_of, metrics_of
from effbench.leaderboard.entry import Curve, ShownSample, TaskEntry
from effbench.leaderboard.growth_chart import growth_curves
from effbench.leaderboard.page_filters import filters
from effbench.leaderboard.page_text import visible
from effbench.leaderboard.ratio_figures import model_dots, sample_strip
from effbench.leaderboard.run_facts import (
    kinds_of_gain,
    line_costs_command,
    measure_again,
    missing_files,
    modelled_energy,
    run_facts,
    unit_of,
)
from effbench.leaderboard.scatter_chart import against_correctness, against_spending
from effbench.leaderboard.site_content import SiteContent
from effbench.metrics.published_scores import COLUMNS
from effbench.records.manifest import ScoredTask
from effbench.records.statement import TaskStatement
from effbench.scoring import FEWEST_TASKS, GrowthExponent
from effbench.storage.resources import leaderboard_root

__all__ = ["Engine", "Page", "model_values", "render_pages"]

HIGHLIGHTED_PROGRAMS: Final = 3_000
"""On the whole site, the first models of each task: highlighting takes about a millisecond for each."""
SHOWN_SAMPLES: Final = 3
NEIGHBOURS: Final = 4
"""Models beside which another is shown task by task."""
MODELS_DRAWN: Final = len(SERIES)
"""Models with a line of their own in a task's growth curves; the table beside it has all."""
WORST_TASKS: Final = 5
"""Tasks of which a model's page shows the worst sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Attributes:
        path: Within the site, with slashes.
        html: All of it.
    """

    path: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _TaskRow:
    """A task's scores, one for each model that is shown."""

    task_id: str
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ModelOnTask:
    """What a task's page shows of a model."""

    ranked: RankedEntry
    task: TaskEntry
    highlight: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReferenceRow:
    """What a task's page shows of a measured reference."""

    name: str
    curve: Curve
    growth: GrowthExponent | None
    cost: float | None
    ratio: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _WorstSample:
    """Where a model loses most, and the command that tells the costs of its lines; empty where there is no code."""

    task: TaskEntry
    sample: ShownSample
    lines: str


def render_pages(site: SiteContent) -> Iterator[Page]:
    """Makes every page, one after the other."""
    engine = Engine(site)
    n_tasks = sum(len(board.task_slugs) for board in site.boards)
    n_highlighted = HIGHLIGHTED_PROGRAMS // (SHOWN_SAMPLES * max(1, n_tasks))
    yield engine.page("method.html", "method.html")
    yield engine.page("data.html", "data.html", groups=site.data)
    yield engine.page("errata.html", "errata.html", errata=site.errata)
    if site.contests:
        yield engine.page("optimising.html", "optimising.html", contests=site.contests)
    for board in site.boards:
        yield from _board_pages(engine, board)
        for ranked in board.everyone:
            yield engine.page(
                f"models/{ranked.slug}.html", "model.html", **model_values(board, ranked, f"{ranked.slug}.zip")
            )
        for place in range(len(board.entries)):
            if len(board.entries) > 1:
                yield _duels_page(engine, board, place)
        for position in range(len(board.task_slugs)):
            yield _task_page(engine, board, position, n_highlighted)
    yield engine.page("index.html", "index.html", rankings=list(map(_ranking, site.boards)))


def _ranking(board: Board) -> dict[str, Any]:
    """What the first page shows of a ranking."""
    ranks = COLUMNS[0]
    charts = (
        ("Efficiency against correctness", against_correctness(board, "pass@1", ranks)),
        ("Efficiency against dollars", against_spending(board, "usd", "US dollars per task (log scale)", ranks)),
        (
            "Efficiency against tokens",
            against_spending(board, "tokens", "completion tokens per sample (log scale)", ranks),
        ),
    )
    return {
        "board": board,
        "metrics": metrics_of(board),
        "facts": facts_of(board.entries),
        "charts": [(figure, title) for title, figure in charts if figure is not None],
        "prompts": {entry.prompt for entry in board.entries},
        "samples": {entry.entry.n_samples for entry in board.entries},
    }


class Engine:
    """The templates with all that every page needs."""

    def __init__(self, site: SiteContent) -> None:
        self._site = site
        self._environment = Environment(
            loader=FileSystemLoader(leaderboard_root() / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_finalized,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(filters())

    def page(self, path: str, template: str, **values: Any) -> Page:
        """Renders one; the template gets the values, the site and the way to its root."""
        root = "../" * path.count("/")
        html = self._environment.get_template(template).render(site=self._site, root=root, page=path, **values)
        return Page(path=path, html=html)


def _finalized(value: object) -> object:
    """Whatever a template puts in place: texts are made visible, what is HTML already stays."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _board_pages(engine: Engine, board: Board) -> Iterator[Page]:
    common = {"board": board, "manifest": board.manifest}
    everyone = range(len(board.entries))
    yield engine.page(f"tasks/{board.slug}.html", "tasks.html", rows=_task_rows(board, everyone), **common)
    rows = []
    for own in everyone:
        duels = {duel.other: duel for duel in board.duels(own)}
        rows.append({"ranked": board.entries[own], "duels": [duels.get(other) for other in everyone]})
    yield engine.page(f"compare/{board.slug}.html", "compare.html", rows=rows, fewest=FEWEST_TASKS, **common)


def _task_rows(board: Board, places: Iterable[int]) -> list[_TaskRow]:
    shown = [board.entries[place].entry.tasks for place in places]
    return [
        _TaskRow(task_id=task.task_id, scores=tuple(tasks[position].efficiency for tasks in shown))
        for position, task in enumerate(board.manifest.tasks)
    ]


def model_values(board: Board, ranked: RankedEntry, run: str) -> dict[str, Any]:
    """What a model's page shows; ``run`` is what its commands call the run."""
    entry, manifest = ranked.entry, ranked.entry.manifest
    tiers = [_tiers(task, entry.statements.get(task.task_id)) for task in manifest.tasks]
    return {
        "board": board,
        "ranked": ranked,
        "entry": entry,
        "manifest": manifest,
        "metrics": metrics_of(board),
        "knowledge": [(fact, fact.value(ranked)) for fact in facts_of([ranked]) if not fact.varies],
        "dots": model_dots([task.task_id for task in manifest.tasks], entry.tasks, tiers),
        "worst": _worst(ranked, run),
        "unit": unit_of(manifest),
        "facts": [*run_facts(manifest), *kinds_of_gain(manifest, entry.tasks), *modelled_energy(entry.joules)],
        "again": measure_again(manifest, run),
        "own_files": missing_files(manifest),
    }


def _worst(ranked: RankedEntry, run: str) -> list[_WorstSample]:
    """The worst sample of the tasks with the lowest efficiency, as far as it is below the baseline's."""
    found = [
        _WorstSample(
            task=task,
            sample=task.worst,
            lines=line_costs_command(run, task.task_id, task.worst.sample_index) if task.worst.is_code else "",
        )
        for task in ranked.entry.tasks
        if task.worst is not None and task.worst.efficiency < 1
    ]
    return sorted(found, key=lambda item: (item.sample.efficiency, item.task.efficiency))[:WORST_TASKS]


def _tiers(task: ScoredTask, statement: TaskStatement | None) -> dict[str, str]:
    stated = {} if statement is None else {item.reference_id: item.tier for item in statement.references}
    return stated | {item.reference_id: item.tier for item in task.references}


def _duels_page(engine: Engine, board: Board, own: int) -> Page:
    duels = board.duels(own)
    ends = [abs(end) for duel in duels for end in (duel.ci_low, duel.ci_high, duel.difference) if end is not None]
    others = sorted((duel.other for duel in duels), key=lambda other: (abs(other - own), other))[:NEIGHBOURS]
    return engine.page(
        f"compare/{board.entries[own].slug}.html",
        "duels.html",
        board=board,
        manifest=board.manifest,
        ranked=board.entries[own],
        duels=duels,
        reach=max(ends) or 1.0,
        neighbours=[board.entries[other] for other in sorted(others)],
        rows=_task_rows(board, [own, *sorted(others)]),
    )


def _task_page(engine: Engine, board: Board, position: int, n_highlighted: int) -> Page:
    task = board.manifest.tasks[position]
    models = [
        _ModelOnTask(ranked=ranked, task=ranked.entry.tasks[position], highlight=place < n_highlighted)
        for place, ranked in enumerate(board.entries)
    ]
    statement, unit = _statement(board.everyone, task.task_id), unit_of(board.manifest)
    measured = [ranked.entry.tasks[position] for ranked in board.everyone]
    references = _references(measured, _tiers(task, statement), task.baseline)
    sizes = [level.size for level in task.levels if level.weight > 0]
    counted = [(item.ranked.model, item.task.best.curve) for item in models if item.task.best is not None]
    return engine.page(
        f"tasks/{board.slug}--{board.task_slugs[position]}.html",
        "task.html",
        board=board,
        manifest=board.manifest,
        task=task,
        statement=statement,
        sizes=sizes,
        references=references,
        models=models,
        growth=growth_curves(sizes, [(item.name, item.curve) for item in references], counted[:MODELS_DRAWN], unit),
        strip=sample_strip([(item.ranked.model, item.task) for item in models], references),
        drawn=min(MODELS_DRAWN, len(counted)),
        unit=unit,
    )


def _statement(entries: Sequence[RankedEntry], task_id: str) -> TaskStatement | None:
    found = (ranked.entry.statements.get(task_id) for ranked in entries)
    return next((item for item in found if item is not None), None)


def _references(tasks: Sequence[TaskEntry], tiers: dict[str, str], baseline: str) -> list[_ReferenceRow]:
    measured = {item.reference_id: item for task in reversed(tasks) for item in task.references}
    base = measured[baseline].cost if baseline in measured else None
    rows = [
        _ReferenceRow(
            name=f"{tiers[name]}: {name}" if name in tiers and tiers[name] not in name else name,
            curve=item.curve,
            growth=item.growth,
            cost=item.cost,
            ratio=item.cost / base if item.cost is not None and base else None,
        )
        for name, item in measured.items()
    ]
    return sorted(rows, key=lambda row: -(row.cost or 0))

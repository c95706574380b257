"""Scores as text: for a terminal, for Markdown, as JSON or as CSV."""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Final

from effbench.metrics import GroupScores, Missing, Scores
from effbench.records.estimate import Estimate
from effbench.records.manifest import Manifest
from effbench.records.measurement import VERDICT_WORDS, Verdict
from effbench.storage.json_files import encode
from effbench.text.numbers import interval_text, number_text
from effbench.text.table import markdown_table, plain_table

__all__ = ["ScoreDocument", "ScoreFormat", "render_score"]

SCHEMA: Final = 1
_NAMED: Final = 5
"""Tasks that are named in a line."""


class ScoreFormat(StrEnum):
    """How scores are written."""

    TABLE = "table"
    MD = "md"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class FallbackPart:
    """Tasks that were measured by another counter than the run's, their references as well.

    Attributes:
        counter: What counted them.
        environment_id: Where.
        tasks: Their ids.
    """

    counter: str
    environment_id: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        run_directory: The run's folder.
        suite: The suite's name.
        suite_hash: Content hash of the tasks.
        model: Who wrote the samples.
        counter: What counted.
        environment_id: Where it was measured.
        fallback: What counted the other tasks, with ``--fallback``; None where no task was counted elsewhere.
        n_tasks: Tasks of the run.
        n_tasks_with_samples: Coverage; a task without samples scores 0.
        verdicts: How many samples ended in which verdict.
        estimates: One for each metric and k.
        missing: The metrics that the run does not give.
        groups: The estimates over some tasks, where they were asked for.
    """

    schema: int
    run_directory: str
    suite: str
    suite_hash: str
    model: str
    counter: str
    environment_id: str
    fallback: FallbackPart | None
    n_tasks: int
    n_tasks_with_samples: int
    verdicts: dict[str, int]
    estimates: tuple[Estimate, ...]
    missing: tuple[Missing, ...]
    groups: tuple[GroupScores, ...] = ()


def render_score(scores: Scores, manifest: Manifest, form: ScoreFormat, path: Path) -> str:
    """The estimates, what is missing, coverage and verdicts; as CSV, one row for each estimate and missing metric."""
    if form is ScoreFormat.CSV:
        return _csv(scores)
    document = _document(scores, manifest, path)
    if form is ScoreFormat.JSON:
        return encode(document, indent=2).decode("ascii").rstrip("\n")
    table = markdown_table if form is ScoreFormat.MD else plain_table
    bullet = "- " if form is ScoreFormat.MD else ""
    parts = []
    if scores.estimates:
        headers = ["metric", "score", "95 % interval", "s.e.", "tasks", "samples", "interval by"]
        rows = [_row(estimate) for estimate in scores.estimates]
        for group in scores.groups:
            rows += [[f"{row[0]}, {group.name}", *row[1:]] for row in map(_row, group.estimates)]
        parts = [table(rows, headers, "lrcrrrl"), ""]
    return "\n".join([*parts, *(bullet + line for line in _lines(document))])


def _document(scores: Scores, manifest: Manifest, path: Path) -> ScoreDocument:
    tally = scores.verdicts()
    return ScoreDocument(
        schema=SCHEMA,
        run_directory=str(path),
        suite=manifest.suite,
        suite_hash=manifest.suite_hash,
        model=manifest.model,
        counter=manifest.environment.counter,
        environment_id=manifest.environment.environment_id,
        fallback=_fallback(manifest),
        n_tasks=len(manifest.tasks),
        n_tasks_with_samples=scores.n_tasks_with_samples,
        verdicts={verdict.value: tally[verdict] for verdict in Verdict if tally[verdict]},
        estimates=scores.estimates,
        missing=scores.missing,
        groups=scores.groups,
    )


def _fallback(manifest: Manifest) -> FallbackPart | None:
    other = manifest.fallback
    if other is None or not other.tasks:
        return None
    return FallbackPart(
        counter=other.environment.counter,
        environment_id=other.environment.environment_id,
        tasks=tuple(task.task_id for task in other.tasks),
    )


def _row(estimate: Estimate) -> list[str]:
    return [
        estimate.name,
        f"{estimate.point_estimate:.3f}",
        interval_text(estimate.ci_low, estimate.ci_high),
        number_text(estimate.standard_error),
        str(estimate.n_tasks),
        str(estimate.n_samples),
        estimate.method,
    ]


def _lines(document: ScoreDocument) -> Iterable[str]:
    for estimate in document.estimates:
        if estimate.note:
            yield f"note      {estimate.name}: {estimate.note}"
    for missing in document.missing:
        yield f"missing   {missing.reason}"
    n_covered, n_tasks = document.n_tasks_with_samples, document.n_tasks
    uncovered = "" if n_covered == n_tasks else "; a task without samples scores 0"
    yield f"coverage  {n_covered} of {n_tasks} tasks have samples{uncovered}"
    tally = (f"{name} {count} ({VERDICT_WORDS[Verdict(name)]})" for name, count in document.verdicts.items())
    yield "verdicts  " + (", ".join(tally) or "none")
    yield f"counter   {document.counter}, environment {document.environment_id}"
    other = document.fallback
    if other is not None:
        names = ", ".join(other.tasks[:_NAMED]) + (", …" if len(other.tasks) > _NAMED else "")
        where = f"wholly by {other.counter}, environment {other.environment_id}"
        yield f"fallback  {len(other.tasks)} of {n_tasks} tasks {where}: {names}"


def _csv(scores: Scores) -> str:
    columns = [field.name for field in fields(Estimate)] + ["group"] * bool(scores.groups)
    text = io.StringIO()
    writer = csv.DictWriter(text, [*columns, "missing"], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(asdict(estimate) for estimate in scores.estimates)
    for group in scores.groups:
        writer.writerows(asdict(estimate) | {"group": group.name} for estimate in group.estimates)
    writer.writerows({"metric": missing.metric, "missing": missing.reason} for missing in scores.missing)
    return text.getvalue().rstrip("\n")

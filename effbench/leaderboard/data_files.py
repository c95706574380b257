"""The raw data beside the pages: a bundle for each run, and each ranking as CSV and JSONL."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.export.bundle import bundle_bytes
from effbench.leaderboard.board import Board, RankedEntry
from effbench.leaderboard.board_names import board_name
from effbench.leaderboard.columns import Fact, facts_of
from effbench.leaderboard.page_text import visible
from effbench.leaderboard.processes import ALONE, PageWorkers
from effbench.metrics.published_scores import COLUMNS
from effbench.records.estimate import Estimate
from effbench.storage.json_files import encode
from effbench.storage.run_directory import RunDirectory

__all__ = ["SUMS", "DataFile", "DataGroup", "write_data"]

SUMS: Final = "SHA256SUMS"
Cell = str | int | float | None
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file to download.

    Attributes:
        name: Within the data folder.
        holds: What is in it, in words.
        size_bytes: Its length.
        sha256: Of its content.
    """

    name: str
    holds: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataGroup:
    """The files of one ranking.

    Attributes:
        name: The ranking's.
        files: Its own first, then a bundle for each run.
    """

    name: str
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _BundleOrder:
    """A bundle to write.

    Attributes:
        run: What it holds.
        estimates: The run's scores.
        model: Who wrote the samples.
        path: The file.
    """

    run: RunDirectory
    estimates: tuple[Estimate, ...]
    model: str
    path: Path


def write_data(boards: Sequence[Board], folder: Path, workers: PageWorkers = ALONE) -> tuple[DataGroup, ...]:
    """Writes all files, and their hashes as ``sha256sum -c`` reads them."""
    folder.mkdir()
    groups = tuple(
        DataGroup(
            name=board_name(board, boards),
            files=tuple(_board_files(board, folder, workers)),
        )
        for board in boards
    )
    sums = "".join(f"{file.sha256}  {file.name}\n" for group in groups for file in group.files)
    (folder / SUMS).write_text(sums, encoding="ascii")
    return groups


def _board_files(board: Board, folder: Path, workers: PageWorkers) -> Iterator[DataFile]:
    orders = [
        _BundleOrder(
            run=item.entry.run,
            estimates=tuple(item.entry.estimates.values()),
            model=item.model,
            path=folder / f"{item.slug}.zip",
        )
        for item in board.everyone
    ]
    bundles = workers.map(_write_bundle, orders)
    known = [fact for fact in facts_of(board.everyone) if not fact.varies]
    ranking = [_ranking_row(place, item, known) for place, item in enumerate(board.entries, start=1)]
    ranking += [_ranking_row(None, item, known) for item in board.baselines]
    tasks = [row for item in board.everyone for row in _task_rows(board, item)]
    for name, holds, rows in (
        ("ranking", "the ranking: a line for each model and baseline", ranking),
        ("tasks", "a line for each model and task", tasks),
    ):
        yield _write(folder / f"{board.slug}-{name}.csv", f"{holds}, as CSV", _csv(rows))
        yield _write(folder / f"{board.slug}-{name}.jsonl", f"{holds}, as JSON lines", b"".join(map(encode, rows)))
    yield from bundles


def _write_bundle(order: _BundleOrder) -> DataFile:
    return _write(order.path, f"bundle: all records of {order.model}", bundle_bytes(order.run, order.estimates))


def _write(path: Path, holds: str, content: bytes) -> DataFile:
    path.write_bytes(content)
    return DataFile(name=path.name, holds=holds, size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


def _ranking_row(place: int | None, item: RankedEntry, known: Sequence[Fact]) -> dict[str, Cell]:
    manifest = item.entry.manifest
    row: dict[str, Cell] = {
        "place": place,
        "rank_low": None if item.rank is None else item.rank.low,
        "rank_high": None if item.rank is None else item.rank.high,
        "model": manifest.model,
        **{fact.key: fact.value(item) for fact in known},
    }
    for name in COLUMNS:
        estimate = item.entry.estimates.get(name)
        row[name] = None if estimate is None else estimate.point_estimate
        row[f"{name} low"] = None if estimate is None else estimate.ci_low
        row[f"{name} high"] = None if estimate is None else estimate.ci_high
    return row | {
        "tasks": len(manifest.tasks),
        "tasks_with_samples": item.entry.n_covered,
        "samples": item.entry.n_samples,
        "counter": manifest.environment.counter,
        "environment_id": manifest.environment.environment_id,
        "suite_hash": manifest.suite_hash,
        "run_id": manifest.run_id,
        "started_at": manifest.started_at,
    }


def _task_rows(board: Board, item: RankedEntry) -> Iterator[dict[str, Cell]]:
    for task, slug in zip(item.entry.tasks, board.task_slugs, strict=True):
        yield {
            "model": item.model,
            "task_id": task.task_id,
            "samples": task.n_samples,
            "correct": task.n_passed,
            COLUMNS[0]: task.efficiency,
            "best_cost": None if task.best is None else task.best.cost,
            "best_cost_to_baseline": task.ratio,
            "page": f"tasks/{board.slug}--{slug}.html",
        }


def _csv(rows: Sequence[dict[str, Cell]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()


def _cell(value: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

"""Reads what is scored: measurements of this project, or the report of SWE-fficiency's own harness."""

import math
from pathlib import Path

from effbench.errors import InputError
from effbench.records.repository import PatchMeasurement, PatchVerdict, ReportedSpeedup
from effbench.runner.repositories.published_files import read_report
from effbench.storage.jsonl import read_records

__all__ = ["common_log_ratios", "read_scored", "speedup_ratio"]


def read_scored(path: Path) -> list[ReportedSpeedup]:
    """Reads one model's speed-ups, of measurements (``.jsonl``) or of a report (CSV).

    Raises:
        InputError: It holds more than one measurement of a task, several models, environments or seeds; or it is no
            such file.
    """
    return _measured(path) if path.suffix == ".jsonl" else read_report(path)


def speedup_ratio(entry: ReportedSpeedup) -> float:
    """SR: the patch's speed-up over the authors'."""
    return entry.speedup / entry.gold_speedup


def common_log_ratios(first: Path, second: Path) -> tuple[list[str], list[float], list[float]]:
    """The tasks that both have, and each one's log SR of either.

    Raises:
        InputError: They have none in common, or one is not readable.
    """
    one, other = _log_ratios(first), _log_ratios(second)
    names = [name for name in one if name in other]
    if not names:
        raise InputError(f"{first} and {second} have no task in common: compare their instance_id")
    return names, [one[name] for name in names], [other[name] for name in names]


def _log_ratios(path: Path) -> dict[str, float]:
    return {entry.task_id: math.log(speedup_ratio(entry)) for entry in read_scored(path)}


def _measured(path: Path) -> list[ReportedSpeedup]:
    found = read_records(path, PatchMeasurement)
    models = sorted({each.model for each in found})
    if len(models) != 1 or len({each.task_id for each in found}) < len(found):
        raise InputError(f"{path} does not hold one measurement a task of one model: it has {', '.join(models) or '0'}")
    if len({(each.environment, each.seed) for each in found}) > 1:
        raise InputError(f"{path} holds measurements of several environments or seeds: they cannot be compared")
    return [
        ReportedSpeedup(
            task_id=each.task_id,
            is_correct=each.verdict is PatchVerdict.CORRECT,
            speedup=each.speedup,
            gold_speedup=each.gold_speedup,
        )
        for each in found
    ]

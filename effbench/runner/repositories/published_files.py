"""Reads what repository benchmarks publish: tasks, patches and reports, by their published fields."""

import csv
import io
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.records.repository import PatchSample, PatchTask, ReportedSpeedup
from effbench.storage.foreign_files import read_file

__all__ = ["read_patches", "read_report", "read_tasks"]

_COMMIT: Final = re.compile(r"[0-9a-f]{40}")
_COLUMNS: Final = ("instance_id", "pred_speedup_ratio", "gold_speedup_ratio", "correctness")


def read_patches(path: Path) -> list[PatchSample]:
    """Reads predictions: JSON Lines of ``instance_id``, ``model_patch`` and ``model_name_or_path``.

    A patch that is null is an empty one, as SWE-bench's harness takes it.

    Raises:
        DataFileError: A line is none; says which.
    """
    found = list[PatchSample]()
    for number, entry in enumerate(_entries(path), 1):
        patch = entry.get("model_patch") or ""
        if not isinstance(patch, str):
            raise DataFileError(path, f"entry {number}: model_patch is no text")
        found.append(
            PatchSample(
                task_id=_text(path, number, entry, "instance_id"),
                patch=patch,
                model=_text(path, number, entry, "model_name_or_path"),
            )
        )
    if not found:
        raise DataFileError(path, "holds no patches")
    return found


def read_tasks(path: Path) -> dict[str, PatchTask]:
    """Reads tasks by their ids: JSON Lines or a JSON list with ``instance_id`` and ``base_commit``.

    Entries whose base commit is null are left out: nobody knows where they apply.

    Raises:
        DataFileError: An entry is none; says which.
    """
    found = dict[str, PatchTask]()
    for number, entry in enumerate(_entries(path), 1):
        if entry.get("base_commit") is None:
            continue
        commit = _text(path, number, entry, "base_commit")
        if not _COMMIT.fullmatch(commit):
            raise DataFileError(path, f"entry {number}: base_commit is no commit of 40 hexadecimal digits")
        task_id = _text(path, number, entry, "instance_id")
        found[task_id] = PatchTask(task_id=task_id, base_commit=commit)
    return found


def read_report(path: Path) -> list[ReportedSpeedup]:
    """Reads SWE-fficiency's report: CSV with a row a task.

    Raises:
        DataFileError: A column is missing or a number is none; says where.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(read_file(path).decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(path, f"is no CSV file ({error})") from error
    missing = [name for name in _COLUMNS if not rows or rows[0].get(name) is None]
    if missing:
        raise DataFileError(path, f"is no report of SWE-fficiency: it has no rows, or no column {missing[0]}")
    found = [_reported(path, number, row) for number, row in enumerate(rows, 2)]
    ids = [each.task_id for each in found]
    if len(set(ids)) < len(ids):
        twice = next(each for each in ids if ids.count(each) > 1)
        raise DataFileError(path, f"has the task {twice} twice")
    return found


def _reported(path: Path, line: int, row: Mapping[str, str | None]) -> ReportedSpeedup:
    speedup, gold, correct = (_number(path, line, row, name) for name in _COLUMNS[1:])
    if speedup <= 0 or gold <= 0:
        raise DataFileError(path, "a speed-up is not above 0", line=line)
    is_correct = correct == 1
    return ReportedSpeedup(
        task_id=row["instance_id"] or "",
        is_correct=is_correct,
        speedup=speedup if is_correct else 1.0,
        gold_speedup=gold,
    )


def _number(path: Path, line: int, row: Mapping[str, str | None], name: str) -> float:
    try:
        number = float(row[name] or "")
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise DataFileError(path, f"{name} is no number", line=line)
    return number


def _entries(path: Path) -> list[dict[str, object]]:
    try:
        text = read_file(path).decode("utf-8")
        found = (
            json.loads(text)
            if text.lstrip().startswith("[")
            else [json.loads(line) for line in text.split("\n") if line.strip()]
        )
    except (ValueError, RecursionError) as error:
        raise DataFileError(path, f"is neither JSON Lines nor a JSON list ({error})") from error
    for number, entry in enumerate(found, 1):
        if not isinstance(entry, dict):
            raise DataFileError(path, f"entry {number} is no object")
    return list(found)


def _text(path: Path, number: int, entry: Mapping[str, object], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value:
        raise DataFileError(path, f"entry {number} has no text {name}")
    return value

"""A run for other tools: what it cost as a file of pyperf, its measurements as a table.

The output is written beside its place and then renamed: it is there as a whole or not at all.
"""

import csv
import io
import os
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from effbench.errors import ExtraMissing, InputError
from effbench.export.pyperf_file import render_pyperf
from effbench.measure.budget import cost
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement
from effbench.storage.json_files import encode, write_bytes
from effbench.storage.run_directory import RunDirectory, RunRecords

if TYPE_CHECKING:
    import datasets

__all__ = ["export_run", "measurement_rows", "to_dataset"]

Row = dict[str, str | int | float | None]

_COLUMNS: Final = {
    "suite": "string",
    "model": "string",
    "run_id": "string",
    "key": "string",
    "task_id": "string",
    "sample_index": "int64",
    "reference_id": "string",
    "solution_sha256": "string",
    "code_digest": "string",
    "level": "int64",
    "test_index": "int64",
    "verdict": "string",
    "instructions": "int64",
    "load_instructions": "int64",
    "cpu_time_s": "float64",
    "max_rss_bytes": "int64",
    "detail": "string",
    "counter": "string",
    "environment_id": "string",
    "input_instructions": "int64",
    "output_instructions": "int64",
    "budget": "int64",
    "cost": "int64",
}
"""Names and Arrow types. Given, not inferred: a column without a single count is still one of whole numbers."""
_OWN_FILES: Final = ("run.json", "samples.jsonl", "measurements.jsonl", "estimates.json", "tasks.jsonl")


def export_run(run: RunDirectory, export_format: str, output: Path | None, *, replace: bool) -> Path:
    """Writes a finished run in the format of another tool.

    Args:
        run: The run.
        export_format: ``pyperf``, ``parquet``, ``csv`` or ``jsonl``.
        output: The file to write; None for ``export.*`` in the run's folder.
        replace: Whether an output that is there already may be replaced.

    Returns:
        The file that was written.

    Raises:
        InputError: There is no such format; there is no run, or it is not complete; nothing in it fits the format; the
            format's package is not installed; the output is there already, or cannot be written.
    """
    if export_format not in _EXTENSIONS:
        raise InputError(f"there is no export format {export_format!r}: take one of {', '.join(_EXTENSIONS)}")
    _finished_manifest(run)
    path = run.path / f"export.{_EXTENSIONS[export_format]}" if output is None else output
    _check_output(run, path, replace=replace)
    write_bytes(path, render_pyperf(run) if export_format == "pyperf" else _TABLES[export_format](run))
    return path


def measurement_rows(run: RunRecords) -> list[Row]:
    """A finished run's measurements as plain rows, in an order that does not depend on who was measured first.

    Every row has the fields of :class:`effbench.records.measurement.Measurement`, before them ``suite``, ``model`` and
    ``run_id``, and last ``cost``: the count less what measuring costs (:func:`effbench.measure.budget.cost`), None
    where nothing was counted. Lone surrogates, which no table can hold, are spelled out as escapes.

    Raises:
        InputError: There is no run, it is not complete, or its files cannot be read.
    """
    manifest = _finished_manifest(run)
    places = {task.task_id: place for place, task in enumerate(manifest.tasks)}

    def order(item: Measurement) -> tuple[int, int, str, int, int]:
        sample_index = -1 if item.sample_index is None else item.sample_index
        place = places.get(item.task_id, len(places))
        return place, sample_index, item.reference_id or "", item.level, item.test_index

    return [_row(item, manifest) for item in sorted(run.measurements(), key=order)]


def to_dataset(run: RunRecords) -> "datasets.Dataset":
    """A finished run's measurements as a Hugging Face data set: the rows of :func:`measurement_rows`.

    Raises:
        InputError: As for :func:`measurement_rows`, or the package ``datasets`` is not installed.
    """
    rows = measurement_rows(run)
    try:
        import datasets  # an extra, and slow to import
    except ImportError as error:
        raise ExtraMissing("a Hugging Face data set", "datasets") from error
    features = datasets.Features({name: datasets.Value(kind) for name, kind in _COLUMNS.items()})
    return datasets.Dataset.from_dict({name: [row[name] for row in rows] for name in _COLUMNS}, features=features)


def _row(item: Measurement, manifest: Manifest) -> Row:
    row: Row = {"suite": manifest.suite, "model": manifest.model, "run_id": manifest.run_id}
    row |= {field.name: getattr(item, field.name) for field in fields(item)}
    row |= {"verdict": item.verdict.value, "cost": None}
    if item.instructions is not None:
        row["cost"] = cost(item.instructions, item.load_instructions, manifest.calibration)
    return {name: _storable(value) if isinstance(value, str) else value for name, value in row.items()}


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _finished_manifest(run: RunRecords) -> Manifest:
    manifest = run.manifest()
    if not manifest.complete:
        raise InputError(f"the run in {run.path} is not complete: give its `effbench run` command again, it will go on")
    return manifest


def _check_output(run: RunDirectory, path: Path, *, replace: bool) -> None:
    if not os.path.lexists(path):
        return
    # Renaming onto a device, such as /dev/stdout, would put a file in its place.
    if path.is_symlink() or not path.is_file():
        raise InputError(f"{path} is there and is not a plain file: name another one with -o")
    if any(own.exists() and own.samefile(path) for own in (run.path / name for name in _OWN_FILES)):
        raise InputError(f"{path} is one of the run's own files: name another one with -o")
    if not replace:
        raise InputError(f"{path} is there already: name another one with -o, or replace it with --force")


def _csv(run: RunDirectory) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(_COLUMNS))
    writer.writeheader()
    writer.writerows(measurement_rows(run))
    return text.getvalue().encode()


def _jsonl(run: RunDirectory) -> bytes:
    # Not by the data set's own writer: it rounds floats to ten digits.
    return b"".join(map(encode, measurement_rows(run)))


def _parquet(run: RunDirectory) -> bytes:
    rows = measurement_rows(run)
    try:
        import pyarrow  # an extra, and slow to import
        import pyarrow.parquet
    except ImportError as error:
        raise ExtraMissing("--format parquet", "parquet") from error
    columns = {
        name: pyarrow.array([row[name] for row in rows], type=pyarrow.type_for_alias(kind))
        for name, kind in _COLUMNS.items()
    }
    content = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), content)
    return content.getvalue()


_TABLES: Final[dict[str, Callable[[RunDirectory], bytes]]] = {"parquet": _parquet, "csv": _csv, "jsonl": _jsonl}
_EXTENSIONS: Final = {"pyperf": "pyperf.json", **{name: name for name in _TABLES}}

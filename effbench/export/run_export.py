"""A run for other tools: what it cost as a file of pyperf, its samples, tasks or measurements as a table.

The output is written beside its place and then renamed: it is there as a whole or not at all.
"""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from effbench.errors import ExtraMissing, InputError
from effbench.export.pyperf_file import render_pyperf
from effbench.export.rows import RowLevel, Table, finished_manifest, table_of
from effbench.storage.json_files import encode, write_bytes
from effbench.storage.loaded_run import LoadedRun
from effbench.storage.run_directory import RunDirectory, RunRecords

if TYPE_CHECKING:
    import datasets

__all__ = ["export_run", "to_dataset"]

_OWN_FILES: Final = ("run.json", "samples.jsonl", "measurements.jsonl", "estimates.json", "tasks.jsonl")


def export_run(
    run: RunDirectory, export_format: str, output: Path | None, *, replace: bool, level: RowLevel | None = None
) -> Path:
    """Writes a finished run in the format of another tool.

    Args:
        run: The run.
        export_format: ``pyperf``, ``parquet``, ``csv`` or ``jsonl``.
        output: The file to write; None for ``export.*`` in the run's folder.
        replace: Whether an output that is there already may be replaced.
        level: What a row of a table is; None for an input.

    Returns:
        The file that was written.

    Raises:
        InputError: There is no such format; there is no run, or it is not complete; nothing in it fits the format; the
            format's package is not installed; pyperf was asked for a level; the output is there already, or cannot be
            written.
    """
    if export_format not in _EXTENSIONS:
        raise InputError(f"there is no export format {export_format!r}: take one of {', '.join(_EXTENSIONS)}")
    if export_format == "pyperf" and level is not None:
        raise InputError(f"pyperf's format has no rows of {level}: leave out --level, or take csv, jsonl or parquet")
    finished_manifest(run)
    path = run.path / f"export.{_EXTENSIONS[export_format]}" if output is None else output
    _check_output(run, path, replace=replace)
    if export_format == "pyperf":
        content = render_pyperf(run)
    else:
        content = _TABLES[export_format](table_of(LoadedRun(run), level or RowLevel.INPUTS))
    write_bytes(path, content)
    return path


def to_dataset(run: RunRecords, level: RowLevel = RowLevel.INPUTS) -> "datasets.Dataset":
    """A finished run as a Hugging Face data set: the rows of :func:`effbench.export.rows.table_of`.

    Raises:
        InputError: As for :func:`effbench.export.rows.table_of`, or the package ``datasets`` is not installed.
    """
    table = table_of(run, level)
    try:
        import datasets  # an extra, and slow to import
    except ImportError as error:
        raise ExtraMissing("a Hugging Face data set", "datasets") from error
    features = datasets.Features({name: datasets.Value(kind) for name, kind in table.columns.items()})
    columns = {name: [row[name] for row in table.rows] for name in table.columns}
    return datasets.Dataset.from_dict(columns, features=features)


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


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(table.columns))
    writer.writeheader()
    writer.writerows(table.rows)
    return text.getvalue().encode()


def _jsonl(table: Table) -> bytes:
    # Not by the data set's own writer: it rounds floats to ten digits.
    return b"".join(map(encode, table.rows))


def _parquet(table: Table) -> bytes:
    try:
        import pyarrow  # an extra, and slow to import
        import pyarrow.parquet
    except ImportError as error:
        raise ExtraMissing("--format parquet", "parquet") from error
    columns = {
        name: pyarrow.array([row[name] for row in table.rows], type=pyarrow.type_for_alias(kind))
        for name, kind in table.columns.items()
    }
    content = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), content)
    return content.getvalue()


_TABLES: Final[dict[str, Callable[[Table], bytes]]] = {"parquet": _parquet, "csv": _csv, "jsonl": _jsonl}
_EXTENSIONS: Final = {"pyperf": "pyperf.json", **{name: name for name in _TABLES}}

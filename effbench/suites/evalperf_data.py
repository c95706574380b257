"""EvalPerf's records, and the inputs of HumanEval+ and MBPP+, from files or from the Hugging Face hub."""

import gzip
import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from effbench.errors import DataFileError
from effbench.storage.foreign_files import FILE_BYTES_MAX, read_at_most, read_file
from effbench.storage.json_files import decode, load_data_json
from effbench.suites.hub import hub_records, hub_revision
from effbench.suites.parquet import parquet_rows

__all__ = ["DATASET", "CorrectnessInputs", "PerformanceRecord", "correctness_inputs", "performance_records"]

DATASET: Final = "evalplus/evalperf"
"""The data set on the Hugging Face hub."""
_OTHERWISE: Final = "give the data set's files by --data PATH"
_PLUS_FILES: Final = ("HumanEvalPlus.jsonl", "MbppPlus.jsonl")
_PERFORMANCE_PATTERNS: Final = ("evalperf*.jsonl", "evalperf*.jsonl.gz", "*.parquet", "data/*.parquet")


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceRecord:
    """One record of EvalPerf.

    Attributes:
        task_id: ``HumanEval/<number>`` or ``Mbpp/<number>``.
        entry_point: The function that is called.
        prompt: What a model is shown.
        reference: Whole programs, from the slowest to the fastest.
        scores: Their cumulative scores, 0 to 100.
        pe_input: JSON of a list with one list of arguments.
    """

    task_id: str
    entry_point: str
    prompt: str
    reference: list[str]
    scores: list[float]
    pe_input: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectnessInputs:
    """What HumanEval+ or MBPP+ has for one task.

    Attributes:
        inputs: Lists of arguments.
        absolute_tolerance: EvalPlus's ``atol``.
    """

    inputs: list[Any]
    absolute_tolerance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlusRecord:
    task_id: str
    base_input: list[list[Any]]
    # MBPP+ writes {} where there is none.
    plus_input: list[list[Any]] | dict[str, Any]
    atol: float = 0.0


_PERFORMANCE = TypeAdapter(PerformanceRecord)
_PLUS = TypeAdapter(_PlusRecord)


def performance_records(data: Path | None) -> tuple[str, Iterator[PerformanceRecord]]:
    """EvalPerf's records, one at a time, and where they come from.

    Raises:
        InputError: The data cannot be had.
        DataFileError: They are malformed; names the line where there is one.
    """
    if data is not None:
        return str(data), (record for path in _performance_files(data) for record in _records_of(path))
    revision = hub_revision(DATASET, otherwise=_OTHERWISE)
    origin = f"{DATASET}@{revision}"
    rows = hub_records(DATASET, revision, otherwise=_OTHERWISE)
    return origin, (_validated(row, Path(origin)) for row in rows)


def correctness_inputs(data: Path | None) -> dict[str, CorrectnessInputs]:
    """The inputs of HumanEval+ and MBPP+ by task id, as far as the folder has them.

    Raises:
        DataFileError: A file is malformed; names the line.
    """
    found: dict[str, CorrectnessInputs] = {}
    for name in _PLUS_FILES:
        for path in (data / name, data / f"{name}.gz") if data is not None and data.is_dir() else ():
            for number, line in _lines(path) if path.is_file() else ():
                record = decode(line, _PLUS, path=path, line=number, load=load_data_json)
                extra = record.plus_input if isinstance(record.plus_input, list) else []
                found[record.task_id] = CorrectnessInputs(
                    inputs=[*record.base_input, *extra], absolute_tolerance=record.atol
                )
    return found


def _performance_files(data: Path) -> list[Path]:
    if not data.is_dir():
        return [data]
    for pattern in _PERFORMANCE_PATTERNS:
        paths = sorted(data.glob(pattern))
        if paths:
            return paths
    raise DataFileError(data, "it holds no evalperf*.jsonl and no *.parquet: put the data set's files there")


def _records_of(path: Path) -> Iterator[PerformanceRecord]:
    if path.suffix != ".parquet":
        for number, line in _lines(path):
            yield decode(line, _PERFORMANCE, path=path, line=number, load=load_data_json)
        return
    for row in parquet_rows(path):
        yield _validated(row, path)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    content = read_file(path)
    if path.suffix == ".gz":
        try:
            with gzip.open(io.BytesIO(content)) as packed:
                unpacked = read_at_most(packed, FILE_BYTES_MAX)
        except (OSError, EOFError, zlib.error) as error:
            raise DataFileError(path, f"it cannot be unpacked ({error}): download it again") from error
        if unpacked is None:
            raise DataFileError(path, f"it unpacks to more than {FILE_BYTES_MAX:,} bytes: download it again")
        content = unpacked
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _validated(row: Mapping[str, object], source: Path) -> PerformanceRecord:
    try:
        return _PERFORMANCE.validate_python(row)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise DataFileError(source, f"a record's {where}: {first['msg']}: use the data set {DATASET}") from error

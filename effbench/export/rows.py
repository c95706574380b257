"""A finished run as plain rows: one for each sample, each task, or each measured input."""

from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from effbench.errors import InputError
from effbench.measure.budget import cost
from effbench.metrics.sample_results import SampleResult, TaskResult, task_results
from effbench.records.manifest import Manifest
from effbench.records.measurement import Failure, Measurement, Verdict
from effbench.storage.run_directory import RunRecords

__all__ = ["Row", "RowLevel", "Table", "finished_manifest", "level_named", "measurement_rows", "table_of"]

Row = dict[str, str | int | float | None]


class RowLevel(StrEnum):
    """What a row is."""

    SAMPLES = "samples"
    """A sample."""
    TASKS = "tasks"
    """A task."""
    INPUTS = "inputs"
    """A measurement: one program on one input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows with their columns.

    Attributes:
        columns: Names and Arrow types. Given, not inferred: a column without a single count is still one of whole
            numbers.
        rows: Each with these columns, in this order.
    """

    columns: Mapping[str, str]
    rows: list[Row]


_RUN: Final = {"suite": "string", "model": "string", "run_id": "string"}
_FAILURE: Final = {"failed_input": "string", "expected": "string", "got": "string", "difference": "string"}
_INPUTS: Final = {
    **_RUN,
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
    **_FAILURE,
    "peak_bytes": "int64",
    "byte_instructions": "float64",
    "cost": "int64",
    "efficiency": "float64",
}
_SAMPLES: Final = {
    **_RUN,
    "task_id": "string",
    "sample_index": "int64",
    "verdict": "string",
    "passed": "bool",
    "efficiency": "float64",
    "cost": "float64",
    "is_censored": "bool",
    "baseline_cost": "float64",
    "cost_to_baseline": "float64",
    "largest_cost": "int64",
    "budget": "float64",
    "budget_share": "float64",
    "peak_bytes": "int64",
    "byte_instructions": "float64",
    "level": "int64",
    "test_index": "int64",
    "detail": "string",
    **_FAILURE,
    "prompt_tokens": "int64",
    "completion_tokens": "int64",
    "finish_reason": "string",
    "solution_sha256": "string",
    "code_digest": "string",
    "counter": "string",
    "environment_id": "string",
    "solution": "string",
}
_TASKS: Final = {
    **_RUN,
    "task_id": "string",
    "kind_of_gain": "string",
    "cluster": "string",
    "n_samples": "int64",
    "n_passed": "int64",
    "pass_rate": "float64",
    "efficiency": "float64",
    "best_efficiency": "float64",
    "best_cost": "float64",
    "baseline_cost": "float64",
    "budget": "float64",
    **{f"n_{verdict.lower()}": "int64" for verdict in Verdict},
}


def level_named(name: str) -> RowLevel:
    """The level of that name.

    Raises:
        InputError: There is none.
    """
    try:
        return RowLevel(name)
    except ValueError as error:
        raise InputError(f"there are no rows of {name!r}: take one of {', '.join(RowLevel)}") from error


def table_of(run: RunRecords, level: RowLevel) -> Table:
    """A finished run's rows, in an order that does not depend on who was measured first.

    Lone surrogates, which no table can hold, are spelled out as escapes.

    Raises:
        InputError: There is no run, it is not complete, or its files cannot be read.
    """
    manifest = finished_manifest(run)
    columns, make = _TABLES[level]
    head: Row = {"suite": manifest.suite, "model": manifest.model, "run_id": manifest.run_id}
    rows = [head | row for row in make(run, manifest)]
    return Table(columns=columns, rows=[{name: _storable(row[name]) for name in columns} for row in rows])


def measurement_rows(run: RunRecords) -> list[Row]:
    """A finished run's measurements: the rows of :func:`table_of` for inputs.

    Every row has the fields of :class:`effbench.records.measurement.Measurement`, with those of its ``failure`` apart;
    before them ``suite``, ``model`` and ``run_id``, and last ``cost``, the count less what measuring costs
    (:func:`effbench.measure.budget.cost`), None where nothing was counted, and ``efficiency``, e of the whole sample.

    Raises:
        InputError: As for :func:`table_of`.
    """
    return table_of(run, RowLevel.INPUTS).rows


def finished_manifest(run: RunRecords) -> Manifest:
    """The manifest of a run that is complete.

    Raises:
        InputError: It is not, or there is no run.
    """
    manifest = run.manifest()
    if not manifest.complete:
        raise InputError(f"the run in {run.path} is not complete: give its `effbench run` command again, it will go on")
    return manifest


def _input_rows(run: RunRecords, manifest: Manifest) -> Iterator[Row]:
    results = task_results(run)
    places = {item.task.task_id: place for place, item in enumerate(results)}
    efficiencies: dict[tuple[str, int | None], float] = {
        (item.task.task_id, each.sample.sample_index): each.efficiency for item in results for each in item.samples
    }

    def order(item: Measurement) -> tuple[int, int, str, int, int]:
        sample_index = -1 if item.sample_index is None else item.sample_index
        place = places.get(item.task_id, len(places))
        return place, sample_index, item.reference_id or "", item.level, item.test_index

    for item in sorted(run.measurements(), key=order):
        row: Row = {field.name: getattr(item, field.name) for field in fields(item) if field.name != "failure"}
        row |= {"verdict": item.verdict.value, "cost": None} | _failure(item.failure)
        row["byte_instructions"] = _large(item.byte_instructions)
        if item.instructions is not None:
            row["cost"] = cost(item.instructions, item.load_instructions, manifest.calibration_of(item.task_id))
        yield row | {"efficiency": efficiencies.get((item.task_id, item.sample_index))}


def _sample_rows(run: RunRecords, _manifest: Manifest) -> Iterator[Row]:
    for result in task_results(run):
        for item in result.samples:
            yield _sample_row(result, item)


def _sample_row(result: TaskResult, item: SampleResult) -> Row:
    sample, total = item.sample, item.cost
    return {
        "task_id": sample.task_id,
        "sample_index": sample.sample_index,
        "verdict": item.verdict.value,
        "passed": item.passed,
        "efficiency": item.efficiency,
        "cost": None if total is None else total.total,
        "is_censored": None if total is None else total.censored,
        "baseline_cost": result.baseline_cost,
        "cost_to_baseline": None if total is None or not result.baseline_cost else total.total / result.baseline_cost,
        "largest_cost": item.largest,
        "budget": result.budget,
        "budget_share": result.budget_share(item),
        "peak_bytes": None if item.resources is None else item.resources.peak_bytes,
        "byte_instructions": None if item.resources is None else _large(item.resources.byte_instructions),
        "level": item.last.level,
        "test_index": item.last.test_index,
        "detail": item.last.detail,
        **_failure(item.last.failure),
        "prompt_tokens": None if sample.usage is None else sample.usage.prompt_tokens,
        "completion_tokens": None if sample.usage is None else sample.usage.completion_tokens,
        "finish_reason": sample.finish_reason,
        "solution_sha256": sample.solution_sha256,
        "code_digest": item.last.code_digest,
        "counter": item.last.counter,
        "environment_id": item.last.environment_id,
        "solution": sample.solution,
    }


def _task_rows(run: RunRecords, _manifest: Manifest) -> Iterator[Row]:
    for result in task_results(run):
        n_samples, n_passed = len(result.samples), sum(item.passed for item in result.samples)
        tally = Tally(item.verdict for item in result.samples)
        counted = [item.cost.total for item in result.samples if item.cost is not None and not item.cost.censored]
        yield {
            "task_id": result.task.task_id,
            "kind_of_gain": result.task.kind_of_gain,
            "cluster": result.task.cluster,
            "n_samples": n_samples,
            "n_passed": n_passed,
            "pass_rate": n_passed / n_samples if n_samples else 0.0,
            "efficiency": result.efficiency,
            "best_efficiency": max((item.efficiency for item in result.samples), default=0.0),
            "best_cost": min(counted, default=None),
            "baseline_cost": result.baseline_cost,
            "budget": result.budget,
            **{f"n_{verdict.lower()}": tally[verdict] for verdict in Verdict},
        }


def _large(number: int | None) -> float | None:
    """A product of counts, which a column of 64-bit whole numbers does not always hold."""
    return None if number is None else float(number)


def _failure(failure: Failure | None) -> Row:
    if failure is None:
        return dict.fromkeys(_FAILURE)
    return {
        "failed_input": failure.input,
        "expected": failure.expected,
        "got": failure.got,
        "difference": failure.difference,
    }


def _storable(value: str | float | None) -> str | float | None:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


_TABLES: Final[Mapping[RowLevel, tuple[Mapping[str, str], Callable[[RunRecords, Manifest], Iterator[Row]]]]] = {
    RowLevel.INPUTS: (_INPUTS, _input_rows),
    RowLevel.SAMPLES: (_SAMPLES, _sample_rows),
    RowLevel.TASKS: (_TASKS, _task_rows),
}

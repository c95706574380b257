"""Every number of every record that is read from a file says what it may be."""

import types
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from effbench.export.bundle import BundleManifest
from effbench.leaderboard.site_folder import SiteMarker
from effbench.records.field_types import (
    LARGEST,
    Count,
    Counts,
    Factor,
    FirstFault,
    Flag,
    Many,
    Number,
    Positive,
    Real,
    Score,
    Switch,
    Weight,
    Whole,
    WholeNumber,
)
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.records.shard import ShardOfRun
from effbench.records.statement import TaskStatement
from effbench.scoring import Estimate

READ = (BundleManifest, Estimate, Manifest, Measurement, Sample, ShardOfRun, SiteMarker, TaskStatement)
MARKS = {int: Whole, float: Number, bool: Switch, tuple: FirstFault}


def unmarked(hint: Any, marks: tuple[object, ...], where: str) -> list[str]:
    """Where a number or a list may be anything."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *own = get_args(hint)
        return unmarked(inner, tuple(own), where)
    if origin in (Union, types.UnionType):
        return [found for each in get_args(hint) for found in unmarked(each, (), where)]
    if any(isinstance(mark, Counts) for mark in marks):
        return []
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return [found for field in fields(hint) for found in unmarked(hints[field.name], (), f"{where}.{field.name}")]
    kind = MARKS.get(origin or hint)
    own_fault = [where] if kind is not None and not any(isinstance(mark, kind) for mark in marks) else []
    return own_fault + [found for each in get_args(hint) for found in unmarked(each, (), where)]


@pytest.mark.parametrize("record", READ)
def test_no_number_of_a_record_may_be_anything(record: type) -> None:
    assert unmarked(record, (), record.__name__) == []


def test_an_unmarked_number_would_be_found() -> None:
    assert unmarked(tuple[int, ...] | None, (), "x") == ["x", "x"]


CASES: list[tuple[Any, list[Any], list[Any]]] = [
    (Count, [0, 5, LARGEST], [-1, LARGEST + 1, 5.0, "5", True, None, float("nan")]),
    (Positive, [1], [0, -1]),
    (WholeNumber, [-(10**30), 10**30], [1.0, "1", False]),
    (Real, [0, -1.5, 1e99], [1e101, float("nan"), float("inf"), "1", True, 10**400]),
    (Weight, [0.0, 1e9], [-1e-9, 1e10]),
    (Factor, [1, 2.5], [0.99, 1e10]),
    (Score, [0, 100.0], [-1, 101]),
    (Flag, [True, False], [0, 1, "yes"]),
]


@pytest.mark.parametrize(("kind", "good", "bad"), CASES)
def test_a_field_takes_what_it_says_and_converts_nothing(kind: Any, good: list[Any], bad: list[Any]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    assert [adapter.validate_python(value) for value in good] == good
    for value in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def test_a_list_ends_at_its_first_fault() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Many[Count]).validate_python([-1] * 1000)
    assert caught.value.error_count() == 1


def test_a_record_of_counts_takes_nothing_but_counts() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[dict[str, int], Counts()])
    assert adapter.validate_python({"a": 0, "b": LARGEST}) == {"a": 0, "b": LARGEST}
    for value in (-1, LARGEST + 1, True, 1.0, "1"):
        with pytest.raises(ValidationError, match=f"'b' must be a whole number from 0 to {LARGEST}"):
            adapter.validate_python({"a": 0, "b": value})
    with pytest.raises(ValidationError):
        adapter.validate_python([0])

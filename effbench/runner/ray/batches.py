"""Work in pieces that one lane finishes within a short while, so that a lost one costs little."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from effbench.records.sample import Sample
from effbench.runner.work_queue import WorkItem

__all__ = ["UNIT_SAMPLES", "split"]

UNIT_SAMPLES = 8
"""Samples of one unit of work: what is measured again when a node is lost, and how evenly nodes come to their end."""


def split(work_items: Iterable[WorkItem | None], size: int = UNIT_SAMPLES) -> Iterator[WorkItem | None]:
    """Cuts each task's samples into batches. Equal texts stay together, for equal programs are measured once.

    Of earlier records only the references' go along: they spare measuring those again.
    """
    for work_item in work_items:
        if work_item is None:
            yield None
            continue
        recorded = {who: records for who, records in work_item.recorded.items() if who[1] is not None}
        # Without samples there still are references.
        for samples in _batches(work_item.samples, size) if work_item.samples else ((),):
            yield replace(work_item, samples=samples, recorded=recorded)


def _batches(samples: Iterable[Sample], size: int) -> Iterator[tuple[Sample, ...]]:
    equal: defaultdict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        equal[sample.solution_sha256].append(sample)
    batch: list[Sample] = []
    for group in equal.values():
        batch += group
        if len(batch) >= size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)

"""Samples that a file holds more than once: the same ones are taken once, equal texts count each; both are said."""

from collections import defaultdict
from collections.abc import Sequence

from effbench.records.sample import Sample
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import Entry, Key

__all__ = ["without_repeats"]


def without_repeats(entries: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """Takes out samples that are there twice: of one task, with one index and the same text.

    Without indices equal texts cannot be told from a file that was put together twice: they all count, and are said.

    Returns:
        The others, in the file's order; and what the user should know, a sentence each.
    """
    kept: list[Entry] = []
    indexed: defaultdict[tuple[Key, str | None, int], set[tuple[object, ...]]] = defaultdict(set)
    texts: set[tuple[object, ...]] = set()
    twice = clashing = alike = 0
    for entry in entries:
        text = _text(entry.written)
        if entry.index is not None:
            there = indexed[entry.key, entry.language, entry.index]
            if text in there:
                twice += 1
                continue
            clashing += bool(there)
            there.add(text)
        else:
            text = (entry.key, entry.language, *text)
            alike += text in texts
            texts.add(text)
        kept.append(entry)
    remarks = []
    if twice:
        remarks.append(f"{_samples(twice, 'is', 'are')} there twice (same task, index and text), and taken once")
    if clashing:
        has = _samples(clashing, "has", "have")
        remarks.append(f"{has} the index of another sample of the same task; all count, in the file's order")
    if alike:
        remarks.append(
            f"{_samples(alike, 'repeats', 'repeat')} an earlier one of the same task word for word; all count"
        )
    return kept, remarks


def _text(written: WrittenSample | Sample) -> tuple[object, ...]:
    return written.completion, written.solution


def _samples(count: int, one: str, many: str) -> str:
    return f"1 sample {one}" if count == 1 else f"{count} samples {many}"

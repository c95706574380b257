"""What one object of a file says: its task, its texts, its index and who wrote it, by the names that are in use."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.material import TASK_ID_FIELDS, is_task_id

__all__ = [
    "has_text",
    "is_missing",
    "named_index",
    "named_model",
    "named_task",
    "row_entries",
    "texts_in",
]

SOLUTION: Final = "solution"
COMPLETION: Final = "completion"
RAW_FIELDS: Final = (
    COMPLETION,
    "completions",
    "generation",
    "generations",
    "generated",
    "generated_text",
    "generated_code",
    "raw_generation",
    "response",
    "responses",
    "raw_output",
    "raw_solution",
    "model_output",
    "output",
    "outputs",
    "prediction",
    "predictions",
    "answer",
    "code",
    "text",
)
"""What a raw text may be called, in the order in which they are looked for; the first one that is there counts."""
_INDEX_FIELDS: Final = ("sample_index", "completion_id", "sample_idx")
_MODEL_FIELDS: Final = ("model", "model_name", "model_id", "model_name_or_path")
_KINDS: Final = {bool: "true or false", int: "a number", float: "a number", dict: "an object", list: "a list"}


def is_missing(value: object) -> bool:
    """Whether a value stands for no text: null, or the NaN that tables have for it."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def named_task(row: object) -> str | None:
    """The id of an object's task; None where it names none."""
    if not isinstance(row, Mapping):
        return None
    value = next((row[name] for name in TASK_ID_FIELDS if is_task_id(row.get(name))), None)
    return None if value is None or value == "" else str(int(value) if isinstance(value, float) else value)


def named_model(row: Mapping[str, object]) -> str | None:
    """Who wrote an object's texts; None where it does not say."""
    value = next((row[name] for name in _MODEL_FIELDS if not is_missing(row.get(name))), None)
    return None if value is None else str(value).strip() or None


def named_index(row: Mapping[str, object]) -> int | None:
    """An object's place among the samples of its task; None where it does not say."""
    found = (row.get(name) for name in _INDEX_FIELDS)
    return next((value for value in found if isinstance(value, int) and not isinstance(value, bool)), None)


def has_text(row: Mapping[str, object]) -> bool:
    """Whether an object has a field for a text, filled or not."""
    return SOLUTION in row or any(name in row for name in RAW_FIELDS)


def texts_in(value: object) -> list[str]:
    """The texts in a value: one, a list of them at any depth, or none; a missing one is an empty text.

    Raises:
        ValueError: There is something else; says what, as it goes on behind "is".
    """
    if isinstance(value, str):
        return [value]
    if is_missing(value):
        return [""]
    if isinstance(value, Sequence):
        return [text for item in value for text in texts_in(item)]
    raise ValueError(f"{_KINDS.get(type(value), type(value).__name__)}, not a text: give the text, or null for none")


def row_entries(row: Mapping[str, object], task_id: str) -> list[Entry]:
    """The samples of one object: one, or one for each text where a field holds a list.

    ``solution`` is code; each of :data:`RAW_FIELDS` is a raw text. A field that is there without a text is a sample
    with an empty one.

    Raises:
        ValueError: There is no such field, or it holds something else; says what is wrong, as it goes on behind "the
            line".
    """
    model, index = named_model(row), named_index(row)
    written = _written(row)
    return [
        Entry(key=ById(task_id), written=each, index=index if len(written) == 1 else None, model=model)
        for each in written
    ]


def _written(row: Mapping[str, object]) -> list[WrittenSample]:
    raw = next((name for name in RAW_FIELDS if name in row), None)
    if not is_missing(row.get(SOLUTION)):
        codes = _texts_of(row, SOLUTION)
        beside = row.get(COMPLETION)
        completion = beside if isinstance(beside, str) and len(codes) == 1 else None
        return [WrittenSample(solution=code, completion=completion) for code in codes]
    if raw is not None:
        return [WrittenSample(completion=text) for text in _texts_of(row, raw)]
    if SOLUTION in row:
        return [WrittenSample(completion="")]
    raise ValueError("has no text 'solution' or 'completion': add one of them")


def _texts_of(row: Mapping[str, object], name: str) -> list[str]:
    try:
        return texts_in(row[name])
    except ValueError as error:
        raise ValueError(f"has a '{name}' that is {error}") from error

"""The logs of lm-evaluation-harness (``--log_samples``): ``doc`` names the task, ``resps`` holds the raw answers."""

from collections.abc import Iterator, Mapping

from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.fields import named_index, named_model, named_task, texts_in
from effbench.samples.formats.material import Material, Rows

__all__ = ["fits", "read"]

_ANSWERS = "resps"


def fits(material: Material) -> bool:
    """Whether it is objects with ``doc`` and ``resps``."""
    return isinstance(material, Rows) and any(_ANSWERS in row and "doc" in row for row in material.objects())


def read(material: Material) -> Iterator[Entry]:
    """The samples of each document.

    With several filters the log has the same answers once for each: those of the first filter are taken.
    """
    assert isinstance(material, Rows)
    filters: dict[object, None] = {}
    for number, row in material.values:
        document = row.get("doc") if isinstance(row, dict) else None
        task_id = named_task(document)
        if not isinstance(row, dict) or _ANSWERS not in row or task_id is None:
            raise material.fault(number, "has no 'resps', or no 'task_id' in its 'doc': give the log of a coding task")
        filters.setdefault(str(row.get("filter")))
        if len(filters) > 1 and str(row.get("filter")) != next(iter(filters)):
            continue
        try:
            texts = texts_in(row[_ANSWERS])
        except ValueError as error:
            raise material.fault(number, f"has 'resps' with {error}") from error
        yield from (_entry(row, task_id, text) for text in texts)


def _entry(row: Mapping[str, object], task_id: str, text: str) -> Entry:
    written = WrittenSample(completion=text)
    return Entry(key=ById(task_id), written=written, index=named_index(row), model=named_model(row))

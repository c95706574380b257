"""Objects with ``task_id`` and ``solution`` or ``completion``, one a line or in an array: EvalPlus's and others'."""

from collections.abc import Iterator

from effbench.samples.formats.entries import Entry
from effbench.samples.formats.fields import named_task, row_entries
from effbench.samples.formats.material import Material, Rows

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is objects one after the other."""
    return isinstance(material, Rows)


def read(material: Material) -> Iterator[Entry]:
    """The samples, one an object; where a task's objects have an index, in that order."""
    assert isinstance(material, Rows)
    found: list[tuple[int, Entry]] = []
    for number, row in material.values:
        task_id = named_task(row)
        if task_id is None or not isinstance(row, dict):
            raise material.fault(number, "is not an object with a 'task_id': mend it")
        try:
            entries = row_entries(row, task_id)
        except ValueError as error:
            raise material.fault(number, str(error)) from error
        found += [(len(found) if entry.index is None else entry.index, entry) for entry in entries]
    yield from (entry for _, entry in sorted(found, key=lambda item: item[0]))

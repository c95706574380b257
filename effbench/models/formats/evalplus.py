"""Lines with ``task_id`` and ``solution`` or ``completion``: EvalPlus's, effbench's own, and those of a run."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.models.formats.entries import ById, Entry
from effbench.models.formats.material import Lines, Material
from effbench.models.written import WrittenSample

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is lines of JSON."""
    return isinstance(material, Lines)


def read(material: Material) -> Iterator[Entry]:
    """The samples, one a line; where a task's lines have a ``sample_index``, in that order.

    Raises:
        DataFileError: A line is not such a sample.
    """
    assert isinstance(material, Lines)
    found: list[tuple[int, str, WrittenSample]] = []
    for line, row in material.rows:
        if not isinstance(row, dict) or not isinstance(row.get("task_id"), str):
            raise DataFileError(material.path, "the line is not an object with a text 'task_id': mend it", line=line)
        texts = {name: row[name] for name in ("completion", "solution") if isinstance(row.get(name), str)}
        if not texts:
            problem = "the line has no text 'solution' or 'completion': add one of them"
            raise DataFileError(material.path, problem, line=line)
        index = row.get("sample_index")
        position = index if isinstance(index, int) else len(found)
        found.append((position, row["task_id"], WrittenSample(**texts)))
    for _, task_id, written in sorted(found, key=lambda item: item[0]):
        yield Entry(key=ById(task_id), written=written)

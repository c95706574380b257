"""EvalPerf's results: ``*_evalperf_results.json`` and their brief form, with the solutions that were profiled."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.samples.formats.entries import Entry
from effbench.samples.formats.fields import row_entries
from effbench.samples.formats.material import Document, Material

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is an object with an object ``eval``."""
    return (
        isinstance(material, Document)
        and isinstance(material.value, dict)
        and isinstance(material.value.get("eval"), dict)
    )


def read(material: Material) -> Iterator[Entry]:
    """The samples of each task: all of full results, those profiled of brief ones."""
    assert isinstance(material, Document)
    assert isinstance(material.value, dict)
    for task_id, outcome in material.value["eval"].items():
        found = outcome if isinstance(outcome, dict) else {}
        # Brief results say null where too few samples were right.
        results = found.get("results", found.get("profiled")) or []
        if outcome is not None and not found:
            raise DataFileError(material.path, f"the results of {task_id} are not an object: mend them")
        for result in results if isinstance(results, list) else [results]:
            if not isinstance(result, dict) or "solution" not in result:
                raise DataFileError(material.path, f"a result of {task_id} has no text 'solution': mend it")
            try:
                yield from row_entries(result, task_id)
            except ValueError as error:
                raise DataFileError(material.path, f"a result of {task_id} {error}") from error

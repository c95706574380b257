"""EvalPlus's results: ``*_eval_results.json``, which holds every solution beside its status."""

from collections.abc import Iterator, Mapping

from effbench.errors import DataFileError
from effbench.samples.formats.entries import Entry
from effbench.samples.formats.fields import named_task, row_entries
from effbench.samples.formats.material import Document, Material

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is an object with an object ``eval`` of lists, or of EvalPlus's older counts."""
    results = _results(material)
    return bool(results) and any(isinstance(each, list) or _is_old(each) for each in results.values())


def read(material: Material) -> Iterator[Entry]:
    """The samples of each task.

    Raises:
        DataFileError: The results are those of an older EvalPlus, which hold no code, or a task's are malformed.
    """
    for task_id, results in _results(material).items():
        if _is_old(results):
            raise DataFileError(
                material.path,
                "it is the results of an older EvalPlus, which hold no code: give the samples that it evaluated",
            )
        for result in results if isinstance(results, list) else [results]:
            if not isinstance(result, dict):
                raise DataFileError(material.path, f"a result of {task_id} is not an object: mend it")
            try:
                yield from row_entries(result, named_task(result) or task_id)
            except ValueError as error:
                raise DataFileError(material.path, f"a result of {task_id} {error}") from error


def _results(material: Material) -> Mapping[str, object]:
    value = material.value if isinstance(material, Document) else None
    results = value.get("eval") if isinstance(value, dict) else None
    return results if isinstance(results, dict) else {}


def _is_old(results: object) -> bool:
    return isinstance(results, dict) and "nfiles" in results

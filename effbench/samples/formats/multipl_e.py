"""MultiPL-E's completions: a file for each problem, with ``name`` and ``completions``."""

import re
from collections.abc import Iterator, Mapping

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.fields import texts_in
from effbench.samples.formats.material import Document, Documents, Material

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is an object with ``name`` and ``completions``, or a folder of them."""
    documents = _documents(material)
    return bool(documents) and all("name" in value and "completions" in value for _, value in documents)


def read(material: Material) -> Iterator[Entry]:
    """The samples of each problem; ``HumanEval_0_…`` stands for ``HumanEval/0``, ``mbpp_3_…`` for ``Mbpp/3``.

    Raises:
        DataFileError: A problem's completions are no texts, or in a language other than Python.
    """
    for name, value in _documents(material):
        path = material.path / name if isinstance(material, Documents) else material.path
        language = value.get("language", "py")
        if language not in ("py", "python"):
            raise DataFileError(path, f"its language is {language!r}, and effbench measures Python: give those of py")
        try:
            texts = texts_in(value["completions"])
        except ValueError as error:
            raise DataFileError(path, f"its completions hold what is {error}") from error
        task_id = _task_id(str(value["name"]))
        yield from (Entry(key=ById(task_id), written=WrittenSample(completion=text)) for text in texts)


def _documents(material: Material) -> tuple[tuple[str, Mapping[str, object]], ...]:
    if isinstance(material, Documents):
        return material.values
    if isinstance(material, Document) and isinstance(material.value, dict):
        return ((material.path.name, material.value),)
    return ()


def _task_id(name: str) -> str:
    match = re.match(r"(HumanEval|mbpp)_([0-9]+)(_|$)", name)
    return f"{'Mbpp' if match[1] == 'mbpp' else match[1]}/{match[2]}" if match else name

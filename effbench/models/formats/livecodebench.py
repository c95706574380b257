"""LiveCodeBench's outputs: a list of objects with ``question_id`` and ``code_list``."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.models.formats.entries import ById, Entry
from effbench.models.formats.material import Document, Material
from effbench.models.written import WrittenSample

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is a list with objects in it."""
    return (
        isinstance(material, Document)
        and isinstance(material.value, list)
        and any(isinstance(item, dict) for item in material.value)
    )


def read(material: Material) -> Iterator[Entry]:
    """The samples of each question; where its code is empty, code is looked for in the text of ``output_list``.

    Raises:
        DataFileError: An item is not such an object.
    """
    assert isinstance(material, Document)
    assert isinstance(material.value, list)
    for number, item in enumerate(material.value):
        if not isinstance(item, dict) or not isinstance(item.get("question_id"), str | int):
            raise DataFileError(material.path, f"the entry {number} is not an object with a 'question_id': mend it")
        codes, outputs = item.get("code_list", []), item.get("output_list", [])
        lists = isinstance(codes, list) and isinstance(outputs, list)
        if not lists or not all(isinstance(text, str) for text in [*codes, *outputs]) or not (codes or outputs):
            raise DataFileError(material.path, f"the entry {number} has no list of texts 'code_list': mend it")
        for index in range(max(len(codes), len(outputs))):
            code = codes[index] if index < len(codes) and codes[index].strip() else None
            output = outputs[index] if index < len(outputs) else None
            written = WrittenSample(completion=output if code or output is not None else "", solution=code)
            yield Entry(key=ById(str(item["question_id"])), written=written)

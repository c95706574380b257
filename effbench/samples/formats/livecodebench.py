"""LiveCodeBench's outputs: a list of objects with ``question_id`` and ``code_list``."""

from collections.abc import Iterator, Mapping, Sequence

from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.fields import has_text, is_missing, named_model, named_task
from effbench.samples.formats.material import Material, Rows

__all__ = ["fits", "read"]

_CODES, _OUTPUTS, _QUESTION = "code_list", "output_list", "question_id"


def fits(material: Material) -> bool:
    """Whether it is objects with ``code_list`` or ``output_list``, or with ``question_id`` and no other text."""
    return isinstance(material, Rows) and any(
        _CODES in row or _OUTPUTS in row or (_QUESTION in row and not has_text(row)) for row in material.objects()
    )


def read(material: Material) -> Iterator[Entry]:
    """The samples of each question; where its code is empty, code is looked for in the text of ``output_list``."""
    assert isinstance(material, Rows)
    for number, row in material.values:
        task_id = named_task(row)
        if not isinstance(row, dict) or task_id is None:
            raise material.fault(number, "is not an object with a 'question_id': mend it")
        codes, outputs = _texts(row.get(_CODES)), _texts(row.get(_OUTPUTS))
        if codes is None or outputs is None or not (codes or outputs):
            raise material.fault(number, "has no list of texts 'code_list': mend it")
        yield from _entries(row, task_id, codes, outputs)


def _entries(row: Mapping[str, object], task_id: str, codes: Sequence[str], outputs: Sequence[str]) -> Iterator[Entry]:
    for index in range(max(len(codes), len(outputs))):
        code = codes[index] if index < len(codes) and codes[index].strip() else None
        output = outputs[index] if index < len(outputs) else None
        written = WrittenSample(completion=output if code or output is not None else "", solution=code)
        yield Entry(key=ById(task_id), written=written, model=named_model(row))


def _texts(value: object) -> list[str] | None:
    """A list's texts, a null in it as an empty one; None where it is something else."""
    if is_missing(value):
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) or is_missing(item) for item in value):
        return None
    return [item if isinstance(item, str) else "" for item in value]

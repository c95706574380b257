"""effbench's own records of samples: a run's ``samples.jsonl``, and what ``effbench generate`` writes."""

from collections.abc import Iterator

from pydantic import ValidationError

from effbench.records.sample import Sample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.material import Material, Rows
from effbench.storage.json_files import adapter_of
from effbench.storage.record_formats import check_header

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it begins with the header of one of effbench's files."""
    return isinstance(material, Rows) and bool(material.values) and _is_header(material.values[0][1])


def read(material: Material) -> Iterator[Entry]:
    """The samples as they were recorded, in the order of their indices; several files may stand one after the other.

    Raises:
        DataFileError: The records are not samples or of a newer schema, or a line is malformed.
    """
    assert isinstance(material, Rows)
    adapter = adapter_of(Sample)
    samples: list[Sample] = []
    for number, row in material.values:
        if _is_header(row):
            check_header(material.path, row, Sample, line=number)
            continue
        try:
            samples.append(adapter.validate_python(row))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            problem = f"is no sample ({'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}): mend or remove it"
            raise material.fault(number, problem) from error
    for sample in sorted(samples, key=lambda item: item.sample_index):
        yield Entry(key=ById(sample.task_id), written=sample, index=sample.sample_index, model=sample.model)


def _is_header(row: object) -> bool:
    return isinstance(row, dict) and str(row.get("format", "")).startswith("effbench.") and "task_id" not in row

"""The formats of files of records, by the type of record.

Schema history:

``effbench.samples``
    1: the fields of :class:`effbench.records.sample.Sample`.
    2: ``finish_reason`` and ``reasoning`` are new; files of schema 1 are read without them.
``effbench.measurements``
    1: the fields of :class:`effbench.records.measurement.Measurement`.
    2: ``input_instructions`` and ``output_instructions`` are new; files of schema 1 are read without them.
    3: ``budget`` is new; files of schema 1 and 2 are read without it.
    4: ``failure`` is new; files of schema 1 to 3 are read without it.
    5: ``peak_bytes`` and ``byte_instructions`` are new; files of schema 1 to 4 are read without them.
``effbench.tasks``
    1: the fields of :class:`effbench.records.statement.TaskStatement`.
``effbench.steps``
    1: the fields of :class:`effbench.records.step.Step`.
``effbench.patches``
    1: the fields of :class:`effbench.records.repository.PatchMeasurement`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.records.measurement import Measurement
from effbench.records.repository import PatchMeasurement
from effbench.records.sample import Sample
from effbench.records.statement import TaskStatement
from effbench.records.step import Step
from effbench.storage.json_files import SHOWN, encode

__all__ = ["FORMATS", "Format", "check_header"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a file's header says.

    Attributes:
        name: Of the format.
        schema: The newest version, which is written; earlier ones are read.
    """

    name: str
    schema: int

    def header(self) -> bytes:
        """The first line of a file."""
        return encode({"format": self.name, "schema": self.schema})


FORMATS: Final[dict[type, Format]] = {
    Sample: Format(name="effbench.samples", schema=2),
    Measurement: Format(name="effbench.measurements", schema=5),
    TaskStatement: Format(name="effbench.tasks", schema=1),
    Step: Format(name="effbench.steps", schema=1),
    PatchMeasurement: Format(name="effbench.patches", schema=1),
}


def check_header(path: Path, header: object, record_type: type, *, line: int = 1) -> None:
    """Makes sure that a file holds records of one type.

    Args:
        path: The file.
        header: What its header line says.
        record_type: ``Sample``, ``Measurement`` or ``TaskStatement``.
        line: Which line that is.

    Raises:
        DataFileError: It is no header, or one of other records or of a newer schema.
    """
    form = FORMATS[record_type]
    if not isinstance(header, dict) or type(header.get("schema")) is not int or "format" not in header:
        problem = f"the header of a file of {form.name} is missing: give a file that effbench wrote"
        raise DataFileError(path, problem, line=line)
    if header["format"] != form.name:
        problem = f"it holds {str(header['format'])[:SHOWN]}, not {form.name}: give the right file"
        raise DataFileError(path, problem, line=line)
    if not 1 <= header["schema"] <= form.schema:
        problem = f"its schema is {header['schema']} and this effbench reads up to {form.schema}: update effbench"
        raise DataFileError(path, problem, line=line)

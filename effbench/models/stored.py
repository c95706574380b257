"""Samples in a file that effbench wrote (``samples.jsonl``), or in any file that ``replay:`` reads."""

from pathlib import Path

from effbench.errors import InputError
from effbench.foreign_files import open_file
from effbench.models.given import take_samples
from effbench.models.protocol import Model
from effbench.models.replay import open_replay
from effbench.records import HEADER_BYTES_MAX, read_records
from effbench.sample import Sample

__all__ = ["open_samples"]


def open_samples(argument: str | None) -> Model:
    """Opens ``samples:PATH``.

    Samples that effbench wrote keep their index and the name of their model.

    Args:
        argument: The path.

    Raises:
        InputError: There is no path, or the samples are by several models.
        DataFileError: The file is missing or malformed.
    """
    if not argument:
        raise InputError("the model 'samples' lacks its file: give samples:PATH")
    with open_file(Path(argument)) as file:
        first_line = file.readline(HEADER_BYTES_MAX)
    if b'"effbench.' not in first_line:
        return open_replay(argument)
    return take_samples(read_records(Path(argument), Sample))

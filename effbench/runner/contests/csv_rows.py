"""Reads CSV files of others' results."""

import csv
import io
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.storage.foreign_files import read_file

__all__ = ["read_csv_rows"]

BYTES_MAX: Final = 64 << 20


def read_csv_rows(path: Path) -> list[dict[str, str | None]]:
    """The lines of a CSV file by the names in its first line; a line that is too short has None.

    Raises:
        DataFileError: It cannot be read, or is no CSV file in UTF-8.
    """
    try:
        text = read_file(path, limit=BYTES_MAX).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))
    except UnicodeDecodeError as error:
        raise DataFileError(path, "it is not UTF-8 text: save it as UTF-8") from error
    except csv.Error as error:
        raise DataFileError(path, f"it is no CSV file ({error})") from error

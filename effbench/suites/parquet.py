"""Rows of a Parquet file, one at a time."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from effbench.errors import DataFileError, ExtraMissing

__all__ = ["parquet_rows"]


def parquet_rows(path: Path) -> Iterator[Mapping[str, object]]:
    """Reads the rows of a file.

    Raises:
        ExtraMissing: The package ``pyarrow`` is not installed.
        DataFileError: The file cannot be read, or is not Parquet.
    """
    # An extra that takes a while to import; most data come as JSON.
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExtraMissing(f"{path} is Parquet; reading it", "parquet") from error
    try:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=1):
            yield from batch.to_pylist()
    except (OSError, pyarrow.ArrowException) as error:
        raise DataFileError(path, f"it is not Parquet ({error}): download it again") from error

"""A finished run's rows as data frames, by packages that are no dependencies of effbench."""

from typing import TYPE_CHECKING, Final

from effbench.errors import InputError
from effbench.export.rows import RowLevel, table_of
from effbench.storage.run_directory import RunRecords

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]  # its stubs are a package of their own
    import polars  # type: ignore[import-not-found,unused-ignore]  # no dependency of effbench

__all__ = ["to_pandas", "to_polars"]

_PANDAS: Final = {"string": "string", "int64": "Int64", "float64": "Float64", "bool": "boolean"}
_POLARS: Final = {"string": "String", "int64": "Int64", "float64": "Float64", "bool": "Boolean"}


def to_pandas(run: RunRecords, level: RowLevel) -> "pandas.DataFrame":
    """The rows of :func:`effbench.export.rows.table_of`; whole numbers stay whole where some are missing.

    Raises:
        InputError: The run is not complete, its files cannot be read, or pandas is not installed.
    """
    try:
        import pandas  # slow to import
    except ImportError as error:
        raise _missing("pandas") from error
    table = table_of(run, level)
    types = {name: _PANDAS[kind] for name, kind in table.columns.items()}
    return pandas.DataFrame(table.rows, columns=list(table.columns)).astype(types)


def to_polars(run: RunRecords, level: RowLevel) -> "polars.DataFrame":
    """The rows of :func:`effbench.export.rows.table_of`.

    Raises:
        InputError: The run is not complete, its files cannot be read, or polars is not installed.
    """
    try:
        import polars  # slow to import
    except ImportError as error:
        raise _missing("polars") from error
    table = table_of(run, level)
    schema = {name: getattr(polars, _POLARS[kind]) for name, kind in table.columns.items()}
    return polars.DataFrame(table.rows, schema=schema)


def _missing(package: str) -> InputError:
    return InputError(f"a data frame needs {package}, which is not installed: pip install {package}")

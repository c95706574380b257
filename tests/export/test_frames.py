"""Data frames: the same rows and the columns' own types, and one sentence where the package is missing."""

import sys
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.export.frames import to_pandas, to_polars
from effbench.export.rows import RowLevel, table_of
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import mixed_run


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return mixed_run(tmp_path / "run")


@pytest.mark.parametrize("level", RowLevel)
def test_pandas_has_the_rows_and_types_of_the_table(run: RunDirectory, level: RowLevel) -> None:
    pandas = pytest.importorskip("pandas")
    table, frame = table_of(run, level), to_pandas(run, level)
    assert list(frame.columns) == list(table.columns)
    found = [
        {name: None if value is pandas.NA else value for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]
    assert found == table.rows
    kinds = {"int64": "Int64", "float64": "Float64", "bool": "boolean", "string": "string"}
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        name: kinds[kind] for name, kind in table.columns.items()
    }


@pytest.mark.parametrize("level", RowLevel)
def test_polars_has_the_rows_of_the_table(run: RunDirectory, level: RowLevel) -> None:
    pytest.importorskip("polars")
    table, frame = table_of(run, level), to_polars(run, level)
    assert frame.columns == list(table.columns)
    assert frame.to_dicts() == table.rows


@pytest.mark.parametrize(("package", "make"), [("pandas", to_pandas), ("polars", to_polars)])
def test_without_its_package_there_is_one_sentence(
    run: RunDirectory, monkeypatch: pytest.MonkeyPatch, package: str, make: object
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    assert callable(make)
    sentence = f"^a data frame needs {package}, which is not installed: pip install {package}$"
    with pytest.raises(InputError, match=sentence):
        make(run, RowLevel.SAMPLES)

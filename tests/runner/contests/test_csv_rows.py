"""CSV files of others' results: what is read, and what is no such file."""

from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.runner.contests.csv_rows import read_csv_rows


def test_lines_are_read_by_the_names_in_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfname,points\nada,3\nbob\n")  # with the mark that spreadsheets write
    assert read_csv_rows(path) == [{"name": "ada", "points": "3"}, {"name": "bob", "points": None}]


@pytest.mark.parametrize(("data", "said"), [(b"\xff\xfe", "not UTF-8"), (b"a\n" + b"x" * 200_000, "no CSV file")])
def test_what_is_no_text_or_no_table_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(DataFileError, match=said):
        read_csv_rows(path)

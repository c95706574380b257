"""Tables: as wide as the terminal, and whole in a file."""

import pytest

from effbench.text import table
from effbench.text.table import markdown_table, plain_table

ROWS = [["first", "a sentence that goes on for a good while and longer", "1.000"], ["second", "short", "22.000"]]
HEADERS = ["name", "what it is", "score"]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> int:
    width: int = request.param
    monkeypatch.setattr(table, "_terminal_width", lambda: width)
    return width


@pytest.mark.parametrize("terminal", [40, 50, 60], indirect=True)
def test_a_wide_table_is_wrapped_to_the_terminal_and_loses_no_word(terminal: int) -> None:
    text = plain_table(ROWS, HEADERS, "llr")
    assert max(map(len, text.splitlines())) <= terminal
    words = text.split()
    assert all(word in words for row in ROWS for cell in row for word in cell.split())


@pytest.mark.parametrize("terminal", [5], indirect=True)
def test_columns_stay_readable_where_nothing_fits(terminal: int) -> None:
    lines = plain_table(ROWS, HEADERS, "llr").splitlines()
    assert terminal < max(map(len, lines)) < 40


@pytest.mark.parametrize("terminal", [200], indirect=True)
def test_a_table_that_fits_is_left_alone(terminal: int) -> None:
    wide = plain_table(ROWS, HEADERS, "llr")
    assert ROWS[0][1] in wide
    assert plain_table([], HEADERS, "llr").splitlines()[0].split() == ["name", "what", "it", "is", "score"]
    assert terminal == 200


def test_in_a_file_a_row_is_a_line() -> None:
    assert len(plain_table(ROWS, HEADERS, "llr").splitlines()) == 4


def test_a_bar_in_a_cell_does_not_end_it_in_markdown() -> None:
    assert "a\\|b" in markdown_table([["a|b"]], ["x"], "l")

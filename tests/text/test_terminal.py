"""What a terminal gets to see of text that somebody else wrote."""

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from effbench.cli.output import reports_faults, say, show
from effbench.errors import InputError
from effbench.text.terminal import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ÄÖÜ\n\tindented", "plain ÄÖÜ\n\tindented"),
        ("\x1b[2J\x1b]0;title\x07", "\\x1b[2J\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb\x08c\x00", "a\\rb\\x08c\\x00"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_but_line_feeds_and_tabs_escapes_and_a_second_pass_changes_nothing(text: str) -> None:
    shown = printable(text)
    assert all(each.isprintable() or each in "\n\t" for each in shown)
    assert printable(shown) == shown


def test_commands_say_and_show_only_that() -> None:
    @click.command
    @reports_faults
    def hostile() -> None:
        show("\x1b[1mresult")
        say("\x1b[2mword")
        raise InputError("\x1b[3mfault")

    result = CliRunner().invoke(hostile)
    assert result.stdout == "\\x1b[1mresult\n"
    assert result.stderr == "\\x1b[2mword\neffbench: \\x1b[3mfault\n"
    assert result.exit_code == 2

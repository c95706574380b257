"""A recorded command line, with other options."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from effbench.records.command_line import told_command, with_option, without_option

WORDS = st.lists(st.text(min_size=1).filter(lambda word: not word.startswith("--metrics")))


def test_an_option_is_put_in_the_place_of_what_it_was() -> None:
    command = "effbench run --suite core --metrics pass@k -n 3 --metrics=DPS,Beyond --out 'a b'"
    assert without_option(command, "--metrics") == "effbench run --suite core -n 3 --out 'a b'"
    assert with_option(command, "--metrics", "DPS") == "effbench run --suite core -n 3 --out 'a b' --metrics DPS"
    assert with_option("effbench run", "--out", "a b") == "effbench run --out 'a b'"


@given(WORDS, WORDS, st.text())
def test_all_other_words_stay_as_they_are(before: list[str], after: list[str], value: str) -> None:
    told = told_command(["anything", *before, "--metrics", value, *after])
    kept = shlex.split(told_command(["anything", *before, *after]))
    assert shlex.split(without_option(told, "--metrics")) == kept
    assert shlex.split(with_option(told, "--metrics", "DPS")) == [*kept, "--metrics", "DPS"]

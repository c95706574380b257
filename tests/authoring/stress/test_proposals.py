"""What a model is asked, and what is read in its answers."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.authoring.stress.authors import RecordedAuthor, open_author
from effbench.authoring.stress.proposals import Proposal, prompt_for, read_proposal
from effbench.errors import DataFileError, InputError
from effbench.records.task import Task
from tests.small_suite import a_task

GENERATOR = "def generate_input(rng, size, level, test_index):\n    return ([rng.random()] * size,)\n"
CONTRACT = "def contract(values):\n    assert values\n"


def answer(*programs: str) -> str:
    return "Here:\n\n" + "\n".join(f"```python\n{program}```\n" for program in programs)


def a_sorting_task() -> Task:
    return a_task(reference="def double(values, /, total):\n    return 2\n")


def test_both_programs_are_found_in_one_answer() -> None:
    assert read_proposal(answer(GENERATOR, CONTRACT)) == Proposal(generator=GENERATOR, contract=CONTRACT)
    whole = f"{GENERATOR}\n\n{CONTRACT}"
    assert read_proposal(answer(whole)) == Proposal(generator=whole, contract=whole)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I cannot do that.", "the answer holds no complete block of Python"),
        ("```python\ndef generate_input(", "the answer holds no complete block of Python"),
        (answer("def generate_input(:\n"), "the answer holds no complete block of Python"),
        (answer(CONTRACT), "no block defines `def generate_input`"),
        (answer(GENERATOR), "no block defines `def contract`"),
        (
            answer(f"import random\n{GENERATOR.replace('rng.', 'random.')}", CONTRACT),
            "`random.random` in line 3 of `generate_input` gives another value on each run",
        ),
    ],
)
def test_why_there_is_no_proposal_is_said_in_one_sentence(text: str, reason: str) -> None:
    assert read_proposal(text) == reason


def test_the_prompt_shows_the_task_its_sizes_its_parameters_and_earlier_rejections() -> None:
    prompt = prompt_for(a_sorting_task(), ["it never ends"])
    for part in (
        "Double it.",
        "1 at level 0, 10 at level 1, 100 at level 2",
        "def contract(values, total):",
        "the tuple of arguments for one call of `double`",
        "An earlier proposal was rejected: it never ends",
    ):
        assert part in prompt
    assert "rejected" not in prompt_for(a_sorting_task(), [])


def test_the_prompt_for_a_whole_program_asks_for_its_standard_input() -> None:
    prompt = prompt_for(replace(a_sorting_task(), kind="stdio", entry_point=""), [])
    assert "It returns the text of the program's standard input." in prompt
    assert "def contract(text):" in prompt


def test_recorded_answers_come_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text("".join(json.dumps({"completion": text}) + "\n" for text in ("one", "two")))
    author = open_author(f"replay:{path}")
    assert [author.complete("?"), author.complete("?")] == ["one", "two"]
    with pytest.raises(InputError, match="holds no more proposals: ask for fewer with --proposals"):
        author.complete("?")


@pytest.mark.parametrize("line", ["nonsense", "[]", '{"completion": 1}'])
def test_a_bad_line_of_recorded_answers_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"completion": "one"}\n' + line + "\n")
    with pytest.raises(DataFileError, match="line 2"):
        RecordedAuthor(path)


def test_only_what_completes_prompts_is_an_author() -> None:
    with pytest.raises(InputError, match="the model 'reference:naive' cannot propose inputs: give one such as"):
        open_author("reference:naive")


def test_an_author_may_be_any_model_that_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(InputError, match="OPENAI_API_KEY"):
        open_author("openai/some-model")

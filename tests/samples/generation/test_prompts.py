"""Prompts: the styles that ship, templates of one's own, and what is wrong with some."""

from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.records.generation import Endpoint
from effbench.samples.generation.prompts import REWRITE_STYLES, STYLES, PromptTemplate, open_template
from effbench.suites import load_suite, select_tasks
from effbench.suites.rewrites import rewrite_of
from tests.small_suite import a_task

CODE = 'def double(n):\n    """Double it.\n\n    >>> double(2)\n    4\n    """\n'
PROSE = replace(a_task(), prompt='Double *it*: `a < b` & "c".\n')
ENAMEL = replace(a_task(), prompt=CODE, preamble=CODE + "\n")
STDIO = replace(a_task(), prompt="Read a number, print its double.", kind="stdio", entry_point="")


def rendered(name: str | None, task: object = PROSE, endpoint: Endpoint = "chat") -> str:
    return open_template(name, endpoint).render(task, endpoint)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("task", [PROSE, ENAMEL, STDIO], ids=["prose", "code", "stdio"])
def test_every_style_holds_the_tasks_own_text_as_it_is(style: str, task: object) -> None:
    text = rendered(style, task)
    assert task.prompt.strip("\n") in text  # type: ignore[attr-defined]
    assert "&amp;" not in text
    assert "{" not in text


def test_plain_is_the_prompt_alone() -> None:
    assert rendered("plain") == PROSE.prompt.strip()


def test_code_stands_in_a_block_and_prose_does_not() -> None:
    assert f"```python\n{CODE}```" in rendered("instruct", ENAMEL)
    assert rendered("instruct").count("```python") == 1


@pytest.mark.parametrize("style", ["instruct", "efficient", "cot"])
def test_a_program_that_reads_and_writes_is_asked_for_in_other_words(style: str) -> None:
    assert "named `double`" in rendered(style)
    assert "standard input" not in rendered(style)
    assert "standard input and writes" in rendered(style, STDIO)
    assert "function" not in rendered(style, STDIO)
    assert "Java 17, with the class `Main`" in rendered(style, replace(STDIO, language="java"))


@pytest.mark.parametrize("style", ["instruct", "efficient", "cot"])
def test_a_class_is_asked_for_by_its_name_and_a_rewrite_by_what_may_change(style: str) -> None:
    assert "with a class named `double`" in rendered(style, replace(PROSE, kind="class"))
    rewrite = rendered(style, rewrite_of(PROSE, "slow"))
    assert rewrite.startswith("Make the Python program below faster. It must give the same results as before")
    assert "double=now; cost=9" in rewrite


def test_only_efficient_asks_for_speed_and_only_cot_for_thinking() -> None:
    assert [style for style in STYLES if "fewest processor instructions" in rendered(style)] == ["efficient"]
    assert [style for style in STYLES if "step by step" in rendered(style)] == ["cot"]


def test_a_base_model_goes_on_behind_the_code_so_far_or_in_a_block_that_was_opened() -> None:
    assert rendered("base", ENAMEL, "completions") == f"```python\n{CODE}\n"
    text = rendered("base", PROSE, "completions")
    assert text.startswith("# Task\n\nDouble *it*")
    assert text.endswith("\n\n```python\n")
    assert open_template("base", "completions").stop == ("\n```",)


def test_each_endpoint_has_its_own_default() -> None:
    assert (open_template(None, "chat").name, open_template(None, "completions").name) == ("instruct", "base")


def test_a_template_of_ones_own_sees_the_task(tmp_path: Path) -> None:
    path = tmp_path / "mine.jinja"
    path.write_text("{{ suite }} {{ task_id }} {{ kind }} {{ entry_point }}: {{ prompt }}|{{ code_so_far }}|\n")
    assert rendered(str(path)) == f"small double function double: {PROSE.prompt.strip()}||"
    assert rendered(str(path), endpoint="completions").endswith("||\n")


def test_a_templates_hash_is_that_of_its_text_wherever_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "mine.jinja"
    path.write_text(open_template("cot", "chat").source)
    assert open_template(str(path), "chat").sha256 == open_template("cot", "chat").sha256
    assert open_template("cot", "chat").sha256 != open_template("plain", "chat").sha256


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("a\n{% if %}", r"the prompt mine, line 2: .*: mend it"),
        ("{{ promt }}", "the prompt mine cannot be made for task double: 'promt' is undefined; mend the template"),
        ("{{ 1 / 0 }}", "the prompt mine cannot be made for task double: division by zero"),
        ("{{ prompt.__class__.__mro__ }}", "cannot be made for task double: access to attribute '__class__'"),
        ("{% include 'x' %}", "cannot be made for task double"),
        ("{# nothing #}  \n", "the prompt mine is empty for task double"),
    ],
)
def test_a_template_that_does_not_work_is_one_sentence(source: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        PromptTemplate(name="mine", source=source).render(PROSE, "chat")


def test_a_style_or_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no prompt is named 'verbose': choose one of plain, instruct, efficient"):
        open_template("verbose", "chat")
    with pytest.raises(DataFileError, match="there is no such file"):
        open_template(str(tmp_path / "none.jinja"), "chat")


def test_every_shipped_template_is_a_style_and_works_on_a_shipped_suite() -> None:
    folder = Path(__file__).parents[3] / "effbench/samples/generation/prompts"
    assert {path.stem for path in folder.glob("*.jinja")} == {*STYLES, *REWRITE_STYLES}
    for task in load_suite("core").tasks:
        assert all(task.entry_point in rendered(style, task) for style in STYLES)


@pytest.mark.parametrize("style", REWRITE_STYLES)
def test_a_prompt_for_rewrites_shows_the_given_program_and_refuses_a_task_without_one(style: str) -> None:
    task = select_tasks(load_suite("core"), patterns="kth_pair_sum").tasks[0]
    assert task.references[0].solution.strip() in rendered(style, rewrite_of(task, task.references[0].reference_id))
    with pytest.raises(InputError, match="gives none: add --from TIER"):
        rendered(style, task)


def test_code_that_is_called_needs_no_main() -> None:
    task = replace(select_tasks(load_suite("core-stdio"), limit=1).tasks[0], language="cpp", epilogue="int main() {}")
    for style in ("instruct", "efficient", "cot"):
        assert "no `main`" in rendered(style, task)
        assert "the code that reads the input" not in rendered(style, task)

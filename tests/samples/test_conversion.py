"""Samples of other formats become effbench's own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.errors import InputError
from effbench.records.sample import Sample
from effbench.samples.conversion import import_samples
from effbench.samples.formats import read_samples
from effbench.samples.registry import open_model
from effbench.storage.jsonl import RecordWriter
from tests.samples.formats.test_formats import CODE, LINES, MIXED, PREDICTIONS, written
from tests.small_suite import a_suite, a_task


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_every_sample_becomes_a_line_with_its_tasks_id_and_its_place(tmp_path: Path) -> None:
    source = written(tmp_path / "x.json", {"1": ["a", "b"], "Mbpp/2_b": "c"})
    imported = import_samples(source, tmp_path / "out.jsonl", form="auto", suite=None, replace=False)
    assert rows(tmp_path / "out.jsonl") == [
        {"task_id": "HumanEval/1", "sample_index": 0, "solution": "a"},
        {"task_id": "HumanEval/1", "sample_index": 1, "solution": "b"},
        {"task_id": "Mbpp/2_b", "sample_index": 0, "solution": "c"},
    ]
    assert imported.summary(None) == ["3 samples in the format enamel: 2 for 1 task, 1 for 1 task"]


def test_what_is_written_is_read_again_as_it_was(tmp_path: Path) -> None:
    source = written(tmp_path / "x.json", PREDICTIONS)
    import_samples(source, tmp_path / "out.jsonl", form="coffe", suite=MIXED, replace=False)
    again = read_samples(tmp_path / "out.jsonl")
    assert [entry.written for entry in again.entries] == [entry.written for entry in read_samples(source).entries]


def test_solutions_in_several_languages_need_a_suite(tmp_path: Path) -> None:
    source = written(tmp_path / "x.json", {"HumanEval/1": {"python3": CODE, "cpp": "int main() {}"}})
    with pytest.raises(InputError, match="has samples in 2 languages: give --suite"):
        import_samples(source, tmp_path / "out.jsonl", form="auto", suite=None, replace=False)
    import_samples(source, tmp_path / "out.jsonl", form="auto", suite=MIXED, replace=False)
    assert [row["solution"] for row in rows(tmp_path / "out.jsonl")] == [CODE]


def test_a_suite_finds_tasks_by_their_prompts_and_shows_the_coverage(tmp_path: Path) -> None:
    source = written(tmp_path / "x.json", PREDICTIONS | {"Another thing.": [["x"], True]})
    imported = import_samples(source, tmp_path / "out.jsonl", form="auto", suite=MIXED, replace=False)
    assert {row["task_id"] for row in rows(tmp_path / "out.jsonl")} == {"HumanEval/1"}
    assert rows(tmp_path / "out.jsonl")[1]["completion"] == CODE
    assert imported.summary(MIXED) == [
        "2 samples in the format coffe: 2 for 1 task",
        "coverage 1 of 2 tasks of 'mixed' have samples",
    ]
    assert [remark.partition(": ")[2] for remark in imported.remarks] == [
        "samples for 1 task that the suite 'mixed' lacks are left out"
    ]


def test_folders_give_their_tasks_ids_without_a_suite(tmp_path: Path) -> None:
    written(tmp_path / "in" / "HumanEval_12" / "0.py", "a")
    written(tmp_path / "in" / "core_x" / "0.py", "b")
    imported = import_samples(tmp_path / "in", tmp_path / "out.jsonl", form="auto", suite=None, replace=False)
    assert imported.counts == {"HumanEval/12": 1, "core_x": 1}


@pytest.mark.parametrize(
    ("content", "advice"), [([["a"]], "--format enamel where place i is HumanEval/<i>"), (PREDICTIONS, "by --suite")]
)
def test_a_suite_is_asked_for_where_only_it_knows_the_tasks(tmp_path: Path, content: object, advice: str) -> None:
    source = written(tmp_path / "x.json", content)
    with pytest.raises(InputError, match=advice):
        import_samples(source, tmp_path / "out.jsonl", form="auto", suite=None, replace=False)


def test_the_command_says_what_there_is_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    source, output = written(tmp_path / "x.jsonl", LINES), tmp_path / "out.jsonl"
    arguments = ["import", str(source), "-o", str(output), "--format", "evalplus"]
    first = CliRunner().invoke(main, arguments)
    assert (first.exit_code, first.stdout) == (0, f"{output}\n")
    assert "2 samples in the format evalplus: 1 for 2 tasks" in first.stderr
    second = CliRunner().invoke(main, arguments)
    assert second.exit_code == 2
    assert "give --force to replace it" in second.stderr
    assert CliRunner().invoke(main, [*arguments, "--force"]).exit_code == 0


def test_the_command_takes_a_suite_to_hold_the_samples_against(tmp_path: Path) -> None:
    source = written(tmp_path / "x.jsonl", '{"task_id": "core/kth_pair_sum", "solution": "a"}\n')
    result = CliRunner().invoke(main, ["import", str(source), "-o", str(tmp_path / "o.jsonl"), "--suite", "core"])
    assert result.exit_code == 0
    assert "coverage 1 of 108 tasks of 'core' have samples" in result.stderr


def test_the_model_that_a_file_names_is_kept(tmp_path: Path) -> None:
    source = written(tmp_path / "x.jsonl", '{"task_id": "A/1", "solution": "a", "model": "gpt"}\n')
    import_samples(source, tmp_path / "out.jsonl", form="auto", suite=None, replace=False)
    assert rows(tmp_path / "out.jsonl") == [{"task_id": "A/1", "sample_index": 0, "solution": "a", "model": "gpt"}]
    assert read_samples(tmp_path / "out.jsonl").model == "gpt"


def test_a_runs_samples_are_imported_with_their_indices_and_without_looking_for_code_again(tmp_path: Path) -> None:
    path = tmp_path / "samples.jsonl"
    with RecordWriter(path, Sample) as writer:
        for index, solution in ((2, None), (0, "double=now")):
            writer.append(
                Sample(task_id="double", sample_index=index, model="m", completion=f"```\n{CODE}```", solution=solution)
            )
    import_samples(path, tmp_path / "out.jsonl", form="auto", suite=None, replace=False)
    assert [(row["sample_index"], row["solution"], row["model"]) for row in rows(tmp_path / "out.jsonl")] == [
        (0, "double=now", "m"),
        (2, "", "m"),
    ]
    again = open_model(f"replay:{tmp_path / 'out.jsonl'}").samples(
        a_suite(a_task()), selected=frozenset({"double"}), n=None
    )
    assert [sample.solution for sample in again] == ["double=now", None]


def test_what_a_file_holds_twice_is_said(tmp_path: Path) -> None:
    source = written(tmp_path / "x.jsonl", LINES * 2)
    result = CliRunner().invoke(main, ["import", str(source), "-o", str(tmp_path / "out.jsonl")])
    assert "2 samples repeat an earlier one of the same task word for word; all count" in result.stderr

"""EvalPerf's loader, on a small data set of the tests' own in EvalPerf's schema."""

import gzip
import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import datasets
import huggingface_hub
import pytest

from effbench.errors import DataFileError, ExtraMissing, InputError
from effbench.records.task import Level, Suite, Task
from effbench.suites import load_suite
from tests.suites.runs import call, check, inputs

SMALL = Path(__file__).parent / "evalperf_small"


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SMALL / "evalperf.jsonl").read_text().splitlines()]


def write(folder: Path, *changed: dict[str, Any]) -> Path:
    path = folder / "evalperf.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in changed))
    return path


def task(suite: Suite, task_id: str) -> Task:
    return next(each for each in suite.tasks if each.task_id == task_id)


def test_a_folder_with_plus_inputs_gives_a_level_of_correctness_and_one_that_counts() -> None:
    suite = load_suite("evalperf", data=SMALL)
    assert [each.task_id for each in suite.tasks] == ["HumanEval/9001", "Mbpp/9002", "Mbpp/405", "Mbpp/9004"]
    assert task(suite, "HumanEval/9001").levels == (
        Level(index=0, size=0, n_tests=3, weight=0),
        Level(index=1, size=1, n_tests=1, weight=1),
    )
    assert task(suite, "Mbpp/9002").levels == (Level(index=0, size=1, n_tests=1, weight=1),)


def test_references_go_from_the_slowest_to_the_fastest_with_their_scores() -> None:
    references = task(load_suite("evalperf", data=SMALL), "HumanEval/9001").references
    assert [(each.reference_id, each.tier, each.dps_score) for each in references] == [
        ("ref_0", "slowest", 40.0),
        ("ref_1", "between", 80.0),
        ("ref_2", "fastest", 100.0),
    ]


def test_the_generator_gives_the_inputs_of_both_levels() -> None:
    suite = load_suite("evalperf", data=SMALL)
    assert inputs(task(suite, "HumanEval/9001"), 0) == [([1, 2, 3, 1],), ([],), ([5, 5, 5],)]
    ((numbers, total),) = inputs(task(suite, "Mbpp/9002"), 0)
    assert (len(numbers), total) == (400, 88)


def test_mbpps_tuples_are_restored_in_both_levels() -> None:
    restored = task(load_suite("evalperf", data=SMALL), "Mbpp/405")
    assert inputs(restored, 0) == [((1, 2, 3), 2), ((1, 2, 3), 4)]
    ((row, item),) = inputs(restored, 1)
    assert (type(row), len(row), item) == (tuple, 4000, 3990)


def test_every_reference_agrees_with_the_fastest_one() -> None:
    for each in load_suite("evalperf", data=SMALL).tasks:
        for level in each.levels:
            for arguments in inputs(each, level.index):
                answer = call(each.program(each.baseline.solution), *arguments)
                for reference in each.references:
                    assert check(each, answer, call(each.program(reference.solution), *arguments), arguments)


@pytest.mark.parametrize(
    ("answer", "output", "right"),
    [
        (1, 1.0, True),
        ([1, 2], (1, 2), False),
        (0.5, 0.5 + 5e-7, True),
        (0.5, 0.5 + 5e-6, False),
        ([0.5, 1e9], [0.5, 1e9 + 50], True),
        ([0.5], [0.5, 0.5], False),
        ((0.5,), [0.5 + 1e-7], False),
        (3, 3.0000001, False),
        ("a", "b", False),
    ],
)
def test_outputs_are_compared_by_evalpluss_rule(answer: object, output: object, right: bool) -> None:
    assert check(task(load_suite("evalperf", data=SMALL), "Mbpp/9004"), answer, output) is right


def test_an_absolute_tolerance_is_taken_from_the_data(tmp_path: Path) -> None:
    write(tmp_path, records()[3])
    plus = {"task_id": "Mbpp/9004", "base_input": [[[1]]], "plus_input": [], "atol": 0.25}
    (tmp_path / "MbppPlus.jsonl.gz").write_bytes(gzip.compress(json.dumps(plus).encode()))
    (each,) = load_suite("evalperf", data=tmp_path).tasks
    assert check(each, [[1.0, 2]], [[1.2, 2]])
    assert not check(each, [1.0], [1.3])


def test_functions_whose_result_is_a_set_may_give_it_in_any_order(tmp_path: Path) -> None:
    (each,) = load_suite("evalperf", data=write(tmp_path, records()[1] | {"entry_point": "extract_singly"})).tasks
    assert check(each, [1, 2, 3], [3, 1, 2, 2])
    assert not check(each, [1, 2, 3], [3, 1])


def test_parquet_and_json_lines_give_the_same_tasks(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    datasets.Dataset.from_list(records()).to_parquet(tmp_path / "data" / "test-00000-of-00001.parquet")
    lines = load_suite("evalperf", data=SMALL / "evalperf.jsonl")
    assert load_suite("evalperf", data=tmp_path).content_hash == lines.content_hash


def test_without_pyarrow_parquet_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "test.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExtraMissing, match=r"test\.parquet is Parquet; reading it needs .*'effbench\[parquet\]'$"):
        load_suite("evalperf", data=path)


def test_without_huggingface_hub_a_download_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(
        ExtraMissing, match=r"pip install 'effbench\[datasets\]', or give the data set's files by --data"
    ):
        load_suite("evalperf")


def test_only_the_first_performance_input_counts(tmp_path: Path) -> None:
    path = write(tmp_path, records()[1] | {"pe_input": "[[[1, 2], 3], [[1], 2]]"})
    (each,) = load_suite("evalperf", data=path).tasks
    assert inputs(each, 0) == [([1, 2], 3)]


def test_without_data_the_hubs_present_revision_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def dataset_info(self: object, name: str) -> SimpleNamespace:
        assert name == "evalplus/evalperf"
        return SimpleNamespace(sha="abc")

    def load_dataset(name: str, *, revision: str) -> dict[str, object]:
        assert (name, revision) == ("evalplus/evalperf", "abc")
        return {"test": records()}

    monkeypatch.setattr(huggingface_hub.HfApi, "dataset_info", dataset_info)
    monkeypatch.setattr(datasets, "load_dataset", load_dataset)
    suite = load_suite("evalperf")
    assert suite.origin == "evalplus/evalperf@abc"
    assert len(suite.tasks) == 4


def test_a_hub_out_of_reach_is_one_sentence_that_names_the_option(monkeypatch: pytest.MonkeyPatch) -> None:
    def dataset_info(self: object, name: str) -> object:
        raise ConnectionError("no network")

    monkeypatch.setattr(huggingface_hub.HfApi, "dataset_info", dataset_info)
    with pytest.raises(InputError, match=r"evalplus/evalperf cannot be had .*give the data set's files by --data PATH"):
        load_suite("evalperf")


def test_a_seed_is_refused_because_the_inputs_are_fixed() -> None:
    with pytest.raises(InputError, match="leave out --seed"):
        load_suite("evalperf", data=SMALL, seed=3)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"pe_input": "{"}, "the pe_input of HumanEval/9001 is not the JSON of a list"),
        ({"pe_input": "[]"}, "the pe_input of HumanEval/9001"),
        ({"pe_input": "[3]"}, "the pe_input of HumanEval/9001"),
        ({"scores": [40.0, 100.0]}, "the scores of HumanEval/9001 must be one rising number"),
        ({"scores": [40.0, 30.0, 100.0]}, "the scores of HumanEval/9001"),
        ({"scores": [40.0, 80.0, 101.0]}, "the scores of HumanEval/9001"),
        ({"scores": [40.0, 80.0, float("nan")]}, "the scores of HumanEval/9001"),
        ({"reference": [], "scores": []}, "the scores of HumanEval/9001"),
        ({"reference": "x"}, "line 1: reference"),
    ],
)
def test_malformed_records_are_an_error(tmp_path: Path, change: dict[str, Any], problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        load_suite("evalperf", data=write(tmp_path, records()[0] | change))


def test_a_task_that_appears_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="HumanEval/9001 appears a second time"):
        load_suite("evalperf", data=write(tmp_path, records()[0], records()[0]))


def test_an_empty_folder_and_broken_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"it holds no evalperf\*\.jsonl and no \*\.parquet"):
        load_suite("evalperf", data=tmp_path)
    (tmp_path / "x.parquet").write_bytes(b"no")
    with pytest.raises(DataFileError, match="it is not Parquet"):
        load_suite("evalperf", data=tmp_path)
    shutil.copy(SMALL / "evalperf.jsonl", tmp_path / "evalperf.jsonl")
    (tmp_path / "MbppPlus.jsonl.gz").write_bytes(b"no")
    with pytest.raises(DataFileError, match="it cannot be unpacked"):
        load_suite("evalperf", data=tmp_path)


def test_nothing_of_the_data_runs_while_loading(tmp_path: Path) -> None:
    bomb = "raise SystemExit('ran')\n"
    path = write(tmp_path, records()[1] | {"prompt": bomb, "reference": [bomb, bomb]})
    assert len(load_suite("evalperf", data=path).tasks) == 1

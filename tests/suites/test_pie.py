"""PIE's layout, with pairs of our own; and its first release, where that is at hand."""

import json
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.suites import in_language, load_suite
from tests.suites.pie_data import FAST_PYTHON, SLOW_CPP, SLOW_PYTHON, a_first_pair, a_pair, write_pie


def test_a_pair_is_a_rewrite_of_its_slow_program(tmp_path: Path) -> None:
    suite = load_suite("pie", data=write_pie(tmp_path, a_pair()))
    (task,) = suite.tasks
    assert (task.task_id, task.language, task.given) == ("pie/p00001_s1_t1", "cpp_o3", "slow")
    assert SLOW_CPP.strip() in task.prompt
    assert [reference.tier for reference in task.references] == ["slow", "fast"]
    assert not suite.is_checked


def test_only_the_tests_that_a_pair_names_are_taken(tmp_path: Path) -> None:
    suite = load_suite("pie", data=write_pie(tmp_path, a_pair(), a_pair(2, tests=[1, 3])))
    assert [[level.n_tests for level in task.levels] for task in suite.tasks] == [[6, 3], [2, 1]]


def test_the_first_release_is_read_too(tmp_path: Path) -> None:
    suite = load_suite("pie", data=write_pie(tmp_path, a_first_pair(), a_pair()) / "test.jsonl")
    assert [task.language for task in suite.tasks] == ["python", "cpp_o3"]
    (task,) = in_language(suite, "python").tasks
    assert [reference.solution for reference in task.references] == [SLOW_PYTHON, FAST_PYTHON]


def test_a_pair_without_tests_and_one_of_equal_programs_are_named_and_not_scored(tmp_path: Path) -> None:
    rows = (a_pair(), a_pair(2, problem_id="p00002"), a_pair(3, tgt_code=SLOW_CPP), a_pair(1))
    suite = load_suite("pie", data=write_pie(tmp_path, *rows))
    assert [task.task_id for task in suite.tasks] == ["pie/p00001_s1_t1"]
    assert suite.unscored_task_ids == {"pie/p00002_s2_t2", "pie/p00001_s3_t3"}


def test_a_seed_scores_other_tests(tmp_path: Path) -> None:
    data = write_pie(tmp_path, a_pair())
    (usual,), (other,) = load_suite("pie", data=data).tasks, load_suite("pie", data=data, seed=1).tasks
    assert usual.generator != other.generator


def test_the_language_to_ask_for_is_said(tmp_path: Path) -> None:
    suite = load_suite("pie", data=write_pie(tmp_path, a_pair()))
    with pytest.raises(InputError, match="has no task in Python: add --language cpp_o3"):
        in_language(suite, "python")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("no pair", "a pair is no object"),
        (a_pair(src_code=""), "lacks the text 'src_code'"),
        (a_pair(problem_id="../p"), "an id is not of letters and digits"),
        (a_pair(language="COBOL"), "the language 'cobol' is none of PIE's"),
        (a_pair(tests=["1"]), "'tests' is no list of numbers"),
    ],
)
def test_what_is_not_as_published_is_refused_with_its_line(tmp_path: Path, row: object, sentence: str) -> None:
    with pytest.raises(DataFileError, match=sentence) as raised:
        load_suite("pie", data=write_pie(tmp_path, a_pair(), row))
    assert raised.value.line == 2


def test_data_and_test_cases_are_needed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"give --data test\.jsonl"):
        load_suite("pie")
    (tmp_path / "test.jsonl").write_text(json.dumps(a_pair()))
    with pytest.raises(InputError, match="holds no test cases: put PIE's folder merged_test_cases beside the split"):
        load_suite("pie", data=tmp_path)


@pytest.mark.peer_data
def test_the_published_pairs_are_read(peer_data: Path, tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").symlink_to(peer_data / "pie/py_reference.jsonl")
    (tmp_path / "public_test_cases").mkdir()
    with pytest.raises(DataFileError, match="no pair in it has tests"):
        load_suite("pie", data=tmp_path)

"""The fields that SWE-fficiency and GSO publish, and files that lack them."""

import json
from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.records.repository import PatchSample, PatchTask, ReportedSpeedup
from effbench.runner.repositories.published_files import read_patches, read_report, read_tasks

COLUMNS = "instance_id,pred_speedup_ratio,gold_speedup_ratio,correctness\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "given"
    path.write_text(text)
    return path


def test_reads_patches_with_empty_ones_among_them(tmp_path: Path) -> None:
    entries = [
        {"instance_id": "a", "model_patch": "--- x\n", "model_name_or_path": "m", "more": 1},
        {"instance_id": "b", "model_patch": None, "model_name_or_path": "m"},
    ]
    assert read_patches(_file(tmp_path, "\n".join(map(json.dumps, entries)))) == [
        PatchSample(task_id="a", patch="--- x\n", model="m"),
        PatchSample(task_id="b", patch="", model="m"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "holds no patches"),
        ("{", "neither JSON Lines nor a JSON list"),
        ("[" * 100_000, "neither JSON Lines nor a JSON list"),
        ("3", "entry 1 is no object"),
        ('{"instance_id": "a", "model_patch": ""}', "entry 1 has no text model_name_or_path"),
        ('{"instance_id": "a", "model_patch": 3, "model_name_or_path": "m"}', "entry 1: model_patch is no text"),
    ],
)
def test_says_which_entry_is_no_patch(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        read_patches(_file(tmp_path, text))


def test_reads_tasks_whose_base_is_known(tmp_path: Path) -> None:
    entries = [{"instance_id": "a", "base_commit": "0" * 40}, {"instance_id": "b", "base_commit": None}]
    expected = {"a": PatchTask(task_id="a", base_commit="0" * 40)}
    assert read_tasks(_file(tmp_path, json.dumps(entries))) == expected


@pytest.mark.parametrize("commit", ["HEAD", "--output=x", "0" * 39])
def test_a_base_is_a_whole_commit(tmp_path: Path, commit: str) -> None:
    with pytest.raises(DataFileError, match="no commit of 40"):
        read_tasks(_file(tmp_path, json.dumps([{"instance_id": "a", "base_commit": commit}])))


def test_what_is_not_correct_counts_as_the_base(tmp_path: Path) -> None:
    rows = "a,2.0,4.0,1.0\nb,9.0,3.0,0.0\n"
    assert read_report(_file(tmp_path, COLUMNS + rows)) == [
        ReportedSpeedup(task_id="a", is_correct=True, speedup=2.0, gold_speedup=4.0),
        ReportedSpeedup(task_id="b", is_correct=False, speedup=1.0, gold_speedup=3.0),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no rows, or no column instance_id"),
        ("instance_id,x\na,1\n", "no column pred_speedup_ratio"),
        (COLUMNS + "a,,4.0,1.0\n", "line 2: pred_speedup_ratio is no number"),
        (COLUMNS + "a,nan,4.0,1.0\n", "line 2: pred_speedup_ratio is no number"),
        (COLUMNS + "a,0,4.0,1.0\n", "line 2: a speed-up is not above 0"),
        (COLUMNS + "a,1,4.0,1.0\na,1,4.0,1.0\n", "the task a twice"),
        (COLUMNS + '"a\n', "is no CSV file"),
    ],
)
def test_says_what_is_no_report(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        read_report(_file(tmp_path, text))


def test_a_report_is_text(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(b"\xff")
    with pytest.raises(DataFileError, match="is no CSV file"):
        read_report(path)

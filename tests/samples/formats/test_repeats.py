"""Several models are never put together; what a file holds twice is said; ids that are not whole are said."""

import json
from pathlib import Path
from time import process_time

import pytest

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats import read_samples
from effbench.samples.formats.entries import ByFolder, ById, Entry, fit
from effbench.samples.replay import ReplayModel
from tests.samples.formats.test_files_of_authors import SUITE, document, lines, parquet


def row(text: str, **more: object) -> dict[str, object]:
    return {"task_id": "HumanEval/0", "solution": text, **more}


def read(path: Path, content: bytes) -> ReplayModel:
    path.write_bytes(content)
    return ReplayModel(file=read_samples(path))


def remarks(model: ReplayModel) -> list[str]:
    return [remark.partition(": ")[2] for remark in model.remarks(SUITE)]


@pytest.mark.parametrize("field", ["model", "model_name", "model_id"])
def test_several_models_are_refused_by_name_in_every_shape(field: str, tmp_path: Path) -> None:
    rows = [row("a", **{field: "gpt-x"}), row("b", **{field: "llama-y"}), row("c", **{field: "gpt-x"})]
    keyed = {"HumanEval/0": rows}
    contents = {"l.jsonl": lines(*rows), "a.json": document(rows), "p": parquet(*rows), "k.json": document(keyed)}
    for name, content in contents.items():
        with pytest.raises(DataFileError, match=r"its samples are by 2 models \(gpt-x 2, llama-y 1\): split it into"):
            read(tmp_path / name, content)


def test_many_models_are_not_all_listed(tmp_path: Path) -> None:
    rows = [row("a", model=f"m{number}") for number in range(9)]
    with pytest.raises(DataFileError, match=r"by 9 models \(m0 1, m1 1, m2 1, m3 1, m4 1 and 4 more\)"):
        read(tmp_path / "x.jsonl", lines(*rows))


def test_one_model_is_named_and_samples_without_a_name_are_said(tmp_path: Path) -> None:
    model = read(tmp_path / "x.jsonl", lines(row("a", model="gpt"), row("b", model=None), row("c")))
    assert model.name == "gpt"
    assert remarks(model) == ["2 of 3 samples name no model and are taken for gpt's"]


def test_a_model_that_is_no_text_still_tells_models_apart(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="by 2 models"):
        read(tmp_path / "x.jsonl", lines(row("a", model={"name": "gpt"}), row("b", model={"name": "llama"})))


def test_a_file_put_together_with_itself_counts_once(tmp_path: Path) -> None:
    rows = [row("a", sample_index=0), row("b", sample_index=1)]
    model = read(tmp_path / "x.jsonl", lines(*rows) * 2)
    assert len(model.file.entries) == 2
    assert remarks(model) == ["2 samples are there twice (same task, index and text), and taken once"]


def test_two_samples_with_one_index_both_count(tmp_path: Path) -> None:
    model = read(tmp_path / "x.jsonl", lines(row("a", sample_index=0), row("b", sample_index=0)))
    assert [sample.sample_index for sample in model.samples(SUITE, selected=frozenset({"HumanEval/0"}), n=None)] == [
        0,
        1,
    ]
    assert remarks(model) == [
        "1 sample has the index of another sample of the same task; all count, in the file's order"
    ]


def test_equal_texts_all_count_and_are_said(tmp_path: Path) -> None:
    model = read(tmp_path / "x.jsonl", lines(row("a"), row("a"), row("b"), row("a")))
    assert len(model.file.entries) == 4
    assert remarks(model) == ["2 samples repeat an earlier one of the same task word for word; all count"]


def test_equal_texts_of_different_tasks_are_nothing_to_say(tmp_path: Path) -> None:
    model = read(tmp_path / "x.jsonl", lines(row("a"), {"task_id": "HumanEval/1", "solution": "a"}))
    assert remarks(model) == []


def test_ids_that_are_not_whole_are_said(tmp_path: Path) -> None:
    model = read(tmp_path / "x.jsonl", lines({"task_id": 11, "solution": "a"}))
    assert remarks(model) == ["its ids lack the part before the slash: 11 is taken for Mbpp/11, and so on"]


def test_an_id_that_could_be_two_tasks_is_none(tmp_path: Path) -> None:
    suite = type(SUITE)(name="s", origin="", tasks=(SUITE.tasks[0],), unscored_task_ids=frozenset({"Mbpp/0"}))
    fitted = fit([Entry(key=ById("0"), written=WrittenSample(solution="a"))], suite)
    assert (dict(fitted.samples), fitted.unknown) == ({}, (ById("0"),))


def test_reading_and_finding_tasks_takes_time_in_proportion(tmp_path: Path) -> None:
    def seconds(n_samples: int, n_tasks: int) -> float:
        rows = [{"task_id": f"HumanEval/{number % n_tasks}", "solution": f"{number}"} for number in range(n_samples)]
        path = tmp_path / f"{n_samples}-{n_tasks}.jsonl"
        path.write_text("".join(json.dumps(each) + "\n" for each in rows))
        start = process_time()
        file = read_samples(path)
        assert sum(map(len, fit(file.entries, SUITE).samples.values())) == n_samples
        return process_time() - start

    seconds(1000, 1)
    for n_tasks in (1, 2):
        few, many = seconds(5_000, n_tasks), seconds(40_000, n_tasks)
        assert many < 24 * few  # eight times as many; in proportion to the square it would be 64


def test_many_folders_of_one_task_are_found_by_name() -> None:
    entries = [Entry(key=ByFolder("HumanEval_0"), written=WrittenSample(solution="a"))] * 3
    assert {task_id: len(items) for task_id, items in fit(entries, SUITE).samples.items()} == {"HumanEval/0": 3}

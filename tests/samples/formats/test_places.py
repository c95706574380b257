"""Runs, folders and zip files: which file in them holds the samples."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.export.bundle import bundle_run
from effbench.metrics import score_run
from effbench.records.sample import Sample, Usage
from effbench.samples.formats import SampleFile, read_samples
from effbench.samples.registry import open_model
from effbench.samples.replay import ReplayModel
from effbench.storage.jsonl import RecordWriter
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import mixed_run
from tests.samples.formats.test_files_of_authors import ROWS, lines
from tests.samples.formats.test_formats import MIXED, written
from tests.small_suite import a_suite, a_task


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    made = mixed_run(tmp_path / "results" / "small" / "scribe" / "a1b2c3")
    made.write_estimates(list(score_run(made, (1,)).estimates))
    return made


def zip_of(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for each in sorted(folder.rglob("*")):
            archive.write(each, each.relative_to(folder))
    return path


def recorded(file: SampleFile) -> list[object]:
    return [entry.written for entry in file.entries]


def test_a_runs_samples_are_read_however_they_are_named(run: RunDirectory, tmp_path: Path) -> None:
    bundle = bundle_run(run, tmp_path / "b.zip", replace=False)
    samples = run.path / "samples.jsonl"
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(samples.read_bytes()))
    link = tmp_path / "link"
    link.symlink_to(run.path)
    whole = zip_of(tmp_path / "results", tmp_path / "results.zip")
    expected = sorted(run.samples(), key=lambda item: item.sample_index)
    for path in (
        run.path, samples, bundle, bundle / "samples.jsonl", packed, link, link / "samples.jsonl",
        tmp_path / "results", tmp_path / "results" / "small", whole, whole / "small" / "scribe" / "a1b2c3",
    ):  # fmt: skip
        file = read_samples(path)
        assert (file.format, file.model, file.remarks) == ("effbench", "scribe", ())
        assert recorded(file) == expected


@pytest.mark.parametrize("source", ["samples", "replay"])
def test_recorded_samples_are_taken_as_they_are(source: str, tmp_path: Path) -> None:
    samples = [
        Sample(
            task_id="double", sample_index=index, model="m", completion="```\ndouble=now\n```", solution=solution,
            usage=Usage(prompt_tokens=1, completion_tokens=2), finish_reason="content_filter", reasoning="hm",
        )
        for index, solution in ((3, None), (1, "double=now"))
    ]  # fmt: skip
    path = tmp_path / "samples.jsonl"
    with RecordWriter(path, Sample) as writer:
        writer.append_all(samples)
    model = open_model(f"{source}:{path}")
    found = list(model.samples(a_suite(a_task()), selected=frozenset({"double"}), n=None))
    assert found == [samples[1], samples[0]]


def test_two_files_of_records_may_stand_one_after_the_other(tmp_path: Path) -> None:
    parts = []
    for part in range(2):
        path = tmp_path / f"{part}.jsonl"
        with RecordWriter(path, Sample) as writer:
            writer.append(Sample(task_id="double", sample_index=0, model="m", completion=f"{part}", solution=f"{part}"))
        parts.append(path.read_bytes())
    both = tmp_path / "both.jsonl"
    both.write_bytes(b"".join(parts))
    model = ReplayModel(file=read_samples(both))
    (remark,) = model.remarks(a_suite(a_task()))
    assert "1 sample has the index of another sample of the same task; all count" in remark
    found = model.samples(a_suite(a_task()), selected=frozenset({"double"}), n=None)
    assert [(item.sample_index, item.solution) for item in found] == [(0, "0"), (1, "1")]


@pytest.mark.parametrize("cut", [1, 5])
def test_a_run_that_goes_on_is_read_up_to_its_last_whole_line(run: RunDirectory, cut: int) -> None:
    path = run.path / "samples.jsonl"
    content = path.read_bytes()
    path.write_bytes(content[:-cut])
    file = read_samples(run.path)
    whole = cut == 1  # only the line end is missing, as some editors leave it
    assert len(file.entries) == len(run.samples()) + (1 if whole else 0)
    assert [remark.rpartition(": ")[2] for remark in file.remarks] == (
        [] if whole else ["the last line is half written and left out"]
    )


def test_a_record_that_is_none_is_an_error_with_its_line(run: RunDirectory) -> None:
    path = run.path / "samples.jsonl"
    path.write_bytes(path.read_bytes() + b'{"task_id": "a", "sample_index": "x"}\n')
    with pytest.raises(DataFileError, match=r"line 6: the line is no sample \(sample_index: .*\): mend or remove it"):
        read_samples(path)


def test_of_several_runs_one_is_to_be_named(run: RunDirectory, tmp_path: Path) -> None:
    mixed_run(tmp_path / "results" / "small" / "other" / "d4e5f6")
    names = r"small/other/d4e5f6, small/scribe/a1b2c3"
    for path in (tmp_path / "results", zip_of(tmp_path / "results", tmp_path / "r.zip")):
        with pytest.raises(DataFileError, match=rf"it holds 2 runs \({names}\): name one of them"):
            read_samples(path)


def test_a_folder_with_one_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "gpt").mkdir()
    (tmp_path / "gpt" / "samples_humaneval.JSONL.gz").write_bytes(gzip.compress(lines(*ROWS)))
    (tmp_path / "gpt" / "results_humaneval.json").write_text("{}")
    (tmp_path / "gpt" / ".DS_Store").write_text("")
    (tmp_path / "gpt" / "README.md").write_text("")
    assert len(read_samples(tmp_path / "gpt").entries) == 2


def test_of_several_files_one_is_to_be_named(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.json.gz"):
        (tmp_path / name).write_bytes(lines(*ROWS))
    with pytest.raises(DataFileError, match=r"it holds 2 files \(a\.jsonl, b\.json\.gz\): name one, as in .*/NAME"):
        read_samples(tmp_path)


def test_programs_of_several_models_are_kept_apart(tmp_path: Path) -> None:
    for model in ("gpt", "llama"):
        written(tmp_path / model / "HumanEval_1" / "0.py", "a")
    for path in (tmp_path, zip_of(tmp_path, tmp_path / "x.zip")):
        with pytest.raises(DataFileError, match=r"it holds the programs of several models \(gpt, llama\): name one"):
            read_samples(path)
    assert read_samples(tmp_path / "x.zip" / "gpt").model == "gpt"
    assert read_samples(tmp_path / "gpt").format == "evalplus-folder"


def test_programs_beside_their_results_are_read(tmp_path: Path) -> None:
    written(tmp_path / "HumanEval_1" / "0.py", "a")
    written(tmp_path / "eval_results.json", {"eval": {}})
    assert read_samples(tmp_path).format == "evalplus-folder"


def test_a_folder_of_multipl_e_is_read_without_its_results(tmp_path: Path) -> None:
    for name in ("HumanEval_1_g", "HumanEval_0_f"):
        content = {"name": name, "language": "py", "completions": ["    return x\n"]}
        (tmp_path / f"{name}.json.gz").write_bytes(gzip.compress(json.dumps(content).encode()))
        results = {"name": name, "results": [{"program": "…"}]}
        (tmp_path / f"{name}.results.json.gz").write_bytes(gzip.compress(json.dumps(results).encode()))
    file = read_samples(tmp_path)
    assert file.format == "multipl-e"
    found = ReplayModel(file=file).samples(MIXED, selected=frozenset({"HumanEval/1"}), n=None)
    assert [item.task_id for item in found] == ["HumanEval/1"]


def test_a_file_of_a_multipl_e_folder_that_is_no_object_is_named(tmp_path: Path) -> None:
    written(tmp_path / "HumanEval_0_f.json", {"name": "HumanEval_0_f", "completions": [""]})
    written(tmp_path / "HumanEval_1_g.json", ["x"])
    with pytest.raises(
        DataFileError, match=r"HumanEval_1_g\.json: it is not one JSON object, as MultiPL-E's files are"
    ):
        read_samples(tmp_path)


def test_packed_files_and_folders_inside_of_a_zip_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("deep/gpt.jsonl.gz", gzip.compress(lines(*ROWS)))
        archive.writestr("other/HumanEval_1/0.py", "a")
    assert len(read_samples(path / "deep" / "gpt.jsonl.gz").entries) == 2
    assert len(read_samples(path / "deep").entries) == 2
    assert read_samples(path / "other").format == "evalplus-folder"


def test_a_home_folder_behind_the_colon_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.jsonl").write_bytes(lines(*ROWS))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert open_model("replay:~/x.jsonl").name == "x"

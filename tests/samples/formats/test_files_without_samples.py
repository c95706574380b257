"""What cannot be read is refused in one sentence that says what it is and what to do."""

import gzip
import io
import json
import os
import pickle
import re
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from effbench.errors import DataFileError, ExtraMissing
from effbench.export.run_export import export_run
from effbench.samples.formats import packing, read_samples
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import mixed_run
from tests.samples.formats.test_files_of_authors import ROWS, lines, lm_eval, one, parquet, zstandard


def refused(path: Path, content: bytes | None = None) -> str:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        read_samples(path)
    assert str(path.name) in str(caught.value)
    return str(caught.value)


def tarred(content: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        entry = tarfile.TarInfo("samples.jsonl")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


OLD_EVALPLUS = {"eval": {"HumanEval/0": {"nfiles": 1, "base": [["pass", []]], "plus": [["pass", []]]}}}
MULTIPLE = {"name": "HumanEval_0_f", "language": "py"}
REFUSED = [
    ("empty.jsonl", b"", "it is empty: give a file of samples"),
    ("blank.jsonl", b"\xef\xbb\xbf \r\n\n", "it is empty"),
    ("empty.gz", gzip.compress(b""), "it is empty"),
    ("header.jsonl", b'{"format": "effbench.samples", "schema": 2}\n', "it holds no samples: give a file of samples"),
    (
        "newer.jsonl",
        b'{"format": "effbench.samples", "schema": 99}\n{}\n',
        "line 1: its schema is 99 .*: update effbench",
    ),
    (
        "other.jsonl",
        b'{"format": "effbench.measurements", "schema": 2}\n',
        "it holds effbench.measurements, not effbench.s",
    ),
    (
        "torn.jsonl.gz",
        gzip.compress(lines(*ROWS) * 99)[:-20],
        "it is packed, and cut off or damaged .*: copy or download",
    ),
    ("torn.zst", zstandard(lines(*ROWS) * 99)[:-20], "it is packed, and cut off or damaged"),
    ("bad.zst", zstandard(lines(*ROWS))[:8] + b"oh no", "it is packed, and cut off or damaged"),
    ("bad.gz", b"\x1f\x8bnothing of the kind", "it is packed, and cut off or damaged"),
    ("torn.parquet", parquet(*ROWS)[:-30], "it is Parquet, and cut off or damaged"),
    ("x.tar.gz", tarred(lines(*ROWS)), r"it is a tar archive: unpack it \(tar -xf\) and name the file in it"),
    ("x.zip", zipped(a=b"", **{"x.zip": zipped(b=b"")})[:60], "it is a zip file that is cut off"),
    ("none.zip", zipped(), "it holds no samples"),
    ("x.7z", b"7z\xbc\xaf\x27\x1c", "it is a 7z archive: unpack it"),
    ("x.arrow", b"ARROW1\0\0", "it is an Arrow file: save it as Parquet"),
    ("x.pkl", pickle.dumps(ROWS), "it is a pickle, which effbench does not load"),
    ("latin.jsonl", '{"task_id": "é"}'.encode("latin-1"), "line 1: the line is not UTF-8 text: save the file as UTF-8"),
    ("text.csv", b"task_id,solution\nHumanEval/0,a\n", "it is not JSON .*: mend it, or give samples as JSON"),
    ("cut.jsonl", lines(*ROWS)[:-5], "line 2: the line is not JSON .*: mend or remove it"),
    ("middle.jsonl", lines(ROWS[0])[:-9] + b"\n" + lines(ROWS[1]), "line 1: the line is not JSON"),
    ("twice.jsonl", b'{"task_id": "a", "solution": "x", "solution": "y"}\n', "the name 'solution' is there twice"),
    ("array.jsonl", b'[{"task_id": "a", "solution": "x"},]', "is not JSON"),
    ("null.jsonl", lines(*ROWS) + b"null\n", "line 3: the line is not an object with a 'task_id'"),
    (
        "nobody.jsonl",
        lines({"task_id": None, "solution": "x"}, *ROWS),
        "line 1: the line is not an object with a 'task_id'",
    ),
    ("number.jsonl", one(solution=7), "has a 'solution' that is a number, not a text: give the text, or null for none"),
    ("object.jsonl", one(response={"content": "x"}), "has a 'response' that is an object, not a text"),
    ("results.jsonl", one(passed=True, result="passed"), "line 1: the line has no text 'solution' or 'completion'"),
    (
        "old_eval_results.json",
        json.dumps(OLD_EVALPLUS).encode(),
        "an older EvalPlus, which hold no code: give the samples",
    ),
    ("mc.jsonl", lines(lm_eval("HumanEval/0", [-2.0, False])), "has 'resps' with a number, not a text"),
    (
        "gsm.jsonl",
        lines({"doc": {"question": "…"}, "resps": [["x"]]}),
        "no 'task_id' in its 'doc': give the log of a cod",
    ),
    (
        "x.results.json",
        json.dumps({**MULTIPLE, "results": []}).encode(),
        "results of MultiPL-E.*: give the files of compl",
    ),
    ("lua.json", json.dumps({**MULTIPLE, "language": "lua", "completions": [""]}).encode(), "its language is 'lua'"),
    ("evaluation_results.json", b'{"humaneval": {"pass@1": 0.5}, "config": {}}', "it holds scores and no samples"),
    ("results_x.json", b'{"results": {}, "configs": {}, "versions": {}}', "it holds scores and no samples"),
    (
        "x.generation.json",
        b'{"suite": "core", "suite_hash": "x", "prompts": {}}',
        "it describes samples and holds none",
    ),
]


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_it_is_said_what_it_is_and_what_to_do(name: str, content: bytes, sentence: str, tmp_path: Path) -> None:
    assert re.search(sentence, refused(tmp_path / name, content))


@pytest.mark.parametrize("name", ["run.json", "measurements.jsonl", "estimates.json"])
def test_a_runs_other_files_send_to_the_runs_folder(name: str, tmp_path: Path) -> None:
    run = mixed_run(tmp_path / "run")
    run.write_estimates([])
    (run.path / "estimates.json").write_text('[{"metric": "pass@1", "k": 1}]')
    assert "samples" in refused(run.path / name)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_an_export_sends_to_the_runs_folder(form: str, tmp_path: Path) -> None:
    run: RunDirectory = mixed_run(tmp_path / "run")
    path = export_run(run, form, tmp_path / f"export.{form}", replace=False)
    assert "it holds measurements, without the samples' code: name the run's folder" in refused(path)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "x.jsonl.zst",
            zstandard(lines(*ROWS)),
            r"a file that is packed with zstandard needs .*'effbench\[parquet\]'$",
        ),
        ("x.parquet", parquet(*ROWS), r"x\.parquet is Parquet; reading it needs .*'effbench\[parquet\]'$"),
    ],
)
def test_without_pyarrow_a_file_that_needs_it_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, sentence: str
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ExtraMissing, match=sentence):
        read_samples(tmp_path / name)


def test_a_bomb_is_given_up_before_it_fills_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "RATIO_FROM_BYTES", 1 << 20)
    bomb = gzip.compress(b" " * (4 << 20))
    sentence = "it unpacks to more than 500 times its size: unpack it yourself if you trust it, and name the result"
    assert sentence in refused(tmp_path / "bomb.gz", bomb)
    assert sentence in refused(tmp_path / "bomb.zst", zstandard(b" " * (4 << 20)))
    assert sentence in refused(tmp_path / "bomb.zip", zipped(**{"x.jsonl": b" " * (4 << 20)}))
    assert sentence in refused(tmp_path / "folder.zip", zipped(**{"HumanEval_0/0.py": b" " * (4 << 20)}))


def test_no_more_than_a_gibibyte_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "UNPACKED_BYTES_MAX", 1000)
    assert "it unpacks to more than 0 GiB" in refused(tmp_path / "x.gz", gzip.compress(os.urandom(2000)))


def test_a_path_that_cannot_be_walked_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(lines(*ROWS))
    assert "there is no such file: check the path" in refused(tmp_path / "x.jsonl" / "y.jsonl")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    refused(loop)
    refused(tmp_path / ("x" * 300))

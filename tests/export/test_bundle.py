"""Bundles of invented runs: what is packed verifies, and whatever is changed is found and named."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.synthetic_runs import Shape, write_runs
from effbench.cli.main import main
from effbench.errors import DataFileError, InputError
from effbench.export import bundle as bundle_module
from effbench.export.bundle import bundle_run
from effbench.export.verify import Verification, verify_bundle
from effbench.storage.run_directory import RunDirectory

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> RunDirectory:
    return write_runs(tmp_path_factory.mktemp("runs"), Shape(models=1, tasks=3, samples=4))[0]


@pytest.fixture(scope="module")
def packed(run: RunDirectory, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle_run(run, tmp_path_factory.mktemp("bundle") / "run.zip", replace=False)


def contents(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path: Path, files: Files | list[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, content)
    return path


def rehashed(files: Files) -> Files:
    """What a forger would do: change the records and make the hashes fit."""
    manifest = json.loads(files["bundle.json"])
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content)}
        for name, content in files.items()
        if name != "bundle.json"
    }
    return {**files, "bundle.json": json.dumps(manifest).encode()}


def changed_lines(content: bytes, change: Callable[[list[Any]], object]) -> bytes:
    """A JSONL file after a change to its list of records."""
    header, *lines = content.splitlines()
    records = [json.loads(line) for line in lines]
    change(records)
    return b"\n".join([header, *(json.dumps(record).encode() for record in records), b""])


def changed_document(content: bytes, change: Callable[[Any], object]) -> bytes:
    document = json.loads(content)
    change(document)
    return json.dumps(document).encode()


def forged(packed: Path, folder: Path, name: str, change: Callable[[Any], object]) -> Verification:
    """Verifies a bundle in which one file was changed and every hash was made to fit."""
    files = contents(packed)
    how = changed_lines if name.endswith(".jsonl") else changed_document
    return verify_bundle(written(folder / "forged.zip", rehashed({**files, name: how(files[name], change)})))


def test_a_bundle_verifies_and_tells_what_was_checked(run: RunDirectory, packed: Path) -> None:
    verification = verify_bundle(packed)
    assert verification.problems == ()
    assert verification.manifest == run.manifest()
    assert (verification.n_samples, verification.n_measurements) == (12, len(run.measurements()))
    assert [item.metric for item in verification.estimates] == ["pass@k", "eff@k", "efficient@k"]


def test_the_same_run_gives_the_same_bytes(run: RunDirectory, packed: Path, tmp_path: Path) -> None:
    assert bundle_run(run, tmp_path / "again.zip", replace=False).read_bytes() == packed.read_bytes()


def test_a_bundle_holds_the_scores_that_were_asked_for_too(tmp_path: Path) -> None:
    (run,) = write_runs(tmp_path / "runs", Shape(models=1, tasks=3, samples=4))
    assert CliRunner().invoke(main, ["score", str(run.path), "-k", "1,2", "--metrics", "speedup,eff@k"]).exit_code == 0
    verification = verify_bundle(bundle_run(run, tmp_path / "run.zip", replace=False))
    assert verification.problems == ()
    assert {(item.metric, item.k) for item in verification.estimates} >= {("eff@k", 2), ("speedup", 1), ("pass@k", 1)}


def test_a_run_without_statements_makes_a_bundle_that_verifies(tmp_path: Path) -> None:
    (run,) = write_runs(tmp_path / "runs", Shape(models=1, tasks=2, samples=2))
    (run.path / "tasks.jsonl").unlink()
    path = bundle_run(run, tmp_path / "run.zip", replace=False)
    assert "tasks.jsonl" not in contents(path)
    assert verify_bundle(path).problems == ()


# What a bundle is not.


def test_what_is_no_bundle_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no zip")
    with pytest.raises(InputError, match="is not a readable zip file"):
        verify_bundle(tmp_path / "text")
    with pytest.raises(InputError, match="there is no such file"):
        verify_bundle(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("manifest", "problem"),
    [
        (b"{", "it is not JSON"),
        (b"{}", "Field required"),
        (b'{"format": "x", "schema": 1, "effbench": "", "files": {}}', "its format is 'x'"),
        (b'{"format": "effbench.bundle", "schema": 2, "effbench": "", "files": {}}', "reads up to 1: update effbench"),
        (b" " * (1 << 17), "longer than 65536 bytes"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_bad_input(
    packed: Path, tmp_path: Path, manifest: bytes, problem: str
) -> None:
    path = written(tmp_path / "x.zip", {**contents(packed), "bundle.json": manifest})
    with pytest.raises(DataFileError, match=problem):
        verify_bundle(path)


# Tampering that the zip or its hashes tell.


def test_a_changed_byte_is_found(packed: Path, tmp_path: Path) -> None:
    files = contents(packed)
    files["samples.jsonl"] = files["samples.jsonl"].replace(b"answer", b"anzwer", 1)
    (problem,) = verify_bundle(written(tmp_path / "x.zip", files)).problems
    assert problem == "samples.jsonl: its SHA-256 is not the one in bundle.json: the file was changed"


def test_a_changed_length_is_found(packed: Path, tmp_path: Path) -> None:
    files = contents(packed)
    (problem,) = verify_bundle(written(tmp_path / "x.zip", {**files, "run.json": files["run.json"] + b" "})).problems
    assert "the file was changed" in problem
    assert "bytes, and bundle.json says" in problem


@pytest.mark.parametrize("name", ["run.json", "samples.jsonl", "measurements.jsonl", "estimates.json", "bundle.json"])
def test_a_missing_file_is_named(packed: Path, tmp_path: Path, name: str) -> None:
    files = {other: content for other, content in contents(packed).items() if other != name}
    assert verify_bundle(written(tmp_path / "x.zip", files)).problems == (f"{name} is missing",)


def test_a_file_that_is_listed_but_absent_is_named(packed: Path, tmp_path: Path) -> None:
    files = {name: content for name, content in contents(packed).items() if name != "tasks.jsonl"}
    assert verify_bundle(written(tmp_path / "x.zip", files)).problems == (
        "tasks.jsonl: it is missing, and listed in bundle.json",
    )


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/run.json", "extra.txt", "run.json\\..\\x"])
def test_a_file_that_does_not_belong_there_is_refused_and_never_written(
    packed: Path, tmp_path: Path, name: str
) -> None:
    path = written(tmp_path / "x.zip", {**contents(packed), name: b"evil"})
    before = sorted(tmp_path.rglob("*"))
    (problem,) = verify_bundle(path).problems
    assert "which is no file of a run" in problem
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_refused(packed: Path, tmp_path: Path) -> None:
    files = list(contents(packed).items())
    (problem,) = verify_bundle(written(tmp_path / "x.zip", [*files, files[1]])).problems
    assert problem == "it holds run.json 2 times: each file belongs there once"


def test_a_bomb_is_refused_before_it_is_unpacked(packed: Path, tmp_path: Path) -> None:
    files = {**contents(packed), "samples.jsonl": b"\0" * (32 << 20)}
    (problem,) = verify_bundle(written(tmp_path / "x.zip", files)).problems
    assert "would unpack to more than 200 times its packed size" in problem


def test_more_than_a_bundle_may_have_is_refused(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_module, "TOTAL_BYTES_MAX", 1000)
    (problem,) = verify_bundle(packed).problems
    assert "and a bundle may have 1000" in problem


def test_a_header_that_lies_about_its_length_is_found(packed: Path, tmp_path: Path) -> None:
    data = bytearray(written(tmp_path / "x.zip", contents(packed)).read_bytes())
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        size = archive.getinfo("run.json").file_size.to_bytes(4, "little")
    (tmp_path / "x.zip").write_bytes(data.replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(InputError, match="is not a readable zip file"):
        verify_bundle(tmp_path / "x.zip")


# Forgeries: every hash fits, and the records do not.


def test_a_better_score_is_found(packed: Path, tmp_path: Path) -> None:
    def better(estimates: list[dict[str, Any]]) -> None:
        estimates[1]["point_estimate"] += 1e-9

    (problem,) = forged(packed, tmp_path, "estimates.json", better).problems
    assert problem.startswith("estimates.json: point_estimate of eff@1 is 0.")
    assert "and the records give 0." in problem


@pytest.mark.parametrize("field", ["standard_error", "ci_low", "ci_high", "n_tasks", "n_samples", "method"])
def test_every_part_of_a_score_is_recomputed(packed: Path, tmp_path: Path, field: str) -> None:
    def change(estimates: list[dict[str, Any]]) -> None:
        was = estimates[1][field]
        estimates[1][field] = was + " " if isinstance(was, str) else was + 1

    (problem,) = forged(packed, tmp_path, "estimates.json", change).problems
    assert problem.startswith(f"estimates.json: {field} of eff@1 is ")


def test_no_scores_are_no_proof(packed: Path, tmp_path: Path) -> None:
    assert forged(packed, tmp_path, "estimates.json", list.clear).problems == ("estimates.json: it holds no scores",)


def test_a_metric_that_the_records_do_not_give_is_found(packed: Path, tmp_path: Path) -> None:
    def invent(estimates: list[dict[str, Any]]) -> None:
        estimates[0]["metric"] = "DPS"

    (problem,) = forged(packed, tmp_path, "estimates.json", invent).problems
    assert problem == "estimates.json: it holds DPS, which the records do not give"


def test_an_unknown_metric_is_named(packed: Path, tmp_path: Path) -> None:
    def invent(estimates: list[dict[str, Any]]) -> None:
        estimates[0]["metric"] = "luck@k"

    (problem,) = forged(packed, tmp_path, "estimates.json", invent).problems
    assert "holds 'luck@k', which this effbench does not compute" in problem


def first(records: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    return next(item for item in records if all(item[name] == value for name, value in wanted.items()))


def halve(records: list[dict[str, Any]]) -> None:
    for record in records:
        if record["sample_index"] is not None and record["instructions"] is not None:
            record["instructions"] //= 2


MEASUREMENT_FORGERIES: list[tuple[str, Callable[[list[dict[str, Any]]], object], str]] = [
    ("lower counts", halve, "the records give"),
    ("a failed sample dropped", lambda records: records.remove(first(records, verdict="WA")), "has no verdict"),
    (
        "a failure called a success",
        lambda records: first(records, verdict="WA").update(verdict="AC"),
        "has no verdict",
    ),
    ("another code", lambda records: records[5].update(solution_sha256="0" * 64), "another code than the sample has"),
    ("a key", lambda records: records[5].update(key="0" * 64), "a key that is not the hash"),
    ("another task", lambda records: records[5].update(task_id="x"), "is of a task that run.json does not list"),
    ("a sample that is not there", lambda records: records[5].update(sample_index=77), "has no sample"),
    ("another counter", lambda records: records[5].update(counter="perf"), "was counted by perf in"),
    ("another environment", lambda records: records[5].update(environment_id="x"), "in x, and the run by qemu in"),
    (
        "a negative time",
        lambda records: records[5].update(cpu_time_s=-1),
        "cpu_time_s: Input should be greater than or equal to 0",
    ),
]


@pytest.mark.parametrize(("change", "problem"), [case[1:] for case in MEASUREMENT_FORGERIES],
                         ids=[case[0] for case in MEASUREMENT_FORGERIES])  # fmt: skip
def test_a_forged_measurement_is_found(
    packed: Path, tmp_path: Path, change: Callable[[Any], object], problem: str
) -> None:
    found = forged(packed, tmp_path, "measurements.jsonl", change).problems
    assert any(problem in sentence for sentence in found), found


def test_equal_programs_with_unequal_counts_are_found(packed: Path, tmp_path: Path) -> None:
    def copy(records: list[dict[str, Any]]) -> None:
        one = first(records, level=1, verdict="AC", test_index=0)
        records.append({**one, "instructions": one["instructions"] + 1})

    (problem,) = forged(packed, tmp_path, "measurements.jsonl", copy).problems[:1]
    assert "differs from another measurement of the same program" in problem or "has no" in problem


SAMPLE_FORGERIES: list[tuple[str, Callable[[list[dict[str, Any]]], object], str]] = [
    ("a sample left out", lambda records: records.pop(), "has no sample"),
    ("a sample twice", lambda records: records.append(records[0]), "is there twice"),
    ("another model", lambda records: records[0].update(model="x"), "is of the model 'x'"),
    ("another task", lambda records: records[0].update(task_id="x"), "is for a task that run.json does not list"),
    ("a nicer code", lambda records: records[0].update(solution="pass"), "another code than the sample has"),
]


@pytest.mark.parametrize(("change", "problem"), [case[1:] for case in SAMPLE_FORGERIES],
                         ids=[case[0] for case in SAMPLE_FORGERIES])  # fmt: skip
def test_a_forged_sample_is_found(packed: Path, tmp_path: Path, change: Callable[[Any], object], problem: str) -> None:
    found = forged(packed, tmp_path, "samples.jsonl", change).problems
    assert any(problem in sentence for sentence in found), found


MANIFEST_FORGERIES: list[tuple[str, Callable[[dict[str, Any]], object], str]] = [
    ("not complete", lambda run: run.update(complete=False), "the run is not complete"),
    ("a hard task left out", lambda run: run["tasks"].pop(), "suite_hash is not the hash of the tasks"),
    ("a task twice", lambda run: run["tasks"].append(run["tasks"][0]), "is listed 2 times"),
    ("a later schema", lambda run: run.update(schema=99), "run.json: its schema is 99"),
    ("a field gone", lambda run: run.pop("model"), "run.json: model: Field required"),
    ("an easier limit", lambda run: run["tasks"][0].update(timeout_factor=9.0), "and the records give"),
]


@pytest.mark.parametrize(("change", "problem"), [case[1:] for case in MANIFEST_FORGERIES],
                         ids=[case[0] for case in MANIFEST_FORGERIES])  # fmt: skip
def test_a_forged_manifest_is_found(
    packed: Path, tmp_path: Path, change: Callable[[Any], object], problem: str
) -> None:
    found = forged(packed, tmp_path, "run.json", change).problems
    assert any(problem in sentence for sentence in found), found


def test_a_broken_line_is_named_with_its_number_and_without_a_temporary_path(packed: Path, tmp_path: Path) -> None:
    files = contents(packed)
    files["measurements.jsonl"] = files["measurements.jsonl"].replace(b'"verdict": "AC"', b'"verdict": 7', 1)
    (problem,) = verify_bundle(written(tmp_path / "x.zip", rehashed(files))).problems
    assert problem.startswith("measurements.jsonl, line 2: verdict: ")


def test_many_problems_of_one_kind_are_not_all_told(packed: Path, tmp_path: Path) -> None:
    def all_wrong(records: list[dict[str, Any]]) -> None:
        for record in records:
            record["counter"] = "perf"

    problems = forged(packed, tmp_path, "measurements.jsonl", all_wrong).problems
    assert len(problems) == 21
    assert problems[-1].startswith("… and ")


# The commands.


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_the_commands_pack_and_verify(tmp_path: Path) -> None:
    (run,) = write_runs(tmp_path / "runs", Shape(models=1, tasks=2, samples=2))
    result = command("bundle", run.path)
    assert (result.exit_code, result.stdout) == (0, f"{run.path / 'bundle.zip'}\n")
    verified = command("verify", run.path / "bundle.zip")
    assert verified.exit_code == 0
    assert "verified   model-00 on invented" in verified.stdout
    assert "eff@1" in verified.stdout
    again = command("bundle", run.path)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert command("bundle", run.path, "--force").exit_code == 0


def test_a_tampered_bundle_makes_verify_exit_with_1(packed: Path, tmp_path: Path) -> None:
    files = contents(packed)
    path = written(tmp_path / "x.zip", {**files, "run.json": files["run.json"] + b" "})
    result = command("verify", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"effbench: {path}: run.json: it has ")


def test_verify_exits_with_2_where_there_is_no_bundle(tmp_path: Path) -> None:
    assert command("verify", tmp_path / "x.zip").exit_code == 2


def test_an_unfinished_run_makes_no_bundle(tmp_path: Path) -> None:
    (run,) = write_runs(tmp_path / "runs", Shape(models=1, tasks=2, samples=2))
    run.update(replace(run.manifest(), complete=False))
    result = command("bundle", run.path)
    assert result.exit_code == 2
    assert "is not complete" in result.stderr
    assert not (run.path / "bundle.zip").exists()


def test_a_bundle_replaces_nothing_but_plain_files(run: RunDirectory, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a plain file"):
        bundle_run(run, tmp_path, replace=True)

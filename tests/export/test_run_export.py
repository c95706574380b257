"""Exports of small run directories, made by hand, read back by the tools that they are for."""

import csv
import errno
import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.cli.main import main
from effbench.errors import DataFileError, ExtraMissing, InputError
from effbench.export.rows import RowLevel, measurement_rows, table_of
from effbench.export.run_export import export_run, to_dataset
from effbench.records.environment import Calibration
from effbench.records.measurement import Measurement, Verdict
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import a_manifest, a_measurement, a_run, exported, files, mixed_run, solution

FORMATS = ("pyperf", "parquet", "csv", "jsonl")
TABLES = ("parquet", "csv", "jsonl")


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return mixed_run(tmp_path / "run")


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


# Tables.


def read_table(path: Path, cache: Path) -> list[dict[str, object]]:
    """The rows of an exported table, by somebody else's reader; CSV's cells are texts."""
    if path.suffix == ".parquet":
        import datasets

        table = datasets.Dataset.from_parquet(str(path), cache_dir=str(cache), keep_in_memory=True)
        return [dict(row) for row in table]
    content = path.read_bytes().decode()
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in content.splitlines()]
    return list(csv.DictReader(io.StringIO(content, newline=""), strict=True))


def as_cells(rows: Sequence[dict[str, Any]]) -> list[dict[str, object]]:
    return [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]


@pytest.mark.parametrize("form", TABLES)
def test_a_table_holds_every_measurement(
    run: RunDirectory, tmp_path: Path, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path, told = exported(run, form)
    assert (path, told) == (run.path / f"export.{form}", [])
    assert capfd.readouterr() == ("", "")
    rows = measurement_rows(run)
    assert len(rows) == 5 + 5 + 5 + 2 + 5 + 5
    assert read_table(path, tmp_path) == (as_cells(rows) if form == "csv" else rows)


def test_a_row_has_the_measurements_fields_the_run_and_the_cost(run: RunDirectory) -> None:
    rows = measurement_rows(run)
    memory = ["peak_bytes", "byte_instructions"]
    names = [field.name for field in fields(Measurement) if field.name not in ("failure", *memory)]
    failure = ["failed_input", "expected", "got", "difference"]
    assert list(rows[0]) == ["suite", "model", "run_id", *names, *failure, *memory, "cost", "efficiency"]
    assert to_dataset(run).column_names == list(rows[0])
    assert {(row["suite"], row["model"], row["run_id"]) for row in rows} == {("small", "scribe", "a1b2c3")}
    assert [row["cost"] for row in rows if row["key"] in ("a/1/1", "a/1/4")] == [None, 500 + 7]


def test_rows_are_in_the_order_of_tasks_samples_and_inputs(tmp_path: Path) -> None:
    groups = [solution("b", 1, 1), solution("a", None, 1), solution("b", 0, 1), solution("b", None, 1)]
    made = a_run(tmp_path, a_manifest("b", "a"), *groups)
    keys = [f"{who}/{place}" for who in ("b/None", "b/0", "b/1", "a/None") for place in range(5)]
    assert [row["key"] for row in measurement_rows(made)] == keys


@settings(max_examples=40)
@given(
    detail=st.text(st.characters(), max_size=20),
    instructions=st.none() | st.integers(0, 2**62),
    cpu_time_s=st.floats(0, 1e6),
)
def test_a_table_keeps_any_text_and_every_digit(
    tmp_path_factory: pytest.TempPathFactory, detail: str, instructions: int | None, cpu_time_s: float
) -> None:
    folder = tmp_path_factory.mktemp("table")
    item = replace(
        a_measurement("a", 0, 0, 1, Verdict.WA, 0), detail=detail, instructions=instructions, cpu_time_s=cpu_time_s
    )
    manifest = replace(a_manifest("a"), calibration=Calibration(call=0, load=0, runs=1, spread=0))
    made = a_run(folder, manifest, solution("a", None, 2), [item])
    rows = measurement_rows(made)
    row = rows[-1]
    assert row["cost"] == row["instructions"] == instructions
    assert row["detail"] == made.measurements()[-1].detail.encode("utf-8", "backslashreplace").decode()
    assert list(to_dataset(made)) == rows
    for form in ("csv", "jsonl"):
        assert read_table(exported(made, form)[0], folder) == (as_cells(rows) if form == "csv" else rows)


@pytest.mark.parametrize(
    ("package", "use", "sentence"),
    [
        ("pyarrow", lambda run: exported(run, "parquet"), r"--format parquet needs .*'effbench\[parquet\]'$"),
        ("datasets", to_dataset, r"a Hugging Face data set needs .*'effbench\[datasets\]'$"),
    ],
)
def test_without_its_package_a_format_is_refused_by_a_sentence(
    run: RunDirectory,
    monkeypatch: pytest.MonkeyPatch,
    package: str,
    use: Callable[[RunDirectory], object],
    sentence: str,
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ExtraMissing, match=sentence):
        use(run)
    assert len(exported(run, "csv")[0].read_bytes()) > 100


# The command, and what it refuses.


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_prints_where_it_wrote(run: RunDirectory, tmp_path: Path, form: str) -> None:
    output = tmp_path / "out"
    result = command(run.path, "--format", form, "-o", output)
    assert (result.exit_code, result.stdout) == (0, f"{output}\n")
    assert output.stat().st_size > 0


def test_pyperf_has_no_level(run: RunDirectory) -> None:
    refused(run, run.path, "--format", "pyperf", "--level", "samples", because="pyperf's format has no rows of samples")


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("level", RowLevel)
def test_every_level_is_written_in_every_format(run: RunDirectory, tmp_path: Path, form: str, level: RowLevel) -> None:
    output = tmp_path / f"out.{form}"
    assert command(run.path, "--format", form, "--level", level, "-o", output).exit_code == 0
    rows = table_of(run, level).rows
    assert read_table(output, tmp_path) == (as_cells(rows) if form == "csv" else rows)


def refused(run: RunDirectory, *arguments: str | Path, because: str) -> None:
    """Nothing is written, the exit code is 2, and the reason is one sentence."""
    before = files(run.path.parent)
    result = command(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.fullmatch(rf"effbench: .*{because}.*\n", result.stderr), result.stderr
    assert files(run.path.parent) == before


def test_an_unknown_format_is_refused(run: RunDirectory) -> None:
    refused(run, run.path, "--format", "xml", because="no export format 'xml': take one of pyperf, parquet, csv, jsonl")


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_without_a_run_is_refused(run: RunDirectory, form: str) -> None:
    (run.path.parent / "empty").mkdir()
    refused(run, run.path.parent / "empty", "--format", form, because="holds no run")


@pytest.mark.parametrize("form", FORMATS)
def test_an_incomplete_run_is_refused(run: RunDirectory, form: str) -> None:
    run.update(replace(run.manifest(), complete=False))
    refused(run, run.path, "--format", form, because="is not complete: give its `effbench run` command again")
    with pytest.raises(InputError, match="is not complete"):
        measurement_rows(run)


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_with_a_damaged_file_is_refused(run: RunDirectory, form: str) -> None:
    (run.path / "measurements.jsonl").write_text("damaged\n")
    refused(run, run.path, "--format", form, because=r"measurements\.jsonl, line 1: ")


def test_an_output_in_no_folder_is_refused(run: RunDirectory) -> None:
    output = run.path / "missing" / "a.csv"
    refused(run, run.path, "--format", "csv", "-o", output, because=r"a\.csv: it cannot be written \(No such file")


def test_an_output_that_is_there_is_replaced_only_by_force(run: RunDirectory, tmp_path: Path) -> None:
    output = tmp_path / "a.csv"
    output.write_text("precious")
    refused(run, run.path, "--format", "csv", "-o", output, because="is there already: .* or replace it with --force")
    assert command(run.path, "--format", "csv", "-o", output, "--force").exit_code == 0
    assert output.read_text().startswith("suite,model,run_id,")


@pytest.mark.parametrize("name", ["run.json", "samples.jsonl", "measurements.jsonl", "estimates.json"])
def test_a_runs_own_file_is_never_replaced(run: RunDirectory, name: str) -> None:
    run.write_estimates([])
    output = run.path / ".." / run.path.name / name
    refused(run, run.path, "--format", "jsonl", "-o", output, "--force", because="is one of the run's own files")


@pytest.mark.parametrize("kind", ["a folder", "a link", "a broken link", "a device"])
def test_what_is_not_a_plain_file_is_never_replaced(run: RunDirectory, tmp_path: Path, kind: str) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "target").write_text("precious")
    (tmp_path / "a link").symlink_to(tmp_path / "target")
    (tmp_path / "a broken link").symlink_to(tmp_path / "missing")
    (tmp_path / "a device").symlink_to("/dev/null")
    refused(run, run.path, "--format", "csv", "-o", tmp_path / kind, "--force", because="is not a plain file")


@pytest.mark.parametrize("form", FORMATS)
def test_a_disk_that_fails_leaves_the_old_output_and_no_draft(
    run: RunDirectory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    output = tmp_path / "out"
    output.write_text("precious")
    before = files(tmp_path)
    monkeypatch.setattr("effbench.export.run_export.os.fsync", full)
    with pytest.raises(DataFileError, match="cannot be written"):
        export_run(run, form, output, replace=True)
    assert files(tmp_path) == before


def test_the_page_on_exporting_explains_every_column_and_format(run: RunDirectory) -> None:
    page = (Path(__file__).parents[2] / "docs/exporting.md").read_text()
    explained = set(re.findall(r"`([a-z0-9_]+)`", "".join(re.findall(r"^\| (`[^|]*)\|", page, flags=re.MULTILINE))))
    assert {name for level in RowLevel for name in table_of(run, level).columns} <= explained
    assert "|".join(FORMATS) in page

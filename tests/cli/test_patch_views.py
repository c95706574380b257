"""`effbench patches show` and `compare`: what they print, worked out by hand, and what they refuse."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.records.repository import PatchMeasurement, PatchVerdict, TreeCost
from effbench.storage.jsonl import RecordWriter
from tests.runner.repositories.small_library import GOLD, patch_of, write_mirror, write_suite

PATCH = patch_of(GOLD)


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["patches", *map(str, words)])


def _measurement(task_id: str, cost: int, *, has_parts: bool = True) -> PatchMeasurement:
    return PatchMeasurement(
        task_id=task_id, model="m", patch_digest=hashlib.sha256(PATCH.encode()).hexdigest(), seed=7,
        verdict=PatchVerdict.CORRECT, base=8 * 10**6, gold=2 * 10**6, cost=cost, counter="qemu", environment="e",
        base_parts=TreeCost(load=10**6, setup=10**5, window=8 * 10**6) if has_parts else None,
        gold_parts=TreeCost(load=10**6, setup=10**5, window=2 * 10**6) if has_parts else None,
        own_parts=TreeCost(load=2 * 10**6, setup=10**5, window=cost - 10**6) if has_parts else None,
    )  # fmt: skip


def _write(path: Path, *records: PatchMeasurement) -> Path:
    with RecordWriter(path, PatchMeasurement) as writer:
        for record in records:
            writer.append(record)
    return path


def _patches(folder: Path, patch: str) -> Path:
    entry = {"instance_id": "a", "model_patch": patch, "model_name_or_path": "m"}
    (folder / "patches.jsonl").write_text(json.dumps(entry))
    return folder / "patches.jsonl"


def test_shows_each_part_and_what_was_moved_before_the_window(tmp_path: Path) -> None:
    result = _run("show", _write(tmp_path / "m.jsonl", _measurement("a", 4 * 10**6)), "a")
    assert result.exit_code == 0, result.output
    rows = [line.split() for line in result.output.splitlines()]
    assert ["import", "1.00", "1.00", "2.00"] in rows
    assert ["window", "8.00", "2.00", "3.00"] in rows
    assert ["what", "counts", "8.00", "2.00", "4.00"] in rows
    assert "1.00 million before the window count" in result.output
    assert "S 2, authors' S 4" in result.output


def test_shows_both_diffs(tmp_path: Path) -> None:
    mirror, base, gold = write_mirror(tmp_path)
    measured = _write(tmp_path / "m.jsonl", _measurement("a", 4 * 10**6))
    words = ("--patches", _patches(tmp_path, PATCH), "--mirror", mirror, "--suite", write_suite(tmp_path, base, gold))
    result = _run("show", measured, "a", *words)
    assert result.exit_code == 0, result.output
    assert result.output.count("+    return n * (n + 1) // 2") == 2
    assert "the authors' patch:" in result.output
    assert "--- a/lib/sums.py" in result.output


def test_a_file_of_old_has_no_parts(tmp_path: Path) -> None:
    result = _run("show", _write(tmp_path / "m.jsonl", _measurement("lib-12", 4 * 10**6, has_parts=False)), "12")
    assert ["what", "counts", "8.00", "2.00", "4.00"] in [line.split() for line in result.output.splitlines()]
    assert "import" not in result.output


def test_says_what_is_missing(tmp_path: Path) -> None:
    measured = _write(tmp_path / "m.jsonl", _measurement("a", 4 * 10**6))
    assert "has no measurement of b: it has a" in _run("show", measured, "b").output
    other = _run("show", measured, "a", "--patches", _patches(tmp_path, "another"))
    assert (other.exit_code, "does not have the patch that was measured" in other.output) == (2, True)
    (tmp_path / "x").mkdir()
    suite = write_suite(tmp_path / "x", "0" * 40, "1" * 40)
    (suite / "a").rename(suite / "z")
    (suite / "z/task.json").write_text((suite / "z/task.json").read_text().replace('"a"', '"z"'))
    result = _run("show", measured, "a", "--mirror", tmp_path, "--suite", suite)
    assert (result.exit_code, "has no task a" in result.output) == (2, True)


def test_compares_task_by_task(tmp_path: Path) -> None:
    one = _write(tmp_path / "one.jsonl", *(_measurement(name, 4 * 10**6) for name in "abc"))
    other = _write(tmp_path / "other.jsonl", *(_measurement(name, 2 * 10**6) for name in "bcd"))
    result = _run("compare", one, other)
    assert result.exit_code == 0, result.output
    assert ["2.000", "none", "0.5", "2/0/0", "2"] in [line.split() for line in result.output.splitlines()]
    document = json.loads(_run("compare", one, other, "--format", "json").output)
    assert document["tasks"] == ["b", "c"]
    assert document["ratio"] == pytest.approx(2.0)


def test_says_that_nothing_is_common(tmp_path: Path) -> None:
    one = _write(tmp_path / "one.jsonl", _measurement("a", 4 * 10**6))
    other = _write(tmp_path / "other.jsonl", _measurement("b", 4 * 10**6))
    result = _run("compare", one, other)
    assert (result.exit_code, "have no task in common" in result.output) == (2, True)

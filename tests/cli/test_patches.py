"""`effbench patches`: what it prints of published files, and what it refuses."""

import json
import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from effbench.cli.main import main

REPORT = "instance_id,pred_speedup_ratio,gold_speedup_ratio,correctness\na,2,2,1\nb,1,100,0\nc,4,2,1\n"


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["patches", *map(str, words)])


def _report(folder: Path) -> Path:
    (folder / "report.csv").write_text(REPORT)
    return folder / "report.csv"


def _tasks(folder: Path, commit: str) -> Path:
    (folder / "tasks.json").write_text(json.dumps([{"instance_id": "a", "base_commit": commit}]))
    return folder / "tasks.json"


def _repository(folder: Path) -> tuple[Path, str]:
    mirror = folder / "repo"
    (mirror / "lib").mkdir(parents=True)
    (mirror / "lib/a.py").write_text("a\n")
    git = ["git", "-C", str(mirror), "-c", "user.name=a", "-c", "user.email=a@b.c"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *words], check=True)
    told = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return mirror, told.stdout.strip()


def _check(folder: Path, *patches: str, package: str = "lib/") -> Result:
    mirror, commit = _repository(folder)
    entries = [{"instance_id": "a", "model_patch": patch, "model_name_or_path": "m"} for patch in patches]
    (folder / "patches.jsonl").write_text("\n".join(map(json.dumps, entries)))
    tasks = _tasks(folder, commit)
    return _run("check", folder / "patches.jsonl", "--tasks", tasks, "--mirror", mirror, "--package", package)


def test_scores_a_report_and_names_the_heaviest_task(tmp_path: Path) -> None:
    shown = _run("score", _report(tmp_path)).output
    assert "SR harmonic     0.030" in shown  # 3 / (1 + 100 + 0.5)
    assert [line.split() for line in shown.splitlines() if line.startswith("b ")] == [["b", "0.01", "98.5%", "1.33"]]


def test_scores_some_tasks_as_json(tmp_path: Path) -> None:
    result = _run("score", _report(tmp_path), "--tasks", _tasks(tmp_path, "0" * 40), "--format", "json")
    document = json.loads(result.output)
    assert [each["n_tasks"] for each in document["scores"]] == [1] * 5
    assert document["influences"] == []


def test_checks_patches_and_counts_what_came_of_them(tmp_path: Path) -> None:
    good = "--- a/lib/a.py\n+++ b/lib/a.py\n@@ -1 +1 @@\n-a\n+b\n"
    result = _check(tmp_path, good, "", good.replace("-a\n+", "-z\n+"))
    assert result.exit_code == 1
    assert "hunk 1 of lib/a.py" in result.output
    assert result.output.endswith("applies 1, empty 1, refused 0, does_not_apply 1\n")


def test_patches_that_all_apply_end_well(tmp_path: Path) -> None:
    assert _check(tmp_path, "--- a/lib/a.py\n+++ b/lib/a.py\n@@ -1 +1 @@\n-a\n+b\n").exit_code == 0


def test_files_without_a_task_in_common_are_told(tmp_path: Path) -> None:
    (tmp_path / "tasks.json").write_text("[]")
    result = _run("score", _report(tmp_path), "--tasks", tmp_path / "tasks.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "has no task of" in result.stderr


def test_a_library_that_the_base_does_not_have_is_told(tmp_path: Path) -> None:
    result = _check(tmp_path, "", package="no")
    assert result.exit_code == 2
    assert "of a has no folder no: name the library's with --package" in result.stderr

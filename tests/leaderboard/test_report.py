"""One run as one page."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.export.bundle import bundle_run
from tests.handmade_runs import mixed_run
from tests.leaderboard.sites import read_page, renewed, small_runs


def report(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_a_report_is_one_file_that_needs_no_other(tmp_path: Path) -> None:
    run = mixed_run(tmp_path / "run")
    renewed(run, model="<script>alert(1)</script>")
    result = report(run.path, "-o", tmp_path / "a.html")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'a.html'}\n")
    elements, text = read_page(tmp_path / "a.html")
    assert not any(tag in ("script", "link", "img", "iframe") for tag, _ in elements)
    assert not any({"href", "src"} & set(attributes) for _, attributes in elements)
    assert "<script>alert(1)</script>" in text
    assert "eff@1" in text
    style = re.search(r"<style>(.*?)</style>", (tmp_path / "a.html").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in next(item["content"] or "" for _, item in elements if "http-equiv" in item)


def test_a_bundle_has_the_same_report_and_no_file_is_replaced_unasked(tmp_path: Path) -> None:
    run = small_runs(tmp_path / "runs")[0]
    bundle = bundle_run(run, tmp_path / "b.zip", replace=False)
    assert report(run.path, "-o", tmp_path / "a.html").exit_code == 0
    refused = report(bundle, "-o", tmp_path / "a.html")
    assert (refused.exit_code, "is there: name another file with -o, or add --force" in refused.stderr) == (2, True)
    before = (tmp_path / "a.html").read_bytes()
    assert report(bundle, "-o", tmp_path / "a.html", "--force").exit_code == 0
    assert (tmp_path / "a.html").read_bytes() == before


@pytest.mark.parametrize("place", ["none/a.html", "."])
def test_a_place_that_cannot_be_written_is_bad_input(tmp_path: Path, place: str) -> None:
    run = small_runs(tmp_path / "runs")[0]
    result = report(run.path, "-o", tmp_path / place, "--force")
    assert (result.exit_code, "cannot be written" in result.stderr) == (2, True)


def test_an_unfinished_run_has_no_report(tmp_path: Path) -> None:
    run = renewed(small_runs(tmp_path / "runs")[0], complete=False)
    result = report(run.path, "-o", tmp_path / "a.html")
    assert (result.exit_code, "not complete" in result.stderr) == (2, True)
    assert not (tmp_path / "a.html").exists()

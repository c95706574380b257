"""Others' published rewrites as samples, each with the published factor."""

import json
from pathlib import Path

import pytest

from bench.published_rewrites import compare, pie, sysllmatic
from tests.scripted_runs import ScriptedRuns


def test_versions_of_functions_carry_their_latency(tmp_path: Path) -> None:
    folder = tmp_path / "eq1_humaneval"
    folder.mkdir()
    versions = {"0": ["original", 9, 0.5, 1], "1": ["first", 3.0, 2.5, 1], "2": ["second", 3.0, 1.5, 1]}
    (folder / "7.txt").write_text(json.dumps(versions))
    (folder / "summary.txt").write_text("no versions")
    assert list(sysllmatic(tmp_path)) == [
        {"task_id": "humaneval-cpp/7", "solution": "first", "published": 2.5},
        {"task_id": "humaneval-cpp/7", "solution": "second", "published": 1.5},
    ]


def test_outputs_belong_to_the_first_pair_of_their_program(tmp_path: Path) -> None:
    pairs = [{"problem_id": "p1", "submission_id_v0": "a", "submission_id_v1": fast} for fast in ("b", "c")]
    (tmp_path / "py_reference.jsonl").write_text("\n".join(map(json.dumps, pairs)))
    sample = {"problem_id": "p1", "submission_id_v0": "a", "generated": "print(1)", "reported_speedup": "1.5"}
    (tmp_path / "llm_samples_from_site.jsonl").write_text(json.dumps(sample))
    assert list(pie(tmp_path)) == [{"task_id": "pie/p1_a_b", "solution": "print(1)", "published": 1.5}]


def test_the_two_orders_are_compared_over_the_correct_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["double=now; cost=1", "double=now; wrong_from=10", "double=now; cost=4", "double=now; cost=3"]
    published = tmp_path / "published.jsonl"
    rows = [{"task_id": "first", "published": factor} for factor in (3.0, 2.0, 0.5, 1.0)]
    published.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run = ScriptedRuns(tmp_path, texts={"first": texts}).run()
    capsys.readouterr()
    compare(run.path, published)
    assert capsys.readouterr().out.splitlines()[:5] == [
        "%Opt@1.10 as published, of all 4 versions: 50.0%",
        "4 samples, 3 correct, 3 counted to the end",
        "%Opt@1.10 by counts 25.0%, by the published factors of the same samples 25.0%",
        f"geometric mean {(2 * 0.5 * 2 / 3) ** (1 / 3):.3f} by counts, {(3 * 0.5) ** (1 / 3):.3f} published",
        "Spearman 1.000 (n = 3)",
    ]

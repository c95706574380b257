"""Others' published rewrites as samples, each with the published factor."""

import json
from pathlib import Path

from bench.published_rewrites import pie, sysllmatic


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

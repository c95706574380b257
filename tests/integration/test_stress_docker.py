"""`effbench stress` from end to end, on the example task."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.sandboxes.docker import DockerSandbox
from tests.authoring.example_tasks import write_example

CONTRACT = """def contract(values):
    assert len(values) <= 1000
"""
SOUND = """def generate_input(rng, size, level, test_index):
    return ([rng.randrange(-(10**6), 10**6 + 1) for _ in range(size)],)
"""


def give(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["stress", "demo/inversions", "--counter", "qemu", "--task-path", str(root), *arguments]
    )


def answers(path: Path, *programs: tuple[str, str]) -> str:
    texts = ["```python\n" + "```\n\n```python\n".join(pair) + "```\n" for pair in programs]
    path.write_text("".join(json.dumps({"completion": text}) + "\n" for text in texts))
    return f"replay:{path}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


@pytest.mark.docker
def test_growth_is_told_and_drawn(docker_sandbox: DockerSandbox, root: Path) -> None:
    result = give(root, "--budget", "2000000", "--references", "naive,expert", "-o", str(root / "out"))
    assert result.exit_code == 0, result.stderr
    naive, expert = (line for line in result.stdout.splitlines() if line.startswith(("naive_", "expert_")))
    assert "O(n²)" in naive
    assert "O(n log n)" in expert or "O(n)" in expert
    assert "suggested sizes of the scored levels: " in result.stdout
    report = json.loads((root / "out/stress.json").read_text())
    assert [curve["tier"] for curve in report["curves"]] == ["naive", "expert"]
    best = report["inputs"][0]
    assert best["costs"][0] > best["costs"][1]
    assert (root / "out/growth.svg").read_text().startswith("<?xml")
    assert (root / "out/growth.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.docker
def test_proposals_are_accepted_only_when_they_are_proved(docker_sandbox: DockerSandbox, root: Path) -> None:
    author = answers(
        root / "answers.jsonl",
        (SOUND, CONTRACT.replace("1000", "10")),
        (SOUND.replace("10**6 + 1", "10**7"), CONTRACT),
        (SOUND.replace("range(size)", "range(50)"), CONTRACT),
        (
            "CALLS = []\n\n\n"
            + SOUND.replace("    return", "    CALLS.append(1)\n    rng.seed(len(CALLS))\n    return"),
            CONTRACT,
        ),
        (SOUND, CONTRACT),
    )
    result = give(root, "--propose", author, "--proposals", "5", "-o", str(root / "out"))
    assert result.exit_code == 0, result.stderr
    judged = json.loads((root / "out/proposals.json").read_text())
    reasons = [each["reason"].partition(" (")[0] for each in judged]
    assert reasons[:2] == ["its own contract raises AssertionError", "the task's contract raises AssertionError"]
    assert reasons[2].startswith("counts do not grow: the top level costs ")
    assert reasons[3] == "its generator gives another input the second time"
    assert reasons[4] == ""
    assert [path.name for path in (root / "out").iterdir() if path.is_dir()] == ["proposal_5"]
    assert (root / "out/proposal_5/generator.py").read_text() == SOUND
    assert (root / "out/proposal_5/contract.py").read_text() == CONTRACT


def test_a_reference_that_is_not_there_is_named(root: Path) -> None:
    result = give(root, "--references", "naive,genius")
    assert result.exit_code == 2
    assert "demo/inversions has no reference genius: choose from expert, expert_sorted_prefix," in result.stderr


def test_proposals_need_a_folder(root: Path) -> None:
    result = give(root, "--propose", "replay:none.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "effbench: --propose writes files: give a folder for them with -o\n"

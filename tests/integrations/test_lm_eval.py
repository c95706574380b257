"""The task of lm-evaluation-harness, run by the harness itself."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from effbench.samples.formats import read_samples
from effbench.samples.formats.entries import ById
from tests.conftest import missing

pytestmark = pytest.mark.integrations

try:
    import lm_eval
    from lm_eval.__main__ import cli_evaluate
    from lm_eval.api.model import LM
    from lm_eval.tasks import TaskManager
except ImportError:
    missing("lm_eval", "lm-evaluation-harness is not installed")

QUICK = Path(__file__).parents[1] / "quick_tasks"
OPTIONS = {"suite": "quick", "counter": "cputime", "workers": 1}
ANSWERS = {json.loads(line)["task_id"]: json.loads(line)["solution"] for line in (QUICK / "samples.jsonl").open()}


def folder() -> str:
    printed = subprocess.run(
        [sys.executable, "-m", "effbench.integrations.lm_eval"], check=True, capture_output=True, text=True
    )
    return printed.stdout.strip()


class Scribe(LM):  # type: ignore[misc]  # of a package that is not there where types are checked
    """Knows the answer to each task but one."""

    def generate_until(self, requests: list[Any], disable_tqdm: bool = False) -> list[str]:
        return [
            "I cannot." if "`evens`" in prompt else next(f"```python\n{code}```" for name, code in ANSWERS.items()
                                                         if f"`{name.partition('/')[2]}`" in prompt)
            for prompt, _ in (request.args for request in requests)
        ]  # fmt: skip

    def loglikelihood(self, requests: list[Any]) -> list[Any]:
        raise NotImplementedError

    def loglikelihood_rolling(self, requests: list[Any]) -> list[Any]:
        raise NotImplementedError


def test_the_harness_gives_means_of_what_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EFFBENCH_TASK_PATH", str(QUICK))
    manager = TaskManager(include_path=folder(), include_defaults=False, metadata=OPTIONS)
    found = lm_eval.simple_evaluate(model=Scribe(), tasks=["effbench_core"], task_manager=manager, log_samples=True)
    assert found is not None
    result = found["results"]["effbench_core"]
    assert result["passed,measured"] == pytest.approx(2 / 3)
    assert 0 <= result["efficiency,measured"] < 2
    verdicts = {
        each["doc"]["task_id"]: each["filtered_resps"][0][0]["verdict"] for each in found["samples"]["effbench_core"]
    }
    assert verdicts["quick/evens"] == "CE"
    assert verdicts["quick/totals"] in ("AC", "TLE")  # by CPU time, which a busy machine makes longer


def test_the_command_line_writes_a_log_that_can_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # In this process: the harness takes seconds to import.
    command = [
        "lm_eval", "--model", "dummy", "--tasks", "effbench_core", "--include_path", folder(),
        "--metadata", json.dumps({**OPTIONS, "tasks": "totals"}), "--log_samples", "--output_path", str(tmp_path),
    ]  # fmt: skip
    monkeypatch.setattr(sys, "argv", command)
    monkeypatch.setenv("EFFBENCH_TASK_PATH", str(QUICK))
    cli_evaluate()
    assert "effbench_core" in capsys.readouterr().out
    (path,) = tmp_path.rglob("samples_effbench_core*.jsonl")
    file = read_samples(path)
    assert file.format == "lm-eval"
    assert [(each.key, each.written.completion) for each in file.entries] == [(ById("quick/totals"), "lol")]

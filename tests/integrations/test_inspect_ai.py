"""Tasks of Inspect AI, run by Inspect itself."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from effbench.samples.formats import read_samples
from effbench.samples.formats.entries import ById
from tests.conftest import missing
from tests.model_server import ModelServer
from tests.small_suite import BASELINE, FailingSandbox, a_suite, a_task

pytestmark = pytest.mark.integrations

try:
    import inspect_ai
    from inspect_ai.log import read_eval_log
    from inspect_ai.model import ModelOutput, ModelUsage, get_model
except ImportError:
    missing("inspect_ai", "Inspect AI is not installed")

QUICK = Path(__file__).parents[1] / "quick_tasks"
GOOD = """\
def totals(values):
    found, total = [], 0
    for value in values:
        total += value
        found.append(total)
    return found
"""
DEADLY = "double=now; cost=4"


def test_the_command_line_finds_the_suites_and_its_log_can_be_imported(tmp_path: Path) -> None:
    answers = [f"So:\n```python\n{GOOD}```\n", "I cannot."]
    with ModelServer(lambda call, _: answers[call.number - 1]) as server:
        command = [
            str(Path(sys.executable).with_name("inspect")), "eval", "effbench/suite",
            "-T", "name=quick", "-T", "tasks=totals", "-T", "counter=cputime", "-T", "workers=1",
            "--model", "openai-api/fake/m", "--model-base-url", server.url, "-M", "api_key=none",
            "--epochs", "2", "--max-connections", "1", "--log-dir", str(tmp_path), "--display", "plain",
        ]  # fmt: skip
        ended = subprocess.run(
            command,
            env={**os.environ, "EFFBENCH_TASK_PATH": str(QUICK)},
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    (path,) = tmp_path.glob("*.eval")
    log = read_eval_log(str(path))
    assert (log.status, log.eval.task_registry_name) == ("success", "effbench/suite"), log.error
    scores = {sample.epoch: sample.scores["efficient_code"] for sample in log.samples or []}
    assert [scores[epoch].value["passed"] for epoch in (1, 2)] == [1, 0]
    assert scores[1].value["efficiency"] >= 0
    assert (scores[2].value["verdict"], scores[2].metadata["reward"]) == ("CE", 0.0)
    found = {each.name: {key: metric.value for key, metric in each.metrics.items()} for each in log.results.scores}
    assert found["passed"]["mean"] == 0.5
    assert found["verdict"]["frequency_CE"] == 0.5
    file = read_samples(path)
    assert [(each.key, each.index, each.written.completion) for each in file.entries] == [
        (ById("quick/totals"), index, text) for index, text in enumerate(answers)
    ]


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> FailingSandbox:
    """A suite and a sandbox of another package, found as these are."""
    sandbox = FailingSandbox(DEADLY)

    class Small:
        description = "small"

        def load(self, **_: object) -> object:
            return a_suite(a_task(), a_task("other"))

    things: dict[str, dict[str, object]] = {
        "effbench.suites": {"small": Small()},
        "effbench.sandboxes": {"scripted": lambda: sandbox},
    }

    class Given:
        dist = None

        def __init__(self, name: str, thing: object) -> None:
            self.name, self.value, self.thing = name, name, thing

        def load(self) -> object:
            return self.thing

    def entry_points(*, group: str) -> list[Given]:
        return [Given(name, thing) for name, thing in things.get(group, {}).items()]

    monkeypatch.setattr("effbench.plugins.entry_points", entry_points)
    return sandbox


def a_model(writes: Callable[[str], str]) -> Any:
    """A model whose tokens need not be counted: that would download a vocabulary."""

    def answer(messages: list[Any], *_: object) -> Any:
        output = ModelOutput.from_content("mockllm/model", writes(messages[-1].text))
        output.usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
        return output

    return get_model("mockllm/model", custom_outputs=answer)


def test_lanes_are_closed_with_the_run_and_a_failed_sandbox_leaves_a_sample_unscored(
    scripted: FailingSandbox, tmp_path: Path
) -> None:
    log = evaluated(tmp_path, lambda _: BASELINE)
    assert scripted.lanes
    assert all(lane.closed for lane in scripted.lanes)
    assert [sample.scores["efficient_code"].value["efficiency"] for sample in log.samples] == [1.0, 1.0]
    log = evaluated(tmp_path, lambda _: DEADLY)
    assert all(lane.closed for lane in scripted.lanes)
    scores = [sample.scores["efficient_code"] for sample in log.samples]
    assert [(score.reason, score.metadata["verdict"]) for score in scores] == [("scoring_failed", "SE")] * 2


def test_any_solver_will_do(scripted: FailingSandbox, tmp_path: Path) -> None:
    from inspect_ai.model import ChatMessageAssistant
    from inspect_ai.solver import Generate, TaskState, solver

    @solver  # type: ignore[untyped-decorator]  # of a package that is not there where types are checked
    def agent() -> Any:
        async def solve(state: TaskState, generate: Generate) -> TaskState:
            state.messages.append(ChatMessageAssistant(content=BASELINE))
            return state

        return solve

    log = evaluated(tmp_path, lambda _: "never asked", solver=agent())
    assert [sample.scores["efficient_code"].value["passed"] for sample in log.samples] == [1, 1]


def evaluated(folder: Path, writes: Callable[[str], str], **options: Any) -> Any:
    (log,) = inspect_ai.eval(
        "effbench/suite",
        task_args={"name": "small", "counter": "qemu", "sandbox": "scripted", "workers": 1},
        model=a_model(writes),
        log_dir=str(folder),
        display="none",
        **options,
    )
    assert log.status == "success", log.error
    return log

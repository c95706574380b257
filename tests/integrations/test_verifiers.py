"""The environment of verifiers, run by verifiers itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.model_server import ModelServer

pytestmark = pytest.mark.integrations

try:
    import verifiers.v1 as vf
    from verifiers.v1.utils.loaders import environment_class, load_taskset, resolve_env_config
except ImportError:
    missing("verifiers", "verifiers is not installed")

QUICK = Path(__file__).parents[1] / "quick_tasks"
ANSWERS = {json.loads(line)["task_id"]: json.loads(line)["solution"] for line in (QUICK / "samples.jsonl").open()}


def test_verifiers_finds_the_tasks_and_the_environment_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EFFBENCH_TASK_PATH", str(QUICK))
    config = resolve_env_config({"taskset": {"id": "effbench-tasks", "suite": "quick", "tasks": "totals,evens"}})
    tasks = list(load_taskset(config.taskset))
    assert [(task.data.id, task.key) for task in tasks] == [("quick/evens",) * 2, ("quick/totals",) * 2]
    assert "`totals`" in tasks[1].data.prompt
    assert issubclass(environment_class("effbench-tasks"), vf.SingleAgentEnv)


def test_an_evaluation_records_reward_metrics_and_verdict(tmp_path: Path) -> None:
    def writes(call: object, _: int) -> str:
        return "I cannot." if "`evens`" in str(vars(call)) else f"```python\n{ANSWERS['quick/totals']}```"

    options = {
        "env.taskset.suite": "quick", "env.taskset.tasks": "totals,evens", "env.taskset.task.counter": "cputime",
        "env.taskset.task.workers": "1", "env.agent.runtime.type": "subprocess", "client.api-key-var": "FAKE_KEY",
        "model": "scribe", "output-dir": str(tmp_path),
    }  # fmt: skip
    bin_folder = Path(sys.executable).parent
    with ModelServer(writes) as server:
        command = [str(bin_folder / "vf-eval"), "effbench-tasks", "--no-push", "--no-rich"]
        command += [word for name, value in options.items() for word in (f"--{name}", value)]
        ended = subprocess.run(
            [*command, "--client.base-url", server.url],
            env={**os.environ, "EFFBENCH_TASK_PATH": str(QUICK), "PATH": f"{bin_folder}:{os.environ['PATH']}"},
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    (path,) = tmp_path.rglob("traces.jsonl")
    episodes = [json.loads(line) for line in path.read_text().splitlines()]
    traces = {episode["task"]["data"]["id"]: episode["traces"][0] for episode in episodes}
    good, bad = traces["quick/totals"], traces["quick/evens"]
    assert good["rewards"]["effbench"]["score"] >= 0.2
    assert good["metrics"]["passed"] == 1.0
    assert {"verdict_AC", "verdict_TLE"} & good["metrics"].keys()  # by CPU time, which a busy machine makes longer
    assert (bad["rewards"]["effbench"]["score"], bad["info"]["effbench"]["verdict"]) == (0.0, "CE")

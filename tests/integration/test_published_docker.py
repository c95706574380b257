"""The published suites' forms end to end, on small data of the tests' own."""

import json
from pathlib import Path

import pytest

from effbench.metrics import DEFAULT_METRICS, MetricOptions, score_metrics
from effbench.records.measurement import Verdict
from effbench.runner.run import RunOptions, run
from effbench.storage.run_directory import RunDirectory
from tests.log_messages import log_messages
from tests.suites.test_coffe import ECHO, PILES, SUM, TWICE, file_data, function_data
from tests.suites.test_evalperf import SMALL

pytestmark = pytest.mark.docker


def measured(
    tmp_path: Path, suite: str, model: str, data: Path, *metrics: str, told: list[str] | None = None
) -> RunDirectory:
    options = RunOptions(
        suite=suite, model=model, data=data, counter="qemu", sandbox="docker", out=tmp_path / "out", workers=1,
        metrics=metrics or DEFAULT_METRICS,
    )  # fmt: skip
    with log_messages(told):
        return run(options, show_progress=False)


def verdicts(directory: RunDirectory) -> dict[str, Verdict]:
    """The last verdict on each task's only sample."""
    return {item.task_id: item.verdict for item in directory.measurements() if item.sample_index is not None}


def written(folder: Path, content: dict[str, object]) -> Path:
    folder.mkdir()
    for name, document in content.items():
        (folder / name).write_text(json.dumps(document))
    return folder


@pytest.mark.parametrize(
    ("tier", "expected"),
    [("slowest", (40 + 50 + 30 + 60) / 4), ("fastest", 100.0)],
)
def test_references_get_their_own_scores_in_evalperf(tmp_path: Path, tier: str, expected: float) -> None:
    directory = measured(tmp_path, "evalperf", f"reference:{tier}", SMALL, "DPS")
    assert set(verdicts(directory).values()) == {Verdict.AC}
    scores = score_metrics(directory, ("DPS",), (1,), MetricOptions(min_correct=1))
    (estimate,) = scores.estimates
    assert estimate.point_estimate == pytest.approx(expected)


def test_a_model_is_measured_on_coffes_functions(tmp_path: Path) -> None:
    answers = {
        PILES: [["```python\ndef heaps(n):\n    return tuple([1] * n)\n```"], True],
        TWICE: [["```python\ndef twice(x):\n    return x\n```"], True],
        ECHO: [["no"], True],
    }
    content = function_data()
    content["testcases.json"][TWICE] = [{"input": [[1]], "output": [[1, 1]]}]
    content["stressful_testcases.json"][TWICE] = [{"input": "[random.randint(1, 9)]", "output": None}]
    data = written(tmp_path / "data", content)
    (tmp_path / "gpt.json").write_text(json.dumps(answers))
    told: list[str] = []
    directory = measured(tmp_path, "coffe-function", f"replay:{tmp_path / 'gpt.json'}", data, told=told)
    assert verdicts(directory) == {"HumanEval/7": Verdict.AC, "Mbpp/31": Verdict.WA}
    assert "samples for 1 task that the suite 'coffe-function' lacks are left out" in told[0]


def test_a_model_is_measured_on_coffes_programs(tmp_path: Path) -> None:
    answer = "```python\nimport sys\n\nprint(sum(int(word) for word in sys.stdin.read().split()), '\\n')\n```"
    data = written(tmp_path / "data", file_data())
    (tmp_path / "gpt.json").write_text(json.dumps({SUM: [[answer], True]}))
    directory = measured(tmp_path, "coffe-file", f"replay:{tmp_path / 'gpt.json'}", data)
    assert set(verdicts(directory).values()) == {Verdict.AC}
    counted = [item for item in directory.measurements() if item.sample_index is not None and item.instructions]
    assert [item.level for item in counted] == [1, 1]

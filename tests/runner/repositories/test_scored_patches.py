"""What is scored, from either kind of file."""

import math
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.records.repository import PatchMeasurement, PatchVerdict
from effbench.runner.repositories.scored_patches import common_log_ratios, read_scored, speedup_ratio
from effbench.storage.jsonl import RecordWriter

REPORT = "instance_id,pred_speedup_ratio,gold_speedup_ratio,correctness\na,2.0,4.0,1.0\nb,3.0,4.0,0.5\n"


def _write(path: Path, *, model: str = "m", task_id: str = "a", seed: int = 1, cost: int = 50) -> None:
    with RecordWriter(path, PatchMeasurement) as writer:
        writer.append(
            PatchMeasurement(
                task_id=task_id, model=model, patch_digest="", seed=seed, verdict=PatchVerdict.CORRECT, base=100,
                gold=25, cost=cost, counter="qemu", environment="e",
            )
        )  # fmt: skip


def test_reads_measurements_and_reports(tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_text(REPORT)
    _write(tmp_path / "m.jsonl")
    (measured,) = read_scored(tmp_path / "m.jsonl")
    assert (measured.speedup, measured.gold_speedup, speedup_ratio(measured)) == (2.0, 4.0, 0.5)
    assert [speedup_ratio(entry) for entry in read_scored(tmp_path / "report.csv")] == [0.5, 0.25]
    names, one, other = common_log_ratios(tmp_path / "m.jsonl", tmp_path / "report.csv")
    assert (names, one, other) == (["a"], [math.log(0.5)], [math.log(0.5)])


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"model": "n", "task_id": "b"}, "one measurement a task of one model: it has m, n"),
        ({"cost": 20}, "one measurement a task of one model: it has m"),
        ({"task_id": "b", "seed": 2}, "several environments or seeds"),
    ],
)
def test_refuses_what_is_not_one_models(tmp_path: Path, other: dict[str, str], said: str) -> None:
    _write(tmp_path / "m.jsonl")
    _write(tmp_path / "m.jsonl", **other)  # type: ignore[arg-type]  # of either kind
    with pytest.raises(InputError, match=said):
        read_scored(tmp_path / "m.jsonl")

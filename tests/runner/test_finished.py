"""How samples ended, whatever order their records come in."""

from dataclasses import replace
from pathlib import Path

import pytest

from effbench.records.measurement import Verdict
from effbench.runner.finished import FinishedSamples
from tests.scripted_runs import ScriptedRuns


@pytest.fixture
def scripted_runs(tmp_path: Path) -> ScriptedRuns:
    return ScriptedRuns(tmp_path)


def test_a_sample_ends_as_its_last_record_says(scripted_runs: ScriptedRuns) -> None:
    group = [item for item in scripted_runs.run().measurements() if (item.task_id, item.sample_index) == ("first", 0)]
    finished = FinishedSamples({"first": {(0, None): group}})
    keys = [("first", 0), ("first", 1), ("first", 2)]
    assert finished.unmeasured(keys) == keys[1:]
    assert finished.failed("first") == {}
    slow = replace(group[-1], sample_index=1, verdict=Verdict.TLE)
    finished.add([replace(group[0], sample_index=1), slow, replace(group[0], sample_index=2, verdict=Verdict.SE)])
    assert finished.unmeasured(keys) == keys[2:]
    assert finished.failed("first")[1] == slow
    assert finished.failed("second") == {}
    finished.add([replace(group[0], sample_index=1), replace(slow, verdict=Verdict.AC)])
    assert list(finished.failed("first")) == [2]


def test_references_are_no_samples(scripted_runs: ScriptedRuns) -> None:
    references = [item for item in scripted_runs.run().measurements() if item.sample_index is None]
    finished = FinishedSamples({})
    finished.add(references)
    assert finished.unmeasured([("first", 0)]) == [("first", 0)]

"""The scores so far are those of a run of the tasks that are measured."""

from effbench.metrics import score_run
from effbench.records.measurement import Verdict
from effbench.runner.scores_so_far import ScoresSoFar
from tests.handmade_runs import a_manifest, a_run, solution

MANIFEST = a_manifest("a", "b", "c")


def test_nothing_is_said_before_a_sample_is_measured() -> None:
    scores = ScoresSoFar(MANIFEST.tasks, MANIFEST.calibration, {})
    assert str(scores) == ""
    scores.add(solution("a", None, 2))
    assert str(scores) == ""


def test_they_are_the_scores_of_the_tasks_so_far(tmp_path) -> None:  # type: ignore[no-untyped-def]
    groups = [
        solution("a", None, 2),
        solution("a", 0, 3),
        solution("a", 1, 2, last=Verdict.WA, inputs=2),
        solution("b", None, 2),
        solution("b", 0, 9, last=Verdict.TLE),
    ]
    recorded = {"a": {(item[0].sample_index, item[0].reference_id): item for item in groups[:2]}}
    scores = ScoresSoFar(MANIFEST.tasks, MANIFEST.calibration, recorded)
    for group in groups[2:]:
        scores.add(group)
    run = a_run(tmp_path / "run", a_manifest("a", "b"), *groups)
    passed, efficiency = (item.point_estimate for item in score_run(run, (1,)).estimates)
    assert str(scores) == f"pass@1 {passed:.2f} eff@1 {efficiency:.2f}"
    assert (passed, 0 < efficiency < 1) == (0.75, True)


def test_a_baseline_that_failed_waits_until_it_is_measured_again() -> None:
    failed = solution("a", None, 2, last=Verdict.WA, inputs=3)
    recorded = {"a": {(None, "fast"): failed, (0, None): solution("a", 0, 2)}}
    scores = ScoresSoFar(MANIFEST.tasks, MANIFEST.calibration, recorded)
    assert str(scores) == ""
    scores.add(solution("a", None, 2))
    scores.add(solution("a", 1, 2))
    assert str(scores) == "pass@1 1.00 eff@1 1.00"


def test_what_the_sandbox_failed_on_is_no_score() -> None:
    scores = ScoresSoFar(MANIFEST.tasks, MANIFEST.calibration, {})
    scores.add(solution("a", None, 2))
    scores.add(solution("a", 0, 2, last=Verdict.SE, inputs=1))
    assert str(scores) == ""

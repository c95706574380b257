"""Scores from records, worked by hand; and records that no score may be made from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from effbench.cli.score_table import ScoreFormat, render_score
from effbench.counters.environment import observe
from effbench.counters.qemu import QemuCounter
from effbench.errors import DataFileError, InputError
from effbench.metrics import Scores, score_run
from effbench.metrics.judged_run import TaskScore, check_k
from effbench.records.manifest import SCHEMA, Manifest, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.storage.run_directory import RunDirectory
from tests.small_suite import CALIBRATION, LOAD_OVERHEAD, a_sample, a_task, play

AC, WA, TLE, MLE, SE = Verdict.AC, Verdict.WA, Verdict.TLE, Verdict.MLE, Verdict.SE
PLACES = ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0))
"""Level and test of the inputs; level 0 has weight 0, level 1 has 1 and level 2 has 3."""
Counts = Sequence[int | None]
BASELINE: Counts = (None, None, 120, 122, 300)
"""Costs 20, 22 and 200: the budget is 400."""


def measured(
    counts: Counts, verdict: Verdict = AC, *, sample: int | None = 0, task_id: str = "double", load: int = 0
) -> list[Measurement]:
    """Records of one solution, up to the one that has the verdict; counts are raw."""
    last = len(counts) - 1
    return [
        Measurement(
            key=f"{task_id} {sample} {place}",
            task_id=task_id,
            sample_index=sample,
            reference_id="fast" if sample is None else None,
            solution_sha256="",
            code_digest="",
            level=PLACES[place][0],
            test_index=PLACES[place][1],
            verdict=verdict if place == last else AC,
            instructions=count,
            load_instructions=load if count is not None else 0,
            cpu_time_s=0.0,
            max_rss_bytes=0,
            detail="",
            counter="qemu",
            environment_id="here",
        )
        for place, count in enumerate(counts)
    ]


def a_run(
    path: Path,
    *groups: Sequence[Measurement],
    samples: Sequence[Sample] | None = None,
    task_ids: Sequence[str] = ("double",),
    complete: bool = True,
) -> RunDirectory:
    """A run on disk; has one sample for each group that is a sample's unless told otherwise."""
    own = [
        a_sample("x", index=group[0].sample_index, task_id=group[0].task_id)
        for group in groups
        if group[0].sample_index is not None
    ]
    directory = RunDirectory(path / "run")
    manifest = Manifest(
        schema=SCHEMA,
        run_id="id",
        suite="small",
        suite_origin="made in a test",
        suite_hash="",
        model="scribe",
        tasks=tuple(ScoredTask.of(a_task(task_id)) for task_id in task_ids),
        seed=None,
        calibration=CALIBRATION,
        environment=observe(ScriptedSandbox(play).facts(), QemuCounter()),
        command="",
        started_at="",
        complete=complete,
    )
    directory.begin(manifest, own if samples is None else samples)
    with directory.writer() as writer:
        for group in groups:
            writer.append_all(group)
    return directory


REFERENCE = measured(BASELINE, sample=None)


def efficiencies(score: Scores) -> tuple[float, ...]:
    return score.tasks[0].efficiencies


HAND_WORKED = [
    pytest.param((None, None, 120, 122, 300), AC, 0, True, 1.0, id="as good as the baseline"),
    pytest.param(
        (None, None, 130, 133, 400), AC, 0, True, ((400 - 33) / (400 - 22) + 3 * 100 / 200) / 4, id="a little dearer"
    ),
    pytest.param(
        (None, None, 133, 130, 400), AC, 0, True, ((400 - 33) / 378 + 3 * 100 / 200) / 4, id="the dearest test counts"
    ),
    pytest.param((None, None, 105, 106, 200), AC, 0, True, ((400 - 6) / 378 + 3 * 300 / 200) / 4, id="better"),
    pytest.param((None, None, 120, 122, 500), AC, 0, True, (1 + 3 * 0) / 4, id="at the budget"),
    pytest.param((None, None, 120, 122, None), TLE, 0, True, 1 / 4, id="over it at the last level"),
    pytest.param((None, None, 120, None), TLE, 0, True, 0.0, id="over it at the second test of a level"),
    pytest.param((None, None, None), MLE, 0, True, 0.0, id="out of memory at the first scored level"),
    pytest.param((None, None), TLE, 0, False, 0.0, id="over time at the smallest level"),
    pytest.param((None,), MLE, 0, False, 0.0, id="out of memory at the smallest level"),
    pytest.param((None, None, None, None, None), WA, 0, False, 0.0, id="wrong at the end"),
    pytest.param((None, None, 120, 122, None), Verdict.TAMPER, 0, False, 0.0, id="tampered with a counted run"),
    pytest.param((None,), Verdict.CE, 0, False, 0.0, id="no program"),
    pytest.param(
        (None, None, 120, 122, 300),
        AC,
        LOAD_OVERHEAD + 50,
        True,
        ((400 - 72) / 378 + 3 * 150 / 200) / 4,
        id="50 more at import",
    ),
]


@pytest.mark.parametrize(("counts", "verdict", "load", "passed", "expected"), HAND_WORKED)
def test_one_sample_scores_as_worked_by_hand(
    tmp_path: Path, counts: Counts, verdict: Verdict, load: int, passed: bool, expected: float
) -> None:
    score = score_run(a_run(tmp_path, REFERENCE, measured(counts, verdict, load=load)), (1,))
    assert score.tasks[0].passed == (passed,)
    assert efficiencies(score) == pytest.approx((expected,))
    assert score.tasks[0].verdicts == (verdict,)
    pass_at_1, eff_at_1 = score.estimates
    assert (pass_at_1.metric, pass_at_1.k, pass_at_1.point_estimate) == ("pass@k", 1, float(passed))
    assert (eff_at_1.metric, eff_at_1.k) == ("eff@k", 1)
    assert eff_at_1.point_estimate == pytest.approx(expected)


@pytest.mark.parametrize(("last", "verdict"), [(500, AC), (501, TLE), (None, TLE)])
def test_a_sample_over_what_eff_allows_is_called_one_thing_however_far_it_was_counted(
    tmp_path: Path, last: int | None, verdict: Verdict
) -> None:
    counts = (None, None, 120, 122, last)
    sample = measured(counts, TLE if last is None else AC)
    (task,) = score_run(a_run(tmp_path, REFERENCE, sample), (1,)).tasks
    assert (task.verdicts, task.passed) == ((verdict,), (True,))


FOUR = (
    measured((None, None, 130, 133, 400), sample=0),
    measured((None, None, 120, 122, None), TLE, sample=1),
    measured((None, None, None), WA, sample=2),
    measured((None, None, 120, 122, 300), sample=3),
)
FOUR_EFFICIENCIES = ((367 / 378 + 1.5) / 4, 0.25, 0.0, 1.0)


@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_scores_at_k_are_the_means_over_all_choices_of_k_samples(tmp_path: Path, k: int) -> None:
    score = score_run(a_run(tmp_path, REFERENCE, *FOUR), (k,))
    assert efficiencies(score) == pytest.approx(FOUR_EFFICIENCIES)
    passed, eff = score.estimates
    choices = list(combinations(range(4), k))
    passes = (True, True, False, True)
    assert passed.point_estimate == pytest.approx(sum(any(passes[i] for i in c) for c in choices) / len(choices))
    best = [max(FOUR_EFFICIENCIES[i] for i in choice) for choice in choices]
    assert eff.point_estimate == pytest.approx(sum(best) / len(choices))


def test_there_is_one_estimate_for_each_metric_and_k(tmp_path: Path) -> None:
    score = score_run(a_run(tmp_path, REFERENCE, *FOUR), (1, 3))
    assert [(item.metric, item.k) for item in score.estimates] == [
        ("pass@k", 1),
        ("eff@k", 1),
        ("pass@k", 3),
        ("eff@k", 3),
    ]
    assert score.verdicts() == {AC: 2, TLE: 1, WA: 1}


def two_tasks(path: Path) -> RunDirectory:
    return a_run(path, REFERENCE, FOUR[0], FOUR[1], task_ids=("double", "untouched"))


def test_tasks_without_samples_score_0(tmp_path: Path) -> None:
    score = score_run(two_tasks(tmp_path), (1,))
    assert score.n_tasks_with_samples == 1
    assert score.tasks[1] == TaskScore(task_id="untouched", passed=(), efficiencies=(), verdicts=())
    passed, eff = score.estimates
    assert passed.point_estimate == 0.5
    assert eff.point_estimate == pytest.approx(sum(FOUR_EFFICIENCIES[:2]) / 2 / 2)
    assert passed.ci_low is not None
    assert passed.ci_high is not None
    assert passed.ci_low <= 0.5 <= passed.ci_high


def test_the_table_tells_scores_intervals_coverage_and_verdicts(tmp_path: Path) -> None:
    run = two_tasks(tmp_path)
    lines = render_score(score_run(run, (1, 2)), run.manifest(), ScoreFormat.TABLE, run.path).splitlines()
    assert lines[0].split() == ["metric", "score", "95", "%", "interval", "s.e.", "tasks", "samples", "interval", "by"]
    assert [line.split()[:2] for line in lines[2:6]] == [
        ["pass@1", "0.500"],
        ["eff@1", "0.217"],
        ["pass@2", "0.500"],
        ["eff@2", "0.309"],
    ]
    assert "coverage  1 of 2 tasks have samples; a task without samples scores 0" in lines
    assert "verdicts  AC 1 (correct), TLE 1 (correct, over the budget)" in lines
    assert lines[-1].startswith("counter   qemu, environment ")


def test_the_table_says_where_there_is_no_interval(tmp_path: Path) -> None:
    run = a_run(tmp_path, REFERENCE, FOUR[0])
    text = render_score(score_run(run, (1,)), run.manifest(), ScoreFormat.TABLE, run.path)
    assert "no interval: one task" in text
    assert "coverage  1 of 1 tasks have samples\n" in text


@pytest.mark.parametrize(
    ("ks", "message"),
    [
        ((5,), "k is 5, but task double has 4 samples: take a smaller -k"),
        ((1, 6), "k is 6, but task double has 4 samples"),
        ((0,), "k is 0: it must be at least 1"),
        ((-2,), "k is -2: it must be at least 1"),
    ],
)
def test_a_k_that_does_not_fit_is_refused(tmp_path: Path, ks: tuple[int, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        score_run(a_run(tmp_path, REFERENCE, *FOUR), ks)


def test_k_is_held_against_the_task_with_the_fewest_samples() -> None:
    samples = [a_sample("x", task_id="many", index=index) for index in range(3)] + [a_sample("x", task_id="few")]
    check_k((1,), samples)
    with pytest.raises(InputError, match="k is 2, but task few has 1 sample: take"):
        check_k((1, 2), samples)
    with pytest.raises(InputError, match="there are no samples for the selected tasks"):
        check_k((1,), [])


def test_an_incomplete_run_is_not_scored(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is not complete: give its `effbench run` command again, it will go on"):
        score_run(a_run(tmp_path, REFERENCE, *FOUR, complete=False), (1,))


def changed(group: Sequence[Measurement], place: int, verdict: Verdict) -> list[Measurement]:
    return [replace(item, verdict=verdict) if index == place else item for index, item in enumerate(group)]


GOOD = FOUR[3]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda: [REFERENCE], "sample 0 of task double has no verdict", id="a sample is missing"),
        pytest.param(lambda: [REFERENCE, GOOD[:4]], "sample 3 .* has no verdict", id="a sample's end is missing"),
        pytest.param(lambda: [REFERENCE, GOOD[1:]], "sample 3 .* has no verdict", id="a sample's start is missing"),
        pytest.param(lambda: [REFERENCE, [*GOOD[:2], *GOOD[3:]]], "has no verdict", id="a sample has a gap"),
        pytest.param(lambda: [REFERENCE, changed(GOOD, 2, WA)], "has no verdict", id="a failure in between"),
        pytest.param(lambda: [REFERENCE, changed(GOOD[:1], 0, SE)], "has no verdict", id="the sandbox's fault"),
        pytest.param(
            lambda: [REFERENCE, measured((None, None, 120, None, 300), sample=3)],
            "sample 3 of task double has no counts",
            id="a count is missing",
        ),
        pytest.param(
            lambda: [REFERENCE, measured((None, None, None, 122, None), TLE, sample=3)],
            "sample 3 of task double has no counts",
            id="a count before the end is missing",
        ),
        pytest.param(lambda: [GOOD], "the reference of task double has no counts", id="the baseline is missing"),
        pytest.param(
            lambda: [REFERENCE[:4], GOOD], "the reference of task double has no counts", id="the baseline is torn"
        ),
    ],
)
def test_records_with_something_missing_are_refused(
    tmp_path: Path, damage: Callable[[], list[list[Measurement]]], message: str
) -> None:
    groups = damage()
    wanted = [a_sample("x", index=0 if groups == [REFERENCE] else 3)]
    with pytest.raises(InputError, match=f"{message}.*: the records are damaged; measure into another --out"):
        score_run(a_run(tmp_path, *groups, samples=wanted), (1,))


def test_a_malformed_line_is_refused_with_its_number(tmp_path: Path) -> None:
    run = a_run(tmp_path, REFERENCE, *FOUR)
    path = run.path / "measurements.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    lines[3] = lines[3].replace('"verdict": "AC"', '"verdict": "FINE"')
    path.write_text("".join(lines))
    with pytest.raises(DataFileError, match=r"measurements\.jsonl, line 4: verdict: "):
        score_run(run, (1,))


@pytest.mark.parametrize("name", ["samples.jsonl", "measurements.jsonl"])
def test_a_missing_file_of_a_run_is_named(tmp_path: Path, name: str) -> None:
    run = a_run(tmp_path, REFERENCE, *FOUR)
    (run.path / name).unlink()
    with pytest.raises(DataFileError, match=f"{name}: there is no such file"):
        score_run(run, (1,))

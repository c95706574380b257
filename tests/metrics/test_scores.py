"""Every metric from records, against values worked by hand; and what they say where something is missing."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.api import Run
from effbench.cli.main import main
from effbench.errors import InputError
from effbench.metrics import DEFAULT_METRICS, METRICS, MetricOptions, Scores, find_metric, score_metrics
from effbench.metrics.memory import PAGE_BYTES
from effbench.records.manifest import ScoredReference
from effbench.scoring import Estimate
from effbench.storage.run_directory import RunDirectory
from tests.handmade_ladder_runs import CENSORED, LADDER, OVERHEAD, WRONG, ladder_run
from tests.handmade_runs import mixed_run

ALL = tuple(METRICS)
GOLDEN = {"a": (10, 25, CENSORED, WRONG), "b": (5, 20, WRONG, WRONG)}
"""The references cost 630, 420 and 210 in all, and 600, 400 and 200 at the top level.

In all (at the top level), the correct samples cost 210 (200) and 525 (500) in task a, where the censored one counts
with 40 + 300 + 100, its first input, the budget and the baseline's cost of the last input; and 105 (100) and 420 (400)
in task b.
"""
TWO = MetricOptions(min_correct=2)


def scored(run: RunDirectory, *names: str, ks: Sequence[int] = (1,), options: MetricOptions = TWO) -> Scores:
    return score_metrics(run, names or ALL, ks, options)


def one(run: RunDirectory, name: str, *, k: int = 1, options: MetricOptions = TWO) -> Estimate:
    (estimate,) = scored(run, name, ks=(k,), options=options).estimates
    return estimate


def points(scores: Scores) -> dict[str, float]:
    return {f"{item.metric} {item.k}": item.point_estimate for item in scores.estimates}


@pytest.fixture
def golden(tmp_path: Path) -> RunDirectory:
    return ladder_run(tmp_path / "golden", GOLDEN)


HAND_WORKED = {
    "pass@k": (3 / 4 + 2 / 4) / 2,
    # T = 2 · 100. Task a: 1; (200 − 25)/190 at level 1 and nothing at level 2, as 250 > 200; (200 − 40)/190 likewise.
    # Task b: (200 − 5)/190 and (200 − 50)/100; (200 − 20)/190 and (200 − 200)/100. Weights 1 and 3.
    "eff@k": ((1 + 175 / 190 / 4 + 160 / 190 / 4) / 4 + ((195 / 190 + 3 * 1.5) / 4 + 180 / 190 / 4) / 4) / 2,
    # 210 is no less than 210; 105 is.
    "efficient@k": (0 / 4 + 1 / 4) / 2,
    # 210 of task b's 105 is 2; whatever is slower or wrong counts 1.
    "speedup@k": (1 + (2 + 1 + 1 + 1) / 4) / 2,
    # Geometrically: √2 to the quarter, for one of four samples.
    "speedup-gm@k": math.exp((0 + math.log(2) / 4) / 2),
    # One sample costs less than what was given.
    "fast_p@k": (0 + 1 / 4) / 2,
    # Of those one is at least 1.1 times as fast.
    "opt@k": (0 + 1 / 4) / 2,
    # 210 by what each costs, at most 1; what went over its budget counts with it, and what is wrong 0.
    "ET": ((1 + 210 / 525 + 210 / 440) / 4 + (1 + 210 / 420) / 4) / 2,
    # A program's peak is 10 · c pages: the baseline's by each, at most 1; what was not counted to the end scores 0.
    "mem-eff@k": ((1 + 10 / 25) / 4 + (1 + 10 / 20) / 4) / 2,
    "MP": ((1 + 10 / 25) / 4 + (1 + 10 / 20) / 4) / 2,
    # Time and peak grow alike, and so does the integral: the squares of these.
    "joint@k": ((1 + 0.4**2) / 4 + (1 + 0.5**2) / 4) / 2,
    "MI": ((1 + 0.4**2) / 4 + (1 + 0.5**2) / 4) / 2,
    # Instructions and milliseconds alike grow with the cost, so that modelled energy does.
    "energy@k": ((1 + 10 / 25) / 4 + (1 + 10 / 20) / 4) / 2,
    # Of task a the one that equals the baseline, of task b the one that costs half.
    "pareto": (1 / 4 + 1 / 4) / 2,
    # Of the four that are correct and were counted, of cost 10, 25, 5 and 20 beside 10.
    "EffiBench-ET": 0.021 * (10 + 25 + 5 + 20) / 4,
    "EffiBench-NET": (1 + 2.5 + 0.5 + 2) / 4,
    "EffiBench-MU": 10 * PAGE_BYTES * (10 + 25 + 5 + 20) / 4 / 1e6,
    "EffiBench-NMU": (1 + 2.5 + 0.5 + 2) / 4,
    "EffiBench-TMU": PAGE_BYTES * (1 + 100 + 100) * (10**2 + 25**2 + 5**2 + 20**2) / 4 / 1e15,
    "EffiBench-NTMU": (1 + 2.5**2 + 0.5**2 + 2**2) / 4,
    # One of five correct samples costs what the reference does.
    "near-ties": 1 / 5,
    "speedup": 5 * 210 / (210 + 525 + 440 + 105 + 420),
    "speedup-gm": math.sqrt(3 * 210 / (210 + 525 + 440) * (2 * 210 / (105 + 420))),
    # Task a: 200 ≤ 200 → 100, 500 ≤ 600 → 20, censored → 0. Task b: 100 ≤ 200 → 100, 400 ≤ 400 → 70.
    "DPS": ((100 + 20 + 0) / 3 + (100 + 70) / 2) / 2,
    "DPS_norm": ((100 + 100 / 3 + 0) / 3 + (100 + 200 / 3) / 2) / 2,
    "DPS_all": ((100 + 20 + 0) / 4 + (100 + 70) / 4) / 2,
    "DPS_norm_all": ((100 + 100 / 3 + 0) / 4 + (100 + 200 / 3) / 4) / 2,
    # From 630 down to 210. Task a: 1, (630 − 525)/420, 0, 0. Task b: 1 (no more than 1), (630 − 420)/420, 0, 0.
    "Beyond": ((1 + 105 / 420) / 4 + (1 + 210 / 420) / 4) / 2,
}


@pytest.mark.parametrize("name", ALL)
def test_a_metric_is_what_is_worked_by_hand(golden: RunDirectory, name: str) -> None:
    assert one(golden, name).point_estimate == pytest.approx(HAND_WORKED[name], rel=1e-12)


def test_at_k_metrics_come_k_by_k_and_the_others_once(golden: RunDirectory) -> None:
    scores = scored(golden, ks=(1, 4))
    names = [(item.metric, item.k) for item in scores.estimates]
    at_k = [
        "pass@k",
        "eff@k",
        "efficient@k",
        "speedup@k",
        "speedup-gm@k",
        "opt@k",
        "fast_p@k",
        "mem-eff@k",
        "joint@k",
        "energy@k",
    ]
    assert names == [(name, k) for k in (1, 4) for name in at_k] + [(name, 1) for name in ALL if name not in at_k]
    assert scores.missing == ()
    assert points(scores)["efficient@k 4"] == 0.5
    assert points(scores)["pass@k 4"] == 1.0


@pytest.mark.parametrize(("threshold", "share"), [(1.1, 1 / 8), (2.0, 1 / 8), (2.01, 0.0)])
def test_opt_asks_for_a_speed_up_of_at_least_the_threshold(
    golden: RunDirectory, threshold: float, share: float
) -> None:
    scores = score_metrics(golden, ("opt@k",), (1,), MetricOptions(threshold=threshold))
    assert scores.estimates[0].point_estimate == share
    assert scores.estimates[0].note.startswith(f"at least {threshold:g} times as fast; of the first 1 samples alone")


def test_what_the_papers_publish_stands_beside_with_its_difference(golden: RunDirectory) -> None:
    (once,) = scored(golden, "speedup@k").estimates
    assert once.note == "of the first 1 samples alone, as published, 1.5 (+0.38)"
    (all_of_them,) = scored(golden, "speedup@k", ks=(4,)).estimates
    assert all_of_them.note == ""


@pytest.mark.parametrize(("fast_p", "share"), [(0.0, 5 / 8), (0.35, 5 / 8), (0.5, 2 / 8), (1.0, 1 / 8), (2.0, 0.0)])
def test_fast_p_asks_for_more_than_p_and_forgives_slower_programs_below_one(
    golden: RunDirectory, fast_p: float, share: float
) -> None:
    scores = score_metrics(golden, ("fast_p@k",), (1,), MetricOptions(fast_p=fast_p))
    assert scores.estimates[0].point_estimate == share
    with pytest.raises(InputError, match="give a speed-up of 0 or more"):
        MetricOptions(fast_p=-1.0)


@pytest.mark.parametrize("threshold", [1.0, -1.0, math.inf, math.nan])
def test_a_threshold_that_asks_for_no_gain_is_refused(threshold: float) -> None:
    with pytest.raises(InputError, match="give a speed-up above 1"):
        MetricOptions(threshold=threshold)


def test_every_estimate_has_an_interval_that_holds_it_and_counts_what_it_is_made_of(golden: RunDirectory) -> None:
    for item in scored(golden).estimates:
        assert item.ci_low is not None
        assert item.ci_high is not None
        assert item.ci_low <= item.point_estimate <= item.ci_high
        assert item.standard_error is not None or item.metric == "pareto"  # both tasks score alike
        correct = item.metric in ("near-ties", "speedup", "speedup-gm", "DPS", "DPS_norm")
        counted = item.metric.startswith("EffiBench-")
        assert (item.n_tasks, item.n_samples) == (2, 4 if counted else 5 if correct else 8)


def test_costs_above_the_limit_of_eff_at_k_score_nothing_from_that_level_on(tmp_path: Path) -> None:
    # With 5 · 100 to be counted, a sample of 21 is accepted everywhere, and 210 > 200 at level 2.
    run = ladder_run(tmp_path, {"a": (21,)}, budget_factor=5.0)
    scores = scored(run, "pass@k", "eff@k")
    assert points(scores) == {"pass@k 1": 1.0, "eff@k 1": pytest.approx((200 - 21) / 190 / 4)}
    # One of 250 is over T at level 1 already, so the rest is not looked at.
    assert one(ladder_run(tmp_path / "b", {"a": (250,)}, budget_factor=50.0), "eff@k").point_estimate == 0.0


@pytest.mark.parametrize(("factor", "budget"), [(None, 300), (2.0, 300), (5.0, 500)])
def test_a_censored_sample_counts_with_the_budget_that_it_was_measured_with(
    tmp_path: Path, factor: float | None, budget: int
) -> None:
    run = ladder_run(tmp_path, {"a": (CENSORED, 10)}, budget_factor=factor)
    estimate = one(run, "speedup")
    assert estimate.point_estimate == pytest.approx(2 * 210 / (40 + budget + 100 + 210))
    assert estimate.note == (
        "1 of 2 correct samples went over the budget and count with the budget there: the speedup is at most this"
    )
    assert one(run, "speedup-gm").note == estimate.note
    assert one(run, "efficient@k").point_estimate == 0.0
    assert one(run, "Beyond").point_estimate == 0.5


def test_a_margin_makes_efficient_stricter_and_dps_milder(tmp_path: Path) -> None:
    # 9.9 and 10.1 do not exist: all costs are times 10. References 100, 200, 300; samples 99 and 101.
    ladder = {name: (10 * cost, score) for name, (cost, score) in LADDER.items()}
    run = ladder_run(tmp_path, {"a": (99, 101)}, ladder=ladder)
    strict, wide = TWO, MetricOptions(min_correct=2, margin=0.02)
    assert [one(run, "efficient@k", options=options).point_estimate for options in (strict, wide)] == [0.5, 0.0]
    assert [one(run, "DPS", options=options).point_estimate for options in (strict, wide)] == [85.0, 100.0]
    assert one(run, "efficient@k", options=strict).note == ""
    assert one(run, "efficient@k", options=wide).note == "margin 0.02"
    assert one(run, "DPS", options=wide).note == "1 of 1 tasks have at least 2 correct samples; margin 0.02"
    assert one(run, "near-ties").point_estimate == 1.0


def test_dps_takes_the_tasks_with_enough_correct_samples_and_tells_how_many(golden: RunDirectory) -> None:
    three = one(golden, "DPS", options=MetricOptions(min_correct=3))
    assert three.point_estimate == pytest.approx(40.0)
    assert (three.n_tasks, three.n_samples) == (1, 3)
    assert three.note == "1 of 2 tasks have at least 3 correct samples"
    assert three.method == "no interval: one task"


def test_dps_looks_at_the_first_correct_samples_only(golden: RunDirectory) -> None:
    first = MetricOptions(min_correct=2, max_profile=1)
    assert one(golden, "DPS", options=first).point_estimate == 100.0
    assert one(golden, "DPS", options=first).n_samples == 2
    # The first correct sample stands for 3 of 4 and 2 of 4.
    assert one(golden, "DPS_all", options=first).point_estimate == (75.0 + 50.0) / 2


def test_a_task_without_samples_is_a_0_where_failures_are_and_no_task_where_they_are_not(tmp_path: Path) -> None:
    run = ladder_run(tmp_path, {"a": (10, 20), "none": ()})
    found = points(scored(run))
    assert found["DPS 1"] == 85.0
    assert found["DPS_all 1"] == 85.0 / 2
    assert found["Beyond 1"] == 0.75 / 2
    assert found["speedup 1"] == pytest.approx(420 / 630)


def missing(run: RunDirectory, options: MetricOptions = TWO) -> Mapping[str, str]:
    return {item.metric: item.reason for item in scored(run, ks=(1, 2), options=options).missing}


DPS_FAMILY = ("DPS", "DPS_norm", "DPS_all", "DPS_norm_all")


def test_a_suite_with_one_reference_a_task_lacks_what_a_ladder_needs(tmp_path: Path) -> None:
    run = ladder_run(tmp_path, {"a": (10, 20)}, ladder={"only": (10, None)})
    reasons = dict(missing(run))
    assert reasons.pop("Beyond") == (
        "Beyond needs tasks with two measured references of different cost: this run on the suite 'ladder' has none "
        "with samples"
    )
    assert reasons == {
        name: f"{name} needs references with scores: the suite 'ladder' has one reference a task" for name in DPS_FAMILY
    }


def test_a_suite_whose_references_have_no_scores_has_no_dps(tmp_path: Path) -> None:
    ladder = {name: (cost, None) for name, (cost, _) in LADDER.items()}
    reasons = missing(ladder_run(tmp_path, {"a": (10, 20)}, ladder=ladder))
    assert reasons == {name: f"{name} needs references with scores: the suite 'ladder' has none" for name in DPS_FAMILY}


def test_references_that_were_not_measured_are_missed_by_the_task(tmp_path: Path) -> None:
    reasons = missing(ladder_run(tmp_path, {"a": (10, 20)}, measured=["fast"]))
    assert reasons["DPS"] == (
        "DPS needs the counts of all references with scores: this run lacks some of task a; measure it "
        "into another --out"
    )
    assert set(reasons) == {*DPS_FAMILY, "Beyond"}


def test_scores_that_fall_are_refused_by_task(tmp_path: Path) -> None:
    ladder = {"slow": (30, 70.0), "fast": (10, 20.0)}
    reasons = missing(ladder_run(tmp_path, {"a": (10, 20)}, ladder=ladder))
    assert reasons["DPS"] == "DPS needs scores from 0 to 100 that do not fall: those of task a are [70.0, 20.0]"


def test_references_of_one_cost_have_no_place_in_between(tmp_path: Path) -> None:
    run = ladder_run(tmp_path, {"a": (10, 20)}, ladder={"one": (10, 50.0), "other": (10, 100.0)})
    assert set(missing(run)) == {"Beyond"}


def test_too_few_correct_samples_are_told_with_the_most_that_there_are(golden: RunDirectory) -> None:
    assert missing(golden, MetricOptions()) == {
        name: f"{name} needs a task with 10 correct samples: the most that one has is 3; take a smaller --min-correct"
        for name in ("DPS", "DPS_norm")
    }


def test_a_run_without_a_correct_sample_has_no_speedup(tmp_path: Path) -> None:
    run = ladder_run(tmp_path, {"a": (WRONG, WRONG), "b": (WRONG, WRONG)})
    reasons = missing(run)
    for name in ("near-ties", "speedup", "speedup-gm"):
        assert reasons[name] == f"{name} needs a correct sample: this run has none"
    found = points(scored(run))
    assert found["DPS_all 1"] == found["Beyond 1"] == found["efficient@k 1"] == 0.0


def test_samples_that_cost_nothing_have_no_speedup(tmp_path: Path) -> None:
    reasons = missing(ladder_run(tmp_path / "all", {"a": (0, 0)}))
    assert reasons == {
        "speedup": "speedup needs correct samples that cost something: these cost no more than an empty program",
        "speedup-gm": "speedup-gm needs correct samples that cost something: those of task a cost no more than an "
        "empty program",
    }
    some = ladder_run(tmp_path / "some", {"a": (0, 0), "b": (10, 10)})
    assert set(missing(some)) == {"speedup-gm"}
    assert one(some, "speedup").point_estimate == 2.0
    assert one(some, "speedup").method == "no interval: a task's denominator is not above 0"


def test_every_metric_is_an_estimate_or_a_sentence_on_a_suite_that_lacks_the_most(tmp_path: Path) -> None:
    scores = scored(mixed_run(tmp_path))
    named = {item.metric for item in scores.estimates} | {item.metric for item in scores.missing}
    assert named == set(ALL)
    assert all(item.reason.startswith(f"{item.metric} needs ") for item in scores.missing)


COSTS = st.sampled_from([0, 5, 9, 10, 11, 20, 25, CENSORED, WRONG])


@given(st.lists(st.lists(COSTS, min_size=2, max_size=4), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_the_order_of_samples_changes_nothing_and_tasks_twice_give_the_same_scores(
    tmp_path_factory: pytest.TempPathFactory, tasks: list[list[int]]
) -> None:
    names = {f"t{index}": costs for index, costs in enumerate(tasks)}
    shuffled = {name: sorted(costs) for name, costs in names.items()}
    twice = names | {f"{name} again": costs for name, costs in names.items()}
    first, other, doubled = (
        scored(ladder_run(tmp_path_factory.mktemp("run"), samples), ks=(1, 2)) for samples in (names, shuffled, twice)
    )
    assert other.missing == first.missing
    assert points(other) == pytest.approx(points(first))
    assert points(doubled) == pytest.approx(points(first))
    assert [item.metric for item in doubled.missing] == [item.metric for item in first.missing]


def test_a_metric_is_found_by_the_name_that_is_printed() -> None:
    assert [(find_metric(text)[0].name, find_metric(text)[1]) for text in ("eff@10", "DPS", "near-ties")] == [
        ("eff@k", 10),
        ("DPS", 1),
        ("near-ties", 1),
    ]
    assert all(name == metric.name for name, metric in METRICS.items())
    assert set(DEFAULT_METRICS) <= set(METRICS)
    for text in ("eff@k", "eff", "DPS@1", "dps", "eff@0", "Beyond@k", ""):
        with pytest.raises(InputError, match=f"there is no metric {text!r}: take one of Beyond, DPS"):
            find_metric(text)


def test_an_unknown_name_and_a_k_that_does_not_fit_are_refused(golden: RunDirectory) -> None:
    with pytest.raises(InputError, match="there is no metric 'pass@1': take one of pass@k, eff@k"):
        score_metrics(golden, ("pass@k", "pass@1"), (1,))
    with pytest.raises(InputError, match="k is 5, but task a has 4 samples"):
        score_metrics(golden, ("DPS", "eff@k"), (5,))
    assert points(score_metrics(golden, ("speedup",), (5,))).keys() == {"speedup 1"}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"margin": 1.0}, "the margin is 1.0: give a share"),
        ({"margin": -0.1}, "the margin is -0.1"),
        ({"margin": math.nan}, "the margin is nan"),
        ({"min_correct": 0}, "min-correct is 0: give at least 1 sample"),
        ({"max_profile": 0}, "max-profile is 0: give at least 1 sample"),
    ],
)
def test_options_out_of_range_are_refused(options: Mapping[str, float], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        MetricOptions(**options)  # type: ignore[arg-type]


def test_the_library_gives_the_same_estimate_or_the_same_sentence(golden: RunDirectory) -> None:
    run = Run.open(golden.path)
    assert run.score("DPS", TWO) == one(golden, "DPS")
    assert run.score("efficient@2") == one(golden, "efficient@k", k=2)
    with pytest.raises(InputError, match="DPS needs a task with 10 correct samples"):
        run.score("DPS")


def test_the_page_lists_every_metric_with_what_it_needs() -> None:
    page = (Path(__file__).parents[2] / "docs/metrics.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `") and line.endswith((" yes |", " no |"))]
    assert rows == [
        f"| `{metric.name}` | {metric.needs} | the {metric.references} | {'yes' if metric.is_mean else 'no'} |"
        for metric in METRICS.values()
    ]


def test_tasks_without_a_ladder_are_left_out_and_counted(golden: RunDirectory) -> None:
    manifest = golden.manifest()
    single = ScoredReference(reference_id="fast", tier="fast", dps_score=None)
    golden.update(
        replace(manifest, tasks=(manifest.tasks[0], replace(manifest.tasks[1], references=(single,), budget_factor=3)))
    )
    found = {item.metric: item for item in scored(golden).estimates}
    assert found["DPS"].note == "1 of 1 tasks have at least 2 correct samples; 1 of 2 tasks have references with scores"
    assert found["DPS_all"].note == "1 of 2 tasks have references with scores"
    assert (found["DPS_all"].point_estimate, found["DPS_all"].n_samples) == (30.0, 4)
    assert found["Beyond"].note == "1 of 2 tasks have two measured references of different cost"
    assert (found["Beyond"].point_estimate, found["Beyond"].n_tasks) == (1.25 / 4, 1)


def test_references_that_cost_no_more_than_an_empty_program_are_told_by_task(tmp_path: Path) -> None:
    # Costs 5, −3 and −3: the largest is above 0, so there is a budget; the sum and the largest level are below.
    run = ladder_run(tmp_path, {"a": (10, 20)})
    records = run.measurements()
    (run.path / "measurements.jsonl").unlink()
    with run.writer() as writer:
        for item in records:
            cheap = item.reference_id == "fast" and item.instructions is not None
            count = {(1, 0): OVERHEAD + 5, (2, 0): OVERHEAD - 3, (2, 1): OVERHEAD - 3}
            writer.append(replace(item, instructions=count[item.level, item.test_index]) if cheap else item)
    reasons = missing(run)
    for name in ("efficient@k", "near-ties", "speedup", "speedup-gm"):
        assert reasons[name] == (
            f"{name} needs references that cost something: that of task a costs no more than an empty program"
        )
    for name in DPS_FAMILY:
        assert reasons[name] == (
            f"{name} needs references that cost something: one of task a costs no more than an empty program"
        )


def test_growth_and_craft_are_scored_apart_where_the_tasks_say_which_they_are(tmp_path: Path) -> None:
    run = mixed_run(tmp_path / "run")
    whole = score_metrics(run, ("eff@k",), (1,), by_kind_of_gain=True)
    assert whole.groups == ()
    manifest = run.manifest()
    kinds = {"a": "growth", "b": "craft"}
    run.update(
        replace(manifest, tasks=tuple(replace(task, kind_of_gain=kinds[task.task_id]) for task in manifest.tasks))
    )
    found = score_metrics(run, ("eff@k",), (1,), by_kind_of_gain=True)
    assert found.estimates == whole.estimates
    assert [(group.name, group.estimates[0].n_tasks) for group in found.groups] == [("growth", 1), ("craft", 1)]
    points = [group.estimates[0].point_estimate for group in found.groups]
    assert sum(points) / 2 == pytest.approx(whole.estimates[0].point_estimate)
    assert points[0] > points[1]
    assert score_metrics(run, ("eff@k",), (1,)).groups == ()
    table = CliRunner().invoke(main, ["score", str(run.path), "--by", "kind_of_gain"]).stdout
    assert "eff@1, growth" in table
    assert "eff@1, craft" in table
    command = ["score", str(run.path), "--by", "kind_of_gain", "--format", "json"]
    document = json.loads(CliRunner().invoke(main, command).stdout)
    assert [group["name"] for group in document["groups"]] == ["growth", "craft"]

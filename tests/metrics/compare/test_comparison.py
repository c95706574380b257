import json
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.errors import InputError
from effbench.metrics.compare.comparison import Comparison, compare_runs
from effbench.metrics.compare.guard import Guard, GuardFinding, WorseWhen, judge, parse_guard
from effbench.metrics.compare.table import Format, render_comparison
from effbench.records.environment import Calibration, Environment
from effbench.records.generation import Generation, Sampling
from effbench.records.manifest import SCHEMA, Manifest, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.task import Level
from effbench.scoring import PairedComparison
from effbench.storage.run_directory import RunDirectory

OVERHEAD, REFERENCE_COST = 100, 1_000
ENVIRONMENT = Environment(
    environment_id="e0e0", counter="qemu", exact=True, sandbox="docker", isolation=("container",), runtime="r0",
    image="i0", python="3.12.1", libc="2.36", machine="x86_64", cpu_model="one", kernel="6.1", engine_version="27",
    harness_python="3.11.7", effbench="0.1.0",
)  # fmt: skip
Row = Sequence[float | None]
"""What each of a task's samples scores; None for a wrong one."""

BASELINE: list[Row] = [[0.75], [1.0], [0.5], [0.875], [1.25], [0.625], [0.5], [1.0]]
WORSE: list[Row] = [[0.5], [0.875], [None], [0.5], [1.0], [0.25], [0.375], [0.5]]
SIMILAR: list[Row] = [[0.875], [0.875], [0.5], [0.75], [1.5], [0.5], [0.5], [1.0]]


def a_manifest(n_tasks: int, model: str) -> Manifest:
    levels = (Level(index=0, size=1, n_tests=1, weight=0.0), Level(index=1, size=9, n_tests=1, weight=1.0))
    tasks = tuple(
        ScoredTask(
            task_id=f"task {number}",
            content_hash="h",
            levels=levels,
            timeout_factor=2.0,
            baseline="fast",
            references=(),
            budget_factor=None,
        )
        for number in range(n_tasks)
    )
    return Manifest(
        schema=SCHEMA, run_id="r1", suite="small", suite_origin="made in a test", suite_hash="5u1te", model=model,
        tasks=tasks, seed=None, calibration=Calibration(call=OVERHEAD, load=0, runs=11, spread=0),
        environment=ENVIRONMENT, command="effbench run", started_at="2026-01-01T00:00:00Z", complete=True,
    )  # fmt: skip


def measured(task_id: str, score: float | None, sample_index: int | None) -> list[Measurement]:
    """The records of one program: its cost c gives e = (2000 − c) / 1000."""
    first = Measurement(
        key="k", task_id=task_id, sample_index=sample_index, reference_id="fast" if sample_index is None else None,
        solution_sha256="s", code_digest="d", level=0, test_index=0, verdict=Verdict.AC, instructions=None,
        load_instructions=0, cpu_time_s=0.0, max_rss_bytes=0, detail="", counter="qemu", environment_id="e0e0",
    )  # fmt: skip
    if score is None:
        return [replace(first, verdict=Verdict.WA)]
    cost = round(REFERENCE_COST * (2 - score))
    return [first, replace(first, level=1, instructions=OVERHEAD + cost)]


def write_run(path: Path, rows: Sequence[Row], model: str = "scribe", manifest: Manifest | None = None) -> Path:
    manifest = manifest or a_manifest(len(rows), model)
    samples, records = [], []
    for task, row in zip(manifest.tasks, rows, strict=True):
        records += measured(task.task_id, 1.0, None)
        for index, score in enumerate(row):
            samples.append(
                Sample(task_id=task.task_id, sample_index=index, model=model, completion="code", solution="code")
            )
            records += measured(task.task_id, score, index)
    run = RunDirectory(path)
    run.begin(manifest, samples)
    with run.writer() as writer:
        writer.append_all(records)
    return path


def effbench(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


def compare(paths: Sequence[Path], metric: str = "eff@1", **options: Any) -> Comparison:
    return compare_runs([RunDirectory(path) for path in paths], metric, **options)


def limit(share: float, worse_when: WorseWhen = WorseWhen.SHOWN) -> Guard:
    return Guard(share=share, worse_when=worse_when)


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    return write_run(tmp_path / "baseline", BASELINE, model="base|line")


@pytest.fixture
def worse(tmp_path: Path) -> Path:
    return write_run(tmp_path / "worse", WORSE, model="worse")


@pytest.fixture
def similar(tmp_path: Path) -> Path:
    return write_run(tmp_path / "similar", SIMILAR, model="similar")


def compared_with_itself(path: Path) -> Comparison:
    return compare([path, path])


def test_runs_are_compared_by_their_tasks_scores(baseline: Path, worse: Path) -> None:
    got = compare([baseline, worse])
    assert [run.estimate.point_estimate for run in got.runs] == pytest.approx([0.8125, 0.5])
    (pair,) = got.pairs
    assert (pair.first, pair.second) == ("A", "B")
    assert pair.paired.difference == pytest.approx(-0.3125)
    assert pair.relative_difference == pytest.approx(-0.3125 / 0.8125)
    assert (pair.paired.wins, pair.paired.ties, pair.paired.losses) == (0, 0, 8)
    assert pair.paired.p_value == pair.adjusted_p_value == 2 / 2**8
    assert pair.distinguishable
    assert (got.metric, got.suite, got.counter, got.environment_id) == ("eff@1", "small", "qemu", "e0e0")


def test_metrics_other_than_the_default_can_be_compared(tmp_path: Path) -> None:
    first = write_run(tmp_path / "first", [[1.0, 0.5], [None, None], [1.0, None]])
    second = write_run(tmp_path / "second", [[0.5, 0.5], [0.5, None], [1.0, 1.0]])
    by_pass = compare([first, second], "pass@1")
    assert [run.estimate.point_estimate for run in by_pass.runs] == pytest.approx([0.5, 2.5 / 3])
    assert by_pass.pairs[0].paired.difference == pytest.approx(1 / 3)
    by_best = compare([first, second], "eff@2")
    assert by_best.pairs[0].paired.difference == pytest.approx((-0.5 + 0.5 + 0.0) / 3)


def test_a_task_without_samples_scores_0_and_is_pointed_out(tmp_path: Path) -> None:
    full = write_run(tmp_path / "full", [[1.0], [0.5], [1.0]])
    partial = write_run(tmp_path / "partial", [[1.0], [], [1.0]])
    for metric in ("eff@1", "pass@1"):
        got = compare([full, partial], metric)
        assert got.pairs[0].paired.losses == 1
        assert "B has samples for 2 of 3 tasks; a task without samples scores 0." in render_comparison(got)
    assert "A has samples" not in render_comparison(got)


def test_many_runs_give_all_pairs_adjusted_together_and_ranks(baseline: Path, worse: Path, similar: Path) -> None:
    got = compare([baseline, worse, similar])
    assert [(pair.first, pair.second) for pair in got.pairs] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert all(pair.adjusted_p_value >= pair.paired.p_value for pair in got.pairs)
    assert got.pairs[0].adjusted_p_value == 2 / 2**8
    assert got.n_tasks_to_separate is None
    assert [(run.rank.low, run.rank.high) for run in got.runs] == [(1, 2), (3, 3), (1, 2)]


def test_labels_go_on_after_z(tmp_path: Path) -> None:
    path = write_run(tmp_path / "run", [[1.0]])
    assert [run.label for run in compare([path] * 28).runs][24:] == ["Y", "Z", "A1", "B1"]


def test_a_score_of_0_has_no_relative_difference(tmp_path: Path) -> None:
    nothing = write_run(tmp_path / "nothing", [[None], [None]])
    something = write_run(tmp_path / "something", [[1.0], [0.5]])
    got = compare([nothing, something], guard=limit(0.05))
    assert got.pairs[0].relative_difference is None
    assert not got.findings[0].worse
    assert "none" in render_comparison(got)


UNLIKE: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {"counter": "perf", "environment_id": "e1"}, "counter is qemu in {a}, perf in {b}"),
    ({"suite": "big", "suite_hash": "0ther"}, {}, "suite is small in {a}, big in {b}"),
    ({"suite_hash": "0ther"}, {}, "suite_hash is 5u1te in {a}, 0ther in {b}"),
    ({}, {"environment_id": "e1"}, "environment_id is e0e0 in {a}, e1 in {b}; nothing that is recorded tells why"),
    (
        {},
        {"environment_id": "e1", "python": "3.13.0", "runtime": "r1"},
        "environment_id is e0e0 in {a}, e1 in {b}; their python differs, 3.12.1 against 3.13.0",
    ),
    (
        {},
        {"environment_id": "e1", "runtime": "r1", "cpu_model": "two"},
        "environment_id is e0e0 in {a}, e1 in {b}; their runtime differs, r0 against r1",
    ),
]


@pytest.mark.parametrize(("fields", "surroundings", "expected"), UNLIKE)
def test_unlike_runs_are_refused_with_the_field_and_both_values(
    tmp_path: Path, baseline: Path, fields: dict[str, Any], surroundings: dict[str, Any], expected: str
) -> None:
    manifest = replace(a_manifest(len(BASELINE), "other"), **fields, environment=replace(ENVIRONMENT, **surroundings))
    other = write_run(tmp_path / "other", BASELINE, manifest=manifest)
    result = effbench(baseline, baseline, other)
    assert result.exit_code == 2
    assert expected.format(a=baseline, b=other) in result.stderr
    assert result.stderr.count("\n") == 1


def asked(style: str) -> Generation:
    sampling = Sampling(temperature=0.0)
    return Generation(
        model="m", server="s", endpoint="chat", prompt=style, template_sha256="ab" * 32, sampling=sampling, n=1
    )


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ("instruct", "efficient", True),
        ("efficient", "own.jinja", True),
        ("instruct", "cot", False),
        ("efficient", "efficient", False),
        ("efficient", None, False),
    ],
)
def test_runs_that_were_asked_for_different_things_are_not_compared(
    tmp_path: Path, first: str, second: str | None, refused: bool
) -> None:
    runs = [
        write_run(
            tmp_path / name,
            BASELINE,
            manifest=replace(a_manifest(len(BASELINE), name), generation=None if style is None else asked(style)),
        )
        for name, style in (("one", first), ("two", second))
    ]
    if refused:
        with pytest.raises(InputError, match=r"what the prompt asked for is (efficiency|correctness)"):
            compare(runs)
    else:
        assert compare(runs).pairs


def test_what_differs_without_touching_counts_is_no_reason_to_refuse(tmp_path: Path, baseline: Path) -> None:
    elsewhere = replace(ENVIRONMENT, kernel="6.12", cpu_model="two", engine_version="28")
    manifest = replace(a_manifest(len(BASELINE), "other"), environment=elsewhere)
    assert compare([baseline, write_run(tmp_path / "other", BASELINE, manifest=manifest)]).pairs


def test_incomplete_runs_are_refused_by_label(tmp_path: Path, baseline: Path) -> None:
    manifest = replace(a_manifest(len(BASELINE), "other"), complete=False)
    other = write_run(tmp_path / "other", BASELINE, manifest=manifest)
    with pytest.raises(InputError, match=r"run B, .*not complete"):
        compare([baseline, other])


def test_a_k_beyond_the_samples_is_refused_by_label(baseline: Path) -> None:
    with pytest.raises(InputError, match=r"run A, .*k is 2, but task task 0 has 1 sample"):
        compare([baseline, baseline], "eff@2")


def test_places_without_a_run_are_refused(tmp_path: Path, baseline: Path) -> None:
    result = effbench(baseline, tmp_path / "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere does not exist" in result.stderr


def test_one_run_cannot_be_compared(baseline: Path) -> None:
    result = effbench(baseline)
    assert result.exit_code == 2
    assert "name at least two" in result.stderr


@pytest.mark.parametrize("metric", ["eff", "eff@0", "eff@", "speed@1", "eff@1.5", "@1", "eff@k"])
def test_metrics_that_do_not_exist_are_refused_with_those_that_do(baseline: Path, metric: str) -> None:
    known = ".*ET, .*eff@k, efficient@k, energy@k, fast_p@k, .*opt@k, pass@k"
    with pytest.raises(InputError, match=f"there is no metric '{metric}' .* take one of {known}"):
        compare([baseline, baseline], metric)


@pytest.mark.parametrize("margin", [-1.0, math.nan, math.inf])
def test_margins_that_make_no_sense_are_refused(baseline: Path, margin: float) -> None:
    with pytest.raises(InputError, match=f"the tie margin is {margin}"):
        compare([baseline, baseline], tie_margin=margin)


def test_the_margin_turns_small_differences_into_ties(baseline: Path, similar: Path) -> None:
    got = compare([baseline, similar], tie_margin=0.125)
    assert (got.pairs[0].paired.wins, got.pairs[0].paired.ties, got.pairs[0].paired.losses) == (1, 7, 0)
    assert "8 tasks of small, ties up to 0.125; counter qemu, environment e0e0." in render_comparison(got)


def test_a_difference_is_told_in_words(baseline: Path, worse: Path) -> None:
    forth = render_comparison(compare([baseline, worse]))
    assert "A (base|line) is better than B (worse) by 0.312; p = 0.0078." in forth
    assert "B (base|line) is better than A (worse) by 0.312" in render_comparison(compare([worse, baseline]))


def test_what_is_not_distinguishable_is_told_with_reasons_and_what_would_be_seen(baseline: Path, similar: Path) -> None:
    text = render_comparison(compare([baseline, similar]))
    assert "A (base|line) and B (similar) are not distinguishable: the interval holds 0 and p = 1.0000" in text
    assert "; this number of tasks reliably shows a difference of 0.1" in text


def test_few_tasks_are_not_distinguishable_though_their_interval_leaves_0_out(tmp_path: Path) -> None:
    first = write_run(tmp_path / "first", [[0.5], [0.5], [0.5], [0.5]])
    second = write_run(tmp_path / "second", [[1.0], [0.75], [0.875], [1.25]])
    text = render_comparison(compare([first, second]))
    assert "not distinguishable: p = 0.1250 is not below 0.05;" in text


def test_a_small_p_value_alone_does_not_tell_runs_apart(baseline: Path, similar: Path) -> None:
    got = compare([baseline, similar])
    text = render_comparison(replace(got, pairs=(replace(got.pairs[0], adjusted_p_value=0.049),)))
    assert "are not distinguishable: the interval holds 0;" in text


def test_differences_without_scatter_can_be_distinguishable(tmp_path: Path) -> None:
    first, second = write_run(tmp_path / "first", [[0.5]] * 8), write_run(tmp_path / "second", [[1.0]] * 8)
    got = compare([first, second])
    assert got.pairs[0].paired.ci_low is None
    assert got.pairs[0].distinguishable
    one = compare([write_run(tmp_path / "a", [[0.5]]), write_run(tmp_path / "b", [[1.0]])])
    assert "not distinguishable: p = 1.0000 is not below 0.05." in render_comparison(one)


def test_a_run_compared_with_itself_scores_alike(baseline: Path) -> None:
    got = compared_with_itself(baseline)
    assert (got.pairs[0].paired.difference, got.pairs[0].adjusted_p_value) == (0.0, 1.0)
    assert not got.pairs[0].distinguishable
    assert "A (base|line) and B (base|line) score alike on every task." in render_comparison(got)


def test_the_table_names_the_methods_and_the_ranks(baseline: Path, worse: Path) -> None:
    text = render_comparison(compare([baseline, worse]))
    assert re.search(r"^A +base\|line +0\.812 .* 1 of 2 \(1 to 1\) ", text, flags=re.MULTILINE)
    assert re.search(r"^B - A .* 0/0/8 .* bootstrap over tasks, BCa +exact, 2\^8 sign flips$", text, flags=re.MULTILINE)


def test_markdown_has_whole_tables_whatever_the_models_are_called(baseline: Path, worse: Path) -> None:
    text = render_comparison(compare([baseline, worse], guard=limit(0.05)), Format.MD)
    tables = [line for line in text.splitlines() if line.startswith("|")]
    bars = [line.replace("\\|", "").count("|") for line in tables]
    assert bars == [10] * 4 + [11] * 3
    assert "base\\|line" in tables[2]
    assert "\n- FAIL: B is shown to be worse than A by more than 5 %" in text


def test_json_holds_the_whole_comparison(baseline: Path, worse: Path) -> None:
    result = effbench(baseline, worse, "--format", "json", "--fail-if-worse", "5%")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["schema"], document["metric"]) == (1, 5, "eff@1")
    assert document["pairs"][0]["paired"]["losses"] == 8
    assert document["findings"][0]["worse"] is True
    assert document["guard"] == {"share": 0.05, "worse_when": "shown"}


def test_the_guard_fails_a_run_that_is_shown_to_be_worse(baseline: Path, worse: Path, similar: Path) -> None:
    result = effbench(baseline, similar, worse, "--fail-if-worse", "5%")
    assert result.exit_code == 1
    assert "PASS: B is not shown to be worse than A by more than 5 %" in result.stdout
    assert (
        "FAIL: C is shown to be worse than A by more than 5 %: the upper end of the interval of C - A is"
        in result.stdout
    )
    assert "the limit is -0.041." in result.stdout


def test_the_guard_lets_a_better_run_pass_by_every_rule(baseline: Path, worse: Path) -> None:
    for rule in WorseWhen:
        assert effbench(worse, baseline, "--fail-if-worse", "0%", "--worse-when", rule.value).exit_code == 0


def test_the_guard_lets_the_same_run_pass_by_every_rule(baseline: Path) -> None:
    for rule in WorseWhen:
        assert effbench(baseline, baseline, "--fail-if-worse", "0%", "--worse-when", rule.value).exit_code == 0


def test_without_a_guard_nothing_fails(baseline: Path, worse: Path) -> None:
    assert effbench(baseline, worse).exit_code == 0
    assert compare([baseline, worse]).findings == ()


def test_a_guard_that_could_not_see_its_limit_says_so(baseline: Path, similar: Path) -> None:
    text = render_comparison(compare([baseline, similar], guard=limit(0.05)))
    assert "; but this number of tasks reliably shows no less than 0.1" in text
    text = render_comparison(compare([baseline, similar], guard=limit(0.5)))
    assert "reliably show no less" not in text


def a_pair(difference: float, low: float | None, high: float | None) -> PairedComparison:
    return PairedComparison(
        difference=difference, standard_error=None, ci_low=low, ci_high=high, method="made up", p_value=0.5,
        p_method="made up", wins=0, ties=1, losses=9, minimum_detectable=None, n_tasks=10,
    )  # fmt: skip


def held(guard: Guard, pair: PairedComparison, *, p_value: float = 0.01) -> GuardFinding:
    return judge(guard, "A", "B", first_score=0.5, paired=pair, p_value=p_value, distinguishable=p_value < 0.05)


@pytest.mark.parametrize(
    ("rule", "low", "high", "value", "judged"),
    [
        (WorseWhen.SHOWN, -0.3, -0.1, -0.1, "the upper end of the interval"),
        (WorseWhen.MEASURED, -0.3, -0.1, -0.2, "the difference"),
        (WorseWhen.POSSIBLE, -0.3, -0.1, -0.3, "the lower end of the interval"),
        (WorseWhen.SHOWN, None, None, -0.2, "the difference"),
        (WorseWhen.MEASURED, None, None, -0.2, "the difference"),
        (WorseWhen.POSSIBLE, None, None, -0.2, "the difference"),
    ],
)
def test_each_rule_judges_its_own_number(
    rule: WorseWhen, low: float | None, high: float | None, value: float, judged: str
) -> None:
    pair = a_pair(-0.2, low, high)
    for share, worse in ((abs(value) / 0.5 - 0.01, True), (abs(value) / 0.5 + 0.01, False)):
        finding = held(limit(share, rule), pair)
        assert (finding.judged, finding.value, finding.worse, finding.decided) == (judged, value, worse, True)
        assert finding.limit == pytest.approx(-share * 0.5)


def test_exactly_the_limit_passes() -> None:
    assert not held(limit(0.5, WorseWhen.MEASURED), a_pair(-0.25, None, None)).worse


def test_a_loss_is_shown_only_where_the_test_tells_the_runs_apart() -> None:
    pair = a_pair(-0.2, -0.3, -0.1)
    assert held(limit(0.05), pair, p_value=0.049).worse
    assert (held(limit(0.05), pair, p_value=0.05).worse, held(limit(0.05), pair, p_value=0.05).decided) == (False, True)


def test_fewer_than_six_tasks_decide_nothing_about_a_loss() -> None:
    below, enough = (replace(a_pair(-0.2, -0.3, -0.1), n_tasks=tasks) for tasks in (5, 6))
    assert not held(limit(0.05), below, p_value=0.06).decided
    assert held(limit(0.05), enough, p_value=0.06).decided


def test_tasks_that_separate_nothing_say_how_many_would(tmp_path: Path) -> None:
    rows = [[1.0, 0.5, 0.2, 0.9, 0.4, 0.8], [0.9, 0.6, 0.2, 0.7, 0.5, 0.6]]
    for n_tasks, says in ((6, "6 tasks do not separate these 2 runs"), (4, "4 tasks cannot separate any runs")):
        folder = tmp_path / str(n_tasks)
        runs = [write_run(folder / str(place), [[e] for e in row[:n_tasks]]) for place, row in enumerate(rows)]
        got = compare(runs)
        assert got.n_tasks_to_separate is not None
        assert got.n_tasks_to_separate > n_tasks
        assert f"{says}; about {got.n_tasks_to_separate} like these would." in render_comparison(got)


@pytest.mark.parametrize(
    ("rule", "share", "outcome", "code"),
    [
        ("shown", "5%", "CANNOT TELL whether B is worse than A by more than 5 %", 2),
        ("shown", "90%", "PASS: B is not shown to be worse", 0),  # the loss that was measured is allowed
        ("measured", "5%", "FAIL: B is worse on these tasks than A", 1),
        ("measured", "90%", "PASS: B is not worse on these tasks", 0),
        ("possible", "5%", "FAIL: B may be worse than A", 1),
        ("possible", "90%", "CANNOT TELL whether B is worse", 2),
    ],
)
def test_with_few_tasks_the_guard_says_no_more_than_the_table(
    tmp_path: Path, rule: str, share: str, outcome: str, code: int
) -> None:
    first = write_run(tmp_path / "first", [[1.0], [0.75], [0.875]])
    second = write_run(tmp_path / "second", [[0.5], [0.5], [0.5]])
    result = effbench(first, second, "--fail-if-worse", share, "--worse-when", rule)
    assert "are not distinguishable: p = 0.2500" in result.stdout
    assert outcome in result.stdout
    assert result.exit_code == code


def test_few_tasks_that_all_score_alike_pass_by_every_rule(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [[1.0], [0.75]])
    for rule in WorseWhen:
        assert effbench(run, run, "--fail-if-worse", "0%", "--worse-when", rule.value).exit_code == 0


@pytest.mark.parametrize("n_tasks", range(1, 10))
def test_the_guard_never_contradicts_the_sentence_on_the_pair(tmp_path: Path, n_tasks: int) -> None:
    scores = [0.9 - 0.05 * place for place in range(n_tasks)]
    first = write_run(tmp_path / "first", [[score] for score in scores])
    second = write_run(tmp_path / "second", [[score / 2] for score in scores])
    text = effbench(first, second, "--fail-if-worse", "5%").stdout
    assert ("FAIL" in text) is ("is better than" in text)
    assert ("CANNOT TELL" in text) is (n_tasks < 6)


@pytest.mark.parametrize(("text", "share"), [("5%", 0.05), ("0%", 0.0), ("2.5 %", 0.025), (" 100% ", 1.0)])
def test_limits_are_percentages(text: str, share: float) -> None:
    assert parse_guard(text, "measured") == limit(share, WorseWhen.MEASURED)


@pytest.mark.parametrize("text", ["5", "0.05", "-5%", "101%", "five%", "%", "nan%", "5%%", ""])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a percentage from 0% to 100%"):
        parse_guard(text, "shown")


def test_rules_that_do_not_exist_are_refused_with_those_that_do(baseline: Path) -> None:
    with pytest.raises(InputError, match="give --worse-when one of shown, measured, possible"):
        parse_guard("5%", "likely")
    assert effbench(baseline, baseline, "--fail-if-worse", "5%", "--worse-when", "likely").exit_code == 2

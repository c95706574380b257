"""Rankings and what the pages show of a run."""

from dataclasses import replace
from pathlib import Path

import pytest

from effbench.leaderboard.board import Board, make_boards, sort_out
from effbench.leaderboard.columns import facts_of
from effbench.leaderboard.entry import Entry, read_entry
from effbench.leaderboard.model_info import ModelInfo
from effbench.metrics.judged_run import judge_run
from effbench.records.generation import Generation, Sampling
from effbench.records.measurement import Verdict
from effbench.scoring import RankInterval, compare_paired
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import mixed_run
from tests.leaderboard.sites import SHAPE, small_runs


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    return [read_entry(run) for run in small_runs(tmp_path_factory.mktemp("runs"))]


@pytest.fixture(scope="module")
def board(entries: list[Entry]) -> Board:
    (board,) = make_boards(entries)
    return board


def test_a_run_is_condensed_to_what_its_records_say(tmp_path: Path) -> None:
    entry = read_entry(mixed_run(tmp_path))
    first, second = entry.tasks
    assert (entry.n_samples, entry.n_covered) == (4, 2)
    assert entry.verdicts == {Verdict.AC: 1, Verdict.WA: 1, Verdict.TLE: 2}
    assert first.best is not None
    assert first.median is not None
    assert first.worst is not None
    # Costs 3 and 5 times the inputs 10, 11 and 100; the second has 7 more at import on each of these. The baseline: 2.
    assert (first.best.sample_index, first.best.cost, first.best.curve) == (0, 3 * 121, (33, 300))
    assert (first.median.sample_index, first.median.cost) == (1, 5 * 121 + 3 * 7)
    assert (first.worst.sample_index, first.worst.verdict, first.worst.cost) == (2, Verdict.WA, None)
    assert first.ratio == 1.5
    assert [(item.reference_id, item.cost, item.curve) for item in first.references] == [("fast", 242, (22, 200))]
    assert second.best is not None
    assert (second.best.verdict, second.best.cost, second.ratio) == (Verdict.TLE, None, None)


def test_samples_that_stand_for_several_are_shown_once(tmp_path: Path) -> None:
    first, second = read_entry(mixed_run(tmp_path)).tasks
    assert [(role, sample.sample_index) for role, sample in first.shown()] == [("best", 0), ("median", 1), ("worst", 2)]
    assert [role for role, _ in second.shown()] == ["only"]


def test_eff_at_1_of_a_run_is_the_mean_of_its_tasks(entries: list[Entry]) -> None:
    for entry in entries:
        mean = sum(task.efficiency for task in entry.tasks) / len(entry.tasks)
        assert entry.estimates["eff@1"].point_estimate == pytest.approx(mean)
        judged = judge_run(entry.run, (1,)).tasks
        assert [(task.task_id, task.verdicts) for task in entry.tasks] == [
            (own.task_id, own.verdicts) for own in judged
        ]
        assert [task.n_passed for task in entry.tasks] == [sum(own.passed) for own in judged]


def test_a_metric_that_a_run_cannot_give_has_its_reason(entries: list[Entry]) -> None:
    for entry in entries:
        assert "DPS" not in entry.estimates
        assert entry.missing["DPS"]


def test_a_ranking_is_ordered_by_the_first_metric(board: Board) -> None:
    table = [[task.efficiency for task in ranked.entry.tasks] for ranked in board.entries]
    means = [sum(row) for row in table]
    assert means == sorted(means, reverse=True)
    assert [item.rank for item in board.entries] == [RankInterval(rank=place, low=1, high=3) for place in (1, 2, 3)]
    assert board.n_apart == 0  # four tasks can never be enough
    assert board.n_tasks_to_separate is not None
    assert board.n_tasks_to_separate >= 6


def test_a_duel_is_the_comparison_seen_from_its_own_side(board: Board) -> None:
    rows = [[task.efficiency for task in ranked.entry.tasks] for ranked in board.entries]
    for own in range(SHAPE.models):
        duels = board.duels(own)
        assert [duel.other for duel in duels] == [other for other in range(SHAPE.models) if other != own]
        for duel in duels:
            paired = compare_paired(rows[duel.other], rows[own])
            assert duel.difference == pytest.approx(paired.difference)
            assert (duel.ci_low, duel.ci_high) == pytest.approx((paired.ci_low, paired.ci_high))
            assert (duel.wins, duel.ties, duel.losses) == (paired.wins, paired.ties, paired.losses)
            assert not duel.distinguishable  # four tasks can never be enough


ASKED_FOR_EFFICIENCY = Generation(
    model="m", server="s", endpoint="chat", prompt="efficient", template_sha256="ab", sampling=Sampling(), n=1
)


def test_runs_that_share_suite_counter_and_environment_share_a_ranking(entries: list[Entry]) -> None:
    manifest = entries[0].manifest
    for other in (
        replace(manifest, suite="other"),
        replace(manifest, suite_hash="other"),
        replace(manifest, environment=replace(manifest.environment, counter="perf")),
        replace(manifest, environment=replace(manifest.environment, environment_id="other")),
        replace(manifest, generation=ASKED_FOR_EFFICIENCY),
    ):
        boards = make_boards([replace(entries[0], manifest=other), *entries[1:]])
        assert [len(board.entries) for board in boards] == [2, 1]
    assert len({board.slug for board in boards}) == 2


def test_the_suites_own_solutions_are_baselines_beside_the_ranking(entries: list[Entry]) -> None:
    reference = replace(entries[0], manifest=replace(entries[0].manifest, model="reference:good"))
    (board,) = make_boards([reference, *entries[1:]])
    assert [item.entry for item in board.baselines] == [reference]
    assert [item.rank for item in board.baselines] == [None]
    assert len(board.pairs) == 1
    assert {item.model for item in board.entries} == {"model-01", "model-02"}
    (alone,) = make_boards([reference])
    assert [item.model for item in alone.entries] == ["reference:good"]  # nothing else is there to be ranked


def test_what_is_known_of_models_goes_with_their_names(entries: list[Entry]) -> None:
    info = ModelInfo(organisation="Acme", size="7B", open=True, released="2026-03-01")
    (board,) = make_boards(entries, {"model-01": info})
    assert [item.info for item in board.entries if item.model == "model-01"] == [info]
    assert [fact.key for fact in facts_of(board.entries)] == ["organisation", "size", "weights", "released"]
    (plain,) = make_boards(entries)
    assert facts_of(plain.entries) == ()  # nothing known, and all else is alike


def test_one_model_may_be_in_several_rankings(entries: list[Entry]) -> None:
    manifest = entries[0].manifest
    other = replace(manifest, environment=replace(manifest.environment, environment_id="other"))
    assert sort_out([manifest, other]) == ([0, 1], {})


def test_the_newest_complete_run_of_a_model_counts(entries: list[Entry]) -> None:
    manifest = entries[0].manifest
    old = replace(manifest, run_id="a", started_at="2026-01-01T00:00:00+00:00")
    new = replace(manifest, run_id="b", started_at="2026-01-02T00:00:00+00:00")
    newest = replace(manifest, run_id="c", started_at="2026-01-03T00:00:00+00:00", complete=False)
    ranked, left_out = sort_out([new, newest, old])
    assert ranked == [0]
    assert left_out == {
        1: "it is not complete",
        2: "the model's run b of 2026-01-02T00:00:00+00:00 is newer",
    }


def test_a_long_text_is_cut_for_the_page(tmp_path: Path) -> None:
    run = mixed_run(tmp_path)
    samples = [replace(item, solution=None, completion="x" * 30_000) for item in run.samples()]
    (tmp_path / "samples.jsonl").unlink()
    run.begin(run.manifest(), samples)
    best = read_entry(RunDirectory(tmp_path)).tasks[0].best
    assert best is not None
    assert (len(best.text), best.is_cut, best.is_code) == (20_000, True, False)

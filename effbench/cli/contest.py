"""`effbench contest`."""

import logging
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, counter_option, format_option, sandbox_option
from effbench.cli.output import reports_faults, say, show
from effbench.errors import InputError
from effbench.records.sample import Sample
from effbench.runner.contests.contest import ContestOptions, judge_contest, suite_for_samples
from effbench.runner.contests.contest_lanes import ContestLanes
from effbench.runner.contests.rankings import read_rankings
from effbench.runner.contests.run_times import read_run_times
from effbench.runner.contests.scores import ContestScores, ProblemScores
from effbench.samples.replay import open_replay
from effbench.sandboxes.choose import open_sandbox
from effbench.storage.cache import Cache, cache_root
from effbench.suites.packages.problem import Problem
from effbench.suites.packages.reading import opened_problems
from effbench.text.table import plain_table

__all__ = ["contest_command"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        contest: The scores.
    """

    schema: int = 1
    contest: ContestScores


@click.command("contest")
@click.argument("samples", type=click.Path(path_type=Path))
@click.option(
    "--data", type=click.Path(path_type=Path), required=True, metavar="PATH",
    help="Problem package, or folder of the contest's packages.",
)  # fmt: skip
@click.option("--language", default="cpp", show_default=True, help="What the samples are written in.")
@click.option(
    "--rankings", type=click.Path(path_type=Path), metavar="CSV",
    help="Totals of the contest's people, with their medals if they have any.",
)  # fmt: skip
@click.option(
    "--run-times", type=click.Path(path_type=Path), metavar="CSV",
    help="Published run times of others' solutions: columns problem, seconds, and status if not all are accepted.",
)  # fmt: skip
@click.option("-k", "ks", default="1", show_default=True, metavar="K[,K…]", help="How many samples one may try.")
@counter_option
@sandbox_option
@format_option
@reports_faults
def contest_command(
    samples: Path, data: Path, language: str, rankings: Path | None, run_times: Path | None, ks: str, counter: str,
    sandbox: str, form: str,
) -> None:  # fmt: skip
    """Judge samples for the problems of a contest: points, subtasks, and the place among people.

    SAMPLES is a file in any format that `effbench import` reads; its tasks are the problems' names.
    """
    people = None if rankings is None else read_rankings(rankings)
    if people is not None and people.without:
        say(f"{rankings}: {people.without} lines have no total and are not counted")
    times = {} if run_times is None else read_run_times(run_times)
    options = ContestOptions(language=language, ks=_numbers(ks), rankings=people, run_times=times)
    with opened_problems(data) as problems:
        missing = [problem.name for problem in problems if problem.name not in times]
        if run_times is not None and missing:
            say(f"{run_times}: no run time is given for {', '.join(missing)}")
        given = _samples(samples, problems, language)
        most = max(problem.limits.memory_bytes for problem in problems)
        with closing(ContestLanes(open_sandbox(sandbox), counter, most)) as lanes:
            scores = judge_contest(problems, given, lanes, Cache(cache_root()), options, _LOG.info)
    if form == JSON:
        show_json(ContestDocument(contest=scores))
    else:
        show(_rendered(scores))


def _numbers(text: str) -> tuple[int, ...]:
    try:
        ks = tuple(sorted({int(word) for word in text.split(",")}))
    except ValueError:
        raise InputError(f"-k is {text[:40]!r}: give numbers from 1 on, such as 1,5") from None
    if ks[0] < 1:
        raise InputError(f"-k is {text[:40]!r}: give numbers from 1 on, such as 1,5")
    return ks


def _samples(path: Path, problems: list[Problem], language: str) -> dict[str, list[Sample]]:
    suite = suite_for_samples(problems, language)
    selected = frozenset(task.task_id for task in suite.tasks)
    found: dict[str, list[Sample]] = {}
    for sample in open_replay(str(path)).samples(suite, selected=selected, n=None):
        found.setdefault(sample.task_id, []).append(sample)
    return found


def _rendered(scores: ContestScores) -> str:
    blocks = [_table_of(each) for each in scores.problems]
    rows = [
        [f"best of {k}", f"{place.total:.1f} of {scores.most:g}",
         "" if place.percentile is None else f"{place.percentile:.1f}", place.medal]
        for k, place in scores.places.items()
    ]  # fmt: skip
    return "\n\n".join([*blocks, plain_table(rows, ["contest", "points", "percentile", "medal"], "lrrl")])


def _table_of(problem: ProblemScores) -> str:
    ks = list(problem.points_at)
    heads = [problem.name, "points", *(f"pass@{k}" for k in ks), *(f"eff@{k}" for k in ks)]
    rows = [
        [each.name, f"{each.most:g}", *(f"{each.pass_at[k]:.3f}" for k in ks),
         *(f"{each.eff_at[k]:.3f}" if k in each.eff_at else "" for k in ks)]
        for each in problem.subtasks
    ]  # fmt: skip
    points = ", ".join(f"{problem.points_at[k]:.1f} (k = {k})" for k in ks)
    rows.append(["all", f"{problem.most:g}", *(f"{problem.pass_at[k]:.3f}" for k in ks), *("" for _ in ks)])
    lines = [plain_table(rows, heads, "lr" + "r" * (2 * len(ks))), f"{problem.n} samples, points: {points}"]
    if problem.beyond is not None:
        lines.append(f"Beyond among the jury's accepted solutions: {problem.beyond:.3f}")
    if problem.published is not None:
        lines.append(
            f"Among {problem.published.n} published run times, in seconds of other machines: "
            f"Beyond {problem.published.beyond:.3f}, faster than {problem.published.faster:.1%}"
        )
    return "\n".join(lines)

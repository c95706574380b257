"""`effbench show`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import click

from effbench.cli.json_output import show_json
from effbench.cli.line_view import render_lines
from effbench.cli.options import JSON, format_option, sandbox_option, task_path_option
from effbench.cli.output import reports_faults, show
from effbench.cli.run_view import render_run, render_sample, render_task
from effbench.cli.sample_lines import costliest_input, count_sample_lines
from effbench.errors import InputError
from effbench.export.open_run import open_run
from effbench.export.rows import Row, RowLevel, table_of
from effbench.measure.line_costs import LineCosts
from effbench.metrics.sample_results import LevelResult, SampleResult, TaskResult, task_results
from effbench.storage.loaded_run import LoadedRun
from effbench.text.terminal import one_line

__all__ = ["find_shown", "show_command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        samples: Those that are shown, as ``effbench export --level samples`` has them.
        levels: Of one sample: its scored levels.
        baseline_levels: The same of the baseline.
        line_costs: With ``--line-costs``.
    """

    schema: int = 1
    samples: list[Row]
    levels: tuple[LevelResult, ...] = ()
    baseline_levels: tuple[LevelResult, ...] = ()
    line_costs: LineCosts | None = None


class Place(click.ParamType[tuple[int, int]]):
    """A level and an input of it."""

    name = "LEVEL.INPUT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Reads it; click calls this."""
        found = re.fullmatch(r"([0-9]{1,9})\.([0-9]{1,9})", str(value))
        if found is None:
            self.fail(f"{value!r} is not a level and an input of it, such as 2.0", param, ctx)
        return int(found[1]), int(found[2])


@click.command("show")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@click.argument("which", required=False, metavar="[TASK[#SAMPLE]]")
@click.option(
    "--line-costs", is_flag=True,
    help="Count the sample once more, by emulation: where its instructions go, line by line.",
)  # fmt: skip
@click.option(
    "--input", "at", type=Place(), metavar="LEVEL.INPUT",
    help="--line-costs: on this input. [default: the one it failed, else its costliest]",
)  # fmt: skip
@click.option("--data", type=click.Path(path_type=Path), help="--line-costs: the suite's data, where they are a file.")
@task_path_option
@sandbox_option
@format_option
@reports_faults
def show_command(
    path: Path, which: str | None, line_costs: bool, at: tuple[int, int] | None, data: Path | None,
    task_path: tuple[Path, ...], sandbox: str, form: str,
) -> None:  # fmt: skip
    """Look into a finished run: all tasks, the samples of one task, or one sample.

    RUN is a run directory, a bundle, or a folder that holds one run.

    TASK is a task's id or its last part, SAMPLE the index of one of its samples. Of a sample this shows its code, its
    verdict, what it failed on, and its cost on each level beside the baseline's and the budget. The worst come first.
    """
    with open_run(path) as opened:
        run = LoadedRun(opened.directory)
        results, manifest, records = task_results(run), run.manifest(), run.measurements()
        rows = table_of(run, RowLevel.SAMPLES).rows if form == JSON else []
    task, sample = (None, None) if which is None else find_shown(results, which)
    if at is not None and not line_costs:
        raise InputError("--input says where lines are counted: give --line-costs, too")
    costs = None
    if line_costs:
        if task is None or sample is None:
            raise InputError("--line-costs is about one sample: name it, such as TASK#0")
        place = at or costliest_input(sample, records)
        costs = count_sample_lines(manifest, task, sample, place, sandbox=sandbox, data=data, task_path=task_path)
    if form == JSON:
        show_json(_document(rows, task, sample, costs))
    elif task is None:
        show(render_run(manifest, results))
    elif sample is None:
        show(render_task(manifest, task))
    else:
        show(render_sample(manifest, task, sample, code=None if costs is None else render_lines(costs)))


def _document(
    rows: list[Row], task: TaskResult | None, sample: SampleResult | None, costs: LineCosts | None
) -> ShownDocument:
    if task is not None:
        rows = [row for row in rows if row["task_id"] == task.task.task_id]
    if task is None or sample is None:
        return ShownDocument(samples=rows)
    return ShownDocument(
        samples=[row for row in rows if row["sample_index"] == sample.sample.sample_index],
        levels=sample.levels,
        baseline_levels=task.baseline,
        line_costs=costs,
    )


def find_shown(results: Sequence[TaskResult], which: str) -> tuple[TaskResult, SampleResult | None]:
    """The task, and the sample where one is named.

    Args:
        results: Of a run.
        which: The task's id or its last part, and perhaps ``#`` and the index of a sample.

    Raises:
        InputError: There is no such task or sample, or there are several such tasks.
    """
    matching = _matching(results, which)
    name, mark, index = which.rpartition("#")
    if matching or not mark or not index.isdecimal():
        return _only(results, matching, which), None
    task = _only(results, _matching(results, name), name)
    sample = next((item for item in task.samples if str(item.sample.sample_index) == index), None)
    if sample is None:
        known = ", ".join(str(item.sample.sample_index) for item in task.samples[:20]) or "none"
        raise InputError(f"task {_shown(task)} has no sample {one_line(index, most=20)}: its samples are {known}")
    return task, sample


def _matching(results: Sequence[TaskResult], name: str) -> list[TaskResult]:
    exact = [item for item in results if item.task.task_id == name]
    return exact or [item for item in results if item.task.task_id.rpartition("/")[2] == name]


def _only(results: Sequence[TaskResult], matching: Sequence[TaskResult], name: str) -> TaskResult:
    if len(matching) == 1:
        return matching[0]
    said = one_line(name, most=100)
    if matching:
        raise InputError(f"several tasks are named {said!r}: give one of {', '.join(map(_shown, matching[:10]))}")
    known = {part: item for item in results for part in (item.task.task_id.rpartition("/")[2], item.task.task_id)}
    near = [_shown(known[part]) for part in get_close_matches(name[:200], list(known), n=1)]
    meant = f" (did you mean {near[0]}?)" if near else ""
    raise InputError(f"the run has no task {said!r}{meant}: `effbench show RUN` lists its tasks")


def _shown(task: TaskResult) -> str:
    return one_line(task.task.task_id, most=100)

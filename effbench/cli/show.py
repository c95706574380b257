"""`effbench show`."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from effbench.cli.output import reports_faults, show
from effbench.cli.run_view import render_run, render_sample, render_task
from effbench.errors import InputError
from effbench.export.open_run import open_run
from effbench.metrics.sample_results import SampleResult, TaskResult, task_results
from effbench.storage.loaded_run import LoadedRun
from effbench.text.terminal import one_line

__all__ = ["find_shown", "show_command"]


@click.command("show")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@click.argument("which", required=False, metavar="[TASK[#SAMPLE]]")
@reports_faults
def show_command(path: Path, which: str | None) -> None:
    """Look into a finished run: all tasks, the samples of one task, or one sample.

    RUN is a run directory, a bundle, or a folder that holds one run.

    TASK is a task's id or its last part, SAMPLE the index of one of its samples. Of a sample this shows its code, its
    verdict, what it failed on, and its cost on each level beside the baseline's and the budget. The worst come first.
    """
    with open_run(path) as opened:
        run = LoadedRun(opened.directory)
        results, manifest = task_results(run), run.manifest()
    if which is None:
        show(render_run(manifest, results))
        return
    task, sample = find_shown(results, which)
    show(render_task(manifest, task) if sample is None else render_sample(manifest, task, sample))


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

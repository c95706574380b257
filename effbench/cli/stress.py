"""`effbench stress`."""

from contextlib import closing
from pathlib import Path

import click

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.find_tasks import find_task
from effbench.authoring.stress.authors import Author, open_author
from effbench.authoring.stress.explore import explore
from effbench.authoring.stress.propose import Judged, propose, write_proposals
from effbench.authoring.stress.report import render_report, write_report
from effbench.authoring.stress.sized_inputs import Metric
from effbench.authoring.task_runner import TaskRunner
from effbench.cli.options import counter_option, sandbox_option, task_path_option
from effbench.cli.output import reports_faults, show
from effbench.errors import InputError
from effbench.records.task import Reference
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.sandboxes.choose import open_sandbox

__all__ = ["stress_command"]


@click.command("stress")
@click.argument("name", metavar="SUITE/TASK")
@task_path_option
@click.option("--references", "tiers", metavar="TIER[,…]", help="Tiers or names of references [default: all].")
@click.option(
    "--budget", type=click.IntRange(min=100_000), default=60_000_000, show_default=True, metavar="INSTRUCTIONS",
    help="Instructions that a reference may take on one input.",
)  # fmt: skip
@click.option("--memory", is_flag=True, help="Stress memory, up to the task's limit, instead of instructions.")
@click.option(
    "--propose",
    "author",
    metavar="MODEL",
    help="Model that writes generators and contracts; replay:PATH reads stored answers.",
)
@click.option(
    "--proposals", type=click.IntRange(min=1), default=4, show_default=True, help="Times that the model is asked."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the report's files.")
@counter_option
@sandbox_option
@reports_faults
def stress_command(
    name: str, task_path: tuple[Path, ...], tiers: str | None, budget: int, memory: bool, author: str | None,
    proposals: int, output: Path | None, counter: str, sandbox: str,
) -> None:  # fmt: skip
    """Find inputs that stress a task's references, how each one grows, and sizes for its levels."""
    authored = find_task(name, task_path)
    references = _chosen(authored, tiers)
    if author is not None and output is None:
        raise InputError("--propose writes files: give a folder for them with -o")
    writer = None if author is None else open_author(author)
    plan = LanePlan(tasks=[authored.task], sandbox=open_sandbox(sandbox), counter=counter, workers=1)
    with closing(open_lane_pool(plan)) as lane_pool:
        runner = TaskRunner(lane_pool.context(lane_pool.pooled_lanes[0]), authored.task, authored.contract)
        if writer is not None and output is not None:
            _propose(authored, runner, writer, proposals, output)
            return
        metric = Metric.BYTES if memory else Metric.INSTRUCTIONS
        report = explore(runner, references, metric=metric, instruction_budget=budget)
    show(render_report(report))
    if output is not None:
        write_report(report, output)


def _propose(authored: AuthoredTask, runner: TaskRunner, author: Author, wanted: int, folder: Path) -> None:
    judged: list[Judged] = []
    for each in propose(runner, authored.contract, author, wanted=wanted):
        judged.append(each)
        write_proposals(judged, folder)  # all so far: what a model has written must not be lost when it fails later
        show(f"proposal {len(judged)}: {f'rejected, {each.reason}' if each.reason else 'accepted'}")


def _chosen(authored: AuthoredTask, tiers: str | None) -> tuple[Reference, ...]:
    if tiers is None:
        return authored.task.references
    wanted = {word.strip() for word in tiers.split(",")}
    known = {word for reference in authored.task.references for word in (reference.tier, reference.reference_id)}
    if not wanted <= known:
        missing = ", ".join(sorted(wanted - known))
        raise InputError(f"{authored.task.task_id} has no reference {missing}: choose from {', '.join(sorted(known))}")
    return tuple(
        reference for reference in authored.task.references if {reference.tier, reference.reference_id} & wanted
    )

"""`effbench stress`."""

from contextlib import closing
from pathlib import Path

import click

from effbench.authoring.draft import Draft
from effbench.authoring.drafts import find_draft
from effbench.authoring.workbench import Workbench
from effbench.commands.shared import reports_faults, say, show, task_path_option
from effbench.errors import InputError
from effbench.hire import hire
from effbench.sandboxes.choose import open_sandbox
from effbench.stress.authors import Author, open_author
from effbench.stress.explore import explore
from effbench.stress.propose import Judged, propose, write_proposals
from effbench.stress.report import render_report, write_report
from effbench.stress.sized_inputs import Metric
from effbench.task import Reference

__all__ = ["stress_command"]


@click.command("stress")
@click.argument("name", metavar="SUITE/TASK")
@task_path_option
@click.option("--references", "tiers", metavar="TIER[,…]", help="Tiers or names of references [default: all].")
@click.option(
    "--budget", type=click.IntRange(min=100_000), default=60_000_000, show_default=True, metavar="INSTRUCTIONS",
    help="What a reference may take on one input.",
)  # fmt: skip
@click.option("--memory", is_flag=True, help="Stress memory, up to the task's limit, instead of instructions.")
@click.option(
    "--propose",
    "author",
    metavar="MODEL",
    help="Let a model write generators and contracts; replay:PATH has its answers.",
)
@click.option("--proposals", type=click.IntRange(min=1), default=4, show_default=True, help="How often it is asked.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the report's files.")
@click.option(
    "--counter", default="auto", show_default=True, metavar="auto|perf|qemu|wasm|cputime", help="What counts."
)
@click.option(
    "--sandbox", default="auto", show_default=True, metavar="auto|docker|local|wasm", help="Where programs run."
)
@reports_faults
def stress_command(
    name: str, task_path: tuple[Path, ...], tiers: str | None, budget: int, memory: bool, author: str | None,
    proposals: int, output: Path | None, counter: str, sandbox: str,
) -> None:  # fmt: skip
    """Find inputs that stress a task's references, how each one grows, and sizes for its levels."""
    draft = find_draft(name, task_path)
    references = _chosen(draft, tiers)
    if author is not None and output is None:
        raise InputError("--propose writes files: give a folder for them with -o")
    writer = None if author is None else open_author(author)
    crew = hire([draft.task], sandbox=open_sandbox(sandbox, say), counter=counter, workers=1, tell=say)
    with closing(crew):
        bench = Workbench(crew.station(crew.seats[0]), draft.task, draft.contract)
        if writer is not None and output is not None:
            _propose(draft, bench, writer, proposals, output)
            return
        metric = Metric.BYTES if memory else Metric.INSTRUCTIONS
        report = explore(bench, references, metric=metric, instruction_budget=budget, tell=say)
    show(render_report(report))
    if output is not None:
        write_report(report, output)


def _propose(draft: Draft, bench: Workbench, author: Author, wanted: int, folder: Path) -> None:
    judged: list[Judged] = []
    for each in propose(bench, draft.contract, author, wanted=wanted):
        judged.append(each)
        write_proposals(judged, folder)  # all so far: what a model has written must not be lost when it fails later
        show(f"proposal {len(judged)}: {f'rejected, {each.reason}' if each.reason else 'accepted'}")


def _chosen(draft: Draft, tiers: str | None) -> tuple[Reference, ...]:
    if tiers is None:
        return draft.task.references
    wanted = {word.strip() for word in tiers.split(",")}
    known = {word for reference in draft.task.references for word in (reference.tier, reference.reference_id)}
    if not wanted <= known:
        missing = ", ".join(sorted(wanted - known))
        raise InputError(f"{draft.task.task_id} has no reference {missing}: choose from {', '.join(sorted(known))}")
    return tuple(reference for reference in draft.task.references if {reference.tier, reference.reference_id} & wanted)

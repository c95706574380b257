"""`effbench run`."""

import shlex
import sys
from pathlib import Path

import click

from effbench.commands.score import print_score
from effbench.commands.shared import Ks, reports_faults, say, task_path_option
from effbench.run import RunOptions, run

__all__ = ["run_command"]


@click.command("run")
@click.option("--suite", required=True, help="Which tasks; `effbench suites` lists them.")
@click.option(
    "--model", required=True, help="Whose code: replay:PATH, or reference[:TIER] for the suite's own solutions."
)
@click.option("--data", type=click.Path(path_type=Path), help="The suite's data, where you have them as a file.")
@task_path_option
@click.option("--tasks", metavar="GLOB", help="Only tasks whose id, or its last part, matches.")
@click.option("--limit", type=int, metavar="N", help="Only the first N of those.")
@click.option("-n", "n", type=click.IntRange(min=1), metavar="N", help="Samples per task [default: all there are].")
@click.option("-k", "ks", type=Ks(), default="1", show_default=True, help="For pass@k and eff@k.")
@click.option("--counter", default="auto", show_default=True, metavar="auto|perf|qemu|cputime", help="What counts.")
@click.option("--sandbox", default="auto", show_default=True, metavar="auto|docker|local", help="Where candidates run.")
@click.option("--seed", type=int, help="Start of all stress inputs [default: the suite's own].")
@click.option("--out", type=click.Path(path_type=Path), default=Path("effbench_results"), show_default=True,
              help="Folder that holds all runs.")  # fmt: skip
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Lanes side by side [default: one per core].")
@click.option(
    "--shuffle", type=int, metavar="SEED", help="Measure the tasks in a random order; no count depends on it."
)
@reports_faults
def run_command(
    suite: str, model: str, data: Path | None, task_path: tuple[Path, ...], tasks: str | None, limit: int | None,
    n: int | None, ks: tuple[int, ...],
    counter: str, sandbox: str, seed: int | None, out: Path, workers: int | None, shuffle: int | None,
) -> None:  # fmt: skip
    """Measure a model's code on a suite and print its scores.

    The same command finds its run again: an interrupted run goes on, a finished one is only scored.
    """
    options = RunOptions(
        suite=suite, model=model, data=data, task_path=task_path, tasks=tasks, limit=limit, n=n, ks=ks, counter=counter,
        sandbox=sandbox, seed=seed, out=out, workers=workers, shuffle=shuffle,
        command=shlex.join(["effbench", *sys.argv[1:]]),
    )  # fmt: skip
    directory = run(options, tell=say, show_progress=True)
    print_score(directory, ks)

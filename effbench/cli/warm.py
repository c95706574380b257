"""`effbench warm`."""

from pathlib import Path

import click
from tqdm import tqdm

from effbench.api.rewarder import Rewarder
from effbench.cli.options import counter_option, sandbox_option, tasks_option
from effbench.cli.output import reports_faults, show

__all__ = ["warm_command"]


@click.command("warm")
@click.argument("suite", metavar="SUITE")
@click.option("--data", type=click.Path(path_type=Path), help="File that holds the suite's data.")
@tasks_option
@counter_option
@sandbox_option
@click.option("--seed", type=int, help="Seed of all stress inputs [default: the suite's own].")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Lanes side by side [default: one per core].")
@reports_faults
def warm_command(
    suite: str,
    data: Path | None,
    tasks: tuple[str, ...],
    counter: str,
    sandbox: str,
    seed: int | None,
    workers: int | None,
) -> None:
    """Make a suite's inputs, answers and baselines before training, so that no step waits for them.

    They are kept in effbench's cache. Rewarders with the same options take them from there; what is there already is
    not made again.
    """
    rewarder = Rewarder(
        suite, data=data, tasks=tasks or None, counter=counter, sandbox=sandbox, seed=seed, workers=workers
    )
    with rewarder, tqdm(total=len(rewarder.task_ids), desc="ready", unit="task", disable=None) as bar:
        ready = rewarder.prepare(done=lambda _: bar.update())
    show(f"{ready} tasks of '{suite}' are ready, counted by {rewarder.counter}")

"""`effbench merge`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults, show
from effbench.runner.merge_shards import merge_shards

__all__ = ["merge_command"]


@click.command("merge")
@click.argument("shards", type=click.Path(path_type=Path), metavar="SHARD_DIRS…", nargs=-1, required=True)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path("effbench_results"), show_default=True,
    help="Folder that holds all runs.",
)  # fmt: skip
@reports_faults
def merge_command(shards: tuple[Path, ...], out: Path) -> None:
    """Make one run of all shards of `effbench run --shard` or `effbench evaluate --shard`.

    It is the run that the command without --shard would have made: that command finds it and scores it.
    """
    directory = merge_shards(shards, out)
    show(f"results   {directory.path}")

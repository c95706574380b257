"""`effbench hub`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.errors import InputError
from effbench.export.open_run import open_run
from effbench.integrations.hub import pull_run, push_leaderboard, push_run

__all__ = ["hub_group"]


@click.group("hub")
def hub_group() -> None:
    """Put runs and leaderboards on the Hugging Face Hub, and get runs from there."""


@hub_group.command("push")
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@click.argument("repository", metavar="OWNER/NAME")
@click.option("--private", is_flag=True, help="Make a repository that is new private.")
@reports_faults
def push_command(path: Path, repository: str, private: bool) -> None:
    """Put a run or a leaderboard on the Hub, as a data set.

    PATH is a run directory, a bundle, a folder that holds one run, or a site by `effbench leaderboard build`.
    """
    if (path / "data").is_dir() and (path / "index.html").is_file():
        click.echo(push_leaderboard(path, repository, private=private))
        return
    with open_run(path) as run:
        click.echo(push_run(run, repository, private=private))


@hub_group.command("pull")
@click.argument("repository", metavar="OWNER/NAME")
@click.option("--revision", metavar="NAME", help="Branch, tag or commit [default: the newest state].")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="[default: NAME.zip]")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@reports_faults
def pull_command(repository: str, revision: str | None, output: Path | None, force: bool) -> None:
    """Get a run from the Hub as a bundle, which every command takes for a run."""
    target = output or Path(f"{repository.rpartition('/')[2]}.zip")
    if target.exists() and not force:
        raise InputError(f"{target} is there: name another file with -o, or add --force")
    click.echo(pull_run(repository, target, revision=revision))

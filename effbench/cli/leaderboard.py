"""`effbench leaderboard`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.errors import InputError

__all__ = ["leaderboard_group"]


@click.group("leaderboard")
def leaderboard_group() -> None:
    """Make a site of rankings from runs, and look at it."""


@leaderboard_group.command("build")
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUNS…")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder to write the site to.",
)
@click.option("--title", default="effbench", show_default=True, help="Name of the site.")
@click.option(
    "--errata", type=click.Path(path_type=Path), metavar="FILE", help="Markdown file that lists known mistakes."
)
@click.option(
    "--models-file", type=click.Path(path_type=Path), metavar="FILE",
    help="What is known of models, as TOML: organisation, size, open, released.",
)  # fmt: skip
@click.option(
    "--trajectories", multiple=True, type=click.Path(path_type=Path), metavar="DIR",
    help="Folder of what `effbench optimise` made, for a page that compares optimisers; may be repeated.",
)  # fmt: skip
@click.option("--address", default="", metavar="URL", help="Where the site will be, for previews of links to it.")
@reports_faults
def build_command(
    runs: tuple[Path, ...], output: Path, title: str, errata: Path | None, models_file: Path | None,
    trajectories: tuple[Path, ...], address: str,
) -> None:  # fmt: skip
    """Build the site from RUNS: run directories, folders that hold some, or bundles."""
    try:
        # Imported here: what it needs is an extra.
        from effbench.leaderboard.site import BuildOptions, build_site
        from effbench.optimise.contests import read_contests
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is not installed: pip install 'effbench[leaderboard]'") from error
    options = BuildOptions(
        paths=runs, output=output, title=title, errata=errata, models_file=models_file, address=_checked(address),
        contests=read_contests(trajectories),
    )  # fmt: skip
    click.echo(build_site(options))


def _checked(address: str) -> str:
    if address and not address.startswith(("https://", "http://")):
        raise InputError(f"the address {address[:100]!r} is no URL: give one such as https://example.org/leaderboard/")
    return address


@leaderboard_group.command("serve")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to serve on; 0 takes a free one.",
)
@reports_faults
def serve_command(folder: Path, port: int) -> None:
    """Serve a built site to this machine's browser, until Ctrl-C."""
    from effbench.leaderboard.serve import serve_site

    serve_site(folder, port)

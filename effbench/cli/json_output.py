"""A command's result as JSON, apart from :mod:`effbench.cli.output`, which every command imports."""

import click

from effbench.storage.json_files import encode

__all__ = ["show_json"]


def show_json(document: object) -> None:
    """Prints a command's result as one JSON object."""
    click.echo(encode(document, indent=2), nl=False)

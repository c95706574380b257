"""`effbench sandbox`."""

import click

from effbench.commands.shared import reports_faults, say
from effbench.sandboxes import image
from effbench.sandboxes.docker import connect

__all__ = ["sandbox_group"]


@click.group("sandbox")
def sandbox_group() -> None:
    """The sandbox's image."""


@sandbox_group.command("build")
@click.option(
    "--base", metavar="IMAGE", help=f"Base image [default: {image.DEFAULT_BASE}, or one made from Debian packages]."
)
@click.option("--force", is_flag=True, help="Build even when the image is up to date.")
@reports_faults
def build_command(base: str | None, force: bool) -> None:
    """Build the image that candidates run in; nothing to do when it is up to date."""
    client = connect()
    found = None if force or base else image.find_image(client)
    built = found or image.build_image(client, base=base, tell=say)
    click.echo(f"{built.tags[0] if built.tags else built.short_id}  {built.id}")

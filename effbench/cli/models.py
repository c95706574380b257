"""`effbench models`."""

import os
from dataclasses import dataclass

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults, show
from effbench.samples.generation.presets import PRESETS
from effbench.samples.registry import model_names
from effbench.text.table import plain_table

__all__ = ["models_command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedServer:
    """A server that models are asked of.

    Attributes:
        prefix: ``--model`` takes it with a slash and the model's name behind it.
        base_url: The server's address.
        key_variable: The environment variable that holds the key.
        key: ``set``, ``not set`` or ``not needed``.
    """

    prefix: str
    base_url: str
    key_variable: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        servers: One for each prefix.
        sources: Names of other sources of samples.
    """

    schema: int = 1
    servers: list[ListedServer]
    sources: list[str]


@click.command("models")
@format_option
@reports_faults
def models_command(form: str) -> None:
    """List what --model takes: servers by prefix, and sources of samples by name."""
    servers = _servers()
    if form == JSON:
        show_json(ModelsDocument(servers=servers, sources=list(model_names())))
        return
    rows = [[f"{each.prefix}/NAME", each.base_url, each.key_variable, each.key] for each in servers]
    show(plain_table(rows, ["model", "server", "key", ""], "llll"))
    show(f"\nsamples that exist already, or other packages' models: {', '.join(model_names())}")


def _servers() -> list[ListedServer]:
    return [
        ListedServer(
            prefix=prefix,
            base_url=preset.base_url,
            key_variable=preset.key_variable,
            key="set" if os.environ.get(preset.key_variable) else "not set" if preset.needs_key else "not needed",
        )
        for prefix, preset in PRESETS.items()
    ]

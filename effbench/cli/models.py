"""`effbench models`."""

import os

import click
from tabulate import tabulate

from effbench.cli.output import reports_faults
from effbench.generation.presets import PRESETS
from effbench.samples.registry import model_names

__all__ = ["models_command"]


@click.command("models")
@reports_faults
def models_command() -> None:
    """List what --model takes: servers by prefix, and sources of samples by name."""
    rows = [
        [
            f"{prefix}/NAME",
            preset.base_url,
            preset.key_variable,
            "set" if os.environ.get(preset.key_variable) else "not set" if preset.needs_key else "not needed",
        ]
        for prefix, preset in PRESETS.items()
    ]
    click.echo(tabulate(rows, headers=["model", "server", "key", ""], disable_numparse=True))
    click.echo(f"\nsamples that exist already, or other packages' models: {', '.join(model_names())}")

"""The command line: the commands by name."""

from importlib import import_module
from types import MappingProxyType
from typing import Final

import click

import effbench

__all__ = ["find_command", "main"]

_COMMANDS: Final = MappingProxyType(
    {
        "bundle": "bundle.bundle_command",
        "compare": "compare.compare_command",
        "doctor": "doctor.doctor_command",
        "evaluate": "evaluate.evaluate_command",
        "export": "export.export_command",
        "generate": "generate.generate_command",
        "import": "importing.import_command",
        "leaderboard": "leaderboard.leaderboard_group",
        "merge": "merge.merge_command",
        "models": "models.models_command",
        "run": "run.run_command",
        "sandbox": "sandbox.sandbox_group",
        "score": "score.score_command",
        "stress": "stress.stress_command",
        "suites": "suites.suites_command",
        "tasks": "tasks.tasks_group",
        "verify": "verify.verify_command",
    }
)
"""Command → its module in :mod:`effbench.cli`, and its name there."""


def find_command(name: str) -> click.Command | None:
    """Imports one command: all of them together take as long to import as a short one takes to run."""
    if name not in _COMMANDS:
        return None
    module, _, attribute = _COMMANDS[name].partition(".")
    command: click.Command = getattr(import_module(f"effbench.cli.{module}"), attribute)
    return command


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's own, too
        return find_command(cmd_name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(effbench.__version__, prog_name="effbench")
def main() -> None:
    """How efficient is LLM-generated code? Sandboxed runs, exact instruction counts, scores with intervals."""

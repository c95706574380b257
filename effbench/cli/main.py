"""The command line: the commands by name."""

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

import effbench
from effbench.cli.log import start_log
from effbench.cli.output import reports_faults

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
@click.option("-v", "--verbose", is_flag=True, help="Show debug messages, each with its time and module.")
@click.option("-q", "--quiet", is_flag=True, help="Show warnings and errors only.")
@click.option(
    "--log-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Append every message, debug messages included, to this file.",
)
@click.pass_context
@reports_faults
def main(context: click.Context, *, verbose: bool, quiet: bool, log_file: Path | None) -> None:
    """How efficient is LLM-generated code? Sandboxed runs, exact instruction counts, scores with intervals."""
    context.call_on_close(start_log(verbose=verbose, quiet=quiet, log_file=log_file))

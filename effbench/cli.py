"""The command line: the commands by name."""

import click

import effbench
from effbench.commands.bundle import bundle_command
from effbench.commands.compare import compare_command
from effbench.commands.doctor import doctor_command
from effbench.commands.evaluate import evaluate_command
from effbench.commands.export import export_command
from effbench.commands.generate import generate_command
from effbench.commands.importing import import_command
from effbench.commands.leaderboard import leaderboard_group
from effbench.commands.merge import merge_command
from effbench.commands.models import models_command
from effbench.commands.run import run_command
from effbench.commands.sandbox import sandbox_group
from effbench.commands.score import score_command
from effbench.commands.stress import stress_command
from effbench.commands.suites import suites_command
from effbench.commands.tasks import tasks_group
from effbench.commands.verify import verify_command

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(effbench.__version__, prog_name="effbench")
def main() -> None:
    """How efficient is LLM-generated code? Sandboxed runs, exact instruction counts, scores with intervals."""


for _command in (
    run_command,
    generate_command,
    evaluate_command,
    merge_command,
    score_command,
    compare_command,
    export_command,
    import_command,
    bundle_command,
    verify_command,
    leaderboard_group,
    suites_command,
    tasks_group,
    stress_command,
    models_command,
    doctor_command,
    sandbox_group,
):
    main.add_command(_command)

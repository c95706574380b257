"""The command line: the commands by name."""

import logging
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from effbench.cli.log import start_log
from effbench.cli.option_names import set_variables
from effbench.cli.output import reports_faults
from effbench.records.version import VERSION

if TYPE_CHECKING:
    from effbench.cli.config_file import Config

__all__ = ["find_command", "main"]

_LOG = logging.getLogger(__name__)
_CONFIG_NAME: Final = "effbench.toml"
_COMMANDS: Final = MappingProxyType(
    {
        "bundle": ("bundle.bundle_command", "Pack a finished run into one file that others can verify."),
        "compare": ("compare.compare_command", "Compare runs task by task: differences with intervals, tests, ranks."),
        "contest": (
            "contest.contest_command",
            "Judge samples for the problems of a contest: points, subtasks, and the place among people.",
        ),
        "doctor": (
            "doctor.doctor_command",
            "Look at this machine: what works, what does not, what to do; and count one program ten times.",
        ),
        "energy": (
            "energy.energy_command",
            "Model the energy and carbon of a run's programs, and of writing them; say when a rewrite has paid.",
        ),
        "evaluate": ("evaluate.evaluate_command", "Measure samples from a file and print their scores."),
        "export": ("export.export_command", "Write a finished run for other tools: pyperf, or whatever reads tables."),
        "generate": (
            "generate.generate_command",
            "Ask a model for samples and keep them in a file, without measuring them.",
        ),
        "hub": ("hub.hub_group", "Put runs and leaderboards on the Hugging Face Hub, and get runs from there."),
        "import": (
            "importing.import_command",
            "Bring samples of other benchmarks and harnesses into effbench's own format.",
        ),
        "import-problem": (
            "import_problem.import_problem_command",
            "Bring problem packages of contests (Kattis, ICPC, LiveOIBench) into one folder, for `--suite problems "
            "--data`.",
        ),
        "languages": ("languages.languages_command", "List the languages that solutions can be measured in."),
        "leaderboard": ("leaderboard.leaderboard_group", "Make a site of rankings from runs, and look at it."),
        "merge": (
            "merge.merge_command",
            "Make one run of all shards of `effbench run --shard` or `effbench evaluate --shard`.",
        ),
        "models": (
            "models.models_command",
            "List what --model takes: servers by prefix, and sources of samples by name.",
        ),
        "optimise": (
            "optimise.optimise_command",
            "Let a model make slow programs faster, step by step, within a budget; score every step.",
        ),
        "patches": (
            "patches.patches_group",
            "Check, measure and score patches that make whole libraries faster, as their benchmarks publish them.",
        ),
        "report": ("report.report_command", "Write a finished run as one HTML page that needs nothing beside it."),
        "run": ("run.run_command", "Measure a model's code on a suite and print its scores."),
        "sandbox": ("sandbox.sandbox_group", "Build sandboxes, in which candidates run."),
        "score": ("score.score_command", "Score a run from its files alone: nothing is measured, no engine is needed."),
        "show": ("show.show_command", "Look into a finished run: all tasks, the samples of one task, or one sample."),
        "stress": (
            "stress.stress_command",
            "Find inputs that stress a task's references, how each one grows, and sizes for its levels.",
        ),
        "suites": ("suites.suites_command", "List the suites."),
        "tasks": ("tasks.tasks_group", "Write tasks of your own, and prove that they are sound."),
        "trajectories": (
            "trajectories.trajectories_command",
            "Compare what `effbench optimise` made: speed-ups at growing budgets, and strategies pair by pair.",
        ),
        "verify": ("verify.verify_command", "Check a bundle and compute its scores anew."),
        "warm": (
            "warm.warm_command",
            "Make a suite's inputs, answers and baselines before training, so that no step waits for them.",
        ),
    }
)
"""Command → its place in :mod:`effbench.cli`, and the first sentence of its help.

The sentence stands here so that ``effbench --help`` imports no command.
"""


def find_command(name: str) -> click.Command | None:
    """Imports one command: all of them together take as long to import as a short one takes to run."""
    if name not in _COMMANDS:
        return None
    module, _, attribute = _COMMANDS[name][0].partition(".")
    command: click.Command = getattr(import_module(f"effbench.cli.{module}"), attribute)
    set_variables(command, name)
    return command


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's own, too
        return find_command(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in _COMMANDS.items()])


@reports_faults
def _load_config(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Reads the config file before any other option is looked at, which may have its default there."""
    if context.resilient_parsing or (path is None and not Path(_CONFIG_NAME).exists()):
        return
    from effbench.cli.config_file import read_config  # most commands run without

    config = read_config(path or Path(_CONFIG_NAME))
    context.default_map = config.general(context.command, _COMMANDS)
    context.obj = config


def _take_options(context: click.Context, config: "Config") -> None:
    """Hands the command that is about to run the options that the config file has for it."""
    name = context.invoked_subcommand
    command = None if name is None else find_command(name)
    if name is None or command is None:
        return
    values = config.of_command(command, name)
    if values:
        _LOG.info(f"options of {name} come from {config.path}")
    context.default_map = {name: values}


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="effbench")
@click.option("-v", "--verbose", is_flag=True, help="Show debug messages, each with its time and module.")
@click.option("-q", "--quiet", is_flag=True, help="Show warnings and errors only.")
@click.option(
    "--log-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Append all messages to this file, debug messages included.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    envvar="EFFBENCH_CONFIG",
    is_eager=True,
    expose_value=False,
    callback=_load_config,
    metavar="FILE",
    help=f"File with defaults of options [default: {_CONFIG_NAME}, if it exists].",
)
@click.pass_context
@reports_faults
def main(context: click.Context, *, verbose: bool, quiet: bool, log_file: Path | None) -> None:
    """How efficient is LLM-generated code? Sandboxed runs, exact instruction counts, scores with intervals."""
    context.call_on_close(start_log(verbose=verbose, quiet=quiet, log_file=log_file))
    if context.obj is not None:
        _take_options(context, context.obj)


set_variables(main)

"""`effbench optimise`."""

import sys
from pathlib import Path

import click

from effbench.cli.generation_options import with_generation_options
from effbench.cli.options import counter_option, given_option, language_option, sandbox_option, tasks_option
from effbench.cli.output import reports_faults
from effbench.cli.trajectories import show_outcomes
from effbench.metrics.objectives import Objective
from effbench.optimise.budget import Budget
from effbench.optimise.feedback import Feedback
from effbench.optimise.loop import OptimiseOptions, optimise
from effbench.optimise.report import read_outcome
from effbench.optimise.strategies import STRATEGIES
from effbench.records.command_line import told_command
from effbench.samples.generation.plan import GenerationOptions

__all__ = ["optimise_command"]


@click.command("optimise")
@click.option("--suite", required=True, help="Suite of tasks; `effbench suites` lists the names.")
@click.option(
    "--model", required=True, help="Model to ask, such as openai/gpt-4o; `effbench models` lists the prefixes."
)
@click.option(
    "--strategy",
    default="best-of-n",
    show_default=True,
    help=f"How to go on from step to step: {', '.join(STRATEGIES)}, or one of another package.",
)
@click.option(
    "--budget",
    "allowed",
    default="8-runs",
    show_default=True,
    metavar="N-runs|N-tokens",
    help="What may be spent on each task; 20k-tokens is 20,000 tokens, prompts included.",
)
@click.option(
    "--feedback",
    type=click.Choice([level.value for level in Feedback]),
    default=Feedback.TOTAL.value,
    show_default=True,
    help="What the model is told of its program, from inputs that scoring does not use; each word tells more.",
)
@click.option(
    "--objective",
    type=click.Choice([item.value for item in Objective]),
    default=Objective.INSTRUCTIONS.value,
    show_default=True,
    help="What programs are to take less of: memory is the exact peak, energy is modelled, joint is instructions times "
    "memory.",
)
@click.option("--critic", metavar="MODEL", help="Model that criticises, with --feedback critique [default: --model].")
@given_option
@language_option
@click.option("--data", type=click.Path(path_type=Path), help="File that holds the suite's data.")
@tasks_option
@click.option("--limit", type=int, metavar="N", help="Take the first N selected tasks only.")
@counter_option
@sandbox_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("effbench_trajectories"),
    show_default=True,
    help="Folder that holds all trajectories.",
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Lanes that measure at the same time.")
@click.option(
    "--replay",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Take the answers from this trajectory instead of the model.",
)
@with_generation_options
@reports_faults
def optimise_command(
    suite: str, model: str, strategy: str, allowed: str, feedback: str, objective: str, critic: str | None,
    given: str | None, language: str, data: Path | None, tasks: tuple[str, ...], limit: int | None, counter: str,
    sandbox: str, out: Path, workers: int | None, replay: Path | None, generation: GenerationOptions,
) -> None:  # fmt: skip
    """Let a model make slow programs faster, step by step, within a budget; score every step.

    The same command goes on where it stopped. `effbench trajectories` compares what several made.
    """
    trajectory = optimise(
        OptimiseOptions(
            suite=suite, model=model, strategy=strategy, feedback=Feedback(feedback), budget=Budget.parse(allowed),
            given=given, language=language, critic=critic, data=data, tasks=tasks, limit=limit, counter=counter,
            sandbox=sandbox, out=out, workers=workers, replay=replay, generation=generation,
            command=told_command(sys.argv), objective=Objective(objective),
        ),
        show_progress=True,
    )  # fmt: skip
    show_outcomes([read_outcome(trajectory)])
    click.echo(f"trajectory  {trajectory.path}")

"""The options of every command that measures."""

import sys
from collections.abc import Callable
from dataclasses import fields
from functools import partial, wraps
from pathlib import Path
from typing import Any, Final, Protocol

import click

from effbench.cli.options import Ks, counter_option, metrics_option, sandbox_option, task_path_option, tasks_option
from effbench.errors import InputError
from effbench.generation.plan import GenerationOptions
from effbench.records.command_line import told_command
from effbench.runner.executor import EXECUTORS, LOCAL
from effbench.runner.run import RunOptions
from effbench.runner.shards import Shard, parse_shard

__all__ = ["Asked", "with_run_options"]


class ShardOption(click.ParamType[Shard]):
    """Which part of how many."""

    name = "i/N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        """Reads it; click calls this."""
        if isinstance(value, Shard):
            return value
        try:
            return parse_shard(str(value))
        except InputError as error:
            self.fail(str(error), param, ctx)


_OPTIONS: Final = (
    click.option("--suite", required=True, help="Which tasks; `effbench suites` lists them."),
    click.option("--data", type=click.Path(path_type=Path), help="The suite's data, where you have them as a file."),
    task_path_option,
    tasks_option,
    click.option("--limit", type=int, metavar="N", help="Only the first N of those."),
    click.option(
        "-n",
        "n",
        type=click.IntRange(min=1),
        metavar="N",
        help="Samples per task [default: all there are; 1 where they are generated].",
    ),
    metrics_option("Measures what these need; what others need is added to the run when they are asked for"),
    click.option("-k", "ks", type=Ks(), default="1", show_default=True, help="For the metrics with a k."),
    counter_option,
    sandbox_option,
    click.option(
        "--fallback",
        type=click.Choice(["qemu"]),
        help="With --sandbox wasm: where a program fails there alone, measure the whole task by this counter, in "
        "docker or else local.",
    ),
    click.option("--seed", type=int, help="Start of all stress inputs [default: the suite's own]."),
    click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path("effbench_results"),
        show_default=True,
        help="Folder that holds all runs.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="Lanes side by side [default: one per core, as far as memory reaches].",
    ),
    click.option(
        "--shuffle", type=int, metavar="SEED", help="Measure the tasks in a random order; no count depends on it."
    ),
    click.option(
        "--executor",
        type=click.Choice(EXECUTORS),
        default=LOCAL,
        show_default=True,
        help="Measure on this machine, or on the nodes of a Ray cluster.",
    ),
    click.option(
        "--ray-address",
        metavar="HOST:PORT",
        help="Head of the cluster [default: the one that this machine is part of].",
    ),
    click.option(
        "--shard",
        type=ShardOption(),
        metavar="i/N",
        help="Measure every N-th task only; `effbench merge` puts the shards together.",
    ),
)


_NAMES: Final = {field.name for field in fields(RunOptions)} - {"model", "generation", "command"}
"""Fields of :class:`RunOptions` that are options of this name."""


class Asked(Protocol):
    """What was asked for but the model."""

    def __call__(self, *, model: str, generation: GenerationOptions = ...) -> RunOptions:
        """Adds it."""
        ...


def with_run_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options; it gets them as one :class:`Asked`, by the name ``asked``."""

    @wraps(command)
    def gathered(*args: object, **values: Any) -> None:
        chosen = {name: values.pop(name) for name in _NAMES}
        command(*args, asked=partial(RunOptions, command=told_command(sys.argv), **chosen), **values)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered

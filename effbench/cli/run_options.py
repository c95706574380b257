"""The options of every command that measures."""

import sys
from collections.abc import Callable
from dataclasses import fields
from functools import partial, wraps
from pathlib import Path
from typing import Any, Final, Protocol

import click
from click.core import ParameterSource

from effbench.cli.options import (
    Ks,
    counter_option,
    given_option,
    language_option,
    metrics_option,
    sandbox_option,
    task_path_option,
    tasks_option,
)
from effbench.errors import InputError
from effbench.metrics import REWRITE_METRICS
from effbench.records.command_line import told_command
from effbench.runner.executor import EXECUTORS, LOCAL
from effbench.runner.run import RunOptions
from effbench.runner.shards import Shard, parse_shard
from effbench.samples.generation.plan import GenerationOptions

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
    click.option("--suite", required=True, help="Suite of tasks; `effbench suites` lists the names."),
    click.option("--data", type=click.Path(path_type=Path), help="File that holds the suite's data."),
    task_path_option,
    given_option,
    tasks_option,
    click.option("--limit", type=int, metavar="N", help="Take the first N selected tasks only."),
    click.option(
        "-n",
        "n",
        type=click.IntRange(min=1),
        metavar="N",
        help="Samples per task [default: all stored ones, or 1 generated one].",
    ),
    metrics_option("Metrics to print; the run measures what they need, and a later command adds what others need"),
    click.option(
        "-k", "ks", type=Ks(), default="1", show_default=True, help="Numbers of tries k, for metrics such as pass@k."
    ),
    counter_option,
    sandbox_option,
    click.option(
        "--fallback",
        type=click.Choice(["qemu"]),
        help="With --sandbox wasm: measure a task whose program fails there alone by this counter instead, in "
        "docker or else local.",
    ),
    language_option,
    click.option(
        "--baseline-language",
        metavar="LANGUAGE",
        help="Efficiency is relative to the suite's solutions in this language [default: the same language].",
    ),
    click.option("--seed", type=int, help="Seed of all stress inputs [default: the suite's own]."),
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
        help="Lanes that measure at the same time [default: one per core, as memory allows].",
    ),
    click.option(
        "--memory",
        is_flag=True,
        help="Measure memory, too: exact peaks and integrals, by one more emulated run of each input that was right.",
    ),
    click.option(
        "--shuffle", type=int, metavar="SEED", help="Measure the tasks in a random order; no count depends on it."
    ),
    click.option(
        "--executor",
        type=click.Choice(EXECUTORS),
        default=LOCAL,
        show_default=True,
        help="Where to measure: on this machine, or on the nodes of a Ray cluster.",
    ),
    click.option(
        "--ray-address",
        metavar="HOST:PORT",
        help="Address of the cluster's head [default: the cluster of this machine].",
    ),
    click.option(
        "--shard",
        type=ShardOption(),
        metavar="i/N",
        help="Measure every N-th task only, from the i-th on; `effbench merge` joins the shards.",
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
        if chosen["given"] and click.get_current_context().get_parameter_source("metrics") is ParameterSource.DEFAULT:
            chosen["metrics"] = REWRITE_METRICS
        command(*args, asked=partial(RunOptions, command=told_command(sys.argv), **chosen), **values)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered

"""Options that several commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, ParamSpec

import click

from effbench.cli.score_table import ScoreFormat
from effbench.errors import InputError
from effbench.metrics import DEFAULT_METRICS, METRICS, check_names

__all__ = [
    "JSON",
    "Ks",
    "MetricNames",
    "counter_option",
    "format_option",
    "given_option",
    "language_option",
    "metric_options",
    "metrics_option",
    "sandbox_option",
    "score_format_option",
    "task_path_option",
    "tasks_option",
    "tracking_options",
]

P = ParamSpec("P")

ALL: Final = "all"
JSON: Final = "json"
"""The format that programs read: one object on stdout, and messages on stderr."""

task_path_option = click.option(
    "--task-path",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder with `tasks` and `reference_solutions` of your own; may be given several times.",
)

given_option = click.option(
    "--from",
    "given",
    metavar="TIER",
    help="Tier of references to start from: the prompt gives each task's slowest one, and asks for a faster program.",
)
language_option = click.option(
    "--language",
    default="python",
    show_default=True,
    help="What the solutions are written in; `effbench languages` lists what there is.",
)
tasks_option = click.option(
    "--tasks",
    multiple=True,
    metavar="TASK[,TASK…]",
    help="Tasks to take: ids or globs, matched with the id or its last part. !GLOB leaves tasks out; @FILE names a "
    "file with one pattern a line.",
)
counter_option = click.option(
    "--counter",
    default="auto",
    show_default=True,
    metavar="auto|perf|qemu|wasm|cputime",
    help="Counter: perf (hardware), qemu (exact emulation), wasm (WebAssembly instructions), cputime (CPU time).",
)
sandbox_option = click.option(
    "--sandbox",
    default="auto",
    show_default=True,
    metavar="auto|docker|local|wasm",
    help="Sandbox that programs run in; auto is the first that works: docker, local, wasm.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", JSON]),
    default="table",
    show_default=True,
    help="Output: a table, or one JSON object for programs.",
)
score_format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in ScoreFormat]),
    default=ScoreFormat.TABLE.value,
    show_default=True,
    help="Output of the scores; json prints one object for programs.",
)

_TRACKING: Final = (
    click.option(
        "--track",
        "tracker",
        metavar="wandb|mlflow|trackio",
        help="Log the scores to this experiment tracker, too.",
    ),
    click.option(
        "--track-project",
        "project",
        default="effbench",
        show_default=True,
        metavar="NAME",
        help="With --track: project, or experiment, that the run is logged to.",
    ),
)


def tracking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options; it gets an open tracker or None, by the name ``tracking``."""

    @wraps(command)
    def opened(*args: object, tracker: str | None, project: str, **values: Any) -> None:
        if tracker is None:
            command(*args, tracking=None, **values)
            return
        from effbench.integrations.tracking import open_tracking  # few runs are tracked

        command(*args, tracking=open_tracking(tracker, project), **values)

    for option in reversed(_TRACKING):
        opened = option(opened)
    return opened


class Ks(click.ParamType[tuple[int, ...]]):
    """A list of numbers with commas."""

    name = "K[,K…]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """Reads it; click calls this."""
        if isinstance(value, tuple):
            return value
        try:
            return tuple(sorted({int(part) for part in str(value).split(",")}))
        except ValueError:
            self.fail(f"{value!r} is not a list of numbers such as 1,10", param, ctx)


class MetricNames(click.ParamType[tuple[str, ...]]):
    """Names of metrics with commas, or all of them."""

    name = "all|NAME[,NAME…]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Reads it; click calls this."""
        text = str(value)
        try:
            return check_names(METRICS if text == ALL else (name.strip() for name in text.split(",")))
        except InputError as error:
            self.fail(str(error), param, ctx)


def metrics_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option ``--metrics``."""
    return click.option(
        "--metrics",
        type=MetricNames(),
        default=",".join(DEFAULT_METRICS),
        show_default=True,
        help=f"{what}: {', '.join(METRICS)}.",
    )


def metric_options(command: Callable[P, None]) -> Callable[P, None]:
    """Adds the options of :class:`effbench.metrics.MetricOptions` to a command."""
    for option in (
        click.option(
            "--fast-p", type=float, default=1.0, show_default=True,
            help="fast_p@k: speed-up that a correct sample must exceed.",
        ),
        click.option(
            "--threshold", type=float, default=1.1, show_default=True,
            help="opt@k: speed-up that a sample must reach.",
        ),
        click.option(
            "--max-profile", type=int, default=20, show_default=True,
            help="DPS: largest number of correct samples taken of a task.",
        ),
        click.option(
            "--min-correct", type=int, default=10, show_default=True, help="DPS: correct samples that a task needs.",
        ),
        click.option(
            "--margin", type=float, default=0.0, show_default=True,
            help="efficient@k: share by which a sample must beat the reference; DPS: share by which it may miss it.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command

"""The options of every command that asks a model."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import wraps
from typing import Any, Final, TypeVar, cast

import click

from effbench.generation.budget import GenerationBudget
from effbench.generation.plan import GenerationOptions
from effbench.generation.registry import Connection
from effbench.records.generation import Sampling

__all__ = ["with_generation_options"]

T = TypeVar("T")

_DEFAULT: Final = GenerationOptions()
_SAMPLING: Final = (
    click.option("--temperature", type=float, help="0 for the likeliest tokens [default: the server's]."),
    click.option("--top-p", type=float, help="Share of probability to draw from [default: the server's]."),
    click.option("--sampling-seed", type=int, metavar="SEED", help="For servers that can repeat themselves."),
    click.option("--stop", multiple=True, metavar="TEXT", help="Where a completion ends; may be given several times."),
    click.option("--max-tokens", type=int, metavar="N", help="Bound on a completion [default: the server's]."),
    click.option("--reasoning-effort", metavar="WORD", help="How long a reasoning model may think: low, medium, high…"),
)
_CONNECTION: Final = (
    click.option("--base-url", metavar="URL", help="The server, instead of the one that the prefix stands for."),
    click.option(
        "--retries", type=int, default=_DEFAULT.connection.retries, show_default=True, metavar="N",
        help="Times a failed request is sent again.",
    ),
    click.option(
        "--timeout", "timeout_s", type=float, default=_DEFAULT.connection.timeout_s, show_default=True,
        metavar="SECONDS", help="For one try of one request.",
    ),
)  # fmt: skip
_BUDGET: Final = (
    click.option("--price-in", type=float, metavar="USD", help="Price of a million tokens read."),
    click.option("--price-out", type=float, metavar="USD", help="Price of a million tokens written."),
    click.option("--max-cost", type=float, metavar="USD", help="Ask for nothing more once so much is spent."),
    click.option("--max-total-tokens", type=int, metavar="N", help="The same in tokens, read and written."),
)
_OTHERS: Final = (
    click.option(
        "--endpoint", type=click.Choice(["chat", "completions"]), default="chat", show_default=True,
        help="completions is for base models.",
    ),
    click.option(
        "--prompt", metavar="STYLE", help="plain, instruct, efficient, cot, base, or the path of a Jinja template "
        "[default: instruct; base for completions].",
    ),
    click.option(
        "--concurrency", type=int, default=_DEFAULT.concurrency, show_default=True, metavar="N",
        help="Requests that wait side by side at most.",
    ),
)  # fmt: skip


_NAMES: Final = {
    *(field.name for record_type in (Sampling, Connection, GenerationBudget) for field in fields(record_type)),
    *(field.name for field in fields(GenerationOptions)),
} - {"seed"}
"""Options that are part of :class:`GenerationOptions`; ``--seed`` is the run's own."""


def with_generation_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options; it gets them as one :class:`GenerationOptions`, by the name ``generation``."""

    @wraps(command)
    def gathered(*args: object, **values: Any) -> None:
        seed = values.pop("sampling_seed")
        generation = GenerationOptions(
            sampling=_made(Sampling, {**values, "seed": seed}),
            connection=_made(Connection, values),
            budget=_made(GenerationBudget, values),
            **{name: values[name] for name in ("endpoint", "prompt", "concurrency")},
        )
        command(*args, generation=generation, **{name: values[name] for name in values.keys() - _NAMES})

    for option in reversed(_OTHERS + _SAMPLING + _CONNECTION + _BUDGET):
        gathered = option(gathered)
    return gathered


def _made(record_type: type[T], values: Mapping[str, Any]) -> T:
    return record_type(**{field.name: values[field.name] for field in fields(cast(Any, record_type))})

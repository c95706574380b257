"""The options of every command that asks a model."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import wraps
from typing import Any, Final, TypeVar, cast

import click

from effbench.records.generation import Sampling
from effbench.samples.generation.budget import GenerationBudget
from effbench.samples.generation.plan import GenerationOptions
from effbench.samples.generation.registry import Connection

__all__ = ["with_generation_options"]

T = TypeVar("T")

_DEFAULT: Final = GenerationOptions()
_SAMPLING: Final = (
    click.option(
        "--temperature", type=float, help="Sampling temperature; 0 takes the likeliest tokens [default: the server's]."
    ),
    click.option(
        "--top-p",
        type=float,
        help="Nucleus sampling: share of probability to draw tokens from [default: the server's].",
    ),
    click.option(
        "--sampling-seed", type=int, metavar="SEED", help="Seed to send with each request, for servers that use one."
    ),
    click.option(
        "--stop", multiple=True, metavar="TEXT", help="Text that ends a completion; may be given several times."
    ),
    click.option(
        "--max-tokens", type=int, metavar="N", help="Largest number of tokens of a completion [default: the server's]."
    ),
    click.option("--reasoning-effort", metavar="WORD", help="Reasoning effort to ask for: low, medium, high…"),
)
_CONNECTION: Final = (
    click.option("--base-url", metavar="URL", help="Address of the server, in place of the prefix's own."),
    click.option(
        "--retries", type=int, default=_DEFAULT.connection.retries, show_default=True, metavar="N",
        help="Times that a failed request is sent again.",
    ),
    click.option(
        "--timeout", "timeout_s", type=float, default=_DEFAULT.connection.timeout_s, show_default=True,
        metavar="SECONDS", help="Time limit of one try of a request.",
    ),
)  # fmt: skip
_BUDGET: Final = (
    click.option("--price-in", type=float, metavar="USD", help="Price of a million prompt tokens."),
    click.option("--price-out", type=float, metavar="USD", help="Price of a million completion tokens."),
    click.option("--max-cost", type=float, metavar="USD", help="Stop asking after spending this many USD."),
    click.option(
        "--max-total-tokens", type=int, metavar="N", help="Stop asking after this many tokens, prompts included."
    ),
)
_OTHERS: Final = (
    click.option(
        "--endpoint", type=click.Choice(["chat", "completions"]), default="chat", show_default=True,
        help="Endpoint of the server; completions is for base models.",
    ),
    click.option(
        "--prompt", metavar="STYLE", help="Prompt: plain, instruct, efficient, cot, base; pie, pie-cot or pie-score "
        "for rewrites; or the path of a Jinja template [default: instruct; base for completions].",
    ),
    click.option(
        "--concurrency", type=int, default=_DEFAULT.concurrency, show_default=True, metavar="N",
        help="Largest number of requests at the same time.",
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

"""The options of every command that asks a model."""

from collections.abc import Callable
from functools import wraps
from typing import Final

import click

from effbench.generation.budget import GenerationBudget
from effbench.generation.plan import GenerationOptions
from effbench.generation.registry import Connection
from effbench.records.generation import Endpoint, Sampling

__all__ = ["with_generation_options"]

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
        "--timeout", type=float, default=_DEFAULT.connection.timeout_s, show_default=True, metavar="SECONDS",
        help="For one try of one request.",
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


def with_generation_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options; it gets them as one :class:`GenerationOptions`, by the name ``generation``."""

    @wraps(command)
    def gathered(
        *args: object,
        endpoint: Endpoint, prompt: str | None, concurrency: int,
        temperature: float | None, top_p: float | None, sampling_seed: int | None, stop: tuple[str, ...],
        max_tokens: int | None, reasoning_effort: str | None,
        base_url: str | None, retries: int, timeout: float,
        price_in: float | None, price_out: float | None, max_cost: float | None, max_total_tokens: int | None,
        **kwargs: object,
    ) -> None:  # fmt: skip
        generation = GenerationOptions(
            endpoint=endpoint,
            prompt=prompt,
            concurrency=concurrency,
            sampling=Sampling(
                temperature=temperature, top_p=top_p, seed=sampling_seed, stop=stop, max_tokens=max_tokens,
                reasoning_effort=reasoning_effort,
            ),
            connection=Connection(base_url=base_url, retries=retries, timeout_s=timeout),
            budget=GenerationBudget(
                price_in=price_in, price_out=price_out, max_cost=max_cost, max_total_tokens=max_total_tokens
            ),
        )  # fmt: skip
        command(*args, generation=generation, **kwargs)

    for option in reversed(_OTHERS + _SAMPLING + _CONNECTION + _BUDGET):
        gathered = option(gathered)
    return gathered

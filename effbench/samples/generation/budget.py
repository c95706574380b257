"""Stops asking when tokens or money run out."""

from collections.abc import Iterable
from dataclasses import dataclass

from effbench.errors import InputError
from effbench.records.sample import Sample, Usage
from effbench.records.step import Step
from effbench.records.usage import TotalUsage

__all__ = ["GenerationBudget", "share", "total_usage"]


MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationBudget:
    """Prices and bounds.

    Attributes:
        price_in: US dollars for a million tokens read.
        price_out: US dollars for a million tokens written.
        max_cost: Bound in US dollars.
        max_total_tokens: Bound on tokens read and written.
    """

    price_in: float | None = None
    price_out: float | None = None
    max_cost: float | None = None
    max_total_tokens: int | None = None

    def check(self) -> None:
        """Refuses bounds that cannot be kept.

        Raises:
            InputError: A number is below 0 or none, or a price is missing.
        """
        for name, number in (
            ("--price-in", self.price_in),
            ("--price-out", self.price_out),
            ("--max-cost", self.max_cost),
            ("--max-total-tokens", self.max_total_tokens),
        ):
            if number is not None and not 0 <= number < float("inf"):
                raise InputError(f"{name} is {number}: give a number that is not below 0")
        if (self.price_in is None) != (self.price_out is None):
            raise InputError("one of the two prices is missing: give --price-in and --price-out, in USD per million")
        if self.max_cost is not None and self.price_in is None:
            raise InputError("--max-cost needs prices: give --price-in and --price-out, in USD per million tokens")

    def after(self, spent: TotalUsage, samples: Iterable[Sample | Step]) -> TotalUsage:
        """What was spent once these samples came, too."""
        usages = [sample.usage for sample in samples]
        told = [usage for usage in usages if usage is not None]
        read = spent.prompt_tokens + sum(usage.prompt_tokens for usage in told)
        written = spent.completion_tokens + sum(usage.completion_tokens for usage in told)
        return TotalUsage(
            prompt_tokens=read,
            completion_tokens=written,
            untold=spent.untold + len(usages) - len(told),
            cost_usd=self.cost(read, written),
        )

    def exhausted(self, spent: TotalUsage) -> str | None:
        """Why nothing more may be asked for; None where it may."""
        bounded = self.max_cost is not None or self.max_total_tokens is not None
        if bounded and spent.untold:
            return "the server does not tell how many tokens it took, so the budget cannot be kept: leave it out"
        if self.max_cost is not None and spent.cost_usd is not None and spent.cost_usd >= self.max_cost:
            return f"--max-cost {self.max_cost:g} is reached ({spent}): give a higher one to go on"
        if self.max_total_tokens is not None and spent.tokens >= self.max_total_tokens:
            return f"--max-total-tokens {self.max_total_tokens} is reached ({spent}): give a higher one to go on"
        return None

    def cost(self, read: int, written: int) -> float | None:
        """US dollars for tokens read and written; None without both prices."""
        if self.price_in is None or self.price_out is None:
            return None
        return (read * self.price_in + written * self.price_out) / MILLION


def total_usage(samples: Iterable[Sample | Step], budget: GenerationBudget) -> TotalUsage:
    """What all samples of a run, or steps of a trajectory, took together."""
    return budget.after(TotalUsage(), samples)


def share(usage: Usage | None, n: int) -> list[Usage | None]:
    """Splits the tokens of one request among its samples, so that the shares add up to them."""
    if usage is None:
        return [None] * n
    each, rest = divmod(usage.completion_tokens, n)
    return [
        Usage(prompt_tokens=usage.prompt_tokens if index == 0 else 0, completion_tokens=each + (index < rest))
        for index in range(n)
    ]

"""Tokens and money: what was spent, and when to stop."""

from dataclasses import dataclass

from effbench.records.field_types import Count, Weight

__all__ = ["TotalUsage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalUsage:
    """What samples took.

    Attributes:
        prompt_tokens: Tokens read.
        completion_tokens: Tokens written.
        untold: Samples whose server did not tell their tokens.
        cost_usd: US dollars by the prices that were given; None without prices.
    """

    prompt_tokens: Count = 0
    completion_tokens: Count = 0
    untold: Count = 0
    cost_usd: Weight | None = None

    @property
    def tokens(self) -> int:
        """Both together."""
        return self.prompt_tokens + self.completion_tokens

    def __str__(self) -> str:
        words = [f"{self.prompt_tokens:,} + {self.completion_tokens:,} tokens"]
        if self.cost_usd is not None:
            words.append(f"${self.cost_usd:.2f}" if self.cost_usd >= 1 else f"${self.cost_usd:.4f}")
        if self.untold:
            words.append(f"{self.untold} samples untold")
        return ", ".join(words)

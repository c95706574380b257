"""Numbers that may be missing, as text."""

from typing import Final

__all__ = ["MISSING", "interval_text", "number_text"]

MISSING: Final = "none"
"""What stands in a cell where there is no number."""


def interval_text(low: float | None, high: float | None, sign: str = "") -> str:
    """An interval with three decimals; with the sign ``+`` both ends tell theirs."""
    return MISSING if low is None or high is None else f"{low:{sign}.3f} to {high:{sign}.3f}"


def number_text(number: float | None, form: str = ".3f") -> str:
    """A number, or a word where there is none."""
    return MISSING if number is None else f"{number:{form}}"

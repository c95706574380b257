"""Whether a run is worse than another by more than one allows: what lets a job fail."""

import re
from dataclasses import dataclass
from enum import StrEnum

from effbench.errors import InputError
from effbench.scoring import PairedComparison

__all__ = ["Guard", "GuardFinding", "WorseWhen", "judge", "parse_guard"]


class WorseWhen(StrEnum):
    """What it takes for a run to be worse than the first one by more than the limit."""

    SHOWN = "shown"
    """The whole interval of the difference lies beyond the limit: chance is no excuse."""
    MEASURED = "measured"
    """The difference itself lies beyond the limit, whatever its interval."""
    POSSIBLE = "possible"
    """Some of the interval lies beyond the limit: the run has not shown that it is good enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """When a comparison is to fail.

    Attributes:
        share: How much worse than the first run a later one may be, as a share of the first one's score.
        worse_when: What is held against that.
    """

    share: float
    worse_when: WorseWhen


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardFinding:
    """What the guard says of one later run.

    Attributes:
        first: Label of the first run.
        second: Label of the later one.
        worse: Whether it is worse than the first by more than the limit.
        judged: What was held against the limit, in words.
        value: That number: a difference to the first run, in the metric's unit.
        limit: The lowest value that passes, in the metric's unit: 0 or negative.
        detectable: The smallest true difference that so many tasks would reliably show, in the metric's unit; None
            where it is not known.
    """

    first: str
    second: str
    worse: bool
    judged: str
    value: float
    limit: float
    detectable: float | None


def parse_guard(share: str, worse_when: str) -> Guard:
    """Reads a share such as ``5%`` and a rule.

    Raises:
        InputError: It is not a percentage from 0 to 100, or there is no such rule.
    """
    match = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,9})?) ?%", share.strip())
    if match is None or float(match[1]) > 100:
        raise InputError(f"{share!r} is not a percentage from 0% to 100%: give --fail-if-worse one such as 5%")
    if worse_when not in list(WorseWhen):
        raise InputError(f"there is no rule {worse_when!r}: give --worse-when one of {', '.join(WorseWhen)}")
    return Guard(share=float(match[1]) / 100, worse_when=WorseWhen(worse_when))


def judge(guard: Guard, first: str, second: str, *, first_score: float, paired: PairedComparison) -> GuardFinding:
    """Holds the difference of one later run against the limit of −share · |first_score|.

    Where there is no interval (one task, or no scatter), the difference itself is judged by every rule.

    Args:
        guard: What is asked.
        first: Label of the first run.
        second: Label of the later run.
        first_score: The first run's score, in the metric's unit.
        paired: The later run against the first.
    """
    judged, value = "the difference", paired.difference
    if guard.worse_when is WorseWhen.SHOWN and paired.ci_high is not None:
        judged, value = "the upper end of the interval", paired.ci_high
    elif guard.worse_when is WorseWhen.POSSIBLE and paired.ci_low is not None:
        judged, value = "the lower end of the interval", paired.ci_low
    limit = -guard.share * abs(first_score)
    return GuardFinding(
        first=first,
        second=second,
        worse=value < limit,
        judged=judged,
        value=value,
        limit=limit,
        detectable=paired.minimum_detectable,
    )

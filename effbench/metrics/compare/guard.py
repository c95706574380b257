"""Whether a run is worse than another by more than one allows: what lets a job fail."""

import re
from dataclasses import dataclass
from enum import StrEnum

from effbench.errors import InputError
from effbench.scoring import FEWEST_TASKS, PairedComparison

__all__ = ["Guard", "GuardFinding", "WorseWhen", "judge", "parse_guard"]


class WorseWhen(StrEnum):
    """What it takes for a run to be worse than the first one by more than the limit."""

    SHOWN = "shown"
    """The whole interval of the difference lies beyond the limit, and the test tells the runs apart."""
    MEASURED = "measured"
    """The difference itself lies beyond the limit, whatever its interval."""
    POSSIBLE = "possible"
    """Some of the interval lies beyond the limit: the run has not shown that it is good enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """When a comparison is to fail.

    Attributes:
        share: How much worse than the first run a later one may be, as a share of the first one's score.
        worse_when: What is compared with that.
    """

    share: float
    worse_when: WorseWhen


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardFinding:
    """What the guard says of one later run.

    Attributes:
        first: Label of the first run.
        second: Label of the later one.
        worse: Whether it is worse than the first by more than the limit, as the rule asks.
        decided: Whether the tasks are enough to say so; a finding that is not decided is neither pass nor failure.
        judged: What was compared with the limit, in words.
        value: That number: a difference to the first run, in the metric's unit.
        limit: The lowest value that passes, in the metric's unit: 0 or negative.
        distinguishable: Whether the test tells the two runs apart.
        p_value: Of that test, adjusted for all pairs of the comparison.
        n_tasks: Tasks that were compared.
        n_tasks_needed: The fewest tasks that could tell the runs apart.
        detectable: The smallest true difference that this number of tasks reliably shows, in the metric's unit; None
            where it is not known.
    """

    first: str
    second: str
    worse: bool
    decided: bool
    judged: str
    value: float
    limit: float
    distinguishable: bool
    p_value: float
    n_tasks: int
    n_tasks_needed: int
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


def judge(
    guard: Guard,
    first: str,
    second: str,
    *,
    first_score: float,
    paired: PairedComparison,
    p_value: float,
    distinguishable: bool,
) -> GuardFinding:
    """Compares the difference of one later run with the limit of −share · |first_score|.

    ``shown`` asks for the same evidence as the comparison's own sentences: beside the interval, that the test tells the
    runs apart. Where the tasks are so few that no test could, ``shown`` cannot fail a loss that was measured and
    ``possible`` cannot pass what was measured: then nothing is decided. Runs that score alike on every task pass.

    Where there is no interval (one task, or no scatter), the difference itself is judged by every rule.
    """
    judged, value = _judged(guard.worse_when, paired)
    limit = -guard.share * abs(first_score)
    beyond = value < limit
    too_few = paired.n_tasks < FEWEST_TASKS and not (paired.wins == paired.losses == 0 and paired.difference == 0)
    open_ended = {
        WorseWhen.SHOWN: paired.difference < limit and not distinguishable,
        WorseWhen.MEASURED: False,
        WorseWhen.POSSIBLE: not beyond,
    }[guard.worse_when]
    return GuardFinding(
        first=first,
        second=second,
        worse=beyond and (distinguishable or guard.worse_when is not WorseWhen.SHOWN),
        decided=not (too_few and open_ended),
        judged=judged,
        value=value,
        limit=limit,
        distinguishable=distinguishable,
        p_value=p_value,
        n_tasks=paired.n_tasks,
        n_tasks_needed=FEWEST_TASKS,
        detectable=paired.minimum_detectable,
    )


def _judged(worse_when: WorseWhen, paired: PairedComparison) -> tuple[str, float]:
    """What a rule compares with the limit: in words, and the number."""
    if worse_when is WorseWhen.SHOWN and paired.ci_high is not None:
        return "the upper end of the interval", paired.ci_high
    if worse_when is WorseWhen.POSSIBLE and paired.ci_low is not None:
        return "the lower end of the interval", paired.ci_low
    return "the difference", paired.difference

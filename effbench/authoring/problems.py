"""What is wrong with a task: one code, one place and one sentence for each problem."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

__all__ = ["Code", "Problem", "render_json", "render_problem"]


class Code(StrEnum):
    """Kinds of problems; the hundreds say what they are about."""

    LOADING = "T001"
    """A file is missing or does not say what it must."""
    GENERATOR_FAILS = "T101"
    """It raises, does not end, takes too much memory, or makes something that is not plain."""
    NOT_DETERMINISTIC = "T102"
    NOT_SEEDED = "T103"
    SAME_INPUT = "T104"
    NO_CONTRACT = "T201"
    CONTRACT_BROKEN = "T202"
    BOUND_NOT_REACHED = "T203"
    ORDERS_MISSING = "T204"
    """Order matters, and no input is sorted, reversed, all equal or of few values."""
    KEYS_TOO_KIND = "T205"
    """Dictionaries decide, and no input has keys that collide."""
    REFERENCE_FAILS = "T301"
    REFERENCES_DISAGREE = "T302"
    TIERS_OUT_OF_ORDER = "T303"
    TIERS_DISAGREE = "T304"
    """Counts order two references one way, CPU time the other."""
    WRONG_ACCEPTED = "T401"
    NO_RECURSION = "T402"
    """Inputs may be deep, and no recursive solution is listed that they must reject."""
    EXAMPLE_UNTRUE = "T501"
    NO_EXAMPLES = "T502"
    NO_SIZES = "T503"
    BUDGET_UNTRUE = "T504"
    """The prompt states how many instructions a call may take, and it is not so."""
    MUTANTS_SURVIVE = "T601"
    UNKNOWN_MUTANT = "T602"
    MUTANT_IS_KILLED = "T603"
    EXPERT_OUT_OF_RANGE = "T701"
    LEVEL_0_TOO_DEAR = "T702"
    GAIN_MISLABELLED = "T703"
    """The task is labelled growth or craft, and the counts say otherwise."""
    UNSEEDED_RANDOMNESS = "T801"
    CLOCK = "T802"
    STATEMENT_CHANGED = "T901"
    """A prompt differs from what was committed for the suite's version."""
    NO_CANARY = "T902"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One problem.

    Attributes:
        path: The file that is to be changed.
        line: In that file, from 1.
        code: The kind.
        sentence: What is wrong and what to do.
    """

    path: Path
    line: int
    code: Code
    sentence: str


def render_problem(problem: Problem) -> str:
    """``path:line: CODE sentence``, as editors and CI systems read it."""
    return f"{problem.path}:{problem.line}: {problem.code} {problem.sentence}"


def render_json(problems: Sequence[Problem]) -> str:
    """A JSON array with an object for each problem."""
    return json.dumps([asdict(problem) | {"path": str(problem.path)} for problem in problems], indent=2)

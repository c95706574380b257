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
    REFERENCE_FAILS = "T301"
    REFERENCES_DISAGREE = "T302"
    TIERS_OUT_OF_ORDER = "T303"
    WRONG_ACCEPTED = "T401"
    EXAMPLE_UNTRUE = "T501"
    NO_EXAMPLES = "T502"
    NO_SIZES = "T503"
    MUTANTS_SURVIVE = "T601"
    UNKNOWN_MUTANT = "T602"
    MUTANT_IS_KILLED = "T603"
    EXPERT_OUT_OF_RANGE = "T701"
    LEVEL_0_TOO_DEAR = "T702"
    UNSEEDED_RANDOMNESS = "T801"
    CLOCK = "T802"


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

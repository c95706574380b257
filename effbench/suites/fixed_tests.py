"""Tasks whose inputs and outputs are fixed texts: the programs that give them, and which of them are scored.

All tests decide correctness (level 0); some are scored as well (level 1). With a seed others are scored: an optimiser's
feedback then comes from inputs that its score does not.
"""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from effbench.records.task import Level, Program
from effbench.storage.json_files import dump_data_json

__all__ = ["answers_program", "inputs_program", "levels_of", "longest_places"]

_GENERATE: Final = """
import json

INPUTS = json.loads({inputs!r})
SCORED = {scored!r}


def effbench_generate(seed, size, level, test_index):
    return (INPUTS[SCORED[test_index] if level else test_index],)
"""
_ANSWERS: Final = """
import json

OUTPUTS = json.loads({outputs!r})
SCORED = {scored!r}


def effbench_answers(level, test_index):
    return (OUTPUTS[SCORED[test_index] if level else test_index],)
"""


def inputs_program(inputs: Sequence[str], scored: Sequence[int], *, source: Path) -> Program:
    """A task's generator that gives standard inputs.

    Args:
        inputs: One for each test.
        scored: Places of those at level 1.
        source: The data, for the message of a text that is no text.
    """
    text = _GENERATE.format(inputs=dump_data_json(list(inputs), source=source), scored=list(scored))
    return Program(source=text, entry_point="effbench_generate")


def answers_program(outputs: Sequence[str], scored: Sequence[int], *, source: Path) -> Program:
    """A task's answers; arguments as of :func:`inputs_program`."""
    text = _ANSWERS.format(outputs=dump_data_json(list(outputs), source=source), scored=list(scored))
    return Program(source=text, entry_point="effbench_answers")


def levels_of(n_tests: int, n_scored: int) -> tuple[Level, Level]:
    """All tests, which decide correctness, and those that are scored."""
    return (
        Level(index=0, size=0, n_tests=n_tests, weight=0),
        Level(index=1, size=1, n_tests=n_scored, weight=1),
    )


def longest_places(inputs: Sequence[str], most: int, seed: str | None) -> list[int]:
    """The places of the longest inputs; with a seed, of others that it draws.

    Of few inputs every second one is scored, by falling length, and with a seed the others; one alone is scored either
    way.
    """
    longest_first = sorted(range(len(inputs)), key=lambda place: (-len(inputs[place]), place))
    if len(inputs) <= most:
        chosen = longest_first[::2] if seed is None else longest_first[1::2]
        return sorted(chosen or longest_first)
    if seed is None:
        return sorted(longest_first[:most])
    others = longest_first[most:]
    return sorted(random.Random(seed).sample(others, min(most, len(others))))  # noqa: S311  # a choice, no secret

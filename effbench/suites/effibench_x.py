"""EffiBench-X: 623 problems in six languages (Qing et al., NeurIPS 2025, arXiv:2505.13004).

Each problem has tests, a Python function that compares outputs, and a right solution in each language. A solution of an
``io`` problem is a program; that of a ``functional`` one is a class or a function, which a test runner of the problem
makes a program of. All of it is foreign code: its text is moved into programs that run in a lane.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.languages import find_language
from effbench.records.task import PYTHON, Comparison, Level, Program, Reference, Suite, Task, Translation
from effbench.storage.json_files import dump_data_json
from effbench.suites.effibench_x_data import LANGUAGES, Problem, ProblemTest, problems
from effbench.suites.effibench_x_parts import CHECKER_IMPORTS, around

__all__ = ["EffiBenchXLoader"]

_N_SCORED: Final = 10
"""Tests with the longest inputs, on which speed is scored."""
_BUDGET_FACTOR: Final = 10.0
_LEAST_MEMORY_BYTES: Final = 1 << 30
"""What EffiBench-X gives every program, whatever the problem says."""
_TIER: Final = "canonical"

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
# As in EffiBench-X both texts lose white space at their ends. An evaluator that looks at no more than the output has
# would take an empty one.
_CHECK: Final = """


def effbench_check(given, answer, output):
    answer, output = (text.replace("\\r\\n", "\\n").strip() for text in (answer, output))
    return bool((output or not answer) and evaluate(answer, output))
"""
_STARTER: Final = "The code begins like this, and is called by these names; what reads the input is added to it:"
_NO_HEADER: Final = "The package's name and the imports of the standard library are added as well: leave them out."


@dataclass(frozen=True, slots=True, kw_only=True)
class EffiBenchXLoader:
    """Reads EffiBench-X from files or from the Hugging Face hub.

    Attributes:
        description: One line about the suite.
    """

    description: str = "EffiBench-X's 623 problems in six languages, ET (downloaded, or --data PATH)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all problems; those without a solution in Python, or a test runner for it, are left out of the scores.

        Raises:
            InputError: The data cannot be had, or a seed is given.
            DataFileError: They are malformed.
        """
        if seed is not None:
            raise InputError("the tests of the suite 'effibench-x' are fixed: leave out --seed")
        origin, found = problems(data)
        tasks: dict[str, Task] = {}
        left_out: set[str] = set()
        for problem in found:
            if problem.key in tasks or problem.key in left_out:
                raise DataFileError(data or Path(origin), f"the problem {problem.key} is there twice: remove one")
            task = _task(problem, Path(origin))
            if task is None:
                left_out.add(problem.key)
            else:
                tasks[problem.key] = task
        if not tasks:
            raise DataFileError(
                data or Path(origin), "it holds no problem with a solution in Python: use EffiBench-X's own files"
            )
        return Suite(
            name="effibench-x", origin=origin, tasks=tuple(tasks.values()), unscored_task_ids=frozenset(left_out)
        )


def _task(problem: Problem, source: Path) -> Task | None:
    """The task in Python, with all others as its translations; None where Python's solution is missing."""
    found = {made.language: made for made in _translations(problem)}
    python = found.pop(PYTHON, None)
    if python is None:
        return None
    tests = problem.tests(source)
    scored = _scored(tests)
    texts = {
        "inputs": dump_data_json([test.input for test in tests], source=source),
        "outputs": dump_data_json([test.output for test in tests], source=source),
    }
    return Task(
        suite="effibench-x",
        task_id=problem.key,
        kind="stdio",
        prompt=python.prompt,
        entry_point="",
        levels=(
            Level(index=0, size=0, n_tests=len(tests), weight=0),
            Level(index=1, size=1, n_tests=len(scored), weight=1),
        ),
        references=python.references,
        preamble=python.preamble,
        epilogue=python.epilogue,
        generator=Program(source=_GENERATE.format(**texts, scored=scored), entry_point="effbench_generate"),
        answers=Program(source=_ANSWERS.format(**texts, scored=scored), entry_point="effbench_answers"),
        checker=Program(source=f"{CHECKER_IMPORTS}\n{problem.evaluator}{_CHECK}", entry_point="effbench_check"),
        comparison=Comparison.CHECKER,
        budget_factor=_BUDGET_FACTOR,
        memory_limit_bytes=max(problem.memory_limit_bytes or 0, _LEAST_MEMORY_BYTES),
        translations=tuple(found.values()),
    )


def _translations(problem: Problem) -> Iterable[Translation]:
    """Each language that has a solution and, for a functional problem, a test runner with a place for it."""
    for name, language in LANGUAGES.items():
        code = problem.fastest(name)
        if language == "java" and problem.type == "io":
            code = _with_main(code)
        parts = ("", "")
        if problem.type == "functional":
            parts = around(language, (problem.test_runners or {}).get(name) or "") or parts
        if code.strip() and (problem.type == "io" or any(parts)):
            yield Translation(
                language=language,
                references=(Reference(reference_id=_TIER, tier=_TIER, solution=code),),
                prompt=_prompt(problem, name, language),
                preamble=parts[0],
                epilogue=parts[1],
            )


def _with_main(code: str) -> str:
    """A Java program that begins in the class ``Main``, as all do here; some of CodeChef's begin in another one."""
    public = re.search(r"\bpublic\s+(?:final\s+)?class\s+(\w+)", code)
    if public is None or public[1] == "Main" or re.search(r"\bMain\b", code):
        return code
    return re.sub(rf"\b{public[1]}\b", "Main", code)


def _prompt(problem: Problem, name: str, language: str) -> str:
    starter = ((problem.starter_code or {}).get(name) or "").strip("\n")
    if problem.type == "io" or not starter:
        return problem.description_md
    begun = f"{_STARTER}\n\n```{find_language(language).fences[0]}\n{starter}\n```"
    return "\n\n".join([problem.description_md.rstrip(), begun, *([_NO_HEADER] if language == "go" else [])])


def _scored(tests: Sequence[ProblemTest]) -> list[int]:
    """The places of the longest inputs."""
    longest_first = sorted(range(len(tests)), key=lambda place: (-len(tests[place].input), place))
    return sorted(longest_first[:_N_SCORED])

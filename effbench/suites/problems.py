"""Problem packages of contests as a suite: whole programs, judged by the format's default validator.

The jury's accepted solutions are the references. Problems that need a validator of their own, interactive ones and
those without accepted solutions are left out of the scores; ``effbench contest`` judges all of them. All tests decide
correctness; those with the longest inputs are scored.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.records.task import (
    PYTHON,
    Comparison,
    FixedTest,
    FixedTests,
    Program,
    Reference,
    Suite,
    Task,
    Translation,
)
from effbench.suites.fixed_tests import levels_of
from effbench.suites.packages import default_comparator
from effbench.suites.packages.problem import INPUT_BYTES_MAX, JurySubmission, Problem
from effbench.suites.packages.reading import package_places, read_folder

__all__ = ["ProblemsLoader"]

_N_SCORED: Final = 10
_TIER: Final = "accepted"
_OWN_LANGUAGES: Final = ("cpp", "c", "rust", "go", "java")
"""Of a problem without an accepted solution in Python, the first of these in which it has one."""
_CHECK: Final = """


def effbench_check(given, answer, output):
    found, wanted = (text.encode("utf-8", "surrogateescape") for text in (output, answer))
    return any(not compare(found, wanted, flags) for flags in FLAGS)
"""


class ProblemsLoader:
    """Reads a folder of problem packages."""

    description: str = "problem packages of contests (Kattis, ICPC, LiveOIBench), by the jury's solutions (--data DIR)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all packages.

        Raises:
            InputError: No data are given, or a seed is.
            DataFileError: A package is malformed, or none can be scored.
        """
        if data is None:
            raise InputError("the suite 'problems' needs its data: give --data, a folder of problem packages")
        if seed is not None:
            raise InputError("the tests of the suite 'problems' are fixed: leave out --seed")
        problems = [read_folder(place) for place in package_places(data) if _is_folder(place)]
        tasks = tuple(task for problem in problems if (task := _task(problem)) is not None)
        if not tasks:
            raise DataFileError(
                data, "no problem in it has an accepted solution and the default validator: use effbench contest"
            )
        known = {_task_id(problem) for problem in problems}
        return Suite(
            name="problems",
            origin=str(data),
            tasks=tasks,
            unscored_task_ids=frozenset(known - {task.task_id for task in tasks}),
            is_checked=False,
        )


def _is_folder(place: Path) -> bool:
    if not place.is_dir():
        raise DataFileError(place, "it is an archive: unpack it with effbench import-problem first")
    return True


def _task_id(problem: Problem) -> str:
    return f"problems/{problem.name}"


def _task(problem: Problem) -> Task | None:
    accepted = [each for each in problem.submissions if each.category == "accepted" and each.program is not None]
    by_language: dict[str, tuple[Reference, ...]] = {}
    for submission in accepted:
        assert submission.program is not None  # so they are chosen
        name = submission.program.language
        by_language[name] = (*by_language.get(name, ()), _reference(submission))
    language: str | None = next((name for name in (PYTHON, *_OWN_LANGUAGES) if name in by_language), None)
    flags = tuple(dict.fromkeys(test.flags for test in problem.tests))
    if problem.validator is not None or language is None or len(flags) > 1:
        return None
    fixed = _fixed_tests(problem)
    return Task(
        suite="problems",
        task_id=_task_id(problem),
        kind="stdio",
        prompt=problem.statement or problem.title,
        entry_point="",
        language=language,
        levels=levels_of(len(fixed.tests), len(fixed.scored)),
        references=by_language[language],
        generator=Program(source="", entry_point=""),
        checker=_checker(flags),
        comparison=Comparison.CHECKER,
        timeout_factor=max(problem.limits.time_multiplier, 1.01),
        memory_limit_bytes=problem.limits.memory_bytes,
        fixed_tests=fixed,
        translations=tuple(
            Translation(language=name, references=references)
            for name, references in by_language.items()
            if name != language and language == PYTHON
        ),
    )


def _reference(submission: JurySubmission) -> Reference:
    assert submission.program is not None  # its caller looked
    return Reference(reference_id=submission.name, tier=_TIER, solution=submission.program.source)


def _checker(flags: Sequence[tuple[str, ...]]) -> Program:
    source = Path(default_comparator.__file__).read_text(encoding="utf-8")
    return Program(source=f"{source}\nFLAGS = {tuple(flags)!r}{_CHECK}", entry_point="effbench_check")


def _fixed_tests(problem: Problem) -> FixedTests:
    files = problem.files
    tests = {(test.input_file, test.answer_file): test for test in problem.tests}
    hashes = {name: sha256(files.read(name, limit=INPUT_BYTES_MAX)).hexdigest() for pair in tests for name in pair}
    found = tuple(
        FixedTest(input_file=given, answer_file=answer, sha256=(hashes[given], hashes[answer]))
        for given, answer in tests
    )
    lengths = [files.size(test.input_file) for test in found]
    longest = sorted(range(len(found)), key=lambda place: (-lengths[place], place))
    return FixedTests(folder=str(files.root.resolve()), tests=found, scored=tuple(sorted(longest[:_N_SCORED])))

"""What is measured: suites of tasks, their levels, stress inputs and reference solutions."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Literal

from effbench.records.field_types import Count, Positive, Weight
from effbench.text.html import html_table
from effbench.text.python_source import put_behind

__all__ = [
    "PYTHON",
    "Comparison",
    "FixedTest",
    "FixedTests",
    "KindOfGain",
    "Level",
    "Program",
    "Reference",
    "SolutionKind",
    "StressInput",
    "Suite",
    "Task",
    "Translation",
    "hash_of_tasks",
]

PYTHON: Final = "python"
"""The language of a suite's own programs, and of solutions where no other one is asked for."""

KindOfGain = Literal["", "growth", "craft"]
"""How the better solutions of a task gain; empty where that is not said."""

_LABELS: Final = frozenset({"kind_of_gain", "cluster"})
_TASKS_SHOWN: Final = 20

SolutionKind = Literal["function", "class", "stdio"]
"""What a solution is: a function that is called once, a class of which an object is made and called, or a program."""


class Comparison(StrEnum):
    """How an output is compared with the expected answer."""

    EXACT = "exact"
    """Same exact type at the top and equal by ``==``; done by the harness on decoded plain values."""
    TOLERANCE = "tolerance"
    """As exact, but numbers may differ: |output - answer| ≤ absolute + relative · |answer| (numpy's convention)."""
    UNORDERED = "unordered"
    """As exact, but the order of the outermost list or tuple does not matter."""
    TEXT = "text"
    """Line by line, without white space at the ends of lines and without blank lines at the end."""
    CHECKER = "checker"
    """The task's own checker decides; it runs in a lane."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Python source and the function or class in it that is called.

    Attributes:
        source: A whole module.
        entry_point: The name of a function or class that the module defines at its top level.
    """

    source: str
    entry_point: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One step of growing input size.

    Attributes:
        index: 0 for the smallest.
        size: What the generator is asked for; its unit is the task's own (items, digits, …).
        n_tests: Stress inputs at this level.
        weight: ENAMEL's hardness h_ℓ; 0 means that the level decides correctness only and is not counted.
    """

    index: Count
    size: Count
    n_tests: Positive
    weight: Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A solution that the benchmark's author vouches for.

    Attributes:
        reference_id: Unique within the task.
        tier: ``naive``, ``good``, ``expert``, or what the suite calls them.
        solution: What a model would have written: the code that follows the task's ``preamble``.
        dps_score: EvalPerf's cumulative score of this reference, 0 to 100, where the suite has one.
    """

    reference_id: str
    tier: str
    solution: str
    dps_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A task's references in another language than the task's own.

    Attributes:
        language: Its name.
        references: From the slowest to the fastest.
        prompt: What a model is shown; empty where that is the task's own prompt.
        preamble: As of :class:`Task`.
        epilogue: As of :class:`Task`.
    """

    language: str
    references: tuple[Reference, ...]
    prompt: str = ""
    preamble: str = field(default="", repr=False)
    epilogue: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedTest:
    """A test that lies in two files.

    Attributes:
        input_file: The whole standard input; its name from the folder on.
        answer_file: The expected output.
        sha256: Of the input, then of the answer.
    """

    input_file: str
    answer_file: str
    sha256: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedTests:
    """Tests that lie in files of a folder.

    Attributes:
        folder: Its path; not part of a task's content hash.
        tests: All of them.
        scored: Indices in ``tests`` of those at level 1.
    """

    folder: str
    tests: tuple[FixedTest, ...]
    scored: tuple[int, ...]

    def at(self, level: int, test_index: int) -> FixedTest:
        """The test of a stress input: level 0 has all, level 1 those that are scored."""
        return self.tests[self.scored[test_index] if level else test_index]


@dataclass(frozen=True, slots=True, kw_only=True)
class StressInput:
    """One input, named by how it is made.

    Attributes:
        task_id: The task it belongs to.
        level: Index of its level.
        test_index: 0 for the first input of the level.
        size: The level's size.
        seed: What the generator's randomness starts from.
    """

    task_id: str
    level: int
    test_index: int
    size: int
    seed: int


@dataclass(frozen=True, kw_only=True)
class Task:
    """One problem with all that is needed to measure solutions of it.

    Attributes:
        suite: Name of the suite.
        task_id: Unique within the suite.
        kind: ``function`` (called with arguments), ``class`` (an object is made and its methods are called) or
            ``stdio`` (a program that reads and writes).
        prompt: What a model is shown.
        entry_point: The function or class; empty for ``stdio``.
        levels: From the smallest to the largest.
        references: From the slowest to the fastest; the last one gives the expected answers, and is the baseline unless
            the task is a rewrite.
        generator: ``generate(seed, size, level, test_index) -> tuple of arguments``; for ``stdio`` the tuple holds one
            text, the program's standard input. For ``class`` it gives a list: the constructor's arguments, a list of
            calls (tuples of a method's name and its arguments), and the names of errors that are results.
        given: Of a rewrite, the ``reference_id`` of the program that the prompt shows and asks to make faster; it is
            the baseline. Empty where a solution is written from nothing.
        errors: Of a class, the names of the errors that its methods may raise as a result.
        answers: ``answers(level, test_index) -> tuple``: one expected output that the suite's data give, or nothing,
            where the baseline's output is the answer. None where the baseline gives all answers.
        preamble: Source that goes before every solution (ENAMEL: the prompt).
        epilogue: Source that goes after every solution: code that calls it. Empty where a solution is called from
            outside, or is a whole program.
        checker: ``check(input, answer, output) -> bool``, for ``Comparison.CHECKER``.
        comparison: How outputs are judged.
        relative_tolerance: For ``Comparison.TOLERANCE``.
        absolute_tolerance: For ``Comparison.TOLERANCE``.
        timeout_factor: ENAMEL's α: what eff@k allows is α times the baseline's largest count over the scored levels.
        budget_factor: Counting goes on up to this multiple of the baseline's largest count; None where α is enough.
            Where references with DPS scores are measured, it goes on beyond the slowest one's largest count.
        memory_limit_bytes: Address space of a native run.
        seed: Start of every stress input's seed.
        disabled_builtins: Names that are None in the candidate's scope.
        language: What solutions are written in.
        reference_language: What the references are written in; empty where that is the same.
        answering: A whole Python program that gives the expected answers, where the baseline is in another language.
        translations: References in other languages; no part of what is measured
            (:func:`effbench.suites.in_language`).
        kind_of_gain: ``growth`` where better solutions gain more the larger the input, ``craft`` where they gain a
            factor; empty where the suite does not say. Not measured, so not part of the content hash.
        fixed_tests: Of a whole program, tests in files, which stand in for generator and answers; None for none.
        cluster: Tasks of one name are near-duplicates of each other; empty for a task that is like no other. Not part
            of the content hash either.
    """

    suite: str
    task_id: str
    prompt: str
    entry_point: str
    levels: tuple[Level, ...]
    references: tuple[Reference, ...]
    generator: Program
    kind: SolutionKind = "function"
    given: str = ""
    errors: tuple[str, ...] = ()
    preamble: str = field(default="", repr=False)
    epilogue: str = field(default="", repr=False)
    checker: Program | None = None
    answers: Program | None = None
    comparison: Comparison = Comparison.EXACT
    relative_tolerance: float = 0.0
    absolute_tolerance: float = 0.0
    timeout_factor: float = 2.0
    budget_factor: float | None = None
    memory_limit_bytes: int = 2 << 30
    seed: int = 0
    disabled_builtins: tuple[str, ...] = ()
    language: str = PYTHON
    reference_language: str = ""
    answering: Program | None = None
    translations: tuple[Translation, ...] = field(default=(), repr=False)
    kind_of_gain: KindOfGain = ""
    cluster: str = ""
    fixed_tests: FixedTests | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return f"Task({self.task_id!r}, {len(self.levels)} levels, {len(self.references)} references)"

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 over every field but the labels: two tasks with one hash are measured alike."""
        fields: dict[str, Any] = asdict(replace(self, translations=()))
        for name in ("translations", *_LABELS):
            del fields[name]
        if self.language == PYTHON:
            del fields["language"]
        if self.fixed_tests is not None:
            del fields["fixed_tests"]["folder"]
        for name in ("given", "errors", "epilogue", "reference_language", "answering", "fixed_tests"):
            if not fields[name]:
                del fields[name]  # tasks that have no use for them keep the hashes that earlier versions gave them
        return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()

    @property
    def fastest(self) -> Reference:
        """The fastest reference, which gives the expected answers."""
        return self.references[-1]

    @property
    def baseline(self) -> Reference:
        """The reference that efficiency is relative to: the fastest; of a rewrite, the program that is given."""
        return next((each for each in self.references if each.reference_id == self.given), self.fastest)

    @property
    def own_references(self) -> tuple[Reference, ...]:
        """References in the language of solutions, whatever the baseline's is."""
        if not self.reference_language:
            return self.references
        return next((each.references for each in self.translations if each.language == self.language), ())

    @property
    def language_of_references(self) -> str:
        """What the references are written in."""
        return self.reference_language or self.language

    @property
    def profiled_references(self) -> tuple[Reference, ...]:
        """References that are measured so that samples can be placed among them: all, where one has a DPS score."""
        return self.references if any(each.dps_score is not None for each in self.references) else ()

    @property
    def scored_levels(self) -> tuple[Level, ...]:
        """The levels that are counted."""
        return tuple(level for level in self.levels if level.weight > 0)

    def program(self, solution: str) -> Program:
        """Puts a solution behind the preamble, and the epilogue behind that."""
        whole = put_behind(self.preamble, solution) if self.language == PYTHON else self.preamble + solution
        return Program(source=whole + self.epilogue, entry_point=self.entry_point)

    def stress_inputs(self) -> Iterator[StressInput]:
        """All inputs, smallest level first; seeds follow ENAMEL: seed ^ (tests in earlier levels + test index)."""
        earlier = 0
        for level in self.levels:
            for test_index in range(level.n_tests):
                yield StressInput(
                    task_id=self.task_id,
                    level=level.index,
                    test_index=test_index,
                    size=level.size,
                    seed=self.seed ^ (earlier + test_index),
                )
            earlier += level.n_tests


@dataclass(frozen=True, kw_only=True)
class Suite:
    """A named set of tasks.

    Attributes:
        name: What ``--suite`` takes.
        origin: Where the tasks came from: a data set with its revision, or a path.
        tasks: In the suite's own order.
        unscored_task_ids: Tasks that the suite's data hold but its authors leave out of the scores. Samples for them
            are ignored.
        is_checked: Whether somebody vouches that the tasks' own programs pass their tests. Where nobody does, tasks
            whose programs fail are left out before anything is measured
            (:mod:`effbench.runner.sound_tasks`).
    """

    name: str
    origin: str
    tasks: tuple[Task, ...]
    unscored_task_ids: frozenset[str] = frozenset()
    is_checked: bool = True

    def __repr__(self) -> str:
        return f"Suite({self.name!r}, {len(self.tasks)} tasks)"

    def _repr_html_(self) -> str:
        rows = [
            [task.task_id, task.kind, len(task.levels), ", ".join(item.tier for item in task.references)]
            for task in self.tasks[:_TASKS_SHOWN]
        ]
        if len(self.tasks) > _TASKS_SHOWN:
            rows.append([f"… {len(self.tasks) - _TASKS_SHOWN} more", "", "", ""])
        caption = f"{self.name}: {len(self.tasks)} tasks, {self.origin}"
        return html_table(rows, ["task", "kind", "levels", "references"], caption=caption)

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 over the tasks' hashes, in order."""
        return hash_of_tasks(task.content_hash for task in self.tasks)


def hash_of_tasks(hashes: Iterable[str]) -> str:
    """SHA-256 over tasks' hashes, in order."""
    return hashlib.sha256("".join(hashes).encode()).hexdigest()

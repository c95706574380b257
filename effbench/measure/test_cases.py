"""A task made ready in a lane: its stress inputs and expected answers, from the cache or from the task's own programs.

Generators, reference solutions and checkers may come with a downloaded suite: they are foreign code and run in a lane,
never in the harness.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, overload

from more_itertools import constrained_batches

from effbench.errors import SuiteError
from effbench.records.hashing import key_of
from effbench.records.task import PYTHON, Program, StressInput, Task
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.lane import standard_input
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import MOST_CALLS, Lane
from effbench.storage.cache import Cache
from effbench.storage.foreign_files import ForeignFolder

__all__ = ["TestCase", "TestCases", "lazy_test_cases", "make_test_cases", "prepare_own", "run_own"]

OWN_LIMITS = Limits(cpu_s=120.0, wall_s=600.0, memory_bytes=4 << 30, output_bytes=512 << 20)
"""Of the suite's own programs: far above what a sound task needs, so that an endless generator ends with a message."""
FIXED_BYTES_MAX: Final = 256 << 20
"""Of one file of a fixed test."""
MOST_BYTES_TOGETHER = 32 << 20
"""Of the inputs that a relay holds at a time."""
_INPUTS: Final = {
    "function": ("a tuple of arguments", values.TUPLE),
    "class": ("a list of the constructor's arguments, calls and errors", values.LIST),
    "stdio": ("a tuple of one text, the program's standard input", values.TUPLE),
}
"""By kind what a generator gives, in words and in its encoding's first byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestCase:
    """One stress input with what is expected for it.

    Attributes:
        stress_input: How it is made.
        arguments: The encoded tuple of arguments.
        answer: The encoded output that is expected: what the suite's data give, or else the fastest reference's.
        weight: Of its level; 0 is not counted.
    """

    stress_input: StressInput
    arguments: bytes
    answer: bytes
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TestCases:
    """All that is needed to measure solutions of one task.

    Attributes:
        task: The task.
        cases: Smallest level first.
        checker: The task's own checker, prepared; None when the harness compares.
    """

    task: Task
    cases: Sequence[TestCase]
    checker: Prepared | None

    def steps(self) -> Iterator[tuple[TestCase, ...]]:
        """The cases of one scored level after the other, each with those before it that are not scored.

        They come in parts where there are many or large ones.
        """
        start = stop = 0
        for level in self.task.levels:
            stop += level.n_tests
            if level.weight > 0 or stop == len(self.cases):
                yield from constrained_batches(
                    self.cases[start:stop],
                    MOST_BYTES_TOGETHER,
                    MOST_CALLS,
                    get_len=lambda case: len(case.arguments),
                    strict=False,
                )
                start = stop


class _CasesAtNeed(Sequence[TestCase]):
    """Makes each case when it is first looked at, and keeps it."""

    def __init__(self, items: Sequence[StressInput], make: Callable[[StressInput], TestCase]) -> None:
        self._items, self._make = items, make
        self._made: dict[int, TestCase] = {}

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> TestCase: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[TestCase]: ...

    def __getitem__(self, index: int | slice) -> TestCase | Sequence[TestCase]:
        places = range(len(self))[index]
        if isinstance(places, range):
            return [self[place] for place in places]
        if places not in self._made:
            self._made[places] = self._make(self._items[places])
        return self._made[places]


def make_test_cases(
    task: Task, lane: Lane, cache: Cache, python: str, *, reference_lane: Lane | None = None
) -> TestCases:
    """Makes all of it at once; see :func:`lazy_test_cases`."""
    test_cases = lazy_test_cases(task, lane, cache, python, reference_lane=reference_lane)
    return replace(test_cases, cases=tuple(test_cases.cases))


def lazy_test_cases(
    task: Task,
    lane: Lane,
    cache: Cache,
    python: str,
    *,
    reference_lane: Lane | None = None,
    making: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> TestCases:
    """Generates what the cache does not hold, each case when it is first looked at.

    Half of all programs do not come to a task's largest inputs, and those are most of its bytes. Only the thread whose
    lane it is may look.

    Args:
        task: The task.
        lane: Runs the task's own programs in Python.
        cache: Keeps inputs and answers.
        python: Version inside the lane.
        reference_lane: Runs the fastest reference where that is no Python; None where nothing but the task's data may
            give answers.
        making: Is entered while a case is made.

    Raises:
        SuiteError: One of the task's own programs fails; names the program and the reason.
        SandboxDied: The lane is gone.
    """
    maker = _Maker(task, lane, cache, python, reference_lane)

    def make(item: StressInput) -> TestCase:
        with making():
            return maker.case(item)

    cases = _CasesAtNeed(tuple(task.stress_inputs()), make)
    checker = None if task.checker is None else prepare_own(lane, task, task.checker, "checker")
    return TestCases(task=task, cases=cases, checker=checker)


class _Maker:
    """Makes inputs and answers, and prepares each of the task's programs when it is first needed."""

    def __init__(self, task: Task, lane: Lane, cache: Cache, python: str, reference_lane: Lane | None) -> None:
        self._task, self._lane, self._cache, self._python = task, lane, cache, python
        self._reference_lane = reference_lane
        self._prepared: dict[str, Prepared] = {}
        self._weights = {level.index: level.weight for level in task.levels}

    def case(self, item: StressInput) -> TestCase:
        """One stress input with its answer."""
        arguments = self.arguments(item)
        answer = self.known_answer(item) or self.fastest_answer(arguments)
        return TestCase(stress_input=item, arguments=arguments, answer=answer, weight=self._weights[item.level])

    def arguments(self, item: StressInput) -> bytes:
        """The encoded tuple of arguments."""
        if self._task.fixed_tests is not None:
            test = self._task.fixed_tests.at(item.level, item.test_index)
            return values.encode((self._file(test.input_file, test.sha256[0]),))
        task, generator = self._task, self._task.generator
        numbers = (item.seed, item.size, item.level, item.test_index)
        kind = () if task.kind == "function" else (task.kind,)
        key = self._key("input", generator, *map(str, numbers), *kind)
        arguments = self._cache.get(key)
        if arguments is None:
            arguments = self._run("generator", generator, values.encode(numbers))
            what, tag = _INPUTS[task.kind]
            if not arguments.startswith(tag):
                raise SuiteError(f"task {task.task_id}: the generator must return {what} (input {numbers})")
            if task.kind == "stdio" and not _is_text(arguments):
                raise SuiteError(f"task {task.task_id}: the generator must return {what} (input {numbers})")
            self._cache.put(key, arguments)
        return arguments

    def known_answer(self, item: StressInput) -> bytes | None:
        """The encoded answer that the suite's data give; None where they give none."""
        if self._task.fixed_tests is not None:
            test = self._task.fixed_tests.at(item.level, item.test_index)
            return values.encode(self._file(test.answer_file, test.sha256[1]))
        task, program = self._task, self._task.answers
        if program is None:
            return None
        numbers = (item.level, item.test_index)
        key = self._key("known answer", program, *map(str, numbers))
        found = self._cache.get(key)
        if found is None:
            found = self._run("answers", program, values.encode(numbers))
            self._cache.put(key, found)
        answer = values.decode(found)
        if type(answer) is tuple and len(answer) <= 1:
            return values.encode(answer[0]) if answer else None
        raise SuiteError(
            f"task {task.task_id}: its answers must be tuples of one value, or empty (level {item.level}, "
            f"test {item.test_index})"
        )

    def fastest_answer(self, arguments: bytes) -> bytes:
        """The encoded output of the fastest reference."""
        task, fastest, lane = self._task, self._task.fastest, self._lane
        program = task.answering or task.program(fastest.solution)
        language: tuple[str, ...] = ()
        if task.answering is None and task.language_of_references != PYTHON:
            if self._reference_lane is None:
                raise SuiteError(
                    f"task {task.task_id}: nothing gives the answer, for its data have none and its references are "
                    "no Python: give the task answers"
                )
            lane, language = self._reference_lane, (task.language_of_references,)
        key = self._key("answer", program, hashlib.sha256(arguments).hexdigest(), *language)
        answer = self._cache.get(key)
        if answer is None:
            answer = self._run(f"reference {fastest.reference_id}", program, arguments, lane)
            self._cache.put(key, answer)
        return answer

    def _file(self, name: str, sha256: str) -> str:
        """A fixed test's file as a text, with surrogates for what is not UTF-8."""
        fixed = self._task.fixed_tests
        assert fixed is not None  # nobody else asks
        *folders, last = name.split("/")
        data = ForeignFolder(Path(fixed.folder), tuple(folders)).read_bytes(last, limit=FIXED_BYTES_MAX)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise SuiteError(f"task {self._task.task_id}: its test {name} has changed since the suite was read")
        return data.decode("utf-8", "surrogateescape")

    def _key(self, role: str, program: Program, *given: str) -> str:
        return key_of(role, values.FORMAT, self._python, program.source, program.entry_point, *given)

    def _run(self, role: str, program: Program, arguments: bytes, lane: Lane | None = None) -> bytes:
        lane = lane or self._lane
        if role not in self._prepared:
            self._prepared[role] = prepare_own(lane, self._task, program, role)
        output = run_own(lane, self._task, self._prepared[role], arguments, role)
        try:
            values.decode(output, depth=1)  # a checker gets it within a tuple
        except ValueError as error:  # it has forged its result
            raise SuiteError(f"task {self._task.task_id}: its {role} gave what is no plain value: {error}") from error
        return output


def _is_text(arguments: bytes) -> bool:
    try:
        standard_input(arguments)
    except ValueError:
        return False
    return True


def prepare_own(lane: Lane, task: Task, program: Program, role: str) -> Prepared:
    """Prepares one of the task's own programs, as it is.

    Raises:
        SuiteError: It does not compile.
    """
    prepared = lane.prepare(program.source, program.entry_point)
    if isinstance(prepared, NotAProgram):
        raise SuiteError(f"task {task.task_id}: its {role} is not a program: {prepared.detail}")
    return prepared


def run_own(lane: Lane, task: Task, program: Prepared, arguments: bytes, role: str) -> bytes:
    """Runs one of the task's own programs and returns its encoded result.

    Raises:
        SuiteError: It does not return a plain value within :data:`OWN_LIMITS`.
    """
    outcome: Outcome = lane.run(Job(program=program, arguments=arguments, limits=OWN_LIMITS))
    if outcome.ending is not Ending.RETURNED or outcome.output is None:
        raise SuiteError(f"task {task.task_id}: its {role} failed: {outcome.detail or outcome.ending}")
    return outcome.output

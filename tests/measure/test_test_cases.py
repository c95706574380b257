"""Inputs and answers of a task: from its own programs, or from the cache; and whose fault it is when they fail."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.errors import InputError, SandboxDied, SuiteError
from effbench.measure.test_cases import (
    MOST_BYTES_TOGETHER,
    OWN_LIMITS,
    TestCase,
    TestCases,
    lazy_test_cases,
    make_test_cases,
)
from effbench.records.hashing import key_of
from effbench.records.task import Level, Program, Reference, Task
from effbench.sandboxes import values
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import MOST_CALLS, LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox, returned, source_of
from effbench.storage.cache import Cache, cache_root
from tests.small_suite import INPUTS, a_task, play, prepare

PYTHON = "3.11.0"
THIRDS = [bytes(third * MOST_BYTES_TOGETHER // 3) for third in range(4)]


class Source:
    """Makes test cases from one cache and notes what ran for each."""

    def __init__(self, root: Path) -> None:
        self.cache = Cache(root)
        self.sandbox = ScriptedSandbox(play, prepare=prepare)

    def make(self, task: Task, *, python: str = PYTHON) -> TestCases:
        self.sandbox.jobs.clear()
        return make_test_cases(task, self.sandbox.open_lane(LaneOptions(memory_bytes=1 << 30)), self.cache, python)

    def ran(self) -> Counter[str]:
        return Counter(re.split(r"\W", source_of(job))[0] for job in self.sandbox.jobs)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path)


def test_inputs_come_from_the_generator_and_answers_from_the_baseline(source: Source) -> None:
    test_cases = source.make(a_task())
    assert [case.arguments for case in test_cases.cases] == [values.encode((number,)) for number in INPUTS]
    assert [case.answer for case in test_cases.cases] == [values.encode(2 * number) for number in INPUTS]
    assert [case.weight for case in test_cases.cases] == [0, 0, 1, 1, 3]
    assert [(case.stress_input.level, case.stress_input.test_index) for case in test_cases.cases] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
        (2, 0),
    ]
    assert test_cases.checker is None
    assert source.ran() == {"generate": 5, "double": 5}


def test_the_generator_is_called_with_seed_size_level_and_index_under_the_suites_own_limits(source: Source) -> None:
    source.make(replace(a_task(), seed=8))
    generated = [job for job in source.sandbox.jobs if source_of(job) == "generate"]
    assert [values.decode(job.arguments) for job in generated] == [
        (8 ^ 0, 1, 0, 0),
        (8 ^ 1, 1, 0, 1),
        (8 ^ 2, 10, 1, 0),
        (8 ^ 3, 10, 1, 1),
        (8 ^ 4, 100, 2, 0),
    ]
    assert {job.limits for job in source.sandbox.jobs} == {OWN_LIMITS}


def test_a_second_time_everything_comes_from_the_cache_and_nothing_runs(source: Source) -> None:
    first = source.make(a_task())
    assert source.make(a_task("the same under another name")).cases == tuple(
        replace(case, stress_input=replace(case.stress_input, task_id="the same under another name"))
        for case in first.cases
    )
    assert source.ran() == {}


def test_another_baseline_gives_new_answers_for_the_same_inputs(source: Source) -> None:
    source.make(a_task())
    source.make(a_task(reference="double=now; cost=1"))
    assert source.ran() == {"double": 5}


@pytest.mark.parametrize("change", ["python", "generator", "seed"])
def test_another_python_generator_or_seed_gives_new_inputs(source: Source, change: str) -> None:
    source.make(a_task())
    if change == "python":
        source.make(a_task(), python="3.12.0")
        assert source.ran() == {"generate": 5, "double": 5}
        return
    source.make(a_task(generator="generate; v=2") if change == "generator" else replace(a_task(), seed=64))
    # The same inputs again: their answers are known.
    assert source.ran() == {"generate": 5}


def test_what_was_made_before_a_lane_died_is_not_made_again(source: Source) -> None:
    dying = ScriptedSandbox(play, prepare=prepare, deaths={4})
    with pytest.raises(SandboxDied):
        make_test_cases(a_task(), dying.open_lane(LaneOptions(memory_bytes=1)), source.cache, PYTHON)
    source.make(a_task())
    assert source.ran() == {"generate": 3, "double": 4}


def test_a_checker_is_prepared_each_time_and_never_run_here(source: Source) -> None:
    for _ in range(2):
        test_cases = source.make(a_task(checker="near"))
        assert test_cases.checker is not None
        assert test_cases.checker.code == b"near"
        assert source.ran()["near"] == 0


@pytest.mark.parametrize(
    ("task", "message"),
    [
        (a_task(generator="generate; fails=raised"), "its generator failed: as scripted"),
        (a_task(generator="generate; fails=died"), "its generator failed: died"),
        (a_task(generator="generate; fails=timed_out"), "its generator failed: as scripted"),
        (a_task(generator="not a program"), "its generator is not a program: invalid syntax"),
        (a_task(generator="generate; list=1"), r"must return a tuple of arguments \(input \(0, 1, 0, 0\)\)"),
        (a_task(reference="double=now; raises_from=10"), "its reference fast failed: as scripted"),
        (a_task(reference="double=now; ends_from=1; how=refused"), "its reference fast failed: as scripted"),
        (a_task(reference="not a program"), "its reference fast is not a program: invalid syntax"),
        (a_task(checker="not a program"), "its checker is not a program: invalid syntax"),
    ],
)
def test_a_task_whose_own_program_fails_is_the_suites_fault_and_is_named(
    source: Source, task: Task, message: str
) -> None:
    with pytest.raises(SuiteError, match=f"^task double: .*{message}"):
        source.make(task)


def test_a_failure_of_the_generator_is_not_kept(source: Source) -> None:
    def first_fails(job: Job) -> Outcome:
        return returned(job, 5, count=1)

    lane = ScriptedSandbox(first_fails).open_lane(LaneOptions(memory_bytes=1))
    with pytest.raises(SuiteError, match="tuple"):
        make_test_cases(a_task(), lane, source.cache, PYTHON)
    assert source.make(a_task()).cases[0].arguments == values.encode((1,))


def test_the_cache_gives_back_what_was_put_and_none_for_the_rest(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "down")
    key = key_of("a", "b")
    assert cache.get(key) is None
    cache.put(key, b"old")
    cache.put(key, b"\x00new")
    assert cache.get(key) == b"\x00new"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [key]


def test_parts_of_a_key_do_not_run_together() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", ""), key_of("\ud800")}) == 5


def test_a_cache_that_cannot_be_used_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    message = r"the cache .*file cannot be used \(.*\): .* EFFBENCH_CACHE"
    with pytest.raises(InputError, match=message):
        cache.put(key_of("a"), b"")
    with pytest.raises(InputError, match=message):
        cache.get(key_of("a"))


def test_the_cache_is_where_the_environment_says_or_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EFFBENCH_CACHE", str(tmp_path))
    assert cache_root() == tmp_path
    monkeypatch.delenv("EFFBENCH_CACHE")
    assert cache_root().name == "effbench"


def plays(job: Job) -> Outcome:
    """Knows the answers of level 0 alone, and whole programs that copy."""
    act, *words = re.split(r"[;\s]+", source_of(job))
    if act == "known":
        level, test_index = values.decode(job.arguments)
        return returned(job, (f"{level}/{test_index}",) if level == 0 else (), count=1)
    if act == "odd":
        return returned(job, ["no tuple"], count=1)
    if act == "text":
        return returned(job, (words[0].replace("SURROGATE", "\ud800"),), count=1)
    if act == "copy":
        return returned(job, values.decode(job.arguments)[0], count=1)
    return play(job)


def test_answers_that_the_suite_knows_go_before_the_baselines_and_are_cached(source: Source) -> None:
    source.sandbox = ScriptedSandbox(plays, prepare=prepare)
    task = replace(a_task(), answers=Program(source="known", entry_point="answers"))
    test_cases = source.make(task)
    assert [values.decode(case.answer) for case in test_cases.cases] == ["0/0", "0/1", 20, 22, 200]
    assert source.ran() == {"generate": 5, "known": 5, "double": 3}
    assert source.make(task).cases == test_cases.cases
    assert source.ran() == {}


def test_answers_of_references_in_another_language_come_from_a_lane_of_that_language(source: Source) -> None:
    task = replace(a_task(), language="cpp")
    with pytest.raises(SuiteError, match="nothing gives the answer, for its data have none"):
        source.make(task)
    other = ScriptedSandbox(play, prepare=prepare)
    lanes = [sandbox.open_lane(LaneOptions(memory_bytes=1)) for sandbox in (source.sandbox, other)]
    test_cases = make_test_cases(task, lanes[0], source.cache, PYTHON, reference_lane=lanes[1])
    assert [case.answer for case in test_cases.cases] == [values.encode(2 * number) for number in INPUTS]
    assert {source_of(job) for job in other.jobs} == {task.fastest.solution}


def test_answers_that_are_no_tuple_are_the_suites_fault(source: Source) -> None:
    source.sandbox = ScriptedSandbox(plays, prepare=prepare)
    with pytest.raises(SuiteError, match=r"its answers must be tuples of one value, or empty \(level 0, test 0\)"):
        source.make(replace(a_task(), answers=Program(source="odd", entry_point="answers")))


def a_program_task(generator: str) -> Task:
    references = (Reference(reference_id="fast", tier="expert", solution="copy"),)
    made = Program(source=generator, entry_point="generate")
    return replace(a_task(), kind="stdio", entry_point="", references=references, generator=made)


def test_the_input_of_a_whole_program_is_one_text(source: Source) -> None:
    source.sandbox = ScriptedSandbox(plays, prepare=prepare)
    test_cases = source.make(a_program_task("text 1"))
    assert {(case.arguments, case.answer) for case in test_cases.cases} == {(values.encode(("1",)), values.encode("1"))}
    for generator in ("generate", "text SURROGATE"):
        with pytest.raises(SuiteError, match="must return a tuple of one text, the program's standard input"):
            source.make(a_program_task(generator))


def test_a_forged_result_of_a_suites_program_is_the_suites_fault(source: Source) -> None:
    source.sandbox = ScriptedSandbox(
        lambda job: replace(returned(job, (), count=1), output=values.TUPLE), prepare=prepare
    )
    with pytest.raises(SuiteError, match="its generator gave what is no plain value"):
        source.make(a_task())


def test_what_a_checker_could_not_be_told_within_a_tuple_is_the_suites_fault(source: Source) -> None:
    deepest = b"(\1\0\0\0" * (values.MAX_DEPTH - 1) + values.encode(())
    assert values.is_value(deepest)
    source.sandbox = ScriptedSandbox(lambda job: replace(returned(job, (), count=1), output=deepest), prepare=prepare)
    with pytest.raises(SuiteError, match=r"its generator gave what is no plain value: .* within 200 levels"):
        source.make(a_task())


def test_what_was_cached_in_another_encoding_is_made_anew(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    source.make(a_task())
    monkeypatch.setattr(values, "FORMAT", "another")
    source.make(a_task())
    assert source.ran() == {"generate": 5, "double": 5}


@given(st.lists(st.tuples(st.booleans(), st.lists(st.integers(1, 3), max_size=20)), min_size=1, max_size=4))
def test_steps_come_in_order_and_in_parts_that_a_relay_can_hold(shapes: list[tuple[bool, list[int]]]) -> None:
    levels = [
        Level(index=index, size=1, n_tests=len(thirds), weight=float(scored))
        for index, (scored, thirds) in enumerate(shapes)
    ]
    task = a_task(levels=levels)
    arguments = [THIRDS[third] for _, thirds in shapes for third in thirds]
    cases = tuple(
        TestCase(stress_input=item, arguments=given, answer=b"", weight=levels[item.level].weight)
        for item, given in zip(task.stress_inputs(), arguments, strict=True)
    )
    parts = list(TestCases(task=task, cases=cases, checker=None).steps())
    assert [case for part in parts for case in part] == list(cases)
    for part in parts:
        *earlier, last = (case.stress_input.level for case in part)
        assert not any(shapes[level][0] for level in earlier if level != last)
        assert 1 <= len(part) <= MOST_CALLS
        assert sum(len(case.arguments) for case in part) <= MOST_BYTES_TOGETHER


def test_at_need_each_step_makes_its_own_cases_and_no_others(source: Source) -> None:
    lane = source.sandbox.open_lane(LaneOptions(memory_bytes=1 << 30))
    test_cases = lazy_test_cases(a_task(), lane, source.cache, PYTHON)
    assert len(test_cases.cases) == len(INPUTS)
    assert source.ran() == {}
    steps = test_cases.steps()
    assert [case.arguments for case in next(steps)] == [values.encode((number,)) for number in INPUTS[:4]]
    assert source.ran() == {"generate": 4, "double": 4}
    assert test_cases.cases[-1].arguments == values.encode((INPUTS[-1],))
    assert source.ran() == {"generate": 5, "double": 5}
    assert tuple(test_cases.cases) == source.make(a_task()).cases
    assert [next(steps), *steps] == [(test_cases.cases[-1],)]
    with pytest.raises(IndexError):
        test_cases.cases[len(INPUTS)]

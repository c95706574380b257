"""Work outside the windows, and counts that cannot be true."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.counters.cputime import CpuTimeCounter
from effbench.counters.protocol import Bounds, Counted
from effbench.counters.qemu import QemuCounter
from effbench.measure.tampering import (
    LEAST_USER_S,
    NATIVE_SLOWEST_PER_S,
    SLOW_PROGRAMS,
    TOLERANCE,
    CountRate,
    doubt_count,
    implausible_beside_native,
    implausible_outside_call,
    implausible_when_repeated,
    slowest_rate,
)
from effbench.measure.test_cases import OWN_LIMITS
from effbench.records.measurement import Verdict
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, NotAProgram
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox, as_written, returned, source_of
from tests.scripted_meter import ScriptedMeter
from tests.small_suite import a_task, play, prepare

BOUNDS = Bounds(free_load=500, input_factor=4.0, per_output_byte=3, spare=100)
A_JOB = Job(program=as_written("any", "work"), arguments=values.encode((1,)), limits=OWN_LIMITS)
counts = st.integers(0, 10**12)
ERROR_AGAIN = Outcome(ending=Ending.RAISED, exception="ValueError")
SAME_AGAIN = Outcome(
    ending=Ending.RETURNED, output=b"42", load_count=7, input_count=200, call_count=1000, output_count=100
)


def counted(
    *,
    load: int | None = 7,
    at_input: int | None = 200,
    output: int | None = 100,
    text: bytes = b"42",
    user_s: float = 0,
    has_threads: bool = False,
) -> Counted:
    outcome = Outcome(ending=Ending.RETURNED, output=text, user_time_s=user_s, has_threads=has_threads)
    return Counted(outcome=outcome, call=1000, load=load, input=at_input, output=output)


@pytest.mark.parametrize(("found", "alarms"), [(0, False), (1113, False), (1114, True), (10**9, True)])
def test_far_more_after_the_call_than_its_result_takes_is_tampering(found: int, alarms: bool) -> None:
    # 3 for each of two bytes, 1007 for the heap that load and call may have left, 100 to spare.
    alarm = implausible_outside_call(counted(output=found), 200, BOUNDS)
    assert bool(alarm) is alarms
    if alarms:
        assert alarm == f"work was done after the call ({found} counted there, where the driver needs 6 or so)"


@pytest.mark.parametrize(("found", "alarms"), [(0, False), (1907, False), (1908, True), (10**9, True)])
def test_far_more_before_the_call_than_the_baseline_does_is_tampering(found: int, alarms: bool) -> None:
    alarm = implausible_outside_call(counted(at_input=found), 200, BOUNDS)
    assert bool(alarm) is alarms
    if alarms:
        assert alarm == f"work was done before the call ({found} counted there, where the driver needs 800 or so)"


def test_looking_through_what_a_large_import_left_is_no_tampering() -> None:
    assert implausible_outside_call(counted(load=10**6, at_input=10**6, output=10**6), 200, BOUNDS) == ""


def test_a_longer_result_may_take_as_much_more() -> None:
    assert implausible_outside_call(counted(output=1107 + 3 * 20, text=b"42" * 10), 200, BOUNDS) == ""
    assert "after the call" in implausible_outside_call(counted(output=1108 + 3 * 20, text=b"42" * 10), 200, BOUNDS)


def test_where_threads_live_at_the_call_what_lies_before_it_is_charged_and_alarms_nobody() -> None:
    assert implausible_outside_call(counted(at_input=10**9, has_threads=True), 200, BOUNDS) == ""
    assert "after the call" in implausible_outside_call(counted(output=10**9, has_threads=True), 200, BOUNDS)


def test_what_is_not_known_is_not_compared() -> None:
    assert implausible_outside_call(counted(at_input=10**9), None, BOUNDS) == ""
    assert implausible_outside_call(counted(at_input=None, output=None), 200, BOUNDS) == ""


@given(before=counts, after=counts, load=counts, usual=counts)
def test_who_does_more_outside_the_call_is_never_less_suspect(before: int, after: int, load: int, usual: int) -> None:
    alarmed = bool(implausible_outside_call(counted(load=load, at_input=before, output=after), usual, BOUNDS))
    more = bool(
        implausible_outside_call(counted(load=load, at_input=before + usual, output=after + usual), usual, BOUNDS)
    )
    assert more >= alarmed


def beside_native(natively_s: float, again_s: float, again: Outcome, run: Counted) -> tuple[str, int]:
    """What a doubt beside the native run gives, and how many counted runs were made for it."""
    sandbox = ScriptedSandbox(lambda _: again)
    lane = sandbox.open_lane(LaneOptions(memory_bytes=1))
    reason = implausible_beside_native(lane, QemuCounter(), A_JOB, run, lambda: again_s, natively_s)
    return reason, len(sandbox.jobs)


def test_a_count_too_small_for_the_native_runs_time_is_doubted_if_it_is_there_again() -> None:
    forged = "a count of 1307 is not believed of what takes 1.00 s of CPU time natively"
    assert beside_native(2.0, 1.0, SAME_AGAIN, counted()) == (forged, 1)
    assert beside_native(1.0, 2.0, SAME_AGAIN, counted()) == (forged, 1)
    honest = replace(SAME_AGAIN, call_count=int(NATIVE_SLOWEST_PER_S))
    assert beside_native(1.0, 1.0, honest, counted()) == ("", 1)
    # The first native run was disturbed: the second one says what it takes.
    assert beside_native(1.0, LEAST_USER_S / 2, SAME_AGAIN, counted()) == ("", 1)


def test_a_count_that_fits_the_native_runs_time_is_not_looked_into() -> None:
    for took_s, call in ((LEAST_USER_S / 2, 1), (1.0, int(NATIVE_SLOWEST_PER_S)), (0.5, int(NATIVE_SLOWEST_PER_S))):
        assert beside_native(took_s, 9.0, SAME_AGAIN, replace(counted(), call=call)) == ("", 0)
    sandbox = ScriptedSandbox(lambda _: SAME_AGAIN)
    lane = sandbox.open_lane(LaneOptions(memory_bytes=1))
    assert implausible_beside_native(lane, CpuTimeCounter(), A_JOB, counted(), lambda: 9.0, 9.0) == ""
    assert sandbox.jobs == []


@pytest.mark.parametrize(
    ("user_s", "slowest", "doubted"),
    [
        (LEAST_USER_S / 2, 1e9, False),  # starting up is most of it
        (1.0, 0.0, False),  # nothing is known
        (1.0, 1307 * TOLERANCE, False),
        (1.0, 1308 * TOLERANCE, True),
        (100.0, 1307 * TOLERANCE, True),
    ],
)
def test_a_count_far_below_what_its_cpu_time_gives_is_doubted(user_s: float, slowest: float, doubted: bool) -> None:
    reason = doubt_count(counted(user_s=user_s), slowest)  # 1307 in all
    assert bool(reason) is doubted
    if doubted:
        assert reason == f"a count of 1307 in {user_s:.2f} s of CPU time is not believed"


def test_time_before_the_first_mark_when_a_large_input_is_decoded_belies_no_count() -> None:
    run = counted(user_s=9.0)
    brief = replace(run.outcome, load_cpu_ns=10**6, input_cpu_ns=0, call_cpu_ns=10**7, output_cpu_ns=10**6)
    assert doubt_count(replace(run, outcome=brief), 1e6) == ""
    long = replace(run, outcome=replace(brief, call_cpu_ns=8 * 10**9 - 2 * 10**6))
    assert doubt_count(long, 1e6) == "a count of 1307 in 8.00 s of CPU time is not believed"


def test_a_run_without_all_its_counts_is_not_doubted() -> None:
    assert doubt_count(counted(output=None, user_s=9.0), 1e9) == ""
    assert (
        doubt_count(replace(counted(user_s=9.0), outcome=Outcome(ending=Ending.TIMED_OUT, user_time_s=9.0)), 1e9) == ""
    )


def at_rate(rates: dict[str, float], least_size: int = 40_000) -> ScriptedSandbox:
    """Plays the slow programs, each at a rate of its own; sizes below the least take no time."""

    def script(job: Job) -> Outcome:
        (size,) = values.decode(job.arguments)
        outcome = replace(returned(job, size, count=1000), input_count=0, output_count=0)
        took = 1000 / rates[source_of(job)] if size >= least_size else 0.0
        return replace(outcome, user_time_s=took)

    return ScriptedSandbox(script)


@pytest.mark.parametrize(
    ("now", "again_s", "doubted"),
    [
        (1e6, 1.0, True),  # nothing has changed
        (1e4, 1.0, True),  # the machine is slower than when it began, but not by as much as the count is low
        (1300 * TOLERANCE, 1.0, False),  # it is, by as much
        (1e6, LEAST_USER_S / 2, False),  # the run was slowed down, and is not any more
        (1e9, 1307 * TOLERANCE / 1e6, False),  # a faster machine makes nothing doubtful
    ],
)
def test_a_doubt_counts_only_where_it_is_there_again_at_the_present_rate(
    now: float, again_s: float, doubted: bool
) -> None:
    slow_programs = at_rate(dict.fromkeys(SLOW_PROGRAMS, now)).script

    def script(job: Job) -> Outcome:
        if source_of(job) in SLOW_PROGRAMS:
            return slow_programs(job)
        outcome = returned(job, 42, count=1000, load_count=7)
        return replace(outcome, output=b"42", input_count=200, output_count=100, user_time_s=again_s)

    lane = ScriptedSandbox(script).open_lane(LaneOptions(memory_bytes=1))
    reason = implausible_when_repeated(lane, QemuCounter(), A_JOB, counted(user_s=1.0), CountRate(1e6))
    assert reason == (f"a count of 1307 in {again_s:.2f} s of CPU time is not believed" if doubted else "")


@pytest.mark.parametrize(
    ("again", "doubted"),
    [
        (SAME_AGAIN, False),
        (replace(SAME_AGAIN, output_count=119), False),  # a large result goes out in more writes
        (replace(SAME_AGAIN, call_count=990), False),  # another thread was faster
        (ERROR_AGAIN, True),
        (replace(SAME_AGAIN, output=b"43"), True),
        (replace(SAME_AGAIN, call_count=10**9, user_time_s=1.0), True),  # now it tells the truth
        (replace(SAME_AGAIN, call_count=None), True),
    ],
)
def test_a_run_that_does_something_else_when_looked_at_stays_doubted(again: Outcome, doubted: bool) -> None:
    sandbox = ScriptedSandbox(lambda _: again)
    lane = sandbox.open_lane(LaneOptions(memory_bytes=1))
    doubt = implausible_when_repeated(lane, QemuCounter(), A_JOB, counted(user_s=1.0), CountRate(1e6))
    assert doubt == ("a count of 1307 in 1.00 s of CPU time is not believed" if doubted else "")
    sandbox.jobs.clear()
    assert implausible_when_repeated(lane, QemuCounter(), A_JOB, counted(user_s=1.0), CountRate(1000.0)) == ""
    assert sandbox.jobs == []  # without a doubt nothing is run again


def test_the_pace_is_taken_once_and_only_where_a_run_looks_slow() -> None:
    sandbox = at_rate(dict.fromkeys(SLOW_PROGRAMS, 300 * TOLERANCE))
    lane, count_rate = sandbox.open_lane(LaneOptions(memory_bytes=1)), CountRate()
    brisk = replace(counted(user_s=1.0), call=int(QemuCounter.undoubted_per_s))
    for run in (counted(user_s=LEAST_USER_S / 2), brisk):
        assert implausible_when_repeated(lane, QemuCounter(), A_JOB, run, count_rate) == ""
    assert sandbox.jobs == []
    for _ in range(3):
        assert implausible_when_repeated(lane, QemuCounter(), A_JOB, counted(user_s=1.0), count_rate) == ""
    assert len(sandbox.jobs) == 2 * len(SLOW_PROGRAMS)


def test_a_count_of_time_is_never_doubted() -> None:
    sandbox = at_rate({})
    lane = sandbox.open_lane(LaneOptions(memory_bytes=1))
    assert implausible_when_repeated(lane, CpuTimeCounter(), A_JOB, counted(user_s=100.0), CountRate(1e9)) == ""
    assert sandbox.jobs == []


def test_the_slowest_rate_is_that_of_the_slowest_program_at_a_size_that_takes_a_while() -> None:
    rates = dict(zip(SLOW_PROGRAMS, (9000.0, 700.0, 8000.0, 5000.0), strict=True))
    sandbox = at_rate(rates)
    assert slowest_rate(sandbox.open_lane(LaneOptions(memory_bytes=1)), QemuCounter()) == 700.0
    assert {job.engine for job in sandbox.jobs} == {Engine.QEMU}
    assert [values.decode(job.arguments)[0] for job in sandbox.jobs][:2] == [10_000, 40_000]


def test_where_no_program_takes_any_time_or_none_compiles_no_rate_is_known() -> None:
    lane = at_rate(dict.fromkeys(SLOW_PROGRAMS, 1.0), least_size=10**9).open_lane(LaneOptions(memory_bytes=1))
    assert slowest_rate(lane, QemuCounter()) == 0.0
    empty = ScriptedSandbox(play, prepare=lambda *_: NotAProgram(detail="no")).open_lane(LaneOptions(memory_bytes=1))
    assert slowest_rate(empty, QemuCounter()) == 0.0


def test_a_counter_of_time_has_no_rate() -> None:
    sandbox = at_rate({})
    assert slowest_rate(sandbox.open_lane(LaneOptions(memory_bytes=1)), CpuTimeCounter()) == 0.0
    assert sandbox.jobs == []


class Moonlighter:
    """Plays the small suite.

    Programs with ``hides=`` do that much after their call, those with ``busy=`` take long where they are counted, those
    with ``natively=`` where they are not.
    """

    def __call__(self, job: Job) -> Outcome:
        outcome = play(job)
        words = dict(word.split("=") for word in source_of(job).split() if "=" in word)
        if outcome.ending is Ending.RETURNED and job.engine is Engine.NATIVE and "natively" in words:
            return replace(outcome, load_cpu_ns=0, call_cpu_ns=int(float(words["natively"]) * 1e9))
        if outcome.ending is not Ending.RETURNED or job.engine is not Engine.QEMU:
            return outcome
        hidden = int(words.get("hides", 0))
        busy_s = float(words.get("busy", 0))
        return replace(outcome, input_count=50, output_count=60 + hidden, user_time_s=busy_s)


def workshop(slowest_per_s: float = 0.0) -> ScriptedMeter:
    return ScriptedMeter(a_task(), sandbox=ScriptedSandbox(Moonlighter(), prepare=prepare), slowest_per_s=slowest_per_s)


def test_what_the_driver_does_after_the_call_costs_nothing() -> None:
    honest, slower = (workshop().measure(f"double cost=2 hides={hidden}")[2] for hidden in (0, 1000))
    assert (honest.input_instructions, honest.output_instructions) == (50, 60)
    assert (slower.verdict, slower.output_instructions) == (Verdict.AC, 1060)
    assert slower.instructions == honest.instructions


def test_a_sample_that_works_after_its_call_is_tampering() -> None:
    last = workshop().measure("double cost=2 hides=9000000")[-1]
    assert last.verdict is Verdict.TAMPER
    assert last.detail.startswith("work was done after the call (9000060 counted there")
    assert last.instructions is None


def test_a_forged_count_is_tampering_where_the_cpu_time_belies_it() -> None:
    slow = workshop(slowest_per_s=1e8)
    assert slow.measure("double cost=2 busy=0.04")[-1].verdict is Verdict.AC
    last = slow.measure("double cost=2 busy=3")[-1]
    assert (last.verdict, last.level) == (Verdict.TAMPER, 1)
    assert "in 3.00 s of CPU time is not believed" in last.detail


def test_a_forged_count_is_tampering_where_the_native_run_belies_it() -> None:
    scripted = workshop()
    assert scripted.measure("double cost=2 natively=0.04")[-1].verdict is Verdict.AC
    last = scripted.measure("double cost=2 natively=3")[-1]
    assert (last.verdict, last.level, last.instructions) == (Verdict.TAMPER, 1, None)
    assert last.detail == "a count of 237 is not believed of what takes 3.00 s of CPU time natively"

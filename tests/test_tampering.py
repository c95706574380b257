"""Work outside the windows, and counts that cannot be true."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.counters.cputime import CpuTimeCounter
from effbench.counters.perf import PerfCounter
from effbench.counters.protocol import Bounds, Counted, Slack
from effbench.counters.qemu import QemuCounter
from effbench.measurement import Measurement, Verdict
from effbench.sandboxes import values
from effbench.sandboxes.protocol import Ending, Engine, Job, LaneOptions, NotAProgram, Outcome
from effbench.sandboxes.scripted import ScriptedSandbox, as_written, returned, source_of
from effbench.tampering import (
    LEAST_USER_S,
    SLOW_PROGRAMS,
    TOLERANCE,
    Pace,
    charge_outside,
    doubt_count,
    doubt_twice,
    slowest_rate,
)
from effbench.task_material import OWN_LIMITS
from tests.small_suite import a_task, play, prepare
from tests.workshop import Workshop

BOUNDS = Bounds(
    input=Slack(factor=1.1, spare=50), output=Slack(factor=1.0, spare=10), alarm=Slack(factor=4.0, spare=1000)
)
COUNTERS = (QemuCounter(), PerfCounter(), CpuTimeCounter())
YARDSTICK = Measurement(
    key="", task_id="t", sample_index=None, reference_id="r", solution_sha256="", code_digest="d", level=1,
    test_index=0, verdict=Verdict.AC, instructions=5000, load_instructions=0, cpu_time_s=0.0, max_rss_bytes=0,
    detail="", counter="qemu", environment_id="e", input_instructions=200, output_instructions=100,
)  # fmt: skip
A_JOB = Job(program=as_written("any", "work"), arguments=values.encode((1,)), limits=OWN_LIMITS)
counts = st.integers(0, 10**9)


def counted(
    *,
    load: int | None = 7,
    at_input: int | None = 200,
    output: int | None = 100,
    text: bytes = b"42",
    user_s: float = 0,
) -> Counted:
    outcome = Outcome(ending=Ending.RETURNED, output=text, user_time_s=user_s)
    return Counted(outcome=outcome, call=1000, load=load, input=at_input, output=output)


def charged(run: Counted, *, yardstick: Measurement | None = YARDSTICK, works: bool = False) -> tuple[int, str]:
    return charge_outside(run, yardstick, answer=b"42", works_at_import=works, bounds=BOUNDS)


@pytest.mark.parametrize(
    ("found", "charge"), [(0, 0), (100, 0), (110, 0), (111, 4), (146, 144), (147, 147), (400, 400)]
)
def test_after_the_call_a_run_pays_for_the_excess_at_first_and_then_for_all(found: int, charge: int) -> None:
    assert charged(counted(output=found)) == (charge, "")


@pytest.mark.parametrize(("found", "charge"), [(200, 0), (270, 0), (271, 4), (500, 500)])
def test_before_the_call_a_run_pays_when_something_of_its_own_could_run_there(found: int, charge: int) -> None:
    assert charged(counted(at_input=found), works=True) == (charge, "")
    assert charged(counted(at_input=found)) == (0, "")


def test_far_more_than_the_yardstick_does_is_tampering() -> None:
    assert charged(counted(output=1407)) == (1407, "")
    charge, alarm = charged(counted(output=1429))
    assert charge == 1429
    assert alarm == "did work after the call (1429 counted there, where the reference needs 100)"
    assert "before the call" in charged(counted(at_input=10**6), works=True)[1]


def test_collecting_what_a_large_import_left_is_no_tampering() -> None:
    assert charged(counted(load=10**6, at_input=10**6), works=True)[1] == ""


def test_a_longer_output_may_cost_as_much_more() -> None:
    assert charged(counted(output=1000, text=b"42" * 10)) == (0, "")
    assert charged(counted(output=1011, text=b"42" * 10)) == (4, "")
    assert charged(counted(output=105, text=b"1")) == (0, "")


def test_without_a_yardstick_or_without_its_counts_nothing_is_charged() -> None:
    assert charged(counted(output=10**6), yardstick=None) == (0, "")
    unknown = replace(YARDSTICK, input_instructions=None, output_instructions=None)
    assert charged(counted(output=10**6), yardstick=unknown, works=True) == (0, "")
    assert charged(counted(output=None, at_input=None), works=True) == (0, "")


@pytest.mark.parametrize("counter", COUNTERS, ids=[counter.name for counter in COUNTERS])
@given(usual=counts, hidden=counts)
def test_hiding_work_after_the_call_gains_no_more_than_the_slack(
    counter: QemuCounter | PerfCounter | CpuTimeCounter, usual: int, hidden: int
) -> None:
    # Even who could send a result for nothing has at most what an honest run needs for that, and the spare.
    slack = counter.bounds.output
    assert slack.charge(usual, usual) == 0
    assert hidden - slack.charge(hidden, usual) <= slack.limit(usual)
    if hidden > 2 * slack.limit(usual):
        assert slack.charge(hidden, usual) == hidden


@given(usual=counts, found=counts, more=counts)
def test_a_charge_grows_with_what_was_done_and_is_never_more(usual: int, found: int, more: int) -> None:
    slack = Slack(factor=1.01, spare=1000)
    assert 0 <= slack.charge(found, usual) <= slack.charge(found + more, usual) <= found + more


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
    reason = doubt_twice(lane, QemuCounter(), A_JOB, counted(user_s=1.0), Pace(1e6))
    assert reason == (f"a count of 1307 in {again_s:.2f} s of CPU time is not believed" if doubted else "")


ERROR_AGAIN = Outcome(ending=Ending.RAISED, exception="ValueError")
SAME_AGAIN = Outcome(
    ending=Ending.RETURNED, output=b"42", load_count=7, input_count=200, call_count=1000, output_count=100
)


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
    doubt = doubt_twice(lane, QemuCounter(), A_JOB, counted(user_s=1.0), Pace(1e6))
    assert doubt == ("a count of 1307 in 1.00 s of CPU time is not believed" if doubted else "")
    sandbox.jobs.clear()
    assert doubt_twice(lane, QemuCounter(), A_JOB, counted(user_s=1.0), Pace(1000.0)) == ""
    assert sandbox.jobs == []  # without a doubt nothing is run again


def test_the_pace_is_taken_once_and_only_where_a_run_looks_slow() -> None:
    sandbox = at_rate(dict.fromkeys(SLOW_PROGRAMS, 300 * TOLERANCE))
    lane, pace = sandbox.open_lane(LaneOptions(memory_bytes=1)), Pace()
    brisk = replace(counted(user_s=1.0), call=int(QemuCounter.undoubted_per_s))
    for run in (counted(user_s=LEAST_USER_S / 2), brisk):
        assert doubt_twice(lane, QemuCounter(), A_JOB, run, pace) == ""
    assert sandbox.jobs == []
    for _ in range(3):
        assert doubt_twice(lane, QemuCounter(), A_JOB, counted(user_s=1.0), pace) == ""
    assert len(sandbox.jobs) == 2 * len(SLOW_PROGRAMS)


def test_a_count_of_time_is_never_doubted() -> None:
    sandbox = at_rate({})
    lane = sandbox.open_lane(LaneOptions(memory_bytes=1))
    assert doubt_twice(lane, CpuTimeCounter(), A_JOB, counted(user_s=100.0), Pace(1e9)) == ""
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
    """Plays the small suite; programs with ``hides=`` do that much after their call, those with ``busy=`` take long."""

    def __call__(self, job: Job) -> Outcome:
        outcome = play(job)
        if outcome.ending is not Ending.RETURNED or job.engine is not Engine.QEMU:
            return outcome
        words = dict(word.split("=") for word in source_of(job).split() if "=" in word)
        hidden = int(words.get("hides", 0))
        busy_s = float(words.get("busy", 0))
        return replace(outcome, input_count=50, output_count=60 + hidden, user_time_s=busy_s)


def workshop(slowest_per_s: float = 0.0) -> Workshop:
    return Workshop(a_task(), sandbox=ScriptedSandbox(Moonlighter(), prepare=prepare), slowest_per_s=slowest_per_s)


def test_what_a_sample_hides_after_its_call_is_added_to_its_count() -> None:
    honest, hiding = (workshop().measure(f"double cost=2 hides={hidden}")[2] for hidden in (0, 1000))
    assert (honest.input_instructions, honest.output_instructions) == (50, 60)
    assert honest.instructions is not None
    assert hiding.instructions == honest.instructions
    later = workshop().measure("double cost=2 hides=1400")[2]
    assert later.verdict is Verdict.TLE  # it pays for all 1,460


def test_a_sample_that_hides_very_much_is_tampering() -> None:
    last = workshop().measure("double cost=2 hides=9000000")[-1]
    assert last.verdict is Verdict.TAMPER
    assert last.detail.startswith("did work after the call (9000060 counted there")
    assert last.instructions is None


def test_a_forged_count_is_tampering_where_the_cpu_time_belies_it() -> None:
    slow = workshop(slowest_per_s=1e8)
    assert slow.measure("double cost=2 busy=0.04")[-1].verdict is Verdict.AC
    last = slow.measure("double cost=2 busy=3")[-1]
    assert (last.verdict, last.level) == (Verdict.TAMPER, 1)
    assert "in 3.00 s of CPU time is not believed" in last.detail

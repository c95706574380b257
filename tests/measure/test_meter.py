"""What one task's meter does in a lane: the order of work, what is counted, what it costs, who is to blame."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from effbench.counters.cputime import CpuTimeCounter
from effbench.counters.qemu import QemuCounter
from effbench.errors import SandboxDied, SuiteError
from effbench.measure.meter import Solution
from effbench.measure.native_runs import UNSCORED_BUDGET
from effbench.measure.test_cases import OWN_LIMITS
from effbench.records.measurement import Failure, Measurement, Verdict
from effbench.records.task import Level
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.scripted import ScriptedSandbox, source_of
from tests.scripted_meter import ScriptedMeter
from tests.small_suite import BASELINE, BUDGET, INPUTS, LEVELS, LOAD_OVERHEAD, OVERHEAD, a_task, play, prepare

AC, WA, RE, TLE, MLE = Verdict.AC, Verdict.WA, Verdict.RE, Verdict.TLE, Verdict.MLE


def verdicts(records: Sequence[Measurement]) -> list[Verdict]:
    return [record.verdict for record in records]


def counts(records: Sequence[Measurement]) -> list[int | None]:
    return [record.instructions for record in records]


UNSCORED = [("together", 1), ("together", 2)]
"""The work on inputs that are not scored, where all are right."""
SMALLER = [("together", 10), ("together", 11), ("qemu", 10), ("qemu", 11)]
"""On those of the first level that is: natively in the same process."""
LARGEST = [("native", 100), ("qemu", 100)]
"""On the only one of the last level."""


def test_inputs_of_a_level_run_natively_in_one_process_and_are_counted_then_where_they_are_scored() -> None:
    scripted = ScriptedMeter()
    records = scripted.measure("double=now; cost=3")
    assert scripted.work() == [*UNSCORED, *SMALLER, *LARGEST]
    assert verdicts(records) == [AC] * 5
    assert counts(records) == [None, None, OVERHEAD + 30, OVERHEAD + 33, OVERHEAD + 300]


def test_a_record_says_what_was_measured_where_and_how() -> None:
    scripted = ScriptedMeter()
    record = scripted.measure("double=now; cost=3", index=4)[2]
    assert replace(record, key="", code_digest="") == Measurement(
        key="",
        task_id="double",
        sample_index=4,
        reference_id=None,
        solution_sha256="sha of double=now; cost=3",
        code_digest="",
        level=1,
        test_index=0,
        verdict=AC,
        instructions=OVERHEAD + 30,
        load_instructions=0,
        cpu_time_s=(OVERHEAD + 30 + LOAD_OVERHEAD) * 1e-9,
        max_rss_bytes=0,
        detail="",
        counter="qemu",
        environment_id="somewhere",
    )
    assert record.key
    assert record.code_digest


def test_keys_differ_by_input_program_task_counter_and_environment_and_by_nothing_else() -> None:
    records = ScriptedMeter().measure("double=now; cost=3")
    assert len({record.key for record in records}) == 5
    assert [record.key for record in ScriptedMeter().measure("double=now; cost=3 # copy", index=1)] == [
        r.key for r in records
    ]
    others = (
        ScriptedMeter().measure("double=now; cost=4"),
        ScriptedMeter(a_task(reference="double=now; cost=1")).measure("double=now; cost=3"),
        ScriptedMeter(counter=CpuTimeCounter()).measure("double=now; cost=3"),
    )
    for other in others:
        assert not {record.key for record in other} & {record.key for record in records}


@pytest.mark.parametrize(
    ("program", "last"),
    [
        ("double=now; wrong_from=10", WA),
        ("double=now; raises_from=10", RE),
        ("double=now; ends_from=10; how=died", RE),
        ("double=now; ends_from=10; how=refused", RE),
        ("double=now; ends_from=10; how=output_limit", Verdict.OLE),
        ("double=now; ends_from=10; how=broke_protocol", Verdict.TAMPER),
        ("double=now; ends_from=10; how=timed_out", TLE),
        ("double=now; ends_from=1; how=timed_out", TLE),
        ("double=now; raises_from=1; error=OverflowError", TLE),
        ("double=now; ends_from=1; how=out_of_memory", MLE),
    ],
)
def test_a_sample_stops_at_the_input_that_it_fails_and_that_is_not_counted(program: str, last: Verdict) -> None:
    scripted = ScriptedMeter()
    records = scripted.measure(program)
    ran = [number for number in INPUTS if number <= (10 if "=10" in program else 1)]
    goes_on = [("together", 11)] if last is WA else []  # only the harness knows what is right
    assert scripted.work() == [*(("together", number) for number in ran), *goes_on, ("native", ran[-1])]
    assert verdicts(records) == [AC] * (len(ran) - 1) + [last]
    assert counts(records) == [None] * len(ran)
    assert all(record.detail == "" for record in records[:-1])


def test_a_sample_that_is_over_its_budget_at_a_small_level_is_not_asked_at_larger_ones() -> None:
    scripted = ScriptedMeter()
    records = scripted.measure("double=now; cost=41; wrong_from=11")
    assert scripted.work() == [*UNSCORED, *SMALLER[:3]]
    assert verdicts(records) == [AC, AC, TLE]


@pytest.mark.parametrize(
    ("program", "verdict", "detail"),
    [
        ("double=now; ends_from=11; how=timed_out", TLE, f"over the budget of {BUDGET}"),
        ("double=now; raises_from=11; error=OverflowError", TLE, "as scripted"),
        ("double=now; ends_from=11; how=out_of_memory", MLE, "as scripted"),
        ("double=now; wrong_from=11", WA, ""),
    ],
)
def test_a_sample_that_fails_at_a_later_level_is_counted_up_to_there(
    program: str, verdict: Verdict, detail: str
) -> None:
    scripted = ScriptedMeter()
    records = scripted.measure(program)
    assert scripted.work() == [*UNSCORED, *SMALLER[:3], ("native", 11)]
    assert verdicts(records) == [AC, AC, AC, verdict]
    assert counts(records) == [None, None, OVERHEAD + 20, None]
    assert records[-1].detail == detail


@pytest.mark.parametrize(
    ("cost", "ran"),
    [
        (3, [("together", 100), ("together", 101), ("qemu", 100), ("qemu", 101)]),
        (5, [("native", 100), ("qemu", 100)]),  # as slow as at the smaller level, it will be over the budget
    ],
)
def test_where_a_program_is_likely_to_be_over_its_budget_no_more_runs_than_shows_it(
    cost: int, ran: list[tuple[str, int]]
) -> None:
    scripted = ScriptedMeter(a_task(levels=(*LEVELS[:2], replace(LEVELS[2], n_tests=2))))
    records = scripted.measure(f"double=now; cost={cost}")
    assert scripted.work() == [*UNSCORED, *SMALLER, *ran]
    assert records[-1].verdict is (AC if cost == 3 else TLE)


def test_a_program_that_is_not_over_its_budget_after_all_goes_on() -> None:
    scripted = ScriptedMeter(a_task(levels=(*LEVELS[:2], replace(LEVELS[2], n_tests=3))))
    records = scripted.measure("double=now; cost=5; eases_from=100")
    first, others = (
        [("native", 100), ("qemu", 100)],
        [("together", 101), ("together", 102), ("qemu", 101), ("qemu", 102)],
    )
    assert scripted.work() == [*UNSCORED, *SMALLER, *first, *others]
    assert verdicts(records) == [AC] * 7


def test_a_count_over_the_budget_is_over_the_time_limit_and_not_recorded() -> None:
    scripted = ScriptedMeter()
    records = scripted.measure("double=now; cost=5")
    assert verdicts(records) == [AC, AC, AC, AC, TLE]
    assert counts(records) == [None, None, OVERHEAD + 50, OVERHEAD + 55, None]
    assert records[-1].detail == f"over the budget of {BUDGET}"
    assert records[-1].cpu_time_s > 0


def test_a_call_that_takes_long_natively_is_judged_by_its_count_alone() -> None:
    scripted = ScriptedMeter()
    records = scripted.measure("double=now; slow_from=10; seconds=inf; cost=4")
    given_up = [("together", 10), ("qemu", 10), ("native", 11), ("qemu", 11)]
    assert scripted.work() == [*UNSCORED, *given_up, *LARGEST]
    assert verdicts(records) == [AC] * 5
    assert counts(records) == [None, None, OVERHEAD + 40, OVERHEAD + 44, OVERHEAD + 400]
    assert verdicts(scripted.measure("double=now; slow_from=10; seconds=inf; cost=5")) == [AC, AC, AC, AC, TLE]
    wrong = scripted.measure("double=now; slow_from=10; seconds=inf; cost=4; wrong_from=11; when_counted=1")
    assert verdicts(wrong) == [AC, AC, AC, WA]


def test_where_nothing_scores_the_clock_says_what_takes_too_long() -> None:
    scripted, counter = ScriptedMeter(), QemuCounter()
    assert verdicts(scripted.measure("double=now; slow_from=2; seconds=inf; cost=3")) == [AC, TLE]
    assert scripted.work() == [*UNSCORED, ("native", 2)]
    assert [job.limits.cpu_s for job in scripted.sandbox.jobs] == [
        counter.patience_s(BUDGET), counter.patience_s(BUDGET), counter.native_limit_s(BUDGET),
    ]  # fmt: skip
    assert verdicts(scripted.measure("double=now; slow_from=1; seconds=0.9; cost=3")) == [AC] * 5


def test_a_large_budget_gives_no_more_time_where_nothing_scores() -> None:
    scripted = ScriptedMeter(replace(a_task(), timeout_factor=10.0 * UNSCORED_BUDGET))
    scripted.measure("double=now; cost=3")
    assert {job.limits.cpu_s for job in scripted.sandbox.jobs[:4]} == {QemuCounter().native_limit_s(UNSCORED_BUDGET)}


def test_time_outside_the_call_is_judged_by_the_clock_that_leaves_no_doubt() -> None:
    scripted, counter = ScriptedMeter(), QemuCounter()
    records = scripted.measure("double=now; slow_from=10; seconds=0.9; at_import=1; cost=3")
    assert verdicts(records) == [AC] * 5
    assert [job.limits.cpu_s for job in scripted.sandbox.jobs[2:4]] == [
        counter.patience_s(BUDGET), counter.native_limit_s(BUDGET),
    ]  # fmt: skip
    scripted.sandbox.jobs.clear()
    assert verdicts(scripted.measure("double=now; slow_from=10; seconds=inf; at_import=1")) == [AC, AC, TLE]
    assert scripted.work()[2:] == [("together", 10), ("native", 10)]


def test_a_counter_that_runs_natively_itself_is_not_asked_after_a_time_out() -> None:
    scripted = ScriptedMeter(counter=CpuTimeCounter())
    assert verdicts(scripted.measure("double=now; slow_from=10; seconds=inf; cost=3")) == [AC, AC, TLE]
    assert scripted.work()[2:] == [("together", 10), ("native", 10)]


@pytest.mark.parametrize("place", [1, 2, 10, 11])
@pytest.mark.parametrize("spoilt", ["wrong", "raised", "timed out"])
def test_what_fails_together_with_other_inputs_is_held_against_nobody(spoilt: str, place: int) -> None:
    outcomes = {
        "wrong": Outcome(ending=Ending.RETURNED, output=values.encode(0)),
        "raised": Outcome(ending=Ending.RAISED, exception="KeyError"),
        "timed out": Outcome(ending=Ending.TIMED_OUT, cpu_time_s=0.1),
    }

    def play_spoilt(job: Job) -> Outcome:
        shared = any(job is other for other in sandbox.together)
        return outcomes[spoilt] if shared and job.arguments == values.encode((place,)) else play(job)

    sandbox = ScriptedSandbox(play_spoilt, prepare=prepare)
    scripted = ScriptedMeter(sandbox=sandbox)
    records = scripted.measure("double=now; cost=3")
    # Where it ends there, the inputs that it has not come to are on their own, too.
    alone = [number for number in INPUTS if number == place or (number > place and spoilt != "wrong")]
    assert [work for work in scripted.work() if work[0] == "native"] == [
        ("native", number) for number in sorted({*alone, 100})
    ]
    assert records == ScriptedMeter().measure("double=now; cost=3")


def test_a_count_of_just_the_budget_is_within_it() -> None:
    assert verdicts(ScriptedMeter().measure("double=now; cost=4")) == [AC] * 5


@pytest.mark.parametrize(
    ("setting", "verdict"),
    [
        ("wrong_from=11", WA),
        ("ends_from=11 how=died", RE),
        ("ends_from=11 how=timed_out", TLE),
        ("ends_from=11 how=broke_protocol", Verdict.TAMPER),
    ],
)
def test_the_output_of_a_counted_run_is_checked_again(setting: str, verdict: Verdict) -> None:
    records = ScriptedMeter().measure(f"double=now; when_counted=1 {setting}")
    assert verdicts(records) == [AC, AC, AC, verdict]
    assert counts(records) == [None, None, OVERHEAD + 20, None]


FREE = QemuCounter.bounds.free_load


def test_work_at_import_time_beyond_what_is_free_is_part_of_the_cost() -> None:
    records = ScriptedMeter().measure(f"double=now; cost=3; load={FREE + 50}")
    assert [record.load_instructions for record in records] == [0, 0] + [LOAD_OVERHEAD + 50] * 3
    assert verdicts(records) == [AC] * 5
    assert verdicts(ScriptedMeter().measure(f"double=now; cost=3; load={FREE + 101}")) == [AC, AC, AC, AC, TLE]


@pytest.mark.parametrize("load", [0, 50, FREE])
def test_work_at_import_time_within_what_is_free_costs_nothing(load: int) -> None:
    records = ScriptedMeter().measure(f"double=now; cost=4; load={load}")
    assert [record.load_instructions for record in records] == [0] * 5
    assert verdicts(records) == [AC] * 5


def test_loading_a_program_that_only_defines_costs_nothing() -> None:
    assert {record.load_instructions for record in ScriptedMeter().measure("double=now; cost=3")} == {0}


@pytest.mark.parametrize(("program", "detail"), [(None, "no code in the text"), ("not a program", "invalid syntax")])
def test_what_is_no_program_is_a_compile_error_and_runs_nothing(program: str | None, detail: str) -> None:
    scripted = ScriptedMeter()
    (record,) = scripted.measure(program, index=2)
    assert (record.verdict, record.detail, record.code_digest) == (Verdict.CE, detail, "")
    assert (record.level, record.test_index, record.sample_index) == (0, 0, 2)
    assert record.solution_sha256 == f"sha of {program}"
    assert scripted.work() == []


def test_equal_programs_are_measured_once() -> None:
    scripted = ScriptedMeter()
    first = scripted.measure("double=now; cost=3")
    scripted.sandbox.jobs.clear()
    second = scripted.measure("double=now; cost=3  # with a comment", index=1)
    assert scripted.work() == []
    assert second == [
        replace(record, sample_index=1, solution_sha256="sha of double=now; cost=3  # with a comment")
        for record in first
    ]


def test_a_copy_of_the_baseline_shares_its_counts() -> None:
    scripted = ScriptedMeter()
    assert counts(scripted.measure(BASELINE)) == [None, None, OVERHEAD + 20, OVERHEAD + 22, OVERHEAD + 200]
    assert scripted.work() == []


def test_a_program_that_an_earlier_run_measured_is_not_measured_again() -> None:
    records = ScriptedMeter().measure("double=now; cost=3")
    scripted = ScriptedMeter(with_baseline=False)
    scripted.take_baseline(scripted.measure(BASELINE), known=[records])
    scripted.sandbox.jobs.clear()
    assert scripted.measure("double=now; cost=3") == records
    assert scripted.work() == []


def test_records_of_no_program_are_not_taken_for_another_that_is_none() -> None:
    scripted = ScriptedMeter(with_baseline=False)
    scripted.take_baseline(scripted.measure(BASELINE), known=[scripted.measure("not a program")])
    assert scripted.measure(None)[0].detail == "no code in the text"


def test_the_preamble_goes_before_every_solution() -> None:
    scripted = ScriptedMeter(a_task(preamble="double=now; cost=3; ", reference="by=1"))
    assert verdicts(scripted.measure("wrong_from=2")) == [AC, WA]
    assert source_of(scripted.sandbox.jobs[0]) == "double=now; cost=3; wrong_from=2"


def test_limits_of_a_run_come_from_the_budget_and_the_task() -> None:
    task = replace(a_task(), disabled_builtins=("print", "input"))
    scripted = ScriptedMeter(task)
    scripted.measure("double=now; cost=3")
    counter = QemuCounter()
    native, counted = scripted.sandbox.jobs[2], scripted.sandbox.jobs[-1]
    assert native.limits.cpu_s == counter.patience_s(BUDGET)
    assert counted.limits.cpu_s == counter.cpu_limit_s(BUDGET)
    assert (native.limits.instructions, counted.limits.instructions) == (
        0,
        BUDGET + OVERHEAD + FREE + LOAD_OVERHEAD,
    )
    for job in (native, counted):
        assert job.limits.wall_s > job.limits.cpu_s
        assert job.limits.memory_bytes == task.memory_limit_bytes
        assert job.limits.output_bytes > 1 << 20
        assert job.disabled_builtins == ("print", "input")


def test_without_a_baseline_the_suites_own_limits_hold_and_nothing_is_over_budget() -> None:
    scripted = ScriptedMeter(with_baseline=False)
    assert verdicts(scripted.measure("double=now; cost=1000")) == [AC] * 5
    assert {(job.limits.cpu_s, job.limits.instructions) for job in scripted.sandbox.jobs} == {(OWN_LIMITS.cpu_s, 0)}
    assert scripted.measure("double=now; ends_from=1; how=timed_out")[0].detail == "over the time limit"


def test_a_checker_decides_in_the_lane_natively() -> None:
    scripted = ScriptedMeter(a_task(checker="near"))
    assert verdicts(scripted.measure("double=now; wrong_from=1; by=1")) == [AC] * 5
    checks = [job for job in scripted.sandbox.jobs if source_of(job) == "near"]
    assert len(checks) == 8  # five native runs and three counted ones
    assert {job.engine for job in checks} == {Engine.NATIVE}
    assert checks[0].arguments == values.encode(((1,), 2, 3))
    assert verdicts(scripted.measure("double=now; wrong_from=2; by=2")) == [AC, WA]


NESTED = b"(\1\0\0\0" * (values.MAX_DEPTH - 1) + values.encode(())


@pytest.mark.parametrize(
    "output", [values.encode(2) * 2, values.TUPLE, b"", NESTED], ids=["two", "cut", "none", "deep"]
)
def test_what_is_no_value_or_too_deep_to_stand_in_a_tuple_never_reaches_a_checker(output: bytes) -> None:
    def play_forged(job: Job) -> Outcome:
        outcome = play(job)
        return replace(outcome, output=output) if source_of(job) == "double=late" else outcome

    scripted = ScriptedMeter(a_task(checker="near"), sandbox=ScriptedSandbox(play_forged, prepare=prepare))
    assert verdicts(scripted.measure("double=late")) == [WA]
    assert "near" not in map(source_of, scripted.sandbox.jobs)


def test_a_checker_that_stumbles_over_an_output_rejects_it() -> None:
    records = ScriptedMeter(a_task(checker="near; stumbles=1")).measure("double=now; wrong_from=2; by=1")
    assert verdicts(records) == [AC, WA]
    assert records[-1].detail == "TypeError: as scripted"


@pytest.mark.parametrize(
    ("source", "verdict", "place", "failure"),
    [
        ("double=now; wrong_from=11", WA, (1, 1), Failure(input="(11,)", expected="22", got="23", difference="")),
        (
            "double=now; wrong_from=11; when_counted=1", WA, (1, 1),
            Failure(input="(11,)", expected="22", got="23", difference=""),
        ),
        ("double=now; raises_from=2", RE, (0, 1), Failure(input="(2,)", expected="4", got="", difference="")),
        ("double=now; cost=5", TLE, (2, 0), None),
    ],
)  # fmt: skip
def test_a_failure_tells_the_input_what_was_expected_and_what_came(
    source: str, verdict: Verdict, place: tuple[int, int], failure: Failure | None
) -> None:
    *accepted, last = ScriptedMeter().measure(source)
    assert (last.verdict, (last.level, last.test_index), last.failure) == (verdict, place, failure)
    assert [record.failure for record in accepted] == [None] * len(accepted)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("double=now; wrong_from=10", "its reference fast does not pass level 1, test 0: WA"),
        ("double=now; raises_from=2", "its reference fast does not pass level 0, test 1: RE as scripted"),
        ("not a program", "its reference fast does not pass level 0, test 0: CE invalid syntax"),
        ("double=now; ends_from=100; how=timed_out", "level 2, test 0: TLE over the time limit"),
    ],
)
def test_a_baseline_that_fails_is_the_suites_fault(reference: str, message: str) -> None:
    scripted = ScriptedMeter(a_task(reference=reference), with_baseline=False)
    records = scripted.meter.measure(Solution(source=reference, sha256="", reference_id="fast"))
    with pytest.raises(SuiteError, match=f"^task double: .*{message}$"):
        scripted.take_baseline(records)


@pytest.mark.parametrize(
    ("reference", "levels"),
    [("double=now; cost=0", LEVELS), ("double=now; cost=2", (Level(index=0, size=1, n_tests=1, weight=0.0),))],
    ids=["costs nothing", "no scored level"],
)
def test_a_baseline_that_gives_no_budget_is_the_suites_fault(reference: str, levels: tuple[Level, ...]) -> None:
    scripted = ScriptedMeter(a_task(reference=reference, levels=levels), with_baseline=False)
    with pytest.raises(SuiteError, match="its reference fast costs no more than an empty program"):
        scripted.take_baseline(scripted.measure(reference))


def test_the_cpu_time_counter_counts_nanoseconds_of_a_native_run() -> None:
    scripted = ScriptedMeter(counter=CpuTimeCounter())
    records = scripted.measure("double=now; cost=3")
    assert counts(records) == [None, None, OVERHEAD + 30, OVERHEAD + 33, OVERHEAD + 300]
    assert {job.engine for job in scripted.sandbox.jobs} == {Engine.NATIVE}


def test_a_lane_that_dies_leaves_nothing_recorded_of_the_solution() -> None:
    scripted = ScriptedMeter(sandbox=ScriptedSandbox(play, prepare=prepare, deadly={"double=now; cost=7"}))
    with pytest.raises(SandboxDied):
        scripted.measure("double=now; cost=7")
    with pytest.raises(SandboxDied, match="closed"):
        scripted.measure("double=now; cost=3")


class EverywhereCounter(QemuCounter):
    """As if its sandbox counted all that runs."""

    counts_every_run = True


def test_where_every_run_is_counted_what_is_scored_runs_once() -> None:
    scripted = ScriptedMeter(counter=EverywhereCounter())
    records = scripted.measure("double=now; cost=3")
    assert scripted.work() == [*UNSCORED, ("qemu", 10), ("qemu", 11), ("qemu", 100)]
    assert verdicts(records) == [AC] * 5
    assert counts(records) == [None, None, OVERHEAD + 30, OVERHEAD + 33, OVERHEAD + 300]
    assert all(record.cpu_time_s > 0 for record in records)


def test_where_every_run_is_counted_the_counted_one_is_judged() -> None:
    records = ScriptedMeter(counter=EverywhereCounter()).measure("double=now; cost=3; wrong_from=11; when_counted=1")
    assert verdicts(records) == [AC, AC, AC, WA]


def test_where_every_run_is_counted_one_over_the_budget_ends_there() -> None:
    records = ScriptedMeter(counter=EverywhereCounter()).measure("double=now; cost=9")
    assert (records[-1].verdict, records[-1].detail) == (TLE, f"over the budget of {BUDGET}")

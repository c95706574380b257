"""The harness's end of a lane, against relays that play every part: sound, unlucky, hostile and broken."""

import signal
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.agent import wire
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.lane import MAX_SOURCE_BYTES, AgentLane
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.run_report import DETAIL_CHARACTERS, outcomes_of_run
from tests.sandboxes.scripted_channel import (
    HELLO,
    RESULT,
    STARTED,
    NotingGate,
    ScriptedChannel,
    failed,
    header_of,
    incomplete,
    report,
)

PROGRAM = Prepared(code=b"code", digest="d", entry_point="f")
CODE = values.encode((b"code", "f", ("print",)))
RAISED, REFUSED, FULL, NO_ENTRY = range(1, 5)
LIMITS = Limits(cpu_s=1.5, wall_s=2.5, memory_bytes=1000, output_bytes=2000)
JOB = Job(program=PROGRAM, arguments=values.encode((1,)), limits=LIMITS, disabled_builtins=("print",))


def run(answer: bytes) -> Outcome:
    channel = ScriptedChannel(STARTED, answer)
    outcome = AgentLane(channel).run(JOB)
    assert channel.closed == 0
    return outcome


def test_a_lane_asks_the_relay_what_it_is_at_once() -> None:
    channel = ScriptedChannel()
    assert AgentLane(channel).hello == HELLO
    assert channel.requests == [wire.Frame({"op": "hello"})]


def test_a_run_carries_program_input_and_limits_and_starts_its_engine_once() -> None:
    channel = ScriptedChannel(STARTED, report(), report())
    lane = AgentLane(channel)
    assert lane.run(JOB) == lane.run(JOB)
    request = {
        "op": "run",
        "is_program": False,
        "settles": True,
        "engine": "native",
        "limits": {"cpu_s": 1.5, "wall_s": 2.5, "memory_bytes": 1000, "output_bytes": 2000, "instructions": 0},
        "gated": False,
        "lines": 0,
        "inputs": [1],
        "drop": [],
    }
    first, again = (wire.Frame(request, blobs) for blobs in ((CODE, JOB.arguments), (CODE,)))
    assert channel.requests[1:] == [wire.Frame({"op": "start", "engine": "native"}), first, again]


@pytest.mark.parametrize("arguments", [b"", values.encode([1]), values.encode(3), values.encode("(")])
def test_what_is_no_tuple_of_arguments_is_not_sent(arguments: bytes) -> None:
    channel = ScriptedChannel(STARTED)
    with pytest.raises(ValueError):
        AgentLane(channel).run(Job(program=PROGRAM, arguments=arguments, limits=LIMITS))


def test_each_engine_is_started_when_it_is_first_needed() -> None:
    channel = ScriptedChannel(STARTED, report(), STARTED, report())
    lane = AgentLane(channel)
    for engine in (Engine.NATIVE, Engine.QEMU):
        lane.run(Job(program=PROGRAM, arguments=JOB.arguments, limits=LIMITS, engine=engine))
    assert [request.header.get("engine") for request in channel.requests[1:]] == ["native", "native", "qemu", "qemu"]


def test_a_native_run_that_returned_has_its_output_and_times_but_no_counts() -> None:
    assert run(report()) == Outcome(
        ending=Ending.RETURNED,
        output=RESULT,
        call_cpu_ns=100,
        load_cpu_ns=10,
        input_cpu_ns=8,
        output_cpu_ns=5,
        user_time_s=0.2,
        cpu_time_s=0.25,
        wall_time_s=0.5,
        max_rss_bytes=4096,
    )


COUNTS = [5, 1005, 2000, 102000, 102500]


def test_an_emulated_run_that_returned_has_the_emulators_counts_as_well() -> None:
    outcome = run(report(counts=COUNTS))
    assert (outcome.ending, outcome.load_count, outcome.call_count) == (Ending.RETURNED, 1000, 100_000)
    assert (outcome.input_count, outcome.output_count) == (995, 500)
    assert (outcome.load_cpu_ns, outcome.call_cpu_ns) == (10, 100)


def test_where_threads_lived_on_after_the_import_all_up_to_the_call_is_its_work() -> None:
    outcome = run(report(counts=COUNTS, has_threads=True))
    assert (outcome.load_count, outcome.input_count, outcome.call_count) == (1995, 995, 100_000)
    assert (outcome.load_cpu_ns, outcome.has_threads) == (19, True)


def dead(code: int, *, at: Sequence[int] = (1, 2, 3), **changes: Any) -> bytes:
    """The answer to a run whose child died after some marks."""
    times, counts = [1, 11, 20, 120][: len(at)], COUNTS[: len(at)]
    header = {"end": "dead", "exit": code, "marks": list(at), "cpu_ns": times, "counts": counts}
    return report(**{**header, **changes})


@pytest.mark.parametrize(
    ("answer", "ending", "detail", "exception"),
    [
        (dead(-9, end="timeout"), Ending.TIMED_OUT, "stopped at its time limit", ""),
        (dead(-9, at=(), end="timeout"), Ending.TIMED_OUT, "stopped at its time limit", ""),
        (report(end="output_limit"), Ending.OUTPUT_LIMIT, "the result is larger than it may be", ""),
        (dead(-9, is_broken=True), Ending.BROKE_PROTOCOL, "marks out of their order", ""),
        (report(is_broken=True), Ending.BROKE_PROTOCOL, "marks out of their order", ""),
        (dead(0), Ending.DIED, "exited with 0 before it returned", ""),
        (dead(0, at=(1, 2, 3, 7)), Ending.DIED, "exited with 0 before it returned", ""),
        (dead(3, at=(1,)), Ending.DIED, "exited with 3 before it returned", ""),
        (dead(-signal.SIGSEGV), Ending.DIED, "ended by SIGSEGV", ""),
        (dead(-40), Ending.DIED, "ended by signal 40", ""),
        (dead(-signal.SIGKILL), Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory", ""),
        (dead(-signal.SIGXCPU), Ending.TIMED_OUT, "stopped at its time limit", ""),
        (
            failed(REFUSED, None, "a value of type A", at=(1, 2, 3, 4)),
            Ending.REFUSED,
            "the result holds a value of type A",
            "",
        ),
        (failed(FULL, None, "", at=(1, 2, 3, 4)), Ending.OUTPUT_LIMIT, "the result is larger than it may be", ""),
        (
            failed(NO_ENTRY, None, "f", at=(1,)),
            Ending.NO_ENTRY_POINT,
            "the program never defines f at its top level",
            "",
        ),
        (failed(RAISED, "ValueError", "no"), Ending.RAISED, "ValueError: no", "ValueError"),
        (failed(RAISED, "KeyError", None, at=(1,)), Ending.RAISED, "KeyError", "KeyError"),
        (failed(RAISED, "MemoryError", None), Ending.OUT_OF_MEMORY, "MemoryError", "MemoryError"),
    ],
)
def test_every_way_to_end_without_an_output_is_told_apart(
    answer: bytes, ending: Ending, detail: str, exception: str
) -> None:
    outcome = run(answer)
    assert (outcome.ending, outcome.detail, outcome.exception) == (ending, detail, exception)
    assert outcome.output is None
    assert (outcome.cpu_time_s, outcome.max_rss_bytes) == (0.25, 4096)


@pytest.mark.parametrize(
    ("is_program", "detail"),
    [(False, "marks out of their order"), (True, "marks out of their order, or memory beyond its own")],
)
def test_a_program_is_told_of_the_two_bounds_that_it_may_have_broken(is_program: bool, detail: str) -> None:
    frame = wire.Frame(header_of(report(is_broken=True)), (RESULT,) * 9)
    assert outcomes_of_run(frame, is_program=is_program)[0].detail == detail


@pytest.mark.parametrize(
    ("kills", "ending", "detail"),
    [
        (None, Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory"),
        (1, Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory"),
        (0, Ending.DIED, "ended by SIGKILL"),
    ],
)
def test_a_program_that_killed_itself_did_not_lack_memory(kills: int | None, ending: Ending, detail: str) -> None:
    outcome = run(dead(-signal.SIGKILL, oom_kills=kills))
    assert (outcome.ending, outcome.detail) == (ending, detail)


def test_a_run_that_failed_in_its_call_still_has_the_cost_of_its_import() -> None:
    outcome = run(failed(RAISED, "ValueError", "no", counts=[5, 1005, 2000, 2500]))
    assert (outcome.load_count, outcome.call_count, outcome.output_count) == (1000, None, None)
    assert (outcome.load_cpu_ns, outcome.call_cpu_ns) == (10, None)


@pytest.mark.parametrize(
    "told",
    [b"", b"N", b"\xff" * 50, values.encode(7), values.encode(("one",)), values.encode((5, [[]])),
     values.encode(("x" * 10_000, "y" * 10_000)), values.encode("ab")],
)  # fmt: skip
@pytest.mark.parametrize("kind", [RAISED, REFUSED, FULL, NO_ENTRY, 0, 77])
def test_whatever_a_child_tells_of_its_failure_is_a_failure_with_a_short_reason(kind: int, told: bytes) -> None:
    header = header_of(failed(kind, None, None))
    outcome = run(wire.pack_frame(header, [told]))
    assert outcome.ending is not Ending.RETURNED
    assert outcome.output is None
    assert len(outcome.detail) < 3 * DETAIL_CHARACTERS
    assert len(outcome.exception) <= DETAIL_CHARACTERS


@given(
    st.lists(st.integers(1, 7), max_size=8),
    st.sampled_from(["result", "failed", "dead", "timeout", "output_limit"]),
    st.sampled_from([0, 3, -9, -11]),
    st.booleans(),
)
def test_only_a_run_that_published_its_result_has_an_output(
    marks: list[int], end: str, code: int, is_broken: bool
) -> None:
    readings = list(range(len(marks)))
    header = {"end": end, "exit": code, "is_broken": is_broken, "marks": marks, "cpu_ns": readings, "counts": readings}
    outcomes = outcomes_of_run(wire.Frame(header_of(report(**header)), (RESULT,) * 9), is_program=False)
    results = 0 if is_broken else marks.count(5) - (end == "output_limit")
    for outcome in outcomes:
        assert (outcome.ending is Ending.RETURNED) == (outcome.output is not None)
    failures = [False] * (is_broken or end != "result")
    assert [outcome.ending is Ending.RETURNED for outcome in outcomes] == [True] * results + failures


def test_a_gate_is_told_each_mark_with_the_hosts_process_id() -> None:
    marks = [wire.pack_frame({"mark": mark, "pid": 7}) for mark in (1, 2, 3, 4, 5)]
    channel = ScriptedChannel(STARTED, *marks, report())
    gate = NotingGate()
    assert AgentLane(channel).run(JOB, gate).ending is Ending.RETURNED
    assert gate.marks == [("S", 1007), ("L", 1007), ("R", 1007), ("D", 1007), ("E", 1007)]
    assert channel.requests[2].header["gated"] is True
    assert channel.requests[3:] == [wire.Frame({"op": "go"})] * 5


def test_a_relay_that_stops_at_marks_unasked_is_told_to_go_on() -> None:
    channel = ScriptedChannel(STARTED, wire.pack_frame({"mark": 1, "pid": 7}), report())
    assert AgentLane(channel).run(JOB).ending is Ending.RETURNED


def test_a_process_left_behind_closes_the_lane() -> None:
    channel = ScriptedChannel(STARTED, report(left_over=True))
    with pytest.raises(SandboxDied, match="a run left a process behind"):
        AgentLane(channel).run(JOB)
    assert channel.closed == 1


def test_a_program_is_prepared_natively_without_being_run() -> None:
    channel = ScriptedChannel(STARTED, report(values.encode((b"code object", ""))))
    prepared = AgentLane(channel).prepare("text \ud800", "f")
    assert isinstance(prepared, Prepared)
    assert (prepared.code, prepared.entry_point) == (b"code object", "f")
    assert channel.requests[1:] == [
        wire.Frame({"op": "start", "engine": "native"}),
        wire.Frame({"op": "prepare"}, (values.encode((b"text \xed\xa0\x80",)),)),
    ]


def digest(code: bytes, entry_point: str, python: str = "3.11.2") -> str:
    channel = ScriptedChannel(STARTED, report(values.encode((code, ""))))
    lane = AgentLane(channel)
    lane.hello["python"] = python
    prepared = lane.prepare("text", entry_point)
    assert isinstance(prepared, Prepared)
    return prepared.digest


def test_programs_share_a_digest_only_if_code_entry_point_and_interpreter_are_the_same() -> None:
    assert digest(b"code", "f") == digest(b"code", "f")
    others = [digest(b"code", "g"), digest(b"code", "f", "3.12.0"), digest(b"cod", "f"), digest(b"", "f")]
    assert len({digest(b"code", "f"), *others}) == 5


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (report(values.encode((b"", "invalid syntax"))), "invalid syntax"),
        (failed(RAISED, "RecursionError", "too deep"), "the program cannot be compiled within 20 s and 1 GiB"),
        (dead(-9), "the program cannot be compiled within 20 s and 1 GiB"),
    ],
)
def test_what_cannot_be_prepared_is_not_a_program(answer: bytes, detail: str) -> None:
    channel = ScriptedChannel(STARTED, answer)
    assert AgentLane(channel).prepare("(", "f") == NotAProgram(detail=detail)


@pytest.mark.parametrize("source", ["#" * (MAX_SOURCE_BYTES + 1), "\u20ac" * (MAX_SOURCE_BYTES // 3 + 1)])
def test_a_program_larger_than_may_be_is_none_and_is_not_sent(source: str) -> None:
    channel = ScriptedChannel()
    assert AgentLane(channel).prepare(source, "f") == NotAProgram(detail="the program is larger than 256 KiB")
    assert [request.header["op"] for request in channel.requests] == ["hello"]


def test_a_program_just_as_large_as_it_may_be_is_sent() -> None:
    channel = ScriptedChannel(STARTED, report(values.encode((b"code", ""))))
    assert isinstance(AgentLane(channel).prepare("#" * MAX_SOURCE_BYTES, "f"), Prepared)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"\xff" * 100, id="not a length"),
        pytest.param(b"\x00\x00\x00\x02[]", id="not an object"),
        pytest.param(wire.pack_frame({}), id="empty"),
        pytest.param(wire.pack_frame({"mark": 1}), id="a mark of nobody"),
        pytest.param(wire.pack_frame({"mark": "S", "pid": 7}), id="a mark that is no number"),
        pytest.param(wire.pack_frame({"mark": 8, "pid": 7}), id="a mark that there is not"),
        pytest.param(wire.pack_frame({"end": 1, "exit": 1, "result": 1, "marks": 1, "left_over": 0}), id="numbers"),
        pytest.param(wire.pack_frame(header_of(report())), id="no output"),
        pytest.param(report(marks=[1, 2, 3, 4]), id="no result"),
        pytest.param(report(RESULT, RESULT, marks=[1, 2, 3, 4, 5, 3, 4, 5]), id="two results"),
        *(
            pytest.param(incomplete(name), id=f"no {name}")
            for name in (
                "end",
                "is_broken",
                "marks",
                "cpu_ns",
                "given_cpu_ns",
                "counts",
                "has_threads",
                "user_time_s",
                "cpu_time_s",
                "wall_time_s",
                "max_rss_bytes",
                "left_over",
            )
        ),
    ],
)
def test_a_relay_that_sends_garbage_is_dead(answer: bytes) -> None:
    channel = ScriptedChannel(STARTED, answer)
    lane = AgentLane(channel)
    with pytest.raises(SandboxDied, match="sent something that is not an answer"):
        lane.run(JOB, NotingGate())
    assert channel.closed == 1


def test_a_relay_that_sends_garbage_for_a_prepared_program_is_dead() -> None:
    for result in (values.encode(1), values.encode((b"code",)), b"garbage"):
        channel = ScriptedChannel(STARTED, report(result))
        with pytest.raises(SandboxDied, match="not an answer"):
            AgentLane(channel).prepare("x", "f")
        assert channel.closed == 1


def test_a_relay_that_is_gone_is_dead() -> None:
    with pytest.raises(SandboxDied, match="the relay is gone"):
        AgentLane(ScriptedChannel(STARTED)).run(JOB)


def test_closing_a_lane_closes_its_channel() -> None:
    channel = ScriptedChannel()
    AgentLane(channel).close()
    assert channel.closed == 1

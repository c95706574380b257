"""The harness's end of a lane, against relays that play every part: sound, unlucky, hostile and broken."""

import signal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.agent import wire
from effbench.sandboxes.lane import AgentLane
from effbench.sandboxes.outcomes import DETAIL_CHARACTERS
from effbench.sandboxes.protocol import Ending, Engine, Job, Limits, NotAProgram, Outcome, Prepared
from tests.sandboxes.scripted_channel import HELLO, STARTED, NotingGate, ScriptedChannel, incomplete, report

PROGRAM = Prepared(code=b"code", digest="d", entry_point="f", works_at_import=False)
LIMITS = Limits(cpu_s=1.5, wall_s=2.5, memory_bytes=1000, output_bytes=2000)
JOB = Job(program=PROGRAM, arguments=values.encode((1,)), limits=LIMITS, disabled_builtins=("print",))


def run(answer: bytes, *, engine: Engine = Engine.NATIVE) -> Outcome:
    channel = ScriptedChannel(STARTED, answer)
    outcome = AgentLane(channel).run(Job(program=PROGRAM, arguments=JOB.arguments, limits=LIMITS, engine=engine))
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
        "engine": "native",
        "entry_point": "f",
        "disabled_builtins": ["print"],
        "limits": {"cpu_s": 1.5, "wall_s": 2.5, "memory_bytes": 1000, "output_bytes": 2000, "instructions": 0},
        "gated": False,
        "inputs": [1],
        "drop": [],
    }
    first, again = (wire.Frame(request, blobs) for blobs in ((b"code", JOB.arguments), (b"code",)))
    assert channel.requests[1:] == [wire.Frame({"op": "start", "engine": "native"}), first, again]


@pytest.mark.parametrize("arguments", [b"", values.encode([1]), values.encode(3), b'{"t":[1]}'])
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
        output=b"42",
        call_cpu_ns=100,
        load_cpu_ns=10,
        input_cpu_ns=9,
        output_cpu_ns=5,
        user_time_s=0.2,
        cpu_time_s=0.25,
        max_rss_bytes=4096,
    )


def test_an_emulated_run_that_returned_has_the_emulators_counts_as_well() -> None:
    outcome = run(report(), engine=Engine.QEMU)
    assert (outcome.ending, outcome.load_count, outcome.call_count) == (Ending.RETURNED, 1000, 100_000)
    assert (outcome.input_count, outcome.output_count) == (995, 500)
    assert (outcome.load_cpu_ns, outcome.call_cpu_ns) == (10, 100)


def failed(kind: str, text: str) -> dict[str, str]:
    return {"status": "exception", "type": kind, "detail": text}


@pytest.mark.parametrize(
    ("changes", "ending", "detail", "exception"),
    [
        ({"end": "timeout"}, Ending.TIMED_OUT, "stopped at its time limit", ""),
        ({"end": "timeout", "marks": ""}, Ending.TIMED_OUT, "stopped at its time limit", ""),
        ({"end": "output_limit"}, Ending.OUTPUT_LIMIT, "the result is larger than it may be", ""),
        ({"end": "mark", "marks": "SLRDD"}, Ending.BROKE_PROTOCOL, "marks 'SLRDD'", ""),
        ({"end": "mark", "marks": "SD"}, Ending.BROKE_PROTOCOL, "marks 'SD'", ""),
        ({"end": "mark", "marks": "x" * 70}, Ending.BROKE_PROTOCOL, f"marks '{'x' * 20}'", ""),
        ({"marks": "LR"}, Ending.BROKE_PROTOCOL, "marks 'LR'", ""),
        ({"result": None, "exit": 0}, Ending.DIED, "exited with 0 before it returned", ""),
        ({"result": None, "exit": 3, "marks": "S"}, Ending.DIED, "exited with 3 before it returned", ""),
        ({"result": None, "exit": -signal.SIGSEGV}, Ending.DIED, "ended by SIGSEGV", ""),
        ({"result": None, "exit": -40}, Ending.DIED, "ended by signal 40", ""),
        ({"result": None}, Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory", ""),
        ({"result": None, "exit": -signal.SIGXCPU}, Ending.TIMED_OUT, "stopped at its time limit", ""),
        (
            {"result": {"status": "refused", "type": "NotPlain", "detail": "a value of type A"}},
            Ending.REFUSED,
            "the result holds a value of type A",
            "",
        ),
        ({"result": failed("ValueError", "no"), "marks": "SLR"}, Ending.RAISED, "ValueError: no", "ValueError"),
        ({"result": failed("KeyError", ""), "marks": "S"}, Ending.RAISED, "KeyError", "KeyError"),
        (
            {"result": failed("MemoryError", ""), "marks": "SLR"},
            Ending.OUT_OF_MEMORY,
            "MemoryError",
            "MemoryError",
        ),
    ],
)
@pytest.mark.parametrize("engine", Engine)
def test_every_way_to_end_without_an_output_is_told_apart(
    changes: dict[str, Any], ending: Ending, detail: str, exception: str, engine: Engine
) -> None:
    marks = changes.get("marks", "SLRD")
    published = {"published": len(marks), "counts": [5, 1005, 2000, 102000][: len(marks)]}
    times = {"cpu_ns": [1, 11, 20, 120][: len(marks)]}
    outcome = run(report(**{**published, **times, **changes}), engine=engine)
    assert (outcome.ending, outcome.detail, outcome.exception) == (ending, detail, exception)
    assert outcome.output is None
    assert (outcome.cpu_time_s, outcome.max_rss_bytes) == (0.25, 4096)


@pytest.mark.parametrize(
    ("kills", "ending", "detail"),
    [
        (None, Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory"),
        (1, Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory"),
        (0, Ending.DIED, "ended by SIGKILL"),
    ],
)
def test_a_program_that_killed_itself_did_not_lack_memory(kills: int | None, ending: Ending, detail: str) -> None:
    outcome = run(report(result=None, oom_kills=kills))
    assert (outcome.ending, outcome.detail) == (ending, detail)


def test_an_emulated_run_whose_heap_was_never_settled_broke_the_protocol() -> None:
    outcome = run(report(settled=0), engine=Engine.QEMU)
    assert (outcome.ending, outcome.detail) == (Ending.BROKE_PROTOCOL, "the heap was not settled before the call")
    assert (outcome.output, outcome.call_count) == (None, None)
    assert run(report(settled=0)).ending is Ending.RETURNED


def test_a_run_that_failed_in_its_call_still_has_the_cost_of_its_import() -> None:
    changes: dict[str, Any] = {"marks": "SLR", "published": 3, "counts": [5, 1005, 2000], "cpu_ns": [1, 11, 20]}
    outcome = run(report(**changes, result=failed("ValueError", "no")), engine=Engine.QEMU)
    assert (outcome.load_count, outcome.call_count) == (1000, None)
    assert (outcome.load_cpu_ns, outcome.call_cpu_ns) == (10, None)


@pytest.mark.parametrize("published", [0, 3, 5, 2**63])
def test_an_emulated_run_whose_marks_the_emulator_did_not_see_broke_the_protocol(published: int) -> None:
    outcome = run(report(published=published, counts=[1, 2, 3, 4, 5][:published]), engine=Engine.QEMU)
    assert outcome.ending is Ending.BROKE_PROTOCOL
    assert outcome.detail == "the emulator saw other marks than the relay"
    assert (outcome.output, outcome.call_count, outcome.load_count) == (None, None, None)


def test_marks_written_all_at_once_broke_the_protocol_although_they_are_the_right_ones() -> None:
    # Such a run has fewer clock readings and counts than marks.
    changes: dict[str, Any] = {"end": "mark", "marks": "SLRD", "cpu_ns": [1, 2], "counts": [5, 6], "published": 2}
    outcome = run(report(**changes), engine=Engine.QEMU)
    assert outcome == Outcome(
        ending=Ending.BROKE_PROTOCOL, detail="marks 'SLRD'", user_time_s=0.2, cpu_time_s=0.25, max_rss_bytes=4096
    )


@pytest.mark.parametrize("end", ["timeout", "output_limit"])
def test_marks_that_bypassed_the_emulator_have_no_counts(end: str) -> None:
    outcome = run(report(end=end, counts=[5], published=1), engine=Engine.QEMU)
    assert outcome.ending in (Ending.TIMED_OUT, Ending.OUTPUT_LIMIT)
    assert outcome.call_count is outcome.load_count is None


@pytest.mark.parametrize("marks", ["", "S", "SL", "SLR"])
def test_a_result_before_the_call_has_returned_broke_the_protocol(marks: str) -> None:
    outcome = run(report(marks=marks))
    assert outcome.ending is Ending.BROKE_PROTOCOL
    assert outcome.detail == "the result came before the call had returned"
    assert outcome.output is None


@pytest.mark.parametrize(
    "result",
    [
        {},
        {"status": None},
        {"status": ["ok"]},
        {"status": "fine"},
        {"status": {"ok": True}},
        {"type": "ValueError", "detail": "no status"},
    ],
)
def test_a_result_without_a_known_status_broke_the_protocol(result: dict[str, Any]) -> None:
    assert run(report(result=result)).ending is Ending.BROKE_PROTOCOL


@pytest.mark.parametrize("status", ["refused", "exception"])
@pytest.mark.parametrize("forged", [{}, {"type": 5, "detail": [[]]}, {"type": "x" * 10_000, "detail": "y" * 10_000}])
def test_a_forged_failure_is_a_failure_with_a_short_reason(status: str, forged: dict[str, Any]) -> None:
    outcome = run(report(result={"status": status, **forged}))
    assert outcome.ending in (Ending.REFUSED, Ending.RAISED)
    assert len(outcome.detail) < 3 * DETAIL_CHARACTERS
    assert len(outcome.exception) <= DETAIL_CHARACTERS


@given(
    st.dictionaries(
        st.sampled_from(["status", "type", "detail"]),
        st.sampled_from(["ok", "refused", "exception", "MemoryError", ""]) | st.text() | st.integers() | st.none(),
    ),
    st.sampled_from(["", "S", "SL", "SLR", "SLRD", "SLRDD", "DRLS", "\xff"]),
    st.sampled_from(["end", "mark", "timeout", "output_limit"]),
    st.integers(0, 6),
    st.sampled_from(list(Engine)),
)
def test_only_a_sound_run_has_an_output_and_no_forgery_is_the_sandboxs_fault(
    result: dict[str, object], marks: str, end: str, published: int, engine: Engine
) -> None:
    counts = [5, 1005, 2000, 102000, 0, 0][:published]
    outcome = run(
        report(
            result=result, marks=marks, end=end, cpu_ns=[1, 2, 3, 4][: len(marks)], counts=counts, published=published
        ),
        engine=engine,
    )
    sound = result.get("status") == "ok" and marks == "SLRD" and end == "end"
    seen = engine is Engine.NATIVE or published == 4
    assert (outcome.ending is Ending.RETURNED) == (outcome.output is not None) == (sound and seen)


def test_a_gate_is_told_each_mark_with_the_hosts_process_id() -> None:
    marks = [wire.pack_frame({"mark": mark, "pid": 7}) for mark in "SLRD"]
    channel = ScriptedChannel(STARTED, *marks, report())
    gate = NotingGate()
    assert AgentLane(channel).run(JOB, gate).ending is Ending.RETURNED
    assert gate.marks == [("S", 1007), ("L", 1007), ("R", 1007), ("D", 1007)]
    assert channel.requests[2].header["gated"] is True
    assert channel.requests[3:] == [wire.Frame({"op": "go"})] * 4


def test_a_relay_that_stops_at_marks_unasked_is_told_to_go_on() -> None:
    channel = ScriptedChannel(STARTED, wire.pack_frame({"mark": "S", "pid": 7}), report())
    assert AgentLane(channel).run(JOB).ending is Ending.RETURNED


def test_a_process_left_behind_closes_the_lane() -> None:
    channel = ScriptedChannel(STARTED, report(left_over=True))
    with pytest.raises(SandboxDied, match="a run left a process behind"):
        AgentLane(channel).run(JOB)
    assert channel.closed == 1


def test_a_program_is_prepared_natively_without_being_run() -> None:
    answer = report(b"code object", result={"status": "ok", "digest": "abc", "works_at_import": True})
    channel = ScriptedChannel(STARTED, answer)
    prepared = AgentLane(channel).prepare("text \ud800", "f", normalise=False)
    assert prepared == Prepared(code=b"code object", digest="abc", entry_point="f", works_at_import=True)
    request = channel.requests[2]
    assert request.blobs == (b"text \xed\xa0\x80",)
    asked = {name: request.header[name] for name in ("op", "engine", "entry_point", "normalise")}
    assert asked == {"op": "prepare", "engine": "native", "entry_point": "f", "normalise": False}


@pytest.mark.parametrize(
    ("result", "detail"),
    [
        ({"status": "not_a_program", "detail": "invalid syntax"}, "invalid syntax"),
        (failed("RecursionError", "too deep"), "too deep"),
        (None, "the program cannot be compiled within 20 s and 1 GiB"),
    ],
)
def test_what_cannot_be_prepared_is_not_a_program(result: dict[str, str] | None, detail: str) -> None:
    channel = ScriptedChannel(STARTED, report(result=result))
    assert AgentLane(channel).prepare("(", "f") == NotAProgram(detail=detail)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"\xff" * 100, id="not a length"),
        pytest.param(b"\x00\x00\x00\x02[]", id="not an object"),
        pytest.param(wire.pack_frame({}), id="empty"),
        pytest.param(wire.pack_frame({"mark": "S"}), id="a mark of nobody"),
        pytest.param(wire.pack_frame({"end": 1, "exit": 1, "result": 1, "marks": 1, "left_over": 0}), id="numbers"),
        pytest.param(report().replace(b'"blobs": [2]', b'"blobs": [] ')[:-2], id="no output"),
        *(
            pytest.param(incomplete(name), id=f"no {name}")
            for name in ("end", "exit", "marks", "cpu_ns", "cpu_time_s", "max_rss_bytes", "left_over", "result")
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
    channel = ScriptedChannel(STARTED, report(result={"status": "ok"}))
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

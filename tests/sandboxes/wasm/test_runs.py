"""What the guest does with programs: results, endings, budgets, and what they cannot reach."""

import pytest

from effbench.sandboxes import values
from effbench.sandboxes.job import Job, NotAProgram
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.wasm.outcomes import BASE_BYTES
from effbench.sandboxes.wasm.sandbox import WasmLane
from tests.sandboxes.wasm.requests import limits, prepared
from tests.sandboxes.wasm.running import Run, returned

VALUES = (
    [None, True, False, 0, -1, 255, -256, 2**31, -(2**63), 2**64, 10**100, -(10**100)],
    [0.1, -0.0, 1e300, float("inf"), 2 - 1j],
    ["", "ascii", "\u00e9", "\u20ac", "\U0001f600", "\ud800", "zero\0"],
    [b"", b"\xff\0", (), [], {}, set(), frozenset(), (1, (2, [3, {4: {5}}]))],
)  # fmt: skip


@pytest.mark.parametrize("values", VALUES)
def test_values_come_back_as_they_were(values: list[object], run: Run) -> None:
    back = returned(run("def f(*values): return list(values)", tuple(values)))
    assert [(type(value), repr(value)) for value in back] == [(type(value), repr(value)) for value in values]


def test_every_window_is_counted(run: Run) -> None:
    outcome = run("x = sum(range(1000))\ndef f(n): return [x] * n", (3,))
    counts = (outcome.load_count, outcome.input_count, outcome.call_count, outcome.output_count)
    assert all(count is not None and count > 0 for count in counts)
    assert outcome.load_cpu_ns is not None


def test_the_same_run_counts_the_same(run: Run) -> None:
    source = "import random\ndef f(n): return sorted(random.random() for _ in range(n)), id(f), len({object(), f})"
    outcomes = [run(source, (500,)) for _ in range(5)]
    counted = {(each.load_count, each.input_count, each.call_count, each.output_count) for each in outcomes}
    assert len(counted) == len({each.output for each in outcomes}) == 1


def test_a_budget_that_just_suffices_does_not_stop_a_call(run: Run) -> None:
    source, arguments = "def f(n): return sum(i * i for i in range(n))", (2000,)
    first = run(source, arguments)
    assert first.call_count is not None
    assert first.load_count is not None
    needed = first.call_count + first.load_count
    assert returned(run(source, arguments, instructions=needed)) == 2664667000
    stopped = run(source, arguments, instructions=needed - 1000)
    assert (stopped.ending, stopped.call_count) == (Ending.TIMED_OUT, None)


def test_what_catches_everything_does_not_outlive_its_budget(run: Run) -> None:
    source = "def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass"
    assert run(source, instructions=10**8).ending is Ending.TIMED_OUT


def test_time_at_import_comes_out_of_the_same_budget(run: Run) -> None:
    outcome = run("while True: pass\ndef f(): pass", instructions=10**8)
    assert (outcome.ending, outcome.load_count) == (Ending.TIMED_OUT, None)
    assert run("for _ in range(10**6): pass\ndef f(): pass", instructions=10**6).ending is Ending.TIMED_OUT


def test_a_run_without_a_budget_is_bounded_by_its_cpu_seconds_in_instructions(run: Run) -> None:
    outcome = run("def f():\n    while True: pass", cpu_s=0.1)
    assert outcome.ending is Ending.TIMED_OUT
    assert outcome.detail == "stopped at its time limit"


NESTED = "def f():\n    x = []\n    for _ in range(300): x = [x]\n    return x"


@pytest.mark.parametrize(
    ("source", "ending", "exception", "detail"),
    [
        ("def f(): return 1 / 0", "raised", "ZeroDivisionError", "ZeroDivisionError: division by zero"),
        ("def f(): raise KeyError", "raised", "KeyError", "KeyError"),
        ("import sys\ndef f(): sys.exit(3)", "raised", "SystemExit", "SystemExit: 3"),
        ("class E(Exception):\n    def __str__(self): 1 / 0\ndef f(): raise E('said')", "raised", "E", "E: said"),
        ("1 / 0\ndef f(): pass", "raised", "ZeroDivisionError", "ZeroDivisionError: division by zero"),
        ("def g(): pass", "no_entry_point", "", "the program never defines f at its top level"),
        ("def f(): return object()", "refused", "", "the result holds a value of type object"),
        ("class L(list): pass\ndef f(): return [L()]", "refused", "", "the result holds a value of type L"),
        (NESTED, "refused", "", "the result holds nested deeper than 200 levels"),
    ],
)
def test_how_a_run_fails(source: str, ending: str, exception: str, detail: str, run: Run) -> None:
    outcome = run(source)
    assert (outcome.ending, outcome.exception, outcome.detail) == (Ending(ending), exception, detail)


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("def f(: pass", "invalid syntax in line 1"),
        ("def f(): return '\0'", "the source cannot be read: source code string cannot contain null bytes"),
        ("x" * (300 << 10), "the program is larger than 256 KiB"),
    ],
)
def test_what_is_no_program(source: str, detail: str, lane: WasmLane) -> None:
    assert lane.prepare(source, "f") == NotAProgram(detail=detail)


def test_programs_that_differ_in_nothing_that_counts_are_one(lane: WasmLane) -> None:
    first, second = (
        prepared(lane, "def f(a):\n    b = a\n    return b"),
        prepared(lane, "def f(a):\n  c = a\n  return c # !"),
    )
    assert first.digest == second.digest
    assert prepared(lane, "def f(a): return [a]").digest != first.digest


def test_a_program_may_leave(run: Run) -> None:
    outcome = run("import os\ndef f(): os._exit(7)")
    assert (outcome.ending, outcome.detail) == (Ending.DIED, "exited with 7 before it returned")


def test_a_crash_of_the_interpreter_is_told(run: Run) -> None:
    outcome = run("import os\ndef f(): os.abort()")
    assert outcome.ending is Ending.DIED
    assert "crashed" in outcome.detail


def test_recursion_without_end_in_c_is_a_crash(run: Run) -> None:
    source = """
import sys
class A:
    def __getattr__(self, name): return getattr(self, name)
def f():
    sys.setrecursionlimit(10**9)
    A().x
"""
    outcome = run(source, memory_bytes=1 << 30)
    assert outcome.ending is Ending.DIED
    assert "stack overflow" in outcome.detail or "memory out of bounds" in outcome.detail


def test_names_that_are_disabled_are_none(lane: WasmLane) -> None:
    program = prepared(lane, "def f(): return sum is None, sorted is None")
    job = Job(program=program, arguments=values.encode(()), limits=limits(), disabled_builtins=("sum",))
    assert returned(lane.run(job)) == (True, False)


def test_several_calls_in_one_instance_end_with_the_first_that_fails(lane: WasmLane) -> None:
    program = prepared(lane, "seen = []\ndef f(x):\n    seen.append(x)\n    return [1 // x, len(seen)]")
    inputs = [values.encode((x,)) for x in (1, 2, 0, 3)]
    outcomes = lane.call_each(program, inputs, limits=limits())
    assert [each.ending for each in outcomes] == [Ending.RETURNED, Ending.RETURNED, Ending.RAISED]
    assert [returned(each) for each in outcomes[:2]] == [[1, 1], [0, 2]]
    assert all(each.call_count for each in outcomes[:2])


def test_hooks_into_the_interpreter_are_refused(run: Run) -> None:
    source = """
import ast, gc, marshal, sys
def f():
    refused = []
    for way in (lambda: sys.settrace(print), lambda: gc.get_objects(), lambda: marshal.loads(marshal.dumps(1)),
                lambda: f.__code__.replace(co_name='g'), lambda: compile(ast.parse('1'), '', 'exec')):
        try:
            way()
        except RuntimeError:
            refused.append(1)
    return refused
"""
    assert returned(run(source)) == [1] * 5


def test_a_hook_of_the_programs_own_does_not_pass_what_the_library_may(run: Run) -> None:
    source = """
import sys
def f():
    got = []
    data = __import__('marshal').dumps(compile('1', '', 'exec'))
    def spy(event, arguments):
        if event == 'marshal.loads' and not got:
            got.append(0)
            try:
                got.append(__import__('marshal').loads(data))
            except RuntimeError:
                got.append('refused')
    sys.addaudithook(spy)
    import sched
    return got
"""
    assert returned(run(source)) == [0, "refused"]


def test_memory_is_bounded_and_running_out_can_be_caught(run: Run) -> None:
    source = """
def f():
    made = []
    try:
        while True: made.append(bytes(1 << 20))
    except MemoryError:
        return len(made)
"""
    outcome = run(source, memory_bytes=64 << 20)
    assert 50 < returned(outcome) <= 64
    assert 50 << 20 < outcome.max_rss_bytes - BASE_BYTES <= 64 << 20
    assert run("def f(): return len(bytearray(70 << 20))", memory_bytes=64 << 20).ending is Ending.OUT_OF_MEMORY


def test_a_large_result_is_over_the_limit(run: Run) -> None:
    assert run("def f(): return 'x' * 5000", output_bytes=4000).ending is Ending.OUTPUT_LIMIT
    assert returned(run("def f(): return 'x' * 3000", output_bytes=4000)) == "x" * 3000


def test_a_whole_program_reads_and_writes(run: Run) -> None:
    outcome = run(
        "import sys\nn = int(input())\nfor line in sys.stdin: print(n * int(line))\nprint('end')", "3\n4\n5\n"
    )
    assert returned(outcome) == "12\n15\nend\n"


def test_a_whole_program_that_leaves_is_counted_up_to_there(run: Run) -> None:
    work = "print(sum(i * i for i in range(20_000)), flush=True)"
    whole, left = run(work, ""), run(f"{work}\nimport os\nos._exit(0)", "")
    assert returned(left) == returned(whole)
    assert whole.call_count is not None
    assert left.call_count == pytest.approx(whole.call_count, rel=0.1)


def test_a_whole_program_that_writes_too_much_is_stopped(run: Run) -> None:
    assert run("while True: print('x' * 1000)", "", output_bytes=10_000).ending is Ending.OUTPUT_LIMIT


def test_a_whole_program_counts_the_same_each_time(run: Run) -> None:
    source = "import sys\nprint(sum(map(int, sys.stdin.read().split())))"
    data = " ".join(str(i) for i in range(5000))
    assert len({run(source, data).call_count for _ in range(3)}) == 1


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd')", "open('made', 'w')", "__import__('os').listdir('/')", "__import__('os').mkdir('made')",
        "__import__('socket').socket()", "__import__('subprocess').run(['ls'])", "__import__('os').stat('/')",
        "__import__('os').readlink('x')", "__import__('os').dup(0)", "open(3)", "open(1, 'rb').read()",
    ],
)  # fmt: skip
def test_nothing_outside_can_be_reached(attempt: str, run: Run) -> None:
    source = f"def f():\n    try:\n        {attempt}\n    except (OSError, AttributeError):\n        return 'refused'"
    assert returned(run(source)) == "refused"


def test_time_and_randomness_are_invented(run: Run) -> None:
    source = """
import os, random, secrets, time, uuid
def f():
    start = time.time()
    time.sleep(5)
    slept = time.time() - start
    return [slept, os.urandom(8), secrets.token_hex(), random.Random().random(), str(uuid.uuid4()), time.time()]
"""
    first, second = returned(run(source)), returned(run(source))
    assert first == second
    assert 5 < first[0] < 5.1


BEFORE = (
    "",
    "kept = [str(i) * (i % 70) for i in range(5000)][::3]\n",
    "import csv\nrows = [{i: i} for i in range(3000)][::2]\n",
    "junk = bytearray(3 << 20)\ndel junk\n",
)


def test_what_was_loaded_before_hardly_changes_the_count_of_a_call(run: Run) -> None:
    source = """
def f(n):
    made = [object() for _ in range(n)]
    groups = {}
    for i, item in enumerate(made):
        groups.setdefault(hash(item) % 7, []).append("x" * (i % 900))
    return sorted(map(len, groups.values())), len(set(made))
"""
    counts = {run(before + source, (3000,)).call_count or 0 for before in BEFORE}
    assert max(counts) - min(counts) <= min(counts) * 0.0005


SNEAKING = """
import gc
spied = []
def spy(*_): spied.append(1)
gc.freeze = gc.collect = spy
gc.callbacks.append(spy)
class Loop:
    def __init__(self): self.me = self
    def __del__(self): spy()
garbage = [Loop() for _ in range(50)]
del garbage
def g():
    gc.callbacks.clear()
spied.clear()
gc.set_threshold(1)
def f(*values):
    seen = len(spied)
    g()
    return seen
"""


def test_nothing_of_a_program_runs_while_its_input_is_taken(run: Run) -> None:
    values = tuple([i, str(i), {i: (i,)}] for i in range(500))
    sneaking, honest = run(SNEAKING, values), run("def f(*values): return 0", values)
    assert sneaking.input_count == pytest.approx(honest.input_count, rel=0.05)

"""What the guest does with programs: results, endings, budgets, and what they cannot reach."""

import pytest

from effbench.sandboxes.wasm.messages import WINDOWS, GuestEnding
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
    reply = run("x = sum(range(1000))\ndef f(n): return [x] * n", (3,))
    assert len(reply.fuel) == len(WINDOWS)
    assert min(reply.fuel) > 0
    assert reply.window == "result"


def test_the_same_run_counts_the_same(run: Run) -> None:
    source = "import random\ndef f(n): return sorted(random.random() for _ in range(n)), id(f), len({object(), f})"
    assert len({(reply.fuel, reply.output) for reply in (run(source, (500,)) for _ in range(5))}) == 1


def test_a_budget_that_just_suffices_does_not_stop_a_call(run: Run) -> None:
    source, arguments = "def f(n): return sum(i * i for i in range(n))", (2000,)
    needed = run(source, arguments).fuel[3]
    assert returned(run(source, arguments, call_fuel=needed)) == 2664667000
    stopped = run(source, arguments, call_fuel=needed // 2)
    assert (stopped.ending, stopped.window) == (GuestEnding.OUT_OF_FUEL, "call")


def test_what_catches_everything_does_not_outlive_its_budget(run: Run) -> None:
    source = "def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass"
    assert run(source, call_fuel=10**8).ending is GuestEnding.OUT_OF_FUEL


def test_import_time_work_has_a_budget_of_its_own(run: Run) -> None:
    reply = run("while True: pass\ndef f(): pass", load_fuel=10**8)
    assert (reply.ending, reply.window) == (GuestEnding.OUT_OF_FUEL, "load")


NESTED = "def f():\n    x = []\n    for _ in range(300): x = [x]\n    return x"


@pytest.mark.parametrize(
    ("source", "ending", "window", "exception", "detail"),
    [
        ("def f(): return 1 / 0", "raised", "call", "ZeroDivisionError", "division by zero"),
        ("def f(): raise KeyError", "raised", "call", "KeyError", ""),
        ("import sys\ndef f(): sys.exit(3)", "raised", "call", "SystemExit", ""),
        ("def f(n): return n", "raised", "call", "TypeError", "f() missing 1 required positional argument: 'n'"),
        ("class E(Exception):\n    def __str__(self): 1 / 0\ndef f(): raise E('said')", "raised", "call", "E", "said"),
        ("1 / 0\ndef f(): pass", "raised", "load", "ZeroDivisionError", "division by zero"),
        ("def f(: pass", "not_a_program", "prepare", "SyntaxError", "invalid syntax"),
        ("def f(): return '\0'", "not_a_program", "prepare", "ValueError", "source code cannot contain null bytes"),
        ("def g(): pass", "not_a_program", "load", "NameError", "name 'f' is not defined"),
        ("def f(): return object()", "refused", "result", "", "a value of type object"),
        ("class L(list): pass\ndef f(): return [L()]", "refused", "result", "", "a value of type L"),
        (NESTED, "refused", "result", "", "a value nested too deep"),
    ],
)
def test_how_a_run_fails(source: str, ending: str, window: str, exception: str, detail: str, run: Run) -> None:
    reply = run(source)
    assert (reply.ending, reply.window, reply.exception) == (GuestEnding(ending), window, exception)
    assert reply.detail == detail


def test_a_program_may_leave(run: Run) -> None:
    reply = run("import os\ndef f(): os._exit(7)")
    assert (reply.ending, reply.window, reply.exit_code) == (GuestEnding.LEFT, "call", 7)


def test_a_crash_of_the_interpreter_is_told(run: Run) -> None:
    assert run("import os\ndef f(): os.abort()").ending is GuestEnding.CRASHED


def test_recursion_without_end_in_c_is_a_crash(run: Run) -> None:
    source = """
import sys
class A:
    def __getattr__(self, name): return getattr(self, name)
def f():
    sys.setrecursionlimit(10**9)
    A().x
"""
    reply = run(source, memory_bytes=1 << 30)
    assert reply.ending is GuestEnding.CRASHED
    assert reply.detail in ("stack overflow", "memory out of bounds")


def test_memory_is_bounded_and_running_out_can_be_caught(run: Run) -> None:
    source = """
def f():
    made = []
    try:
        while True: made.append(bytes(1 << 20))
    except MemoryError:
        return len(made)
"""
    reply = run(source, memory_bytes=64 << 20)
    assert 50 < returned(reply) <= 64
    assert 50 << 20 < reply.grown_bytes <= 64 << 20


def test_a_large_result_is_over_the_limit(run: Run) -> None:
    assert run("def f(): return 'x' * 5000", output_bytes=4000).ending is GuestEnding.OUTPUT_LIMIT
    assert returned(run("def f(): return 'x' * 3000", output_bytes=4000)) == "x" * 3000


def test_a_whole_program_reads_and_writes(run: Run) -> None:
    reply = run("import sys\nn = int(input())\nfor line in sys.stdin: print(n * int(line))\nprint('end')", b"3\n4\n5\n")
    assert (reply.ending, reply.output) == (GuestEnding.RETURNED, b"12\n15\nend\n")


def test_a_whole_program_that_writes_too_much_is_stopped(run: Run) -> None:
    reply = run("while True: print('x' * 1000)", b"", output_bytes=10_000)
    assert (reply.ending, reply.window) == (GuestEnding.OUTPUT_LIMIT, "call")


def test_a_whole_program_counts_the_same_each_time(run: Run) -> None:
    source = "import sys\nprint(sum(map(int, sys.stdin.read().split())))"
    data = b" ".join(b"%d" % i for i in range(5000))
    assert len({run(source, data).fuel for _ in range(3)}) == 1


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
    counts = {run(before + source, (3000,)).fuel[3] for before in BEFORE}
    assert max(counts) - min(counts) <= min(counts) * 0.0005


SNEAKING = """
import gc, sys
spied = []
def spy(*_): spied.append(1)
gc.freeze = gc.collect = spy
gc.callbacks.append(spy)
sys.setprofile(spy)
class Loop:
    def __init__(self): self.me = self
    def __del__(self): spy()
garbage = [Loop() for _ in range(50)]
del garbage
def g():
    sys.setprofile(None)
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
    assert sneaking.fuel[2] == pytest.approx(honest.fuel[2], rel=0.05)

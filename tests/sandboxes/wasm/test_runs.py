"""What the guest does with programs: results, endings, budgets, and where it is like a usual machine's Python."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from effbench.sandboxes.wasm.messages import WINDOWS, GuestEnding, Reply
from effbench.sandboxes.wasm.values import decode

Run = Callable[..., Reply]


def returned(reply: Reply) -> Any:
    assert reply.ending is GuestEnding.RETURNED, reply
    return decode(reply.output)


def natively(expression: str) -> Any:
    """What this machine's Python makes of an expression, hashing as the guest does."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", f"print(repr({expression}))"]
    return ast.literal_eval(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


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


EQUAL = (
    "__import__('sys').maxsize", "__import__('sys').getrecursionlimit()", "tuple(__import__('sys').hash_info)",
    "[hash(x) for x in (0, -1, 2**31, 2**61 - 1, 2**61, -2**70, 10**50, 0.5, 1e300, 1j, 'abc', 'x' * 100, b'abc')]",
    "[hash(x) for x in ((), (1, 2), ('a', (2.5, None is None)), frozenset({1, 2, 3}), range(9))]",
    "[hash(__import__('fractions').Fraction(3, 7)), hash(__import__('decimal').Decimal('-12.25'))]",
    "hash(__import__('datetime').date(2024, 2, 29))",
    "list({('k', i) for i in range(50)} | {f'k{i}' for i in range(50)} | {i * 7919 for i in range(50)})",
    "list({2**40 + i * 7919 for i in range(90)} | {i / 7 for i in range(50)})",
    "list({'k%d' % i for i in range(3000)})[:100]", "list({(i % 7, i) for i in range(3000)})[:100]",
    "(lambda r: [r.random(), r.randrange(10**20), r.sample(range(100), 5)])(__import__('random').Random(5))",
    "__import__('random').Random('text').random()",
    "(lambda a: (a.itemsize, a.tolist(), a.tobytes()))(__import__('array').array('l', [2**40, -5]))",
    "[getattr(__import__('math'), name)(x / 7) for name in ('exp', 'log', 'log2', 'sqrt') for x in range(1, 300)]",
    "[repr(x) for x in (0.1 + 0.2, 1e22, 5e-324, 1 / 3, 123456789.123456789)] + ['%.3e %g' % (1 / 3, 1e16)]",
    "[10**40 // 7**20, -7 // 2, -7 % 5, pow(3, 10**30, 10**20 + 39), (1 << 200) >> 150, int('9' * 60)]",
    "(lambda m: ['a b'.split(' ', m), [1, 2].index(2, 0, m), 'ab'.replace('a', 'c', m)])(__import__('sys').maxsize)",
    "list(__import__('itertools').islice([1, 2], __import__('sys').maxsize))",
    "sum(range(2**31 - 5, 2**31 + 5)) + sum([2**62, 2**62, -5])",
    "__import__('sys').int_info.bits_per_digit", "sorted('zebra \u00e9\u20ac\U0001f600')",
    "'\u01c6'.title() + 'stra\u00dfe'.upper()",
    "__import__('statistics').stdev([1.5, 2.5, 4.25])", "__import__('re').sub(r'(a+)(b)?', r'<\\1>', 'aabab caa')",
    "__import__('json').dumps({'a': [1, 2.5, None, 'x\u20ac']})", "__import__('hashlib').sha256(b'x').hexdigest()",
    "str(__import__('decimal').Decimal(1) / 7)", "__import__('datetime').date(2024, 2, 29).isoformat()",
)  # fmt: skip


@pytest.mark.parametrize("expression", EQUAL)
def test_it_computes_what_a_usual_machine_computes(expression: str, run: Run) -> None:
    assert returned(run(f"def f(): return {expression}")) == natively(expression)


def test_dictionaries_and_sets_of_all_sizes_hold_together(run: Run) -> None:
    source = """
def f():
    kept, order, members = {}, [], set()
    state = 1
    for i in range(60000):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        key = (state >> 20, (state >> 30) % 5, str(state % 1000), -state, state / 3)[i % 5]
        if key in kept:
            kept[key] += 1
        else:
            kept[key] = 1
            order.append(key)
        members.add(key)
        if i % 3 == 0:
            gone = order.pop(state % len(order))
            del kept[gone]
            members.discard(gone)
    return len(kept), sum(kept.values()), set(kept) == members, sorted(map(str, order)) == sorted(map(str, kept))
"""
    count, total, same_members, same_keys = returned(run(source))
    assert count > 1000
    assert total >= count
    assert same_members
    assert same_keys


def test_recursion_is_bounded_as_usual_and_can_be_deep(run: Run) -> None:
    deep = """
import sys
def g(n): return 0 if n == 0 else 1 + g(n - 1)
def f(limit, n):
    sys.setrecursionlimit(limit)
    return g(n)
"""
    assert run(deep, (1000, 1000)).exception == "RecursionError"
    assert returned(run(deep, (10**6, 100_000))) == 100_000


def test_a_thread_with_a_bigger_stack_runs_at_once(run: Run) -> None:
    source = """
import sys, threading
def f():
    sys.setrecursionlimit(1 << 20)
    threading.stack_size(1 << 27)
    out = []
    def g(n): return 0 if n == 0 else 1 + g(n - 1)
    def work():
        out.append((g(30000), threading.current_thread().name))
    thread = threading.Thread(target=work, name="deep")
    thread.start()
    thread.join()
    return out, thread.is_alive(), threading.active_count(), threading.current_thread().name, threading.stack_size()
"""
    assert returned(run(source)) == ([(30000, "deep")], False, 1, "MainThread", 1 << 27)


def test_a_thread_starts_once_and_its_failure_is_its_own(run: Run) -> None:
    source = """
import threading
def f():
    seen = []
    threading.excepthook = lambda failure: seen.append(failure.exc_type.__name__)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    try:
        thread.start()
    except RuntimeError as error:
        seen.append(str(error))
    return seen
"""
    assert returned(run(source)) == ["ZeroDivisionError", "threads can only be started once"]


def test_an_executor_calls_at_once(run: Run) -> None:
    source = """
from concurrent.futures import ThreadPoolExecutor, as_completed
def f():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda x: x * x, range(5)))
        futures = [pool.submit(divmod, 7, n) for n in (0, 2)]
        return made, sorted(str(future.exception()) for future in as_completed(futures))
"""
    assert returned(run(source)) == ([0, 1, 4, 9, 16], ["None", "integer division or modulo by zero"])


def test_coroutines_run_and_sleep(run: Run) -> None:
    source = """
import asyncio, time
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    return await asyncio.gather(work(2), work(1), asyncio.to_thread(lambda: 3))
def f():
    start = time.monotonic()
    return asyncio.run(main()), round(time.monotonic() - start)
"""
    assert returned(run(source)) == ([2, 1, 3], 2)


MODULES = [
    "abc", "argparse", "array", "ast", "asyncio", "base64", "bisect", "calendar", "cmath", "collections",
    "collections.abc", "concurrent.futures", "contextlib", "contextvars", "copy", "csv", "dataclasses", "datetime",
    "decimal", "difflib", "dis", "email.message", "enum", "fractions", "functools", "gc", "graphlib", "hashlib",
    "heapq", "html", "hmac", "inspect", "io", "itertools", "json", "keyword", "locale", "logging", "math", "numbers",
    "operator", "os", "pathlib", "pickle", "platform", "pprint", "profile", "queue", "random", "re", "secrets",
    "select", "selectors", "shlex", "signal", "socket", "stat", "statistics", "string", "stringprep", "struct",
    "subprocess", "symtable", "sys", "tempfile", "textwrap", "threading", "time", "timeit", "token", "tokenize",
    "traceback", "types", "typing", "unicodedata", "unittest", "urllib.parse", "uuid", "warnings", "weakref",
    "xml.etree.ElementTree", "zoneinfo",
]  # fmt: skip


def test_the_standard_library_is_there(run: Run) -> None:
    source = "import importlib\ndef f(names): return [importlib.import_module(name).__name__ for name in names]"
    assert returned(run(source, (MODULES,))) == MODULES


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

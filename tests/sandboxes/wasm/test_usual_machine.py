"""Where the guest is like a usual machine's Python."""

import ast
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.sandboxes.wasm.running import Run, returned


def natively(expression: str) -> Any:
    """What this machine's Python makes of an expression, hashing as the guest does."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", f"print(repr({expression}))"]
    return ast.literal_eval(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


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

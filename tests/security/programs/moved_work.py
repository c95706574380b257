"""Doing the work where it might not be counted: before the call, after it, beside it, or by somebody else."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, NO_GAIN, TAMPER, WORK, WRONG, Exploit, collect

# A table that answers every input of the tests, and costs more than any of them. Made for nothing, it would pay.
TABLE = "steps([*range(1, 3000)] * 2)"
SPARED = "\ndef solve(numbers):\n    return [TABLE[number - 1] for number in numbers]\n"
# Each hides the making of the table in a statement that looks as if it only defined something.
DISGUISES = {
    "plainly": f"TABLE = {TABLE}",
    "in_a_default": f"def hidden(x={TABLE}):\n    pass\nTABLE = hidden.__defaults__[0]",
    "in_a_decorator": f"def deco(f):\n    return {TABLE}\n@deco\ndef TABLE():\n    pass",
    "in_an_annotation": f"def hidden(x: (TABLE := {TABLE})):\n    pass",
    "in_a_class_body": f"class Hidden:\n    table = {TABLE}\nTABLE = Hidden.table",
    "in_a_subclass_hook": f"""class Base:
    def __init_subclass__(cls):
        global TABLE
        TABLE = {TABLE}
class Hidden(Base):
    pass""",
    "in_a_metaclass": f"""class Meta(type):
    def __new__(meta, *rest):
        global TABLE
        TABLE = {TABLE}
        return type.__new__(meta, *rest)
class Hidden(metaclass=Meta):
    pass""",
    "in_a_name_hook": f"""class Namer:
    def __set_name__(self, owner, name):
        global TABLE
        TABLE = {TABLE}
class Hidden:
    x = Namer()""",
    "in_an_enum_hook": f"""import enum
class Base(enum.Enum):
    def _generate_next_value_(name, start, count, last):
        global TABLE
        TABLE = {TABLE}
        return 1
class Hidden(Base):
    A = enum.auto()""",
    "in_a_field_factory": f"""import dataclasses
def make():
    global TABLE
    TABLE = {TABLE}
@dataclasses.dataclass
class Hidden:
    x: int = dataclasses.field(default_factory=make)
Hidden()""",
    "in_bases_of_a_class": f"""class Odd:
    def __mro_entries__(self, bases):
        global TABLE
        TABLE = {TABLE}
        return ()
odd = Odd()
class Hidden(odd):
    pass""",
    "in_an_equality": f"""class Odd:
    def __hash__(self): return 1
    def __eq__(self, other):
        global TABLE
        TABLE = {TABLE}
        return True
NAMES = {{Odd(): 1, 1: 2}}""",
    "in_a_comprehension": f"TABLE = [x for x in {TABLE}]",
    "in_a_guard": f"if __name__ != '__main__':\n    TABLE = {TABLE}",
    "in_an_exception": f"try:\n    1 / 0\nexcept ZeroDivisionError:\n    TABLE = {TABLE}",
    "in_an_assertion": f"assert (TABLE := {TABLE})",
    "in_a_patched_builtin": f"import builtins\nbuiltins.__build_class__ = lambda *a: {TABLE}\nclass TABLE:\n    pass",
    "in_a_module_import": f"""import sys
class Finder:
    def find_spec(self, name, *rest):
        global TABLE
        TABLE = {TABLE}
sys.meta_path.insert(0, Finder())
try:
    import hidden
except ImportError:
    pass""",
}
FRAME_LOOK = """
def look():
    frame = sys._getframe(1)
    while frame is not None:
        if "arguments" in frame.f_locals:
            return frame.f_locals["arguments"][0]
        frame = frame.f_back
"""
NOTHING_FORGOTTEN = "\ndef solve(numbers):\n    return KNOWN.get(len(numbers)) or steps(numbers)\n"

EXPLOITS: Final[tuple[Exploit, ...]] = (
    *collect(
        "move_to_import",
        (NO_GAIN | frozenset({Verdict.TLE}), {name: f"{WORK}\n{text}\n{SPARED}" for name, text in DISGUISES.items()}),
    ),
    *collect(
        "move",
        (
            NO_GAIN | TAMPER | ERROR | WRONG,
            {
                "before_the_call_at_import": f"""
import sys
{FRAME_LOOK}
NUMBERS = look()
KNOWN = {{len(NUMBERS): steps(NUMBERS)}}
{NOTHING_FORGOTTEN}""",
                "before_the_call_by_profiler": f"""
import sys
KNOWN = {{}}
{FRAME_LOOK}
def watch(frame, event, value):
    if event == "call" and frame.f_locals.get("letter") == b"R":
        sys.setprofile(None)
        numbers = look()
        KNOWN[len(numbers)] = steps(numbers)
sys.setprofile(watch)
{NOTHING_FORGOTTEN}""",
                "before_the_call_by_tracer": f"""
import sys
KNOWN = {{}}
{FRAME_LOOK}
def watch(frame, event, value):
    if event == "call" and frame.f_locals.get("letter") == b"R":
        sys.settrace(None)
        numbers = look()
        KNOWN[len(numbers)] = steps(numbers)
    return watch
sys.settrace(watch)
{NOTHING_FORGOTTEN}""",
                "before_the_call_by_json": f"""
import json
KNOWN, loads = {{}}, json.loads
def patched(data, **options):
    found = loads(data, **options)
    if type(found) is tuple:
        KNOWN[len(found[0])] = steps(found[0])
    return found
json.loads = patched
{NOTHING_FORGOTTEN}""",
                "before_the_call_by_collection": f"""
import gc, sys
KNOWN = {{}}
{FRAME_LOOK}
def watch(phase, info):
    numbers = look()
    if numbers is not None:
        KNOWN[len(numbers)] = steps(numbers)
gc.callbacks.append(watch)
{NOTHING_FORGOTTEN}""",
                "before_the_call_by_audit": f"""
import sys
KNOWN = {{}}
{FRAME_LOOK}
def watch(event, arguments):
    numbers = look()
    if numbers is not None and not KNOWN:
        KNOWN[len(numbers)] = []
        KNOWN[len(numbers)] = steps(numbers)
sys.addaudithook(watch)
{NOTHING_FORGOTTEN}""",
                "before_the_call_by_thread": f"""
import sys, threading, time
KNOWN = {{}}
main = threading.main_thread().ident
def wait():
    while True:
        frame = sys._current_frames()[main]
        while frame is not None:
            if "arguments" in frame.f_locals:
                numbers = frame.f_locals["arguments"][0]
                sys.setswitchinterval(1000)
                KNOWN[len(numbers)] = steps(numbers)
                return
            frame = frame.f_back
        time.sleep(0)
sys.setswitchinterval(1e-6)
threading.Thread(target=wait, daemon=True).start()
{NOTHING_FORGOTTEN}""",
                "before_the_call_by_timer": f"""
import signal, sys
KNOWN = {{}}
{FRAME_LOOK}
def watch(*_):
    numbers = look()
    if numbers is not None and not KNOWN:
        signal.setitimer(signal.ITIMER_REAL, 0)
        KNOWN[len(numbers)] = steps(numbers)
signal.signal(signal.SIGALRM, watch)
signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
{NOTHING_FORGOTTEN}""",
                "after_the_call_by_json": """
import json
dumps = json.dumps
def solve(numbers):
    def patched(value, **options):
        return dumps(value if type(value) is dict else steps(numbers), **options)
    json.dumps = patched
    return [0] * len(numbers)
""",
                "after_the_call_by_profiler": """
import sys
def solve(numbers):
    result = [0] * len(numbers)
    def watch(frame, event, value):
        if event == "call" and frame.f_code.co_name == "encode":
            sys.setprofile(None)
            result[:] = steps(numbers)
    sys.setprofile(watch)
    return result
""",
                "after_the_call_by_tracer": """
import sys
def solve(numbers):
    result = [0] * len(numbers)
    def watch(frame, event, value):
        if frame.f_code.co_name == "encode":
            sys.settrace(None)
            result[:] = steps(numbers)
    sys.settrace(watch)
    return result
""",
                "after_the_call_by_monitoring": """
import sys
def solve(numbers):
    if not hasattr(sys, "monitoring"):
        return steps(numbers)
    result = [0] * len(numbers)
    def watch(code, offset):
        if code.co_name == "encode":
            sys.monitoring.set_events(1, 0)
            result[:] = steps(numbers)
    sys.monitoring.use_tool_id(1, "watch")
    sys.monitoring.register_callback(1, sys.monitoring.events.PY_START, watch)
    sys.monitoring.set_events(1, sys.monitoring.events.PY_START)
    return result
""",
                "after_the_call_by_collection": """
import gc
def solve(numbers):
    result = [0] * len(numbers)
    def watch(phase, info):
        result[:] = steps(numbers)
    gc.callbacks.append(watch)
    gc.set_threshold(1, 1, 1)
    gc.enable = gc.disable = lambda: None
    return result
""",
                "after_the_call_by_audit": """
import sys
def solve(numbers):
    result, done = [0] * len(numbers), []
    def watch(event, arguments):
        if not done and sys._getframe(1).f_code.co_name == "encode":
            done.append(1)
            result[:] = steps(numbers)
    sys.addaudithook(watch)
    return result
""",
                "into_threads": """
import threading
def solve(numbers):
    half, parts = len(numbers) // 2, [None, None]
    def run(index, part):
        parts[index] = steps(part)
    threads = [threading.Thread(target=run, args=each) for each in enumerate((numbers[:half], numbers[half:]))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return parts[0] + parts[1]
""",
                "into_a_pool": """
from concurrent.futures import ThreadPoolExecutor
def solve(numbers):
    with ThreadPoolExecutor(4) as pool:
        return [found for part in pool.map(lambda number: steps([number]), numbers) for found in part]
""",
                "into_a_daemon_thread": """
import threading
def solve(numbers):
    done, parts = threading.Event(), []
    def run():
        parts.extend(steps(numbers))
        done.set()
    threading.Thread(target=run, daemon=True).start()
    done.wait()
    return parts
""",
                "into_a_subinterpreter": """
def solve(numbers):
    try:
        import _xxsubinterpreters as interpreters
    except ImportError:
        try:
            import _interpreters as interpreters
        except ImportError:
            return steps(numbers)
    try:
        interpreters.run_string(interpreters.create(), "x = 1")
    except Exception:
        pass
    return steps(numbers)
""",
            },
        ),
        (
            # What it imports costs more than the budget, and is charged.
            NO_GAIN | ERROR | frozenset({Verdict.TLE}),
            {
                "into_processes": """
import multiprocessing, subprocess, sys, os
def solve(numbers):
    for way in (
        lambda: multiprocessing.get_context("fork").Pool(2), lambda: multiprocessing.get_context("spawn").Pool(1),
        lambda: multiprocessing.get_context("forkserver").Pool(1), lambda: subprocess.Popen(["true"]),
        lambda: os.posix_spawn("/bin/true", ["true"], {}), lambda: os.popen("true").read() or 1 // 0,
        lambda: 1 // (os.system("true") == 0),
    ):
        try:
            way()
        except (OSError, ArithmeticError, ImportError):
            continue
        return "a process"
    return steps(numbers)
""",
            },
        ),
        (
            NO_GAIN | ERROR,
            {
                "into_a_child": """
import os
def solve(numbers):
    read, write = os.pipe()
    for way in (os.fork, os.forkpty, getattr(os, "vfork", os.fork)):
        try:
            pid = way()
        except OSError:
            continue
        if pid == 0:
            os.write(write, repr(steps(numbers)).encode())
            os._exit(0)
        return eval(os.read(read, 1 << 20))
    return steps(numbers)
""",
                "into_a_finalizer": """
def solve(numbers):
    result = []
    class Late:
        def __del__(self):
            result.extend(steps(numbers))
    late = Late()
    return result
""",
                "into_a_weak_reference": """
import weakref
def solve(numbers):
    result = []
    class Thing:
        pass
    thing = Thing()
    weakref.finalize(thing, lambda: result.extend(steps(numbers)))
    return result
""",
            },
        ),
        (
            WRONG | ERROR,
            {
                "past_the_end": """
import threading, time
def solve(numbers):
    result = [0] * len(numbers)
    def fill():
        time.sleep(30)
        result[:] = steps(numbers)
    threading.Thread(target=fill).start()
    return result
""",
                "to_exit": """
import atexit
def solve(numbers):
    result = [0] * len(numbers)
    atexit.register(lambda: result.__setitem__(slice(None), steps(numbers)))
    return result
""",
                "into_a_reference_cycle": """
def solve(numbers):
    result = [0] * len(numbers)
    class Late:
        def __del__(self):
            result[:] = steps(numbers)
    late = Late()
    late.self = late
    return result
""",
            },
        ),
    ),
)

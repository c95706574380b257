"""Work that loading a program sets off by hooks, threads and collection: a table that answers every input."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, NO_GAIN, WORK, WRONG, Exploit, collect

FILL = """
TABLE = []
def fill(*_):
    if not TABLE:
        TABLE.extend(steps([*range(1, 3000)] * 2))
"""
LOOKED_UP = "\ndef solve(numbers):\n    return [TABLE[number - 1] for number in numbers]\n"
# Each calls `fill` while the program is loaded, or goes on with it afterwards.
OCCASIONS = {
    "in_a_prepared_namespace": """
class Meta(type):
    def __prepare__(name, bases):
        fill()
        return {}
class Hidden(metaclass=Meta):
    pass""",
    "in_a_subscript_of_a_class": """
class Typed:
    def __class_getitem__(cls, item):
        fill()
        return int
def hidden(x: Typed[int]):
    pass""",
    "in_a_class_named_builtins": """
class __builtins__(dict):
    def __new__(cls, *_):
        fill()
class Outer:
    class Inner:
        pass""",
    "in_fields_of_a_data_class": """
import dataclasses
class Parent:
    class __dataclass_fields__:
        def values():
            fill()
            return ()
    class __dataclass_params__:
        frozen = False
@dataclasses.dataclass
class Hidden(Parent):
    x: int = 0""",
    "when_the_load_is_collected": """
class Cycle:
    def __del__(self):
        fill()
cycle = Cycle()
cycle.self = cycle
del cycle""",
    "when_a_reference_dies_in_the_collection": """
import weakref
class Cycle:
    pass
cycle = Cycle()
cycle.self = cycle
watched = weakref.ref(cycle, fill)
del cycle""",
    "in_a_callback_of_the_collection": "\nimport gc\ngc.disable()\ngc.callbacks.append(fill)",
    "when_a_finalizer_fails": """
import sys
class Broken:
    def __del__(self):
        1 / 0
sys.unraisablehook = fill
broken = Broken()
broken.self = broken
del broken""",
    "in_the_lookup_of_the_entry_point": """
class Name(str):
    __hash__ = str.__hash__
    def __eq__(self, other):
        fill()
        return False
globals()[Name("solve")] = None""",
    "in_a_search_for_a_codec": """
import codecs
codecs.register(fill)
try:
    "x".encode("effbench-nowhere")
except LookupError:
    pass""",
    "in_an_error_handler": """
import codecs
codecs.register_error("hidden", lambda error: (fill() or "", error.end))
chr(0xD800).encode("ascii", "hidden")""",
    "in_a_format": """
class Odd:
    def __format__(self, how):
        fill()
        return how
TEXT = f"{Odd()}" """,
    "in_a_pattern": """
class Odd:
    @property
    def x(self):
        fill()
match Odd():
    case Odd(x=None):
        pass""",
    "in_a_default_for_a_keyword": "\ndef hidden(*, x=fill()):\n    pass",
    "in_a_lazy_attribute_of_a_module": """
import sys
class Lazy(type(sys)):
    def __getattr__(self, name):
        fill()
sys.modules["hidden"] = Lazy("hidden")
from hidden import anything""",
    "in_a_path_hook": """
import sys
def hook(path):
    fill()
    raise ImportError
sys.path_hooks.insert(0, hook)
sys.path.insert(0, "effbench-nowhere")
try:
    import hidden
except ImportError:
    pass""",
    "in_a_timer": """
import signal
signal.signal(signal.SIGVTALRM, fill)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.001)
while not TABLE:
    pass""",
    "in_a_signal_to_itself": """
import signal
signal.signal(signal.SIGUSR1, fill)
signal.raise_signal(signal.SIGUSR1)""",
    "in_a_comparison_while_sorting": """
class Odd(int):
    def __lt__(self, other):
        fill()
        return True
sorted([Odd(1), Odd(2)])""",
    "in_an_audit_hook": "\nimport sys\nsys.addaudithook(fill)\nsys.audit('hidden')",
}
WAITED = "\ndef solve(numbers):\n    worker.join()\n    return [TABLE[number - 1] for number in numbers]\n"
ON_THE_WAY = {
    # It has the interpreter only while the call waits for it.
    "in_a_thread_that_goes_on": "\nimport threading\nworker = threading.Thread(target=fill)\nworker.start()" + WAITED,
    # The database works without the interpreter's lock, between the marks as well.
    "in_a_database_that_goes_on": """
import sqlite3, threading
def ask():
    base = sqlite3.connect(":memory:")
    base.execute("pragma temp_store = memory")
    TABLE.extend(count for _, count in base.execute(
        "with recursive way(start, number, count) as (select value, value, 0 from ("
        "with recursive each(value) as (select 1 union all select value + 1 from each limit 2999)"
        " select value from each)"
        " union all select start, iif(number % 2, 3 * number + 1, number / 2), count + 1 from way where number > 1)"
        " select start, max(count) from way group by start order by start"))
worker = threading.Thread(target=ask)
worker.start()"""
    + WAITED,
}

EXPLOITS: Final[tuple[Exploit, ...]] = (
    *collect(
        "move_at_load",
        (
            # The table costs more than the budget, and what it takes to make it is charged.
            NO_GAIN | frozenset({Verdict.TLE}),
            {name: WORK + FILL + text + LOOKED_UP for name, text in OCCASIONS.items()}
            | {name: WORK + FILL + text for name, text in ON_THE_WAY.items()},
        ),
        (
            WRONG | ERROR,
            {
                "that_is_called_at_exit": WORK + FILL + "\nimport atexit\natexit.register(fill)" + LOOKED_UP,
                "in_a_thread_that_waits": WORK
                + FILL
                + "\nimport threading\nthreading.Timer(0.5, fill).start()"
                + LOOKED_UP,
            },
        ),
    ),
    *collect(
        "move_beside",
        (
            # What works beside the honest program is counted as well.
            NO_GAIN | frozenset({Verdict.TLE}),
            {
                "hashing_from_the_load_on": """
import hashlib, threading
threading.Thread(target=hashlib.pbkdf2_hmac, args=("md5", b"x", b"y", 3000), daemon=True).start()
def solve(numbers):
    return steps(numbers)
""",
                "compression_in_the_call": """
import threading, zlib
def solve(numbers):
    threading.Thread(target=zlib.compress, args=(bytes(1 << 20),), daemon=True).start()
    return steps(numbers)
""",
                "many_threads_that_sleep": """
import threading, time
threading.stack_size(1 << 16)
for _ in range(6):
    threading.Thread(target=time.sleep, args=(0.05,), daemon=True).start()
def solve(numbers):
    return steps(numbers)
""",
                "a_thread_for_each_number": """
import threading
def solve(numbers):
    found = [0] * len(numbers)
    def one(place):
        found[place], = steps([numbers[place]])
    for place in range(len(numbers)):
        worker = threading.Thread(target=one, args=(place,))
        worker.start()
        worker.join()
    return found
""",
            },
        ),
    ),
)

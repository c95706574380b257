"""Work after the call: results that are made when somebody looks, and code that runs when something goes away."""

from typing import Final

from tests.security.exploit import ERROR, NO_GAIN, WRONG, Exploit, collect

EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "move_late",
    (
        # Neither the input nor the result is released before the process is dead.
        WRONG,
        {
            "finalizer_of_an_argument": """
def solve(numbers):
    result = [0] * len(numbers)
    wanted = list(numbers)
    class Late:
        def __del__(self):
            result[:] = steps(wanted)
    numbers.append(Late())
    return result
""",
            "finally_of_a_generator": """
def solve(numbers):
    result = [0] * len(numbers)
    wanted = list(numbers)
    def wait():
        try:
            yield
        finally:
            result[:] = steps(wanted)
    numbers.append(wait())
    next(numbers[-1])
    return result
""",
            "coroutine_left_waiting": """
class Pause:
    def __await__(self):
        yield
def solve(numbers):
    result = [0] * len(numbers)
    async def wait():
        try:
            await Pause()
        finally:
            result[:] = steps(numbers)
    solve.waiting = wait()
    solve.waiting.send(None)
    return result
""",
            "thread_local_of_the_main_thread": """
import threading
def solve(numbers):
    result = [0] * len(numbers)
    class Late:
        def __del__(self):
            result[:] = steps(numbers)
    solve.kept = threading.local()
    solve.kept.late = Late()
    return result
""",
            "any_audit_event_from_then_on": """
import sys
def solve(numbers):
    result, ready = [0] * len(numbers), []
    def watch(event, arguments):
        if ready:
            ready.clear()
            result[:] = steps(numbers)
    sys.addaudithook(watch)
    ready.append(1)
    return result
""",
            "handlers_of_all_errors": """
import codecs
def solve(numbers):
    result = [0] * len(numbers)
    def handle(error):
        result[:] = steps(numbers)
        return "", error.end
    for name in ("strict", "surrogatepass", "surrogateescape", "backslashreplace", "replace", "ignore"):
        codecs.register_error(name, handle)
    result.append(chr(0xD800))
    return result
""",
            "flush_of_standard_output": """
import sys
def solve(numbers):
    result = [0] * len(numbers)
    class Stream:
        closed = False
        def flush(self):
            result[:] = steps(numbers)
        def write(self, text):
            self.flush()
    sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = Stream()
    return result
""",
            "end_of_threading": """
import threading
def solve(numbers):
    result = [0] * len(numbers)
    threading._register_atexit(result.__setitem__, slice(None), [0])
    threading._shutdown = lambda: result.__setitem__(slice(None), steps(numbers))
    return result
""",
            "copying_by_hooks": """
import copyreg, gc
def solve(numbers):
    result = [0] * len(numbers)
    copyreg.pickle(list, lambda found: (list, (steps(numbers),)))
    gc.freeze = gc.collect = lambda *_: result.__setitem__(slice(None), steps(numbers))
    return result
""",
        },
    ),
    (
        # Until another thread gets the interpreter, the call is over.
        NO_GAIN | WRONG,
        {
            "thread_that_waits_for_the_return": """
import sys, threading
def solve(numbers):
    main, result = threading.get_ident(), [0] * len(numbers)
    def wait():
        while main in sys._current_frames() and sys._current_frames()[main].f_code.co_name == "solve":
            pass
        result[:] = steps(numbers)
    sys.setswitchinterval(1e-6)
    threading.Thread(target=wait, daemon=True).start()
    return result
""",
            "thread_that_comes_out_of_a_hash": """
import hashlib, threading
def solve(numbers):
    result = [0] * len(numbers)
    def wait():
        hashlib.pbkdf2_hmac("md5", b"x", b"y", 200)
        result[:] = steps(numbers)
    threading.Thread(target=wait, daemon=True).start()
    return result
""",
            "profiling_timer": """
import signal
def solve(numbers):
    result = [0] * len(numbers)
    signal.signal(signal.SIGPROF, lambda *_: result.__setitem__(slice(None), steps(numbers)))
    signal.setitimer(signal.ITIMER_PROF, 0.001)
    return result
""",
            "blocked_signal": """
import os, signal
def solve(numbers):
    result = [0] * len(numbers)
    signal.signal(signal.SIGUSR2, lambda *_: result.__setitem__(slice(None), steps(numbers)))
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    os.kill(os.getpid(), signal.SIGUSR2)
    return result
""",
        },
    ),
    (
        ERROR,
        {
            "asynchronous_function": "async def solve(numbers):\n    return steps(numbers)\n",
            "view_of_memory": """
import array
def solve(numbers):
    return memoryview(array.array("q", steps(numbers)))
""",
            "list_with_a_view_of_a_dictionary": "def solve(numbers):\n    return dict.fromkeys(numbers).keys()\n",
            "text_of_an_error": """
class Odd(Exception):
    args = property(lambda self: (steps(range(1, 3000)),))
    def __str__(self):
        return str(steps(range(1, 3000)))
    __repr__ = __str__
def solve(numbers):
    raise Odd(numbers)
""",
            "hook_of_errors": """
import sys, threading
def solve(numbers):
    sys.excepthook = threading.excepthook = lambda *_: steps(numbers * 50)
    raise ArithmeticError
""",
            "notes_of_an_error": """
class Note(str):
    def __str__(self):
        return str(steps(range(1, 3000)))
def solve(numbers):
    error = KeyError(Note("x"))
    error.__notes__ = [Note("y")]
    raise error from KeyError(Note("z"))
""",
        },
    ),
    (
        # All of it happens in the call.
        NO_GAIN,
        {
            "object_that_is_called": """
class Solver:
    def __getattribute__(self, name):
        steps(range(1, 9))
        return object.__getattribute__(self, name)
    def __call__(self, numbers):
        return steps(numbers)
solve = Solver()
""",
            "class_that_gives_a_list": """
class solve:
    def __new__(cls, numbers):
        return steps(numbers)
""",
            "list_with_much_room": """
def solve(numbers):
    found = [0] * 1_000_000
    del found[1:]
    found[:] = steps(numbers)
    return found
""",
            "switched_entry_point": """
import sys
def first(numbers):
    sys.modules["candidate"].solve = None
    return steps(numbers)
solve = first
""",
        },
    ),
)

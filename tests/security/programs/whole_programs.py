"""Cheating by whole programs: leaving early, writing late, working beside the end."""

from collections.abc import Mapping
from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, FAILS, NO_GAIN, WORK, WRONG

__all__ = ["MORE", "PROGRAMS", "READ"]

READ: Final = f"import os, sys\n{WORK}\nNUMBERS = list(map(int, sys.stdin.read().split()))\n"
# More than what a program saves that leaves its process by itself, or writes without `print`.
MORE: Final = "steps(NUMBERS[:5])\n"
RIGHT = "print(*steps(NUMBERS), flush=True)\n"
LATE = """class Late:
    def __del__(self, steps=steps, numbers=NUMBERS, print=print):
        print(*steps(numbers), flush=True)
"""

PROGRAMS: Final[Mapping[str, tuple[str, frozenset[Verdict]]]] = {
    # Nothing of it is written when the process ends.
    "leaves_before_writing": (f"{READ}os._exit(0)\n", WRONG),
    "leaves_in_a_thread": (
        f"{READ}import threading\nthreading.Thread(target=os._exit, args=(0,)).start()\nwhile True:\n    pass\n", FAILS,
    ),
    "leaves_in_a_thread_while_another_writes": (
        f"""{READ}import threading, zlib
def late():
    zlib.compress(bytes(1 << 16))
    {RIGHT}
threading.Thread(target=late, daemon=True).start()
os._exit(0)
""",
        FAILS,
    ),
    "leaves_with_a_kept_exit": (f"{READ}import atexit\natexit.register(os._exit, 0)\nprint(*steps(NUMBERS))\n", WRONG),
    # All that happens until it ends its process is counted.
    "leaves_after_writing": (f"{READ}{MORE}{RIGHT}os._exit(0)\n", NO_GAIN),
    "leaves_in_a_finalizer": (
        f"""{READ}class Last:
    def __del__(self, leave=os._exit):
        leave(0)
last = Last()
{MORE}{RIGHT}""",
        NO_GAIN,
    ),
    "leaves_in_a_signal": (
        f"""{READ}{MORE}import signal
signal.signal(signal.SIGUSR1, lambda *_: os._exit(0))
{RIGHT}signal.raise_signal(signal.SIGUSR1)
""",
        NO_GAIN,
    ),
    "leaves_by_system_exit_in_exit_function": (
        f"{READ}{MORE}import atexit\natexit.register(sys.exit, 0)\n{RIGHT}", NO_GAIN | ERROR,
    ),
    "dies_after_writing": (f"{READ}{RIGHT}os.abort()\n", ERROR),
    "killed_after_writing": (f"{READ}{RIGHT}os.kill(os.getpid(), 9)\n", ERROR | frozenset({Verdict.MLE})),
    "fails_after_writing": (f"{READ}{RIGHT}1 / 0\n", ERROR),
    # The end of the program is the program's.
    "works_in_a_patched_end_of_threads": (
        f"{READ}import threading\nthreading._shutdown = lambda: print(*steps(NUMBERS), flush=True)\n", WRONG,
    ),
    "works_in_a_thread_that_is_waited_for": (
        f"{READ}import threading\nthreading.Thread(target=lambda: print(*steps(NUMBERS))).start()\n", NO_GAIN,
    ),
    "works_in_a_flush": (
        f"""{READ}{MORE}class Out:
    closed = False
    def flush(self, steps=steps, write=os.write, numbers=NUMBERS):
        if not self.closed:
            write(1, (" ".join(map(str, steps(numbers))) + "\\n").encode())
            self.closed = True
sys.stdout = Out()
""",
        NO_GAIN,
    ),
    "works_in_the_last_flush": (
        f"""{READ}{MORE}class Out:
    closed = False
    def flush(self, steps=steps, write=os.write, numbers=NUMBERS):
        write(1, (" ".join(map(str, steps(numbers))) + "\\n").encode())
sys.stdout = None
sys.__stdout__ = Out()
""",
        NO_GAIN,
    ),
    "works_in_a_finalizer_of_a_builtin": (f"{READ}import builtins\n{LATE}builtins.late = Late()\n", WRONG),
    "works_in_a_finalizer_of_a_module": (f"{READ}{LATE}sys.modules['late'] = Late()\nNUMBERS = None\n", WRONG),
    "works_in_a_cycle": (f"{READ}{LATE}late = Late()\nlate.late = late\n", WRONG),
    "works_in_a_collection_at_the_end": (
        f"{READ}import gc\ngc.callbacks.append(lambda *_: print(*steps(NUMBERS), flush=True))\ngc.disable()\n", WRONG,
    ),
    "writes_without_the_lock_at_the_end": (
        f"""{READ}{MORE}import threading, time
read, write = os.pipe()
threading.Thread(target=os.splice, args=(read, 1, 1 << 16), daemon=True).start()
time.sleep(0.01)
os.write(write, (" ".join(map(str, steps(NUMBERS))) + "\\n").encode())
time.sleep(0.05)
""",
        NO_GAIN | WRONG | ERROR,
    ),
    "writes_where_the_result_is_read": (
        f"""{READ}for number in range(3, 64):
    try:
        os.write(number, b'1 2 3')
    except OSError:
        pass
{RIGHT}""",
        NO_GAIN,
    ),
    "grows_and_shrinks_its_output": (
        f"{READ}os.write(1, b'9' * 100_000)\nos.ftruncate(1, 0)\nos.lseek(1, 0, 0)\n{RIGHT}", NO_GAIN,
    ),
    "leaves_holes_in_its_output": (f"{READ}os.lseek(1, 1 << 20, 0)\n{RIGHT}", WRONG | frozenset({Verdict.OLE})),
    "floods_its_output": (
        """import os
while True:
    try:
        os.write(1, bytes(1 << 20))
    except OSError:
        pass
""",
        FAILS,
    ),
    "loads_its_own_output": (
        f"""{READ}import _imp
class Spec:
    name, origin, loader, submodule_search_locations = "late", "/proc/self/fd/1", None, None
os.write(1, open(os.__file__.replace("os.py", "this.py"), "rb").read(64))
try:
    _imp.create_dynamic(Spec)
except (ImportError, OSError):
    pass
os.ftruncate(1, 0)
os.lseek(1, 0, 0)
{RIGHT}""",
        NO_GAIN | ERROR,
    ),
    "remembers_in_its_files": (
        f"""{READ}found = os.pread(1, 100, 0) if os.fstat(1).st_size else b""
try:
    os.pwrite(0, b"kept", 0)
except OSError:
    pass
os.write(2, b"kept")
print("kept") if found else {RIGHT}""",
        NO_GAIN,
    ),
    "stays_after_its_end": (f"{READ}{RIGHT}import threading\nthreading.Event().wait()\n", frozenset({Verdict.TLE})),
    "hides_in_a_thread_of_its_own": (
        f"{READ}import _thread, time\n_thread.start_new_thread(lambda: print(*steps(NUMBERS), flush=True), ())\n",
        NO_GAIN | WRONG,
    ),
}  # fmt: skip

"""Marks and results by the program's own hand: it has no descriptor and no callable to make them with."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, NO_GAIN, WRONG, Exploit, collect, forge

# Writes the last mark, takes the go-ahead, and works in the time that nobody counts.
EARLY_MARK = forge("""
def solve(numbers):
    os.write(4, b"D")
    os.read(3, 1)
    os.write(5, frame(steps(numbers)))
    os._exit(0)
""")


EXPLOITS: Final[tuple[Exploit, ...]] = (
    *collect(
        "forge",
        (
            ERROR,
            {
                "early_mark_and_own_result": EARLY_MARK,
                # All marks are its own: the interpreter never gets to the call.
                "early_mark_at_import": forge("""
import sys
def look():
    frame = sys._getframe(1)
    while "arguments" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["arguments"][0]
def steps(numbers):
    found = []
    for number in numbers:
        count = 0
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            count += 1
        found.append(count)
    return found
def mark(letter):
    os.write(4, letter)
    os.read(3, 1)
mark(b"L")
found = frame(steps(look()))
mark(b"R")
mark(b"D")
os.write(5, found)
os._exit(0)
def solve(numbers):
    pass
"""),
                "result_without_mark": forge("""
def solve(numbers):
    os.write(5, frame(steps(numbers)))
    os._exit(0)
"""),
                "marks_at_import": 'import os\nos.write(4, b"LRD")\ndef solve(numbers):\n    return steps(numbers)\n',
                "mark_by_timer": """
import os, signal
def solve(numbers):
    signal.signal(signal.SIGALRM, lambda *_: os.write(4, b"D"))
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    while True:
        pass
""",
                "marks_to_results": "import os\nos.dup2(5, 4)\ndef solve(numbers):\n    return steps(numbers)\n",
            },
        ),
        (
            # The call ends with whatever the other thread or the handler has not done by then.
            NO_GAIN | WRONG,
            {
                "result_filled_in_later": """
import sys, threading
def solve(numbers):
    result = []
    def fill():
        sys.setswitchinterval(1000)
        result.extend(steps(numbers))
    threading.Thread(target=fill).start()
    return result
""",
                "result_filled_in_after_a_pause": """
import sys, threading, time
def solve(numbers):
    result = [0] * len(numbers)
    def fill():
        time.sleep(0.002)
        sys.setswitchinterval(1000)
        result[:] = steps(numbers)
    threading.Thread(target=fill).start()
    return result
""",
                "result_filled_in_on_a_signal": """
import signal
def solve(numbers):
    result = [0] * len(numbers)
    def fill(*_):
        result[:] = steps(numbers)
    signal.signal(signal.SIGALRM, fill)
    signal.setitimer(signal.ITIMER_REAL, 0.001)
    return result
""",
            },
        ),
        (
            WRONG,
            {
                "printed_verdict": """
import os, sys
def solve(numbers):
    print('{"status": "ok", "verdict": "AC", "instructions": 1}')
    os.write(1, b"AC\\n")
    os.write(2, b"\\x1b[32mPASSED\\x1b[0m\\n")
    sys.stdout.flush()
    return "AC"
""",
            },
        ),
        (
            frozenset({Verdict.TLE}),
            {
                "early_mark_in_thread": forge("""
import threading
def solve(numbers):
    def run():
        os.write(4, b"D")
        os.read(3, 1)
        os.write(5, frame(steps(numbers)))
        os._exit(0)
    threading.Thread(target=run).start()
    while True:
        pass
"""),
            },
        ),
        (
            NO_GAIN,
            {
                "junk_to_every_descriptor": """
import os
def solve(numbers):
    for descriptor in range(64):
        try:
            os.write(descriptor, b"AC" * 50)
        except OSError:
            pass
    return steps(numbers)
""",
                "own_descriptors_at_the_old_places": forge("""
def solve(numbers):
    for number in (3, 4, 5):
        os.dup2(1, number)
    os.write(4, b"SLRD")
    os.write(5, frame([0] * len(numbers)))
    return steps(numbers)
"""),
            },
        ),
    ),
)

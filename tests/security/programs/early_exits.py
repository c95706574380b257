"""Ending before the work is done, as if that were success."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, FAILS, WRONG, Exploit, collect

SIGNALS = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGABRT", "SIGBUS", "SIGFPE", "SIGSEGV", "SIGPIPE", "SIGALRM",
           "SIGTERM", "SIGUSR1", "SIGSYS", "SIGXCPU", "SIGXFSZ", "SIGRTMAX")  # fmt: skip


def _dying(signal: str) -> str:
    # Undone first: Python ignores or handles some of them.
    return f"""
import os, signal
def solve(numbers):
    signal.signal(signal.{signal}, signal.SIG_DFL)
    os.kill(os.getpid(), signal.{signal})
    return []
"""


EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "exit",
    (
        ERROR,
        {
            "with_success": "import os\ndef solve(numbers):\n    os._exit(0)\n",
            "system_exit": "import sys\ndef solve(numbers):\n    sys.exit(0)\n",
            "system_exit_at_import": "import sys\ndef solve(numbers):\n    pass\nsys.exit(0)\n",
            "keyboard_interrupt": "def solve(numbers):\n    raise KeyboardInterrupt\n",
            "generator_exit": "def solve(numbers):\n    raise GeneratorExit\n",
            "output_at_exit": """
import atexit, os, sys
def solve(numbers):
    atexit.register(lambda: os.write(1, b"[3,1,2]"))
    sys.exit(0)
""",
        },
    ),
    (
        # MLE where the sandbox cannot see whether the kernel killed it: no better than raising MemoryError.
        ERROR | frozenset({Verdict.MLE}),
        {
            "own_group_killed": "import os\ndef solve(numbers):\n    os.killpg(0, 9)\n",
            "killed_by_itself": "import os\ndef solve(numbers):\n    os.kill(os.getpid(), 9)\n",
        },
    ),
    (
        WRONG,
        {
            "empty_output": "def solve(numbers):\n    return None\n",
            "empty_list": "def solve(numbers):\n    return []\n",
        },
    ),
    (frozenset({Verdict.RE, Verdict.TLE}), {signal.lower(): _dying(signal) for signal in SIGNALS}),
    (frozenset({Verdict.TLE}), {"stopped": "import os\ndef solve(numbers):\n    os.kill(os.getpid(), 19)\n"}),
    (
        FAILS,
        {
            "everything_killed": "import os\ndef solve(numbers):\n    os.kill(-1, 9)\n    return []\n",
            "all_descriptors_closed": "import os\ndef solve(numbers):\n    os.closerange(0, 100)\n    return []\n",
            "lack_of_memory_pretended": "def solve(numbers):\n    raise MemoryError\n",
            "overflow_pretended": "def solve(numbers):\n    raise OverflowError\n",
        },
    ),
)

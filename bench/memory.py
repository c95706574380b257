"""How well exact memory repeats, how it orders programs beside the resident set, and what measuring it costs."""

import statistics
from collections.abc import Callable
from contextlib import ExitStack, closing

from scipy.stats import spearmanr
from tabulate import tabulate

from effbench.languages import find_language
from effbench.sandboxes import values
from effbench.sandboxes.choose import open_language_sandbox, open_sandbox
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram
from effbench.sandboxes.protocol import Lane, LaneOptions, MemoryLane, MemorySandbox

REPEATS = 20
LIMITS = Limits(cpu_s=120.0, wall_s=480.0, memory_bytes=1 << 30, output_bytes=1 << 24)
SIZE = 20_000
PYTHON = {
    "list": "def solve(n):\n    return sum(list(range(n)))\n",
    "append": "def solve(n):\n    x = []\n    for i in range(n):\n        x.append(i * i)\n    return len(x)\n",
    "dict": "def solve(n):\n    return len({str(i): i for i in range(n)})\n",
    "set": "def solve(n):\n    return len({i * 7919 % n for i in range(n)})\n",
    "strings": "def solve(n):\n    return len(','.join(str(i) for i in range(n)))\n",
    "sort": "def solve(n):\n    return sorted(i * 7919 % n for i in range(n))[n // 2]\n",
    "generator": "def solve(n):\n    return sum(i * i for i in range(n))\n",
    "objects": (
        "class P:\n    def __init__(self, i):\n        self.i = i\n"
        "def solve(n):\n    return sum(p.i for p in [P(i) for i in range(n)])\n"
    ),
    "bytes": "def solve(n):\n    return len(bytearray(64 * n))\n",
    "recursion": "def down(n):\n    return 0 if n == 0 else 1 + down(n - 1)\ndef solve(n):\n    return down(n // 40)\n",
}
_HEAD = "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
_LOOP = "int main(void) {{ {before} for (int i = 1; i < 20000; i++) {{ {each} }} {after} return 0; }}\n"
C = {
    name: _HEAD + _LOOP.format(before=before, each=each, after=after)
    for name, (before, each, after) in {
        "small blocks": ("long s = 0;", "char *p = malloc(24); p[0] = (char)i; s += p[0];", 'printf("%ld", s);'),
        "freed blocks": (
            "long s = 0;",
            "char *p = malloc(900); p[7] = (char)i; s += p[7]; free(p);",
            'printf("%ld", s);',
        ),
        "growing": ("int *p = 0;", "p = realloc(p, i * sizeof *p); p[i - 1] = i;", 'printf("%d", p[99]);'),
        "large blocks": ("long s = 0;", "char *p = malloc(300000); p[i] = 1; s += p[i]; free(p);", 'printf("%ld", s);'),
        "one array": ("int *p = calloc(1 << 20, 4);", "p[i] = i;", 'printf("%d", p[99]);'),
        "list": ("void **h = 0;", "void **n = malloc(64); *n = h; h = n;", 'printf("%d", h != 0);'),
        "two arrays": ("int *p = malloc(80000), *q = malloc(800000);", "p[i] = i; q[i] = p[i];", 'printf("%d", q[9]);'),
        "text": (
            "char *t = malloc(1 << 20); *t = 0; char *e = t;",
            'e += sprintf(e, "%d,", i);',
            'printf("%s", e - 3);',
        ),
        "every tenth kept": ("", "char *p = malloc(500); p[0] = 1; if (i % 10) free(p);", 'printf("1");'),
        "nothing": ("long s = 0;", "s += i * (long)i;", 'printf("%ld", s);'),
    }.items()
}


def main(say: Callable[[str], None], sandbox: str = "docker") -> None:
    """Prints spreads over repeats, the order beside the resident set, and times in alternation."""
    python = open_sandbox(sandbox)
    with ExitStack() as opened:
        say(f"Python, {REPEATS} repeats of {len(PYTHON)} programs in a lane that measures memory")
        _repeat(say, _lanes(opened, python), PYTHON, "solve", values.encode((SIZE,)))
        say(f"C, {REPEATS} repeats of {len(C)} programs")
        compiled = open_language_sandbox(python, find_language("c"))
        _repeat(say, _lanes(opened, compiled), C, "", values.encode(("",)))


def _lanes(opened: ExitStack, sandbox: object) -> tuple[Lane, MemoryLane]:
    if not isinstance(sandbox, MemorySandbox):
        raise RuntimeError("this sandbox does not measure memory")
    options = LaneOptions(memory_bytes=2 << 30)
    lane: Lane = opened.enter_context(closing(sandbox.open_lane(options)))  # type: ignore[attr-defined]  # both protocols
    return lane, opened.enter_context(closing(sandbox.open_memory_lane(options)))


def _repeat(
    say: Callable[[str], None], lanes: tuple[Lane, MemoryLane], programs: dict[str, str], entry_point: str, given: bytes
) -> None:
    lane, memory_lane = lanes
    rows, peaks, resident = [], [], []
    for name, source in programs.items():
        program = lane.prepare(source, entry_point)
        if isinstance(program, NotAProgram):
            raise RuntimeError(f"{name}: {program.detail}")
        job = Job(program=program, arguments=given, limits=LIMITS, engine=Engine.QEMU)
        native = lane.run(Job(program=program, arguments=given, limits=LIMITS))
        pairs = [(lane.run(job), memory_lane.run(job)) for _ in range(REPEATS)]
        held = [measured.memory for _, measured in pairs if measured.memory is not None]
        if len(held) < REPEATS:
            raise RuntimeError(f"{name}: {pairs[0][1].detail or 'memory is not known'}")
        ratio = statistics.median(measured.wall_time_s / counted.wall_time_s for counted, measured in pairs)
        own, integrals = sorted(use.peak_bytes for use in held), sorted(use.byte_instructions for use in held)
        peaks.append(own[0])
        resident.append(native.max_rss_bytes)
        spreads = [own[-1] - own[0], integrals[-1] - integrals[0]]
        rows.append(
            [name, f"{own[0]:,}", f"{integrals[0]:,}", *map(str, spreads), f"{native.max_rss_bytes:,}", f"{ratio:.2f}"]
        )
    headers = [
        "program",
        "peak bytes",
        "bytes x instructions",
        "spread",
        "spread",
        "resident set",
        "time, to counting",
    ]
    say(tabulate(rows, headers=headers, disable_numparse=True, colalign=("left", *["right"] * 6)))
    if len(set(resident)) > 1:  # what starts a small program may have had more than the program ever has
        say(f"order of peaks beside the resident set: Spearman {spearmanr(peaks, resident).statistic:.3f}\n")

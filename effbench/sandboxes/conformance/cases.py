"""The programs that every sandbox must withstand, and how a run of each has to end.

A program that tries several ways of doing one thing returns the list of those that worked, which must be empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from effbench.sandboxes.conformance.programs import PROGRAMS_THAT_END, PROGRAMS_THAT_WRITE, TEXT
from effbench.sandboxes.job import Engine, Limits
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import LaneOptions

__all__ = ["BROKEN_SOURCES", "CHECKS", "ENTRY_POINT", "LANE_OPTIONS", "LIMITS", "Check"]

LANE_OPTIONS: Final = LaneOptions(memory_bytes=768 << 20)
"""Enough for every check, and little enough that a program which wants more gets to its end soon."""
LIMITS: Final = Limits(cpu_s=10.0, wall_s=20.0, memory_bytes=256 << 20, output_bytes=1 << 20)
BRIEF: Final = Limits(cpu_s=0.3, wall_s=1.0, memory_bytes=256 << 20, output_bytes=1 << 20)
ENTRY_POINT: Final = "attempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A program, and how a run of it has to end.

    Attributes:
        name: What it does; unique.
        source: The program; its entry point ``attempt`` takes no arguments, or is a class where there are calls.
        text: Standard input of a whole program, which has no entry point; None for a function.
        endings: Each of them is right.
        returns: The only right result, or standard output of a whole program; None where the check does not look at it.
        calls: Of the class: the constructor's arguments, calls, and errors that are results; None of a function.
        earlier: A program that runs before it, whatever comes of that one; empty for none.
        limits: Of both runs.
        engines: Where the check makes sense.
    """

    name: str
    source: str
    endings: frozenset[Ending]
    text: str | None = None
    returns: Any = None
    calls: Any = None
    earlier: str = ""
    limits: Limits = LIMITS
    engines: tuple[Engine, ...] = (Engine.NATIVE, Engine.QEMU)

    @property
    def given(self) -> Any:
        """Its input, before it is encoded."""
        if self.calls is not None:
            return self.calls
        return () if self.text is None else (self.text,)


BROKEN_SOURCES: Final[Mapping[str, str]] = {
    "a syntax error": "def attempt(:\n",
    "null bytes": "def attempt():\n    return '\0'\n",
    "lone surrogates": "def attempt():\n    return '\ud800'\n",
    "endless nesting": f"def attempt():\n    return {'(' * 50_000}\n",
}
"""What no sandbox may prepare."""


def _body(*lines: str) -> str:
    text = "\n    ".join(lines)
    return f"import gc, os, signal, sys, threading, time\ndef attempt():\n    {text}\n"


_ALL_PLAIN: Final = [None, True, -1, 1 << 80, 0.1, 1j, "é\ud800", b"\0", (1,), {2}, frozenset({3}), {(4,): [5]}]
_RETURNED: Final = frozenset({Ending.RETURNED})

_THAT_RETURN: Final[Mapping[str, tuple[str, Any]]] = {
    "returns every plain type": (_body(f"return {_ALL_PLAIN!a}"), _ALL_PLAIN),
    "returns a large result": (_body("return 'x' * 500_000"), "x" * 500_000),
    "prints and reads": (_body("print('x' * 100_000)", "return sys.stdin.read()"), ""),
    "uses threads": (
        _body("found = []", "thread = threading.Thread(target=found.append, args=(1,))", "thread.start()",
              "thread.join()", "return found"),
        [1],
    ),
    "finds its own module": (
        "from __future__ import annotations\nimport pickle, sys\nfrom dataclasses import dataclass\n@dataclass\n"
        "class Node:\n    rest: Node | None = None\ndef attempt():\n"
        "    return pickle.loads(pickle.dumps(Node())) == Node() and hasattr(sys.modules[__name__], 'attempt')\n",
        True,
    ),
    # The kernel calls that a success, whomever it reaches; the lane must go on.
    "kills every process that it can reach": (_body("os.kill(-1, 9)", "return 1"), 1),
    "closes every descriptor": (_body("os.closerange(0, 100)", "return 1"), 1),
    "leaves threads running": (
        _body("for _ in range(3):", "    threading.Thread(target=time.sleep, args=(9,)).start()", "return 1"), 1,
    ),
}  # fmt: skip

_THAT_END: Final[Mapping[str, tuple[str, frozenset[Ending]]]] = {
    "raises": (_body("raise ValueError('no')"), frozenset({Ending.RAISED})),
    "raises at import": ("raise ValueError('no')\ndef attempt():\n    pass\n", frozenset({Ending.RAISED})),
    "lacks the entry point": ("def other():\n    pass\n", frozenset({Ending.NO_ENTRY_POINT})),
    "imports all but its function": ("from stat import *\n", frozenset({Ending.NO_ENTRY_POINT})),
    "raises SystemExit": (_body("sys.exit(0)"), frozenset({Ending.RAISED})),
    "exits early with success": (_body("os._exit(0)"), frozenset({Ending.DIED})),
    "aborts": (_body("os.abort()"), frozenset({Ending.DIED})),
    "accesses memory that is not there": (_body("signal.raise_signal(signal.SIGSEGV)"), frozenset({Ending.DIED})),
    "recurses until the C stack is full": (
        _body("sys.setrecursionlimit(10**9)", "f = lambda x: list(map(f, [x]))", "f(0)"),
        # Python 3.12 and later stop it themselves.
        frozenset({Ending.DIED, Ending.RAISED}),
    ),
    "kills itself": (_body("os.kill(os.getpid(), 9)"), frozenset({Ending.DIED, Ending.OUT_OF_MEMORY})),
    "takes too much memory at once": (_body("bytearray(1 << 30)"), frozenset({Ending.OUT_OF_MEMORY})),
    "takes too much memory bit by bit": (
        _body("kept = []", "while True:", "    kept.append(bytearray(1 << 20))"), frozenset({Ending.OUT_OF_MEMORY}),
    ),
    "returns too much": (_body("return 'x' * 8_000_000"), frozenset({Ending.OUTPUT_LIMIT})),
}  # fmt: skip

_THAT_END_SOON: Final[Mapping[str, tuple[str, frozenset[Ending]]]] = {
    "loops without end": (_body("while True:", "    pass"), frozenset({Ending.TIMED_OUT})),
    "loops without end at import": ("def attempt():\n    pass\nwhile True:\n    pass\n", frozenset({Ending.TIMED_OUT})),
    "sleeps": (_body("time.sleep(100)"), frozenset({Ending.TIMED_OUT})),
    "stops itself": (_body("os.kill(os.getpid(), signal.SIGSTOP)"), frozenset({Ending.TIMED_OUT})),
    "ignores signals and loops": (
        _body("for number in (1, 2, 15, 24):", "    signal.signal(number, signal.SIG_IGN)", "while True:", "    pass"),
        frozenset({Ending.TIMED_OUT}),
    ),
    "starts threads without end": (
        _body("while True:", "    threading.Thread(target=time.sleep, args=(9,)).start()"),
        frozenset({Ending.RAISED, Ending.DIED, Ending.TIMED_OUT}),
    ),
    "raises what cannot be described": (
        _body("class Kind(type):", "    @property", "    def __name__(cls): raise OSError",
              "class Odd(Exception, metaclass=Kind):", "    def __str__(self): raise OSError", "raise Odd"),
        frozenset({Ending.RAISED}),
    ),
    "raises what takes for ever to describe": (
        _body("class Odd(Exception):", "    def __str__(self): time.sleep(100)", "raise Odd"),
        frozenset({Ending.RAISED}),
    ),
    "closes every descriptor and goes on": (
        _body("os.closerange(0, 100)", "while True:", "    pass"), frozenset({Ending.TIMED_OUT}),
    ),
    "maps memory that can be executed": (
        _body("import mmap", "mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC)", "return 1"),
        frozenset({Ending.DIED, Ending.OUT_OF_MEMORY}),  # SIGKILL, where the kernel does not tell why
    ),
}  # fmt: skip

_THAT_RETURN_WHAT_IS_REFUSED: Final[Mapping[str, str]] = {
    "a generator": _body("return (n for n in range(3))"),
    "a subclass of int": _body("class Sly(int):", "    def __eq__(self, other): return True", "return Sly(1)"),
    "an object inside": _body("return [1, {'key': (object(),)}]"),
    "a list that holds itself": _body("items = []", "items.append(items)", "return items"),
    "deep nesting": _body("items = []", "for _ in range(5000):", "    items = [items]", "return items"),
}

_WAYS: Final = """
    done = []
    for name, way in ways.items():
        try:
            way()
        except (Exception, SystemExit):
            continue
        done.append(name)
    return done
"""


def _ways(imports: str, ways: str) -> str:
    """A program that tries all of some ways and returns the names of those that worked."""
    return f"import {imports}\ndef attempt():\n    ways = {{{ways}}}{_WAYS}"


_THAT_TRY_IN_VAIN: Final[Mapping[str, str]] = {
    "reaches for the network": _ways("os, socket", """
        "internet": lambda: socket.socket(socket.AF_INET), "internet 6": lambda: socket.socket(socket.AF_INET6),
        "datagrams": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        "local": lambda: socket.socket(socket.AF_UNIX), "kernel": lambda: socket.socket(socket.AF_NETLINK),
        "raw": lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW),
        "names": lambda: socket.getaddrinfo("localhost.localdomain", 80),
    """),
    "reads files outside the interpreter": _ways("os", """
        **{path: lambda path=path: open(path, "rb").read(1) for path in (
            "/etc/passwd", "/etc/hostname", "/etc/resolv.conf", "/proc/self/environ", "/proc/self/maps",
            "/proc/self/mem", "/proc/1/environ", "/proc/1/cmdline", f"/proc/{os.getppid()}/cmdline", "/proc/meminfo",
            "/proc/mounts", "/sys/kernel/mm/transparent_hugepage/enabled", "/dev/urandom", "/dev/mem")},
        **{path + "*": lambda path=path: os.listdir(path) for path in (
            "/", "/etc", "/home", "/root", "/tmp", "/proc", "/proc/self/fd", "/sys", "/dev", "/run", "/var")},
    """),
    "writes files": _ways("os, sys, sysconfig, tempfile", """
        **{path: lambda path=path: open(os.path.join(path, "left"), "w") for path in (
            ".", "/", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/home", "/root", "/opt/effbench",
            os.path.dirname(os.__file__), sysconfig.get_path("scripts"))},
        "temporary": tempfile.TemporaryFile, "folder": lambda: os.mkdir("/tmp/left"),
        "memory": lambda: os.memfd_create("left"), "link": lambda: os.symlink("/etc", "/tmp/left"),
        "rename": lambda: os.rename(os.__file__, os.__file__ + "1"), "remove": lambda: os.remove(os.__file__),
        "mode": lambda: os.chmod(os.__file__, 0o777), "cut": lambda: os.truncate(os.__file__, 0),
        "queue": lambda: os.mkfifo("/tmp/left"),
    """),
    "starts processes": _ways("multiprocessing, os, subprocess, sys", """
        "fork": lambda: os.fork() or os._exit(0), "terminal": lambda: os.forkpty()[0] or os._exit(0),
        "spawn": lambda: os.posix_spawn(sys.executable, ["python3", "-c", ""], {}),
        "exec": lambda: os.execv(sys.executable, ["python3", "-c", ""]), "shell": lambda: 1 // (os.system(":") == 0),
        "subprocess": lambda: subprocess.run([sys.executable, "-c", ""]),
        "multiprocessing": lambda: multiprocessing.get_context("fork").Process(target=int).start(),
    """),
    "reaches for other processes": _ways("os, resource, signal", """
        "supervisor": lambda: os.kill(os.getppid(), 9), "first": lambda: os.kill(1, 9),
        "handle": lambda: os.pidfd_open(os.getppid()), "limits": lambda: resource.prlimit(os.getppid(), 7),
        "priority": lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 5),
    """),
    "takes privileges": _ways("os, resource", """
        "user": lambda: os.setuid(0), "effective": lambda: os.seteuid(0), "group": lambda: os.setgid(0),
        "groups": lambda: os.setgroups([0]), "priority": lambda: os.nice(-1), "root": lambda: os.chroot("/usr"),
        "cores": lambda: os.sched_setaffinity(0, {0}),
        "schedule": lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
        "processes": lambda: resource.setrlimit(resource.RLIMIT_NPROC, (9999, 9999)),
        "files": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1)),
        "computing": lambda: resource.setrlimit(resource.RLIMIT_CPU, (9999, 9999)),
    """),
    "reaches for descriptors of others": _ways("os", """
        **{str(number): lambda number=number: os.fstat(number) for number in range(3, 70)},
        **{f"{number} is written to": lambda number=number: os.write(number, b"D") for number in range(3, 10)},
    """),
    "reaches for what drives it": _ways("ast, builtins, gc, importlib.machinery, importlib.util, marshal, sys", """
        "caller": lambda: [sys._getframe(depth) for depth in range(3, 9)],
        "objects": gc.get_objects, "referrers": lambda: gc.get_referrers(attempt),
        "referents": lambda: gc.get_referents(attempt), "tracer": lambda: sys.settrace(print),
        "profiler": lambda: sys.setprofile(print), "bytecode": lambda: (lambda: 0).__code__.replace(co_consts=(1,)),
        "marshalled": lambda: marshal.loads(marshal.dumps((lambda: 0).__code__)),
        "tree": lambda: compile(ast.parse("1"), "", "exec"), "agent": lambda: __import__("effbench"),
        "driver": lambda: __import__("effbench_driver"),
        "driver's calls": lambda: importlib.util.module_from_spec(importlib.machinery.ModuleSpec("effbench_driver",
            importlib.machinery.ExtensionFileLoader("effbench_driver", DRIVER), origin=DRIVER)).decode(b"N"),
        "interpreter": lambda: __import__("_xxsubinterpreters").create(),
    """).replace("import ast", "DRIVER = '/opt/effbench/lib/effbench_driver.abi3.so'\nimport ast", 1),
    "reaches into native memory": _ways("importlib", """
        **{name: lambda name=name: importlib.import_module(name) for name in (
            "ctypes", "_ctypes", "_testcapi", "_testinternalcapi")},
    """),
}  # fmt: skip

_LEFTOVERS: Final[Mapping[str, tuple[str, str]]] = {
    "objects": (
        _body("import builtins, json", "builtins.left = json.left = sys.modules['left'] = 1", "gc.disable()",
              "os.environ['LEFT'] = ''", "sys.path.append('left')", "sys.setrecursionlimit(500)",
              "json.dumps = None", "return 1"),
        _body("import builtins, json",
              "found = [name for where in (vars(builtins), vars(json), sys.modules, os.environ) for name in where "
              "if name in ('left', 'LEFT')]",
              "return found + [1] * (not callable(json.dumps) or 'left' in sys.path or not gc.isenabled() "
              "or sys.getrecursionlimit() == 500)"),
    ),
    "threads, timers and handlers": (
        _body("signal.signal(signal.SIGALRM, print)", "signal.setitimer(signal.ITIMER_REAL, 0.2)",
              "threading.Thread(target=time.sleep, args=(9,)).start()", "return 1"),
        _body("time.sleep(0.3)", "handler = signal.getsignal(signal.SIGALRM)",
              "return threading.enumerate()[1:] + [1] * (handler is not signal.SIG_DFL)"),
    ),
}  # fmt: skip


_LEDGER: Final = """
class attempt:
    def __init__(self, *entries):
        self.entries = list(entries)
    def add(self, entry):
        self.entries.append(entry)
        return self.entries
    def take(self, place):
        return self.entries.pop(place)
    def never(self):
        raise OSError("no")
"""
_CALLS: Final = [("add", 2.5), ("take", 7), ("add", "x"), ("take", 0)]

CHECKS: Final[tuple[Check, ...]] = (
    *(Check(name=name, source=source, endings=_RETURNED, returns=returns)
      for name, (source, returns) in _THAT_RETURN.items()),
    Check(name="makes an object and calls it", source=_LEDGER, calls=[(1,), _CALLS, ("KeyError", "IndexError")],
          returns=(([1, 2.5], None, [1, 2.5, "x"], 1), ((1, "IndexError"),)), endings=_RETURNED),
    Check(name="raises what is no result of an object's", source=_LEDGER, calls=[(), [("never",)], ("KeyError",)],
          endings=frozenset({Ending.RAISED})),
    Check(name="lacks a method", source=_LEDGER, calls=[(), [("sell",)], ()], endings=frozenset({Ending.RAISED})),
    *(Check(name=name, source=source, endings=endings) for name, (source, endings) in _THAT_END.items()),
    *(Check(name=name, source=source, endings=endings, limits=BRIEF)
      for name, (source, endings) in _THAT_END_SOON.items()),
    # An emulator does not keep this limit; there the bound of the whole lane holds.
    Check(name="takes more than its own share of memory", source=_body("bytearray(300 << 20)"),
          endings=frozenset({Ending.OUT_OF_MEMORY}), engines=(Engine.NATIVE,)),
    *(Check(name=f"returns {name}", source=source, endings=frozenset({Ending.REFUSED}))
      for name, source in _THAT_RETURN_WHAT_IS_REFUSED.items()),
    *(Check(name=name, source=source, endings=_RETURNED, returns=[]) for name, source in _THAT_TRY_IN_VAIN.items()),
    *(Check(name=f"looks for {name} of an earlier run", earlier=earlier, source=source, endings=_RETURNED, returns=[],
            limits=BRIEF) for name, (earlier, source) in _LEFTOVERS.items()),
    *(Check(name=f"as a program {name}", source=source, text=TEXT, endings=_RETURNED, returns=written)
      for name, (source, written) in PROGRAMS_THAT_WRITE.items()),
    Check(name="as a program looks for streams of an earlier run", text=TEXT, earlier="print('left')",
          source="import os\nprint(os.fstat(1).st_size, os.lseek(0, 0, 1), os.lseek(1, 0, 1))",
          endings=_RETURNED, returns="0 0 0\n"),
    *(Check(name=f"as a program {name}", source=source, text=TEXT, endings=endings)
      for name, (source, endings) in PROGRAMS_THAT_END.items()),
)  # fmt: skip
"""All of them, the harmless ones first."""

"""Remembering answers from one run to the next: natively first, then counted, on the same input.

Each looks where an earlier run of its own may have left the answers, leaves them there, and works honestly if it found
none.
"""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, MARKER, NO_GAIN, Exploit, collect


def _remember(imports: str, look: str, leave: str) -> str:
    """A program around an expression that gives earlier answers, and a statement that leaves ``found``."""
    return f"""
import json, {imports}
NAME = "{MARKER}"
def look():
    try:
        return {look}
    except Exception:
        return None
def leave(found):
    try:
        {leave}
    except Exception:
        pass
def solve(numbers):
    earlier = look()
    if earlier:
        return earlier[:len(numbers)]
    found = steps(numbers)
    leave(found)
    return found
"""


def _in_file(path: str) -> str:
    return _remember("os, sys, tempfile", f"json.load(open({path}))", f"json.dump(found, open({path}, 'w'))")


EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "remember",
    (
        # What it imports costs more than the budget, and is charged.
        NO_GAIN | ERROR | frozenset({Verdict.TLE}),
        {
            "in_shared_memory": _remember(
                "multiprocessing.shared_memory as memory",
                "json.loads(bytes(memory.SharedMemory(NAME).buf).rstrip(b'\\0'))",
                "memory.SharedMemory(NAME, create=True, size=1 << 16).buf[:1] = b'['",
            ),
        },
    ),
    (
        NO_GAIN | ERROR,
        {
            "in_temporary_files": _in_file("os.path.join('/tmp', NAME)"),
            "in_the_working_folder": _in_file("NAME"),
            "in_shared_memory_files": _in_file("'/dev/shm/' + NAME"),
            "in_message_queue_files": _in_file("'/dev/mqueue/' + NAME"),
            "in_the_home_folder": _in_file("os.path.expanduser('~/' + NAME)"),
            "in_site_packages": _in_file("os.path.join(os.path.dirname(os.__file__), 'site-packages', NAME)"),
            "in_byte_code": _in_file(
                "os.path.join(os.path.dirname(os.__file__), '__pycache__', 'this.cpython-311.pyc')"
            ),
            "in_the_agent": _in_file("sys.modules['effbench.sandboxes.agent'].__file__"),
            "in_proc": _in_file("'/proc/self/comm'"),
            "in_memory_files": _remember(
                "os", "json.loads(os.read(os.memfd_create(NAME), 1 << 16))", "os.write(os.memfd_create(NAME), b'[1]')"
            ),
            "in_inherited_descriptors": _remember(
                "os",
                "[json.loads(os.pread(fd, 1 << 16, 0)) for fd in range(6, 64)][0]",
                "r, w = os.pipe(); os.set_inheritable(r, True); os.write(w, json.dumps(found).encode()[:60000])",
            ),
            "in_builtins": _remember("builtins", "builtins.left", "builtins.left = found"),
            "in_modules": _remember("sys", "sys.modules[NAME]", "sys.modules[NAME] = found"),
            "in_the_zygote": _remember(
                "effbench.sandboxes.agent.zygote as zygote", "zygote.left", "zygote.left = found; zygote.FORKED = None"
            ),
            "in_the_drivers_module": _remember(
                "effbench_driver", "effbench_driver.left", "effbench_driver.left = found"
            ),
            "in_the_environment": _remember(
                "os", "json.loads(os.environ[NAME])", "os.environ[NAME] = json.dumps(found)"
            ),
            "in_limits": _remember(
                "resource",
                "[resource.getrlimit(resource.RLIMIT_STACK)[0] & 1] if "
                "resource.getrlimit(resource.RLIMIT_STACK)[0] == 1 << 20 else None",
                "resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, resource.getrlimit(resource.RLIMIT_STACK)[1]))",
            ),
            "in_file_locks": _remember(
                "fcntl, os",
                "fcntl.flock(os.open(json.__file__, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)",
                "fcntl.flock(os.open(json.__file__, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)",
            ),
            "in_terminals": _remember(
                "os, pty", "json.loads(os.read(pty.openpty()[0], 1 << 16))", "os.write(pty.openpty()[1], b'[1]')"
            ),
            "in_abstract_sockets": _remember(
                "socket",
                "json.loads(socket.create_connection(chr(0) + NAME).recv(1 << 16))",
                "s = socket.socket(socket.AF_UNIX); s.bind(chr(0) + NAME); s.listen()",
            ),
            "in_a_thread_that_stays": _remember(
                "threading, time, sys",
                "[t for t in threading.enumerate() if t.name == NAME][0].found",
                "t = threading.Thread(target=time.sleep, args=(60,), name=NAME); t.found = found; t.start()",
            ),
        },
    ),
)

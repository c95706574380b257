"""A zygote, its driver and its children, natively and without a sandbox around: turns, deaths, leavings."""

import json
import os
import subprocess
from typing import Any

import pytest

from effbench.sandboxes.local_runtime import LocalRuntime

pytestmark = pytest.mark.local

# Runs in the sandbox's own interpreter; every test sends a part that prints what it found, as JSON.
PRELUDE = """
import json, marshal, os, signal, struct, sys, time
sys.path.append(sys.argv[1])
import effbench_driver
from effbench.sandboxes.agent.child_run import ChildRun, Confinement, Mark
from effbench.sandboxes.agent.relay import FIRST_UID, SAME_USER, Relay
from effbench.sandboxes.agent.wire import Frame
from effbench.sandboxes.agent.zygote_process import ZygoteProcess
LIMITS = {"cpu_s": 5.0, "wall_s": 20.0, "memory_bytes": 256 << 20, "output_bytes": 1 << 20}
OWN_USERS = os.getuid() == 0
relay = Relay()
zygote = ZygoteProcess("native")
def encoded(*arguments):
    return effbench_driver.encode(arguments)
def header(is_program=False, **limits):
    return {"is_program": is_program, "settles": False, "limits": {**LIMITS, **limits}}
def compiled(source, entry_point="f"):
    return effbench_driver.encode((marshal.dumps(compile(source, "<candidate>", "exec")), entry_point, ()))
def start(source, *inputs, **limits):
    uid = FIRST_UID + 5 if OWN_USERS else SAME_USER
    confinement = Confinement(uid, relay.landlock)
    return ChildRun(zygote, header(**limits), compiled(source), inputs or [encoded()], confinement)
def run(source, *inputs, **limits):
    report, results = relay._run(zygote, Frame(header(**limits), (compiled(source), *(inputs or [encoded()]))))
    return report, results
def run_program(source, text=b"", **limits):
    program = compiled(source, "")
    return relay._run(zygote, Frame(header(is_program=True, **limits), (program, text)))
def returned(source, *inputs):
    report, results = run(source, *inputs)
    assert report["end"] == "result", report
    return [effbench_driver.decode(result) for result in results]
def works():
    return returned("def f():\\n    return [1, 'two']\\n") == [[1, "two"]]
def descriptors(pid="self"):
    return sorted(os.listdir(f"/proc/{pid}/fd"))
def status(pid, name):
    with open(f"/proc/{pid}/status") as stream:
        return next(line.split()[1] for line in stream if line.startswith(name + ":"))
def serving():
    return zygote._serving
def tell(value):
    print(json.dumps(value), flush=True)
"""


def found(runtime: LocalRuntime, code: str) -> Any:
    """What the code tells."""
    (python,) = (runtime.agent_root / "python/bin").iterdir()
    command = [str(python), "-s", "-S", "-B", "-W", "error", "-c", PRELUDE + code, str(runtime.agent_root / "lib")]
    pipe = subprocess.PIPE  # its standard input is the harness, which stays
    with subprocess.Popen(command, env={}, cwd="/", stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        text = process.stdout.read()
        assert process.wait() == 0
    return json.loads(text)


def test_a_child_waits_at_each_mark_until_it_is_told_to_go_on(local_runtime: LocalRuntime) -> None:
    code = """
child = start("def f(x):\\n    return x + 1\\n", encoded(41))
marks, waited = [], []
while True:
    marks.append(int(child.wait()))
    waited.append(zygote.wait(zygote.look().turn, 0.1).marks == len(marks))
    if marks[-1] == Mark.RESULT:
        break
    if marks[-1] == Mark.LOADED:
        child.give(0)
    child.go_on()
taken = child.take_result()
report, results = child.finish()
tell([marks, waited, taken, effbench_driver.decode(results[0]), report["end"], report["exit"], works()])
"""
    assert found(local_runtime, code) == [[1, 2, 3, 4, 5], [True] * 5, True, 42, "result", -9, True]


def test_a_child_holds_its_streams_alone_and_cannot_write_its_input(local_runtime: LocalRuntime) -> None:
    code = """
child = start("def f(x):\\n    return x\\n", encoded("secret" * 1000))
child.wait()
with open(f"/proc/{child.pid}/maps") as stream:
    rights = {line.split("-")[0]: line.split()[1] for line in stream}
inbox = zygote.take(0), os.pread(zygote._region, 1 << 16, 4096)
rights = [rights[place] for place in ("1000000000", "1800000000")]
tell([descriptors(child.pid), rights, b"secret" in inbox[1], status(child.pid, "Uid"), status(child.pid, "Seccomp"),
      status(child.pid, "NoNewPrivs"), os.getsid(child.pid) == child.pid])
child.finish()
"""
    streams, rights, has_input, uid, seccomp, no_new_privileges, leads = found(local_runtime, code)
    assert streams == ["0", "1", "2"]
    assert rights == ["r--s", "rw-s"]
    assert not has_input  # it comes when the program has been loaded
    assert uid == (str((1 << 20) + 5) if os.geteuid() == 0 else str(os.geteuid()))
    assert (seccomp, no_new_privileges, leads) == ("2", "1", True)


@pytest.mark.parametrize("passed", range(5))
def test_a_child_that_is_killed_is_told_at_once_and_the_next_one_lives(
    local_runtime: LocalRuntime, passed: int
) -> None:
    code = f"""
child = start("def f():\\n    return 1\\n")
for number in range({passed}):
    mark = child.wait()
    if mark == Mark.LOADED:
        child.give(0)
    child.go_on()
child.wait()
os.kill(child.pid, signal.SIGKILL)
begin = time.monotonic()
mark = child.wait()
took_s = time.monotonic() - begin
report, results = child.finish()
tell([mark, report["end"], report["exit"], results, took_s < 2.0, works()])
"""
    assert found(local_runtime, code) == [None, "dead", -9, [], True, True]


@pytest.mark.parametrize(
    ("source", "limits", "marks"),
    [
        ("def f():\n    while True: pass\n", "cpu_s=0.3", [1, 2, 3]),
        ("def f(): pass\nwhile True: pass\n", "cpu_s=0.3", [1]),
        ("import time\ndef f():\n    time.sleep(60)\n", "wall_s=0.5", [1, 2, 3]),
        ("import os\ndef f():\n    os.kill(os.getpid(), 19)\n", "wall_s=0.5", [1, 2, 3]),
        ("import threading\ndef f():\n    threading.Event().wait()\n", "wall_s=0.5", [1, 2, 3]),
        ("class A:\n    def __del__(self):\n        while True: pass\nx = A()\nx.x = x\ndel x\ndef f(): pass\n",
         "cpu_s=0.3", [1]),
    ],
    ids=["computes", "computes at import", "sleeps", "is stopped", "waits", "collects for ever"],
)  # fmt: skip
def test_a_run_ends_at_its_limit_of_time(
    local_runtime: LocalRuntime, source: str, limits: str, marks: list[int]
) -> None:
    code = f"""
report, results = run({source!r}, {limits})
tell([report["end"], report["marks"], results, report["exit"], works()])
"""
    assert found(local_runtime, code) == ["timeout", marks, [], -9, True]


def test_each_call_of_a_series_has_its_own_time(local_runtime: LocalRuntime) -> None:
    code = """
source = '''
import time
def f(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end: pass
    return seconds
'''
report, results = run(source, *map(encoded, (0.2, 0.2, 0.2, 60.0, 0.1)), cpu_s=0.4)
tell([report["end"], report["marks"], [effbench_driver.decode(result) for result in results],
      len(report["given_cpu_ns"]), works()])
"""
    marks = [1, 2, *[3, 4, 5] * 3, 3]
    assert found(local_runtime, code) == ["timeout", marks, [0.2] * 3, 4, True]


def test_what_a_child_tells_of_its_failure_comes_with_its_kind(local_runtime: LocalRuntime) -> None:
    code = """
def failure(source, **limits):
    report, (told,) = run(source, **limits)
    return [report["end"], report["failure"], effbench_driver.decode(told)]
tell([failure("def f():\\n    raise ValueError('no')\\n"), failure("def f():\\n    return f\\n"),
      failure("def g(): pass\\n"), failure("raise KeyError(1)\\n"),
      failure("def f():\\n    return [0.5] * 100_000\\n", output_bytes=1000), works()])
"""
    raised, refused, lacking, at_import, full, still_works = found(local_runtime, code)
    assert raised == ["failed", 1, ["ValueError", "no"]]
    assert refused == ["failed", 2, [None, "a value of type function"]]
    assert lacking == ["failed", 4, [None, "f"]]
    assert at_import == ["failed", 1, ["KeyError", "1"]]
    assert full[:2] == ["failed", 3]
    assert still_works


def test_a_result_may_be_just_as_large_as_allowed(local_runtime: LocalRuntime) -> None:
    code = """
def end(size):
    report, results = run(f"def f():\\n    return b'x' * {size}\\n", output_bytes=10_000)
    return [report["end"], [len(result) for result in results]]
tell([end(10_000 - 5), end(10_000 - 4)])
"""
    assert found(local_runtime, code) == [["result", [10_000]], ["output_limit", []]]


def test_a_result_of_fifty_megabytes_arrives_and_leaves_nothing(local_runtime: LocalRuntime) -> None:
    code = """
size = 50 << 20
before = int(status("self", "VmRSS"))
report, results = run(f"def f(x):\\n    return x[:1] + b'y' * {size}\\n", encoded(b"x" * size), output_bytes=64 << 20)
right = effbench_driver.decode(results[0]) == b"x" + b"y" * size
del results
kept = os.fstat(zygote._region).st_size
tell([report["end"], right, kept, int(status("self", "VmRSS")) - before < 20_000, works()])
"""
    assert found(local_runtime, code) == ["result", True, 4096, True, True]


def test_a_thousand_runs_leave_no_descriptor_and_no_memory_behind(local_runtime: LocalRuntime) -> None:
    code = """
sources = ["def f():\\n    return 'x' * 10_000\\n", "def f():\\n    raise ValueError\\n", "import os\\nos._exit(3)\\n",
           "def f():\\n    return f\\n"]
programs = [compiled(source) for source in sources]
def go(times):
    for number in range(times):
        relay._run(zygote, Frame(header(), (programs[number % len(programs)], encoded())))
        if number % 10 == 0:
            run_program("print(input())", b"text")
def state():
    pids = (os.getpid(), serving())
    return [descriptors(pid) for pid in pids], [int(status(pid, "VmRSS")) for pid in pids]
go(100)
open_before, before = state()
go(1000)
open_after, after = state()
children = open(f"/proc/{serving()}/task/{serving()}/children").read()
tell([open_after == open_before, [b - a for a, b in zip(before, after)], children, works()])
"""
    same_descriptors, grown_kib, children, still_works = found(local_runtime, code)
    assert same_descriptors
    assert max(grown_kib) < 1000
    assert children == ""
    assert still_works


@pytest.mark.parametrize(
    ("marks", "mark"), [(2, 5), (2, 3), (2, 1), (2, 7), (2, 0), (2, 77), (1 << 31, 1)], ids=lambda value: str(value)
)
def test_marks_out_of_their_order_end_a_run(local_runtime: LocalRuntime, marks: int, mark: int) -> None:
    # Who has broken out of the interpreter can write to the gate, natively.
    code = f"""
child = start("def f():\\n    return 1\\n")
child.wait()
zygote.gate[8:16] = struct.pack("=2I", {marks}, {mark})
pid, mark = child.pid, child.wait()
report, results = child.finish()
tell([mark, report["is_broken"], results, os.path.exists(f"/proc/{{pid}}"), works()])
"""
    assert found(local_runtime, code) == [None, True, [], False, True]


def test_a_child_that_is_said_to_be_dead_is_killed_all_the_same(local_runtime: LocalRuntime) -> None:
    code = """
child = start("def f():\\n    return 1\\n")
child.wait()
pid = child.pid
zygote.gate[16:20] = struct.pack("=I", 1)
mark = child.wait()
report, results = child.finish()
tell([mark, report["end"], results, os.path.exists(f"/proc/{pid}"), works()])
"""
    assert found(local_runtime, code) == [None, "dead", [], False, True]


def test_what_a_child_writes_of_itself_moves_no_kill_to_another_process(local_runtime: LocalRuntime) -> None:
    code = """
other = os.fork()
if other == 0:
    time.sleep(60)
    os._exit(0)
child = start("def f():\\n    return 1\\n")
child.wait()
for place in range(0, 128, 4):  # whatever field of the request tells of a process
    if zygote._request[place : place + 4] == struct.pack("=I", child.pid):
        zygote._request[place : place + 4] = struct.pack("=I", other)
report, results = child.finish()
with open(f"/proc/{other}/stat") as stream:
    state = stream.read().split()[2]
os.kill(other, signal.SIGKILL)
tell([report["exit"], state, works()])
"""
    assert found(local_runtime, code) == [-9, "S", True]


def test_the_death_of_the_zygote_is_told_and_its_child_dies_with_it(local_runtime: LocalRuntime) -> None:
    code = """
child = start("def f():\\n    while True: pass\\n")
for _ in range(2):
    if child.wait() == Mark.LOADED:
        child.give(0)
    child.go_on()
child.wait()
child.go_on()
pid = child.pid
os.kill(serving(), signal.SIGKILL)
begin = time.monotonic()
try:
    child.wait()
    said = "nothing"
except RuntimeError as error:
    said = str(error)
took_s = time.monotonic() - begin
while os.path.exists(f"/proc/{pid}") and time.monotonic() < begin + 10:
    time.sleep(0.01)
tell([said, took_s < 4.0, os.path.exists(f"/proc/{pid}")])
"""
    said, is_soon, lives = found(local_runtime, code)
    assert said.startswith("the zygote died with ")
    assert (is_soon, lives) == (True, False)


def test_nobody_waits_for_a_run_whose_harness_is_gone(local_runtime: LocalRuntime) -> None:
    code = """
reading, writing = os.pipe()
os.dup2(reading, 0)
os.close(reading)
child = start("import time\\ndef f():\\n    time.sleep(60)\\n")
for _ in range(2):
    if child.wait() == Mark.LOADED:
        child.give(0)
    child.go_on()
child.wait()
child.go_on()
os.close(writing)
try:
    child.wait()
    said = "nothing"
except EOFError:
    said = "gone"
tell(said)
"""
    assert found(local_runtime, code) == "gone"


def test_threads_that_an_import_leaves_are_noticed(local_runtime: LocalRuntime) -> None:
    code = """
leaves = "import threading, time\\nthreading.Thread(target=time.sleep, args=(60,)).start()\\ndef f(): pass\\n"
joins = "import threading\\nt = threading.Thread(target=len, args=('',))\\nt.start()\\nt.join()\\ndef f(): pass\\n"
tell([run(source)[0]["has_threads"] for source in (leaves, joins, "def f(): pass\\n")])
"""
    assert found(local_runtime, code) == [True, False, False]


def test_a_whole_program_reads_its_input_and_its_output_is_what_was_written(local_runtime: LocalRuntime) -> None:
    code = """
def outcome(source, text=b"", **limits):
    report, results = run_program(source, text, **limits)
    return [report["end"], report["exit"], [result.decode("latin-1") for result in results]]
left = "import os\\nprint(1, flush=True)\\nprint(2)\\nos._exit(0)\\n"
late = "import threading, time\\nthreading.Thread(target=lambda: (time.sleep(0.2), print(2))).start()\\nprint(1)\\n"
tell([outcome("print(input()[::-1])", b"\\xff\\xc3\\xa9ab\\n"), outcome(left), outcome(late),
      outcome("print('x' * 2000)", output_bytes=1000), outcome("print(open(0).read())", b"")])
"""
    reversed_, left, late, too_much, empty = found(local_runtime, code)
    assert reversed_ == ["result", -9, ["ba\xc3\xa9\xff\n"]]
    assert left == ["dead", 0, ["1\n"]]
    assert late == ["result", -9, ["1\n2\n"]]
    assert too_much[0] == "output_limit"
    assert empty == ["result", -9, ["\n"]]


def test_the_driver_offers_nothing_once_a_supervisor_serves(local_runtime: LocalRuntime) -> None:
    code = """
source = '''
import importlib, importlib.machinery, importlib.util, sys
def f(path):
    said = [sorted(name for name in sys.modules if name.startswith("effbench"))]
    for name in ("effbench_driver", "effbench", "effbench.sandboxes.agent.zygote"):
        try:
            importlib.import_module(name)
            said.append(name)
        except ImportError:
            pass
    loader = importlib.machinery.ExtensionFileLoader("effbench_driver", path)
    spec = importlib.machinery.ModuleSpec("effbench_driver", loader, origin=path)
    try:
        module = importlib.util.module_from_spec(spec)
    except ImportError:
        return said
    for name, arguments in (("encode", (1,)), ("decode", (b"N",)), ("hide", ()), ("landlock_version", ()),
                            ("rehearse", (b"", b"", 0)), ("supervise", ("", 0, 0, 0, 0, 0)), ("serve", (print,)),
                            ("wait", (bytearray(4096), 0, 0)), ("grant", (bytearray(4096),))):
        try:
            getattr(module, name)(*arguments)
            said.append(name)
        except RuntimeError:
            pass
    return said
'''
tell(returned(source, encoded(f"{sys.argv[1]}/effbench_driver.abi3.so"))[0])
"""
    assert found(local_runtime, code) == [[]]

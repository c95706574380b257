"""What each layer around a candidate costs an empty run, in a container of the sandbox's image."""

import json
from collections.abc import Callable

from tabulate import tabulate

from effbench.sandboxes import image
from effbench.sandboxes.docker import connect

RUNS = 300
# Each layer on top of those before it; the time from the request to the child's death, which a lane waits for.
INSIDE = """
import json, marshal, sys, time
sys.path.insert(0, "/opt/effbench/lib")
import effbench_driver
from effbench.sandboxes.agent import zygote, zygote_process
from effbench.sandboxes.agent.child_run import ChildRun, Confinement, Mark
from effbench.sandboxes.agent.relay import FIRST_UID, SAME_USER
RUNS = {runs}
open("/tmp/seccomp.bpf", "wb").write(bytes([6, 0, 0, 0, 0, 0, 0xFF, 0x7F]))  # a filter of one instruction: allow
limits = dict(cpu_s=60.0, wall_s=60.0, memory_bytes=1 << 30, output_bytes=1 << 16)
header = dict(is_program=False, settles=True, limits=limits)
program = effbench_driver.encode((marshal.dumps(compile("def f(): pass", "", "exec")), "f", ()))
arguments = effbench_driver.encode(())
def zygote_with(path):
    start = "from effbench.sandboxes.agent import zygote; zygote.FILTER = " + repr(path) + "; zygote.main({{}})"
    zygote_process.PROGRAM = "import gc; gc.disable(); " + start
    return zygote_process.ZygoteProcess("native")
def time_of(zyg, uid, landlock):
    begin = time.perf_counter()
    child = ChildRun(zyg, header, program, [arguments], Confinement(uid, landlock))
    while (mark := child.wait()) != Mark.RESULT:
        if mark == Mark.LOADED:
            child.give(0)
        child.go_on()
    child.take_result()
    child.finish()
    return (time.perf_counter() - begin) * 1e3
open_, closed = zygote_with("/tmp/seccomp.bpf"), zygote_with(zygote.FILTER)
rows = [("fork, session, limits, call and death", open_, SAME_USER, False),
        ("own user", open_, FIRST_UID, False), ("seccomp", closed, FIRST_UID, False)]
if effbench_driver.landlock_version() > 0:
    rows.append(("landlock", closed, FIRST_UID, True))
took = [[time_of(*layers) for _, *layers in rows] for _ in range(RUNS)]  # by turns: all meet the same machine
print(json.dumps([(name, sorted(times)[RUNS // 10]) for (name, *_), times in zip(rows, zip(*took))]))
"""


def time_layers() -> list[tuple[str, float]]:
    """Milliseconds from request to death (the tenth percentile), with each layer and all before it."""
    client = connect()
    found = image.find_image(client) or image.build_image(client, base=None)
    command = ["-s", "-S", "-B", "-c", INSIDE.format(runs=RUNS)]
    text = client.containers.run(
        found, command, entrypoint="python3", remove=True, network_mode="none", tmpfs={"/tmp": ""}
    )
    return [(name, milliseconds) for name, milliseconds in json.loads(text)]


def main(say: Callable[[str], None]) -> None:
    """Prints a table of layers."""
    rows, before = [], 0.0
    for name, milliseconds in time_layers():
        rows.append([name, f"{milliseconds - before:.2f}", f"{milliseconds:.2f}"])
        before = milliseconds
    say(f"What each layer adds to an empty run: tenth percentile of {RUNS} runs each, by turns, natively")
    say(tabulate(rows, headers=["layer", "adds ms", "so far ms"], disable_numparse=True))

"""What each layer around a candidate costs an empty run, in a container of the sandbox's image."""

import json
import time
from collections.abc import Callable

from tabulate import tabulate

from effbench.sandboxes import image
from effbench.sandboxes.docker import DockerSandbox, connect
from effbench.sandboxes.protocol import LaneOptions, Sandbox

RUNS = 300
PREPARATIONS = 60
PROGRAM = """
import heapq
def helper(items, k):
    return heapq.nlargest(k, items)
def solve(items, k):
    found = helper(items, k)
    return sum(found) / len(found)
"""
# Each layer on top of those before it; the time from fork to the child's end, which parents of candidates wait for.
INSIDE = """
import json, os, sys, time
sys.path.append("/opt/effbench/lib")
import effbench_cage
from effbench.sandboxes.agent import child, zygote
RUNS = {runs}
open("/tmp/allow", "wb").write(bytes([6, 0, 0, 0, 0, 0, 0xFF, 0x7F]))  # a filter of one instruction: allow
confinement = child.Confinement(
    uid=20000, memory_bytes=1 << 30, file_bytes=0, cpu_s=60, landlock=False, emulated=False
)
def nothing(): pass
def session(): os.setsid(); os.closerange(3, child.MAX_FDS)
def limits(): session(); child._limit(confinement)
def users(): limits(); effbench_cage.enter(20000, False, False)
def landlock(): limits(); effbench_cage.enter(20000, True, False)
def time_of(act, filter_path):
    effbench_cage.load(filter_path)
    begin = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        try:
            act()
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    return (time.perf_counter() - begin) * 1e3
rows = [("fork and exit", nothing, "/tmp/allow"), ("session, descriptors", session, "/tmp/allow"),
        ("resource limits", limits, "/tmp/allow"), ("own user, no new privileges", users, "/tmp/allow"),
        ("seccomp", users, zygote.FILTER)]
if effbench_cage.landlock_version() > 0:
    rows.append(("landlock", landlock, zygote.FILTER))
took = [[time_of(act, path) for _, act, path in rows] for _ in range(RUNS)]  # by turns: all meet the same machine
print(json.dumps([(name, sorted(times)[RUNS // 10]) for (name, *_), times in zip(rows, zip(*took))]))
"""


def time_layers() -> list[tuple[str, float]]:
    """Milliseconds from fork to end (the tenth percentile), with each layer and all before it."""
    client = connect()
    found = image.find_image(client) or image.build_image(client, base=None, tell=lambda _: None)
    command = ["-s", "-S", "-B", "-c", INSIDE.format(runs=RUNS)]
    text = client.containers.run(
        found, command, entrypoint="python3", remove=True, network_mode="none", tmpfs={"/tmp": ""}
    )
    return [(name, milliseconds) for name, milliseconds in json.loads(text)]


def time_normal_form(sandbox: Sandbox) -> float:
    """Milliseconds that bringing a small program to its normal form adds to compiling it, once per program."""
    lane = sandbox.open_lane(LaneOptions(memory_bytes=1 << 30))
    took: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(PREPARATIONS):
        for normalise, times in took.items():
            begin = time.perf_counter()
            lane.prepare(PROGRAM, "solve", normalise=normalise)
            times.append((time.perf_counter() - begin) * 1e3)
    lane.close()
    without, with_it = (sorted(times)[PREPARATIONS // 10] for times in took.values())
    return with_it - without


def main(say: Callable[[str], None]) -> None:
    """Prints a table of layers."""
    sandbox = DockerSandbox(tell=say)
    rows, before = [], 0.0
    for name, milliseconds in time_layers():
        rows.append([name, f"{milliseconds - before:.2f}", f"{milliseconds:.2f}"])
        before = milliseconds
    rows.append(["normal form (once per program)", f"{time_normal_form(sandbox):.2f}", ""])
    say(f"What each layer adds to an empty run: tenth percentile of {RUNS} forks each, by turns, natively")
    say(tabulate(rows, headers=["layer", "adds ms", "so far ms"], disable_numparse=True))

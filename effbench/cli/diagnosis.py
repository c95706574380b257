"""Looks at this machine: what a run needs, what would do it good, and whether one program counts alike ten times."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import docker
import docker.errors

from effbench.cli.machine_checks import Finding, Status, look_at_machine
from effbench.counters import AUTO, Counter, choose_counter
from effbench.errors import EffbenchError, SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox, connect
from effbench.sandboxes.engine_advice import engine_advice
from effbench.sandboxes.host_tools import HostTools, find_host_tools
from effbench.sandboxes.image import find_image, image_name, packages_of
from effbench.sandboxes.job import Job, Limits, NotAProgram
from effbench.sandboxes.local import LocalSandbox
from effbench.sandboxes.local_runtime import find_runtime, runtime_folder
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox, SandboxFacts
from effbench.sandboxes.wasm.guest import Guest, find_usable_guest
from effbench.sandboxes.wasm.machine import MACHINE
from effbench.sandboxes.wasm.sandbox import WasmSandbox

__all__ = ["Finding", "Status", "can_run", "diagnose", "render_findings"]

REPEATABILITY = "repeatability"
RUNS = 10
NOISE_BOUND = 0.01
"""Spread of a counter that is not exact, relative to its median: programs nearer to each other than 1 % are a tie."""
PROGRAM = """
def work(n):
    table = {str(i): i * 0.5 for i in range(n)}
    return sum(sorted(table.values()))
"""
_PROC, _SYS = Path("/proc"), Path("/sys")


def diagnose(
    *, proc: Path = _PROC, sys: Path = _SYS, connect: Callable[[], docker.DockerClient] = connect
) -> list[Finding]:
    """Makes all checks; the last one counts a program ten times in a real lane of the sandbox that ``auto`` takes."""
    machine = look_at_machine(proc, sys)
    local, wasm = check_local(), check_wasm()
    engine, client = check_engine(connect)
    if client is None and local.status is Status.OK:
        return [replace(engine, status=Status.INFO), local, wasm, *machine, *check_counting(LocalSandbox)]
    if client is None and wasm.status is Status.OK:
        return [replace(engine, status=Status.INFO), local, wasm, *machine, *check_counting(WasmSandbox)]
    if client is None:
        return [engine, local, wasm, *machine]
    image = check_image(client)
    client.close()
    if image.status is not Status.OK:
        return [engine, image, local, wasm, *machine]
    return [engine, image, local, wasm, *machine, *check_counting(DockerSandbox)]


def can_run(findings: Sequence[Finding]) -> bool:
    """Whether instructions were counted here just now, and repeatably: that check needs all that a run needs."""
    return any(item.name == REPEATABILITY and item.status is not Status.PROBLEM for item in findings)


def render_findings(findings: Sequence[Finding]) -> str:
    """One aligned line for each finding; advice follows on a line of its own, below the details."""
    width = max((len(item.name) for item in findings), default=0)
    lines = []
    for item in findings:
        lines.append(f"{item.status:<7}  {item.name:<{width}}  {item.detail}")
        if item.advice:
            lines.append(f"{'':<7}  {'':<{width}}  → {item.advice}")
    return "\n".join(lines)


def check_engine(connect: Callable[[], docker.DockerClient]) -> tuple[Finding, docker.DockerClient | None]:
    """Whether a Docker engine answers; also gives it."""
    name = "docker engine"
    try:
        client = connect()
    except SandboxUnavailable:
        return Finding(name=name, status=Status.PROBLEM, detail="none answers", advice=engine_advice()), None
    return Finding(name=name, status=Status.OK, detail=str(client.version()["Version"])), client


def check_image(client: docker.DockerClient) -> Finding:
    """Whether the engine has the image that candidates run in, built from the present recipe."""
    name = "image"
    try:
        image = find_image(client)
    except docker.errors.DockerException as error:
        return Finding(name=name, status=Status.PROBLEM, detail=f"the engine does not list its images: {error}")
    if image is None:
        advice = "effbench sandbox build"
        return Finding(name=name, status=Status.PROBLEM, detail="not built, or out of date", advice=advice)
    beside = "".join(f", with {package}" for package in packages_of(image))
    return Finding(name=name, status=Status.OK, detail=f"{image_name()}  {image.id}{beside}")


def check_local(find_tools: Callable[[], HostTools] = find_host_tools) -> Finding:
    """Whether the local sandbox is built, or could be."""
    name = "local sandbox"
    try:
        tools = find_tools()
    except SandboxUnavailable as error:
        return Finding(name=name, status=Status.INFO, detail=str(error))
    found = find_runtime(runtime_folder(), tools)
    if found is None:
        advice = "for machines without Docker: effbench sandbox build --sandbox local"
        return Finding(name=name, status=Status.INFO, detail="not built, or out of date", advice=advice)
    return Finding(name=name, status=Status.OK, detail=str(found.folder))


def check_wasm(look: Callable[[], Guest] = find_usable_guest) -> Finding:
    """Whether the wasm sandbox has an engine and a guest."""
    name = "wasm sandbox"
    try:
        guest = look()
    except SandboxUnavailable as error:
        return Finding(name=name, status=Status.INFO, detail=str(error))
    return Finding(name=name, status=Status.OK, detail=f"{guest.path}  sha256:{guest.digest[:12]}")


def check_counting(open_sandbox: Callable[[], Sandbox]) -> list[Finding]:
    """What is inside the sandbox, and whether the counter that ``auto`` chooses repeats itself there."""
    findings: list[Finding] = []
    try:
        sandbox = open_sandbox()
        facts = sandbox.facts()
        findings += [check_inside(facts), check_emulator(facts)]
        counter, _ = choose_counter(AUTO, facts)
        lane = sandbox.open_lane(LaneOptions(memory_bytes=1 << 30))
        try:
            findings.append(check_repeatability(lane, counter))
        finally:
            lane.close()
    except EffbenchError as error:
        findings.append(Finding(name=REPEATABILITY, status=Status.PROBLEM, detail=str(error)))
    return findings


def check_inside(facts: SandboxFacts) -> Finding:
    """Names what candidates run on and what holds them in."""
    detail = f"Python {facts.python}, {facts.libc}, {facts.machine}; {', '.join(facts.isolation)}"
    return Finding(name="sandbox", status=Status.OK, detail=detail)


def check_emulator(facts: SandboxFacts) -> Finding:
    """Whether exact counting by emulation is on board."""
    if facts.machine == MACHINE:
        return Finding(name="wasm", status=Status.OK, detail=f"{facts.engine_version}: exact counts on any machine")
    if facts.emulator:
        return Finding(name="qemu", status=Status.OK, detail="on board: exact counts without a hardware counter")
    local = "sudo apt-get install qemu-user, then effbench sandbox build --sandbox local --force"
    advice = local if facts.sandbox == LocalSandbox.name else "effbench sandbox build --force"
    return Finding(name="qemu", status=Status.INFO, detail="no emulator inside the sandbox", advice=advice)


def check_repeatability(lane: Lane, counter: Counter) -> Finding:
    """The A/A test: one program on one input, counted ten times; an exact counter must give one number."""
    program = lane.prepare(PROGRAM, "work")
    if isinstance(program, NotAProgram):
        return Finding(name=REPEATABILITY, status=Status.PROBLEM, detail=program.detail)
    limits = Limits(cpu_s=60.0, wall_s=120.0, memory_bytes=1 << 30, output_bytes=1 << 16)
    job = Job(program=program, arguments=values.encode((2_000,)), limits=limits)
    counts = []
    for _ in range(RUNS):
        counted = counter.count(lane, job)
        if counted.call is None:
            detail = f"{counter.name}: the program was not counted: {counted.outcome.ending} {counted.outcome.detail}"
            return Finding(name=REPEATABILITY, status=Status.PROBLEM, detail=detail.rstrip())
        counts.append(counted.call)
    return _judge_spread(counts, counter)


def _judge_spread(counts: Sequence[int], counter: Counter) -> Finding:
    median, spread = sorted(counts)[len(counts) // 2], max(counts) - min(counts)
    detail = f"{counter.name}: {len(counts)} x {median:,} {counter.unit}, spread {spread:,} ({spread / median:.3%})"
    if counter.exact and spread:
        advice = "this counter must give one number: do not trust counts from here; please report it with this output"
        return Finding(name=REPEATABILITY, status=Status.PROBLEM, detail=detail, advice=advice)
    if spread > NOISE_BOUND * median:
        advice = "more than 1 %: stop what else runs here, or use --counter qemu"
        return Finding(name=REPEATABILITY, status=Status.INFO, detail=detail, advice=advice)
    return Finding(name=REPEATABILITY, status=Status.OK, detail=detail)

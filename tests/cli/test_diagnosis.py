"""What the doctor says about machines that are well and machines that are not."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import docker
import pytest

from effbench.cli import diagnosis, machine_checks
from effbench.cli.diagnosis import Finding, Status, can_run, diagnose, render_findings
from effbench.counters import Counted
from effbench.counters.cputime import CpuTimeCounter
from effbench.counters.perf_event import OpenEvent
from effbench.counters.protocol import Bounds
from effbench.errors import CounterUnavailable, SandboxDied, SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.host_tools import HostTools, Interpreter
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Gate, Lane, LaneOptions, SandboxFacts
from effbench.sandboxes.wasm.guest import Guest

MEBIBYTE_KB = 1 << 10


@dataclass(kw_only=True)
class FakeLane:
    """Compiles everything, or nothing, and remembers whether it was closed."""

    compiles: bool = True
    closed: bool = False

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        if not self.compiles:
            return NotAProgram(detail="does not compile")
        return Prepared(code=b"", digest="d", entry_point=entry_point)

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        return Outcome(ending=Ending.RETURNED, output=values.encode(None), call_count=7, load_count=1)

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        raise NotImplementedError

    def close(self) -> None:
        self.closed = True


@dataclass(kw_only=True)
class FakeCounter:
    """Gives the counts it was told to give, one after the other."""

    counts: Iterator[int | None]
    name: str = "fake"
    unit: str = "instructions"
    exact: bool = True
    load_sensitive: bool = False
    counts_every_run: bool = False
    bounds: Bounds = CpuTimeCounter.bounds
    undoubted_per_s: float = 0.0

    def check(self, facts: SandboxFacts) -> None:
        """It can count anywhere."""

    def count(self, lane: Lane, job: Job) -> Counted:
        call = next(self.counts)
        ending = Ending.TIMED_OUT if call is None else Ending.RETURNED
        return Counted(outcome=Outcome(ending=ending, detail="too slow" if call is None else ""), call=call, load=1)

    def native_limit_s(self, budget: int) -> float:
        return 1.0

    def patience_s(self, budget: int) -> float:
        return 1.0

    def cpu_limit_s(self, budget: int) -> float:
        return 1.0


@dataclass(kw_only=True)
class FakeSandbox:
    """One lane, with or without an emulator inside."""

    lane: FakeLane = field(default_factory=FakeLane)
    emulator: bool = True
    dies: bool = False
    name: str = "fake"

    def open_lane(self, options: LaneOptions) -> Lane:
        if self.dies:
            raise SandboxDied("the engine does not start a container")
        return self.lane

    def facts(self) -> SandboxFacts:
        return SandboxFacts(
            sandbox="fake", isolation=("walls",), image="i", runtime="r", python="3.12.0", libc="glibc 2.36",
            machine="x86_64", engine_version="1", emulator=self.emulator,
        )  # fmt: skip


def refuse_connection() -> docker.DockerClient:
    raise SandboxUnavailable("no Docker engine answers")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def counter(*counts: int | None, exact: bool = True) -> FakeCounter:
    return FakeCounter(counts=iter(counts), exact=exact)


def test_an_exact_counter_that_repeats_itself_is_well() -> None:
    found = diagnosis.check_repeatability(FakeLane(), counter(*[3_171_787] * 10))
    assert (found.status, found.advice) == (Status.OK, "")
    assert found.detail == "fake: 10 x 3,171,787 instructions, spread 0 (0.000%)"


def test_one_instruction_of_spread_is_a_problem_of_an_exact_counter() -> None:
    found = diagnosis.check_repeatability(FakeLane(), counter(*[1_000_000] * 9, 1_000_001))
    assert found.status is Status.PROBLEM
    assert "do not trust" in found.advice


@pytest.mark.parametrize(("last", "status"), [(1_010_000, Status.OK), (1_010_001, Status.INFO)])
def test_a_counter_that_is_not_exact_may_spread_by_one_percent(last: int, status: Status) -> None:
    found = diagnosis.check_repeatability(FakeLane(), counter(*[1_000_000] * 9, last, exact=False))
    assert found.status is status


def test_a_run_that_is_not_counted_is_a_problem_with_its_reason() -> None:
    found = diagnosis.check_repeatability(FakeLane(), counter(5, None))
    assert found.status is Status.PROBLEM
    assert found.detail == "fake: the program was not counted: timed_out too slow"


def test_a_sandbox_that_cannot_compile_is_a_problem() -> None:
    found = diagnosis.check_repeatability(FakeLane(compiles=False), counter())
    assert (found.status, found.detail) == (Status.PROBLEM, "does not compile")


def test_counting_in_a_sandbox_ends_with_its_lane_closed_and_a_run_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = FakeSandbox()
    monkeypatch.setattr(diagnosis, "choose_counter", lambda *_: (counter(*[9] * 10), "as asked"))
    findings = diagnosis.check_counting(lambda: sandbox)
    assert [item.name for item in findings] == ["sandbox", "qemu", "repeatability"]
    assert can_run(findings)
    assert sandbox.lane.closed


def test_a_sandbox_that_dies_leaves_no_run_possible() -> None:
    findings = diagnosis.check_counting(lambda: FakeSandbox(dies=True))
    assert (findings[-1].name, findings[-1].status) == ("repeatability", Status.PROBLEM)
    assert not can_run(findings)


def test_no_counter_at_all_leaves_no_run_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(name: str, facts: SandboxFacts) -> tuple[FakeCounter, str]:
        raise CounterUnavailable("no exact counter works here")

    monkeypatch.setattr(diagnosis, "choose_counter", choose)
    findings = diagnosis.check_counting(lambda: FakeSandbox(emulator=False))
    assert [item.status for item in findings] == [Status.OK, Status.INFO, Status.PROBLEM]
    assert "sandbox build --force" in findings[1].advice
    assert not can_run(findings)


NO_GUEST = Finding(name="wasm sandbox", status=Status.INFO, detail="the guest is not there")


def test_without_an_engine_the_machine_is_described_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "check_wasm", lambda: NO_GUEST)
    findings = diagnose(proc=tmp_path / "proc", sys=tmp_path / "sys", connect=refuse_connection)
    assert (findings[0].name, findings[0].status) == ("docker engine", Status.PROBLEM)
    assert findings[0].advice
    assert {"hardware counter", "namespaces", "landlock", "cores", "memory"} <= {item.name for item in findings}
    assert not can_run(findings)


def test_without_an_engine_the_local_sandbox_serves_where_it_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Finding(name="local sandbox", status=Status.OK, detail="/there")
    monkeypatch.setattr(diagnosis, "check_local", lambda: built)
    monkeypatch.setattr(diagnosis, "LocalSandbox", FakeSandbox)
    monkeypatch.setattr(diagnosis, "choose_counter", lambda *_: (counter(*[9] * 10), "as asked"))
    findings = diagnose(proc=tmp_path / "proc", sys=tmp_path / "sys", connect=refuse_connection)
    assert (findings[0].name, findings[0].status) == ("docker engine", Status.INFO)
    assert findings[1] == built
    assert can_run(findings)


def test_where_there_is_a_guest_alone_the_wasm_sandbox_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = replace(NO_GUEST, status=Status.OK)
    monkeypatch.setattr(diagnosis, "check_wasm", lambda: ready)
    monkeypatch.setattr(diagnosis, "check_local", lambda: replace(NO_GUEST, name="local sandbox"))
    monkeypatch.setattr(diagnosis, "WasmSandbox", FakeSandbox)
    monkeypatch.setattr(diagnosis, "choose_counter", lambda *_: (counter(*[9] * 10), "as asked"))
    findings = diagnose(proc=tmp_path / "proc", sys=tmp_path / "sys", connect=refuse_connection)
    assert findings[2] == ready
    assert can_run(findings)


def test_what_the_wasm_sandbox_lacks_is_told() -> None:
    def look() -> Guest:
        raise SandboxUnavailable("wasmtime is not installed")

    assert diagnosis.check_wasm(look) == replace(NO_GUEST, detail="wasmtime is not installed")
    found = diagnosis.check_wasm(lambda: Guest(path=Path("g.wasm"), digest="a" * 64))
    assert (found.status, found.detail) == (Status.OK, "g.wasm  sha256:aaaaaaaaaaaa")


def test_a_local_sandbox_that_is_not_built_gets_the_command_that_builds_it() -> None:
    tools = HostTools(
        interpreter=Interpreter(
            executable=Path(os.__file__), version=(3, 11), prefix=Path("/"), library=Path(os.__file__).parent,
            extensions=Path("/"), include=Path("/"),
        ),
        compiler=Path("/bin/cc"), emulator=None,
    )  # fmt: skip
    found = diagnosis.check_local(lambda: tools)
    assert (found.status, found.detail) == (Status.INFO, "not built, or out of date")
    assert "effbench sandbox build --sandbox local" in found.advice


def test_a_local_sandbox_that_cannot_be_built_is_told_with_what_is_missing() -> None:
    def refuse() -> HostTools:
        raise SandboxUnavailable("there is no C compiler: sudo apt-get install gcc")

    found = diagnosis.check_local(refuse)
    assert (found.status, found.detail) == (Status.INFO, "there is no C compiler: sudo apt-get install gcc")


def test_an_emulator_is_advised_for_the_sandbox_that_lacks_it() -> None:
    facts = FakeSandbox(emulator=False).facts()
    assert "qemu-user" in diagnosis.check_emulator(replace(facts, sandbox="local")).advice
    assert diagnosis.check_emulator(facts).advice == "effbench sandbox build --force"


def test_findings_are_aligned_and_advice_is_indented_below_the_details() -> None:
    findings = [
        Finding(name="a", status=Status.OK, detail="fine"),
        Finding(name="longer", status=Status.PROBLEM, detail="bad", advice="mend it"),
    ]
    assert render_findings(findings).splitlines() == [
        "ok       a       fine",
        "problem  longer  bad",
        "                 → mend it",
    ]


def test_no_findings_render_as_nothing() -> None:
    assert render_findings([]) == ""


@pytest.mark.parametrize(("text", "status"), [("-1\n", Status.OK), ("2\n", Status.OK), ("4\n", Status.INFO)])
def test_perf_event_paranoid_above_two_gets_advice(tmp_path: Path, text: str, status: Status) -> None:
    found = machine_checks.check_paranoid(write(tmp_path / "perf_event_paranoid", text))
    assert found.status is status
    assert bool(found.advice) is (status is Status.INFO)


def test_a_kernel_without_perf_events_is_told(tmp_path: Path) -> None:
    assert "no perf events" in machine_checks.check_paranoid(tmp_path / "perf_event_paranoid").detail


def test_a_missing_hardware_counter_is_told_with_its_reason() -> None:
    def unavailable() -> OpenEvent:
        raise CounterUnavailable("this machine has no hardware counter")

    found = machine_checks.check_hardware_counter(unavailable)
    assert (found.status, found.detail) == (Status.INFO, "this machine has no hardware counter")


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    """A procfs with all namespaces and no bars."""
    for kind in machine_checks.NAMESPACES:
        write(tmp_path / "self/ns" / kind, "")
    write(tmp_path / "sys/user/max_user_namespaces", "96365\n")
    return tmp_path


def test_namespaces_that_ordinary_users_may_make(proc: Path) -> None:
    found = machine_checks.check_namespaces(proc)
    assert (found.status, found.detail) == (Status.OK, "user, pid, mnt, net; may be made by ordinary users too")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("user/max_user_namespaces", "0"),
        ("kernel/unprivileged_userns_clone", "0"),
        ("kernel/apparmor_restrict_unprivileged_userns", "1"),
    ],
)
def test_each_bar_to_user_namespaces_is_named(proc: Path, setting: str, value: str) -> None:
    write(proc / "sys" / setting, value + "\n")
    found = machine_checks.check_namespaces(proc)
    assert found.status is Status.INFO
    assert f"root only ({setting.replace('/', '.')}={value})" in found.detail


def test_a_kernel_without_user_namespaces_is_told(proc: Path) -> None:
    (proc / "self/ns/user").unlink()
    assert machine_checks.check_namespaces(proc).detail == "this kernel lacks user"


@pytest.mark.parametrize(("abi", "status"), [(0, Status.INFO), (6, Status.OK)])
def test_landlock_is_told_by_its_abi(abi: int, status: Status) -> None:
    assert machine_checks.check_landlock(abi).status is status


def test_asking_for_the_landlock_abi_never_fails() -> None:
    assert 0 <= machine_checks.landlock_abi() < 1000


@pytest.mark.parametrize(
    ("available_mib", "status", "advice"),
    [(2 * 2560, Status.OK, ""), (2 * 2560 - 1, Status.INFO, "--workers 1"), (2559, Status.PROBLEM, "free some memory")],
)
def test_memory_is_held_against_what_the_lanes_may_take(
    tmp_path: Path, available_mib: int, status: Status, advice: str
) -> None:
    meminfo = write(tmp_path / "meminfo", f"MemTotal: 9 kB\nMemAvailable:  {available_mib * MEBIBYTE_KB} kB\n")
    found = machine_checks.check_memory(meminfo, lanes=2)
    assert found.status is status
    assert advice in found.advice


def test_memory_that_the_kernel_does_not_tell_is_no_problem(tmp_path: Path) -> None:
    assert machine_checks.check_memory(tmp_path / "meminfo", lanes=2).status is Status.INFO


def test_swap_is_told_by_its_devices(tmp_path: Path) -> None:
    header = "Filename\tType\tSize\tUsed\tPriority\n"
    assert machine_checks.check_swap(write(tmp_path / "off", header)).status is Status.OK
    found = machine_checks.check_swap(write(tmp_path / "on", header + "/dev/sda2\tpartition\t1\t0\t-2\n"))
    assert (found.status, found.detail) == (Status.INFO, "on: /dev/sda2")
    assert "cputime" in found.advice


def test_simultaneous_multithreading_disturbs_times_only(tmp_path: Path) -> None:
    assert machine_checks.check_smt(tmp_path / "missing").status is Status.OK
    assert "cputime" in machine_checks.check_smt(write(tmp_path / "active", "1\n")).advice


@pytest.mark.parametrize(("value", "status"), [("performance", Status.OK), ("powersave", Status.INFO)])
def test_a_clock_that_changes_its_rate_is_told(tmp_path: Path, value: str, status: Status) -> None:
    assert machine_checks.check_governor(write(tmp_path / "scaling_governor", value + "\n")).status is status


def test_cores_that_this_process_may_not_use_are_told() -> None:
    assert machine_checks.check_cores(2, 8).detail.startswith("2 of 8 usable")


@pytest.mark.docker
def test_a_machine_with_an_engine_and_the_image_can_run(docker_sandbox: object) -> None:
    findings = diagnose()
    assert can_run(findings), render_findings(findings)

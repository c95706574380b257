"""C++ in the local sandbox, by this machine's own compiler."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import SandboxUnavailable
from effbench.languages.cpp import CPP
from effbench.measure.function_costs import function_costs
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.language_runtime import get_language_runtimes, local_cage, local_lanes
from effbench.sandboxes.language_sandbox import LanguageSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane, LaneOptions
from effbench.sandboxes.wasm.programs import wasm_language_lanes
from effbench.storage.cache import Cache
from tests.conftest import missing
from tests.sandboxes.wasm.toolchains import wasm_toolchain

pytestmark = pytest.mark.local

LIMITS = Limits(cpu_s=10.0, wall_s=20.0, memory_bytes=1 << 29, output_bytes=1 << 16)
DOUBLE = '#include <cstdio>\nint main() { long x; while (scanf("%ld", &x) == 1) printf("%ld\\n", 2 * x); }\n'
RECURSING = """
#include <cstdio>
int depth(int left) { volatile char filled[100]; filled[0] = 1; return left ? depth(left - 1) + filled[0] : 0; }
int main() { int left; if (scanf("%d", &left) == 1) printf("%d\\n", depth(left)); }
"""
LOOK_AROUND = """
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <unistd.h>
int main() {
    for (auto name : {"/usr/bin/g++", "/usr/bin/python3", "/etc/passwd", "/home", "/var"})
        if (!access(name, F_OK)) puts(name);
    for (char **each = environ; *each; each++) puts(*each);
}
"""


@pytest.fixture(scope="module")
def sandbox(local_runtime: LocalRuntime, tmp_path_factory: pytest.TempPathFactory) -> LanguageSandbox:
    if shutil.which("g++") is None:
        missing("cpp", "there is no g++")
    return LanguageSandbox(local_lanes(CPP, local_runtime), CPP, Cache(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="module")
def lane(sandbox: LanguageSandbox) -> Iterator[Lane]:
    try:
        opened = sandbox.open_lane(LaneOptions(memory_bytes=1 << 30))
    except SandboxUnavailable as error:
        missing("local", str(error))
    yield opened
    opened.close()


def test_programs_run_natively_and_are_counted_alike_each_time(lane: Lane) -> None:
    program = lane.prepare(DOUBLE, "")
    assert isinstance(program, Prepared)
    job = Job(program=program, arguments=values.encode(("1 2 3\n",)), limits=LIMITS)
    native = lane.run(job)
    counted = [lane.run(replace(job, engine=Engine.QEMU)) for _ in range(3)]
    assert native.ending is Ending.RETURNED, native.detail
    assert {each.output for each in [native, *counted]} == {values.encode("2\n4\n6\n")}
    assert len({each.call_count for each in counted}) == 1
    assert lane.prepare(DOUBLE, "") == program  # from the cache


def test_a_run_that_asks_for_its_blocks_is_counted_alike_and_tells_its_functions(lane: Lane) -> None:
    program = lane.prepare(DOUBLE, "")
    assert isinstance(program, Prepared)
    job = Job(program=program, arguments=values.encode(("1 2 3\n",)), limits=LIMITS, engine=Engine.QEMU)
    plain, asked = lane.run(job), lane.run(replace(job, lines=1))
    assert plain.blocks == ()
    assert asked.call_count == plain.call_count
    assert asked.output == plain.output
    costs = function_costs(program.code, asked.blocks)
    assert sum(item.instructions for item in costs) == asked.call_count
    assert {item.name: item.calls for item in costs}["main"] == 1


def test_a_lane_may_give_programs_more_stack(sandbox: LanguageSandbox, lane: Lane) -> None:
    program = lane.prepare(RECURSING, "")
    assert isinstance(program, Prepared)
    with closing(sandbox.open_lane(LaneOptions(memory_bytes=1 << 30, stack_bytes=256 << 20))) as deep:
        for engine in (Engine.NATIVE, Engine.QEMU):
            job = Job(program=program, arguments=values.encode(("500000\n",)), limits=LIMITS, engine=engine)
            assert lane.run(job).detail == "ended by SIGSEGV"
            assert deep.run(job).output == values.encode("500000\n")
            few = replace(job, arguments=values.encode(("10\n",)))
            assert lane.run(few).call_count == deep.run(few).call_count


def test_where_programs_run_there_is_no_compiler_and_nothing_of_this_machine(lane: Lane) -> None:
    program = lane.prepare(LOOK_AROUND, "")
    assert isinstance(program, Prepared)
    outcome = lane.run(Job(program=program, arguments=values.encode(("",)), limits=LIMITS))
    assert outcome.output is not None
    assert values.decode(outcome.output).split() == ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/"]


def test_an_error_is_the_compilers_first_one(lane: Lane) -> None:
    made = lane.prepare("int main() { return x + y; }", "")
    assert isinstance(made, NotAProgram)
    assert [line[:25] for line in made.detail.split(" | ")] == [
        "program.cpp:1:21: error: ",
        "program.cpp:1:25: error: ",
    ]


def test_a_missing_toolchain_is_named_with_its_packages(local_runtime: LocalRuntime, tmp_path: Path) -> None:
    absent = replace(CPP, name="absent", compile=("no-such-compiler", "{source}"), compiler_packages=("absent-dev",))
    with pytest.raises(SandboxUnavailable, match=r"no no-such-compiler, .*: sudo apt-get install absent-dev"):
        get_language_runtimes(absent, replace(local_runtime, folder=tmp_path / "x"))


def test_a_toolchain_that_is_not_whole_is_named_before_it_is_needed(
    local_runtime: LocalRuntime, tmp_path: Path
) -> None:
    broken = replace(CPP, name="broken", compile=("false", "{source}"), compiler_packages=("whole-dev",))
    with pytest.raises(
        SandboxUnavailable, match=r"toolchain for C\+\+17 is not whole .*: sudo apt-get install whole-dev"
    ):
        get_language_runtimes(broken, replace(local_runtime, folder=tmp_path / "x"))


def test_programs_for_the_wasm_sandbox_are_compiled_in_the_cage(local_runtime: LocalRuntime) -> None:
    pytest.importorskip("wasmtime", reason="wasmtime is not installed")
    language = wasm_toolchain(CPP)
    cage = local_cage(language, local_runtime)
    lanes = wasm_language_lanes(cage.open_lane, cage.facts)
    with closing(lanes.open_compile(LaneOptions(memory_bytes=1 << 31))) as compiles:
        program = compiles.prepare('#include <cstdio>\nint main() { std::printf("%d", 6 * 7); }\n', "")
        assert compiles.prepare("int start() {}", "") == NotAProgram(
            detail="the source has no main, and a whole program is asked for"
        )
    assert isinstance(program, Prepared), program
    with closing(lanes.open_run(LaneOptions(memory_bytes=1 << 29))) as runs:
        outcome = runs.run(Job(program=program, arguments=values.encode(("",)), limits=LIMITS))
    assert outcome.output == values.encode("42")

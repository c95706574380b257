from dataclasses import replace

import pytest

from effbench.counters import choose_counter
from effbench.counters.wasm import WasmCounter
from effbench.errors import CounterUnavailable
from effbench.sandboxes.protocol import SandboxFacts
from effbench.sandboxes.wasm.machine import MACHINE

FACTS = SandboxFacts(
    sandbox="wasm", isolation=("webassembly",), image="sha256:1", runtime="1", python="3.11.2+wasm32", libc="wasi-libc",
    machine=MACHINE, engine_version="wasmtime", emulator=False,
)  # fmt: skip


def test_in_the_wasm_sandbox_auto_takes_its_own_counter() -> None:
    counter, why = choose_counter("auto", FACTS)
    assert (counter.name, why) == ("wasm", "chosen by itself")


def test_it_counts_nowhere_else() -> None:
    elsewhere = replace(FACTS, sandbox="docker", machine="x86_64")
    with pytest.raises(CounterUnavailable, match=r"in the wasm sandbox alone, not in docker: add --sandbox wasm"):
        WasmCounter().check(elsewhere)


@pytest.mark.parametrize("name", ["perf", "qemu"])
def test_other_counters_say_which_one_counts_there(name: str) -> None:
    with pytest.raises(CounterUnavailable, match="use --counter wasm"):
        choose_counter(name, FACTS)


def test_limits_leave_a_run_more_than_its_budget_takes() -> None:
    counter = WasmCounter()
    assert counter.native_limit_s(10**9) == counter.patience_s(10**9) == 11.0
    assert counter.cpu_limit_s(10**9) == 20.0

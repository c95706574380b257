"""The wasm sandbox against what every sandbox must withstand."""

import pytest

from effbench.sandboxes.conformance.cases import CHECKS, Check
from effbench.sandboxes.conformance.check import find_problems, find_problems_of_calls, find_problems_of_preparing
from effbench.sandboxes.conformance.wasm_cases import WASM_CHECKS, checks_for
from effbench.sandboxes.job import Engine
from effbench.sandboxes.wasm.machine import MACHINE
from effbench.sandboxes.wasm.sandbox import WasmLane
from tests.sandboxes.wasm.running import Run, returned


@pytest.mark.wasm
@pytest.mark.parametrize("check", WASM_CHECKS, ids=[check.name for check in WASM_CHECKS])
def test_wasm_sandbox_withstands_a_program_that(lane: WasmLane, check: Check) -> None:
    assert find_problems(lane, check, Engine.NATIVE) == []


@pytest.mark.wasm
def test_wasm_sandbox_prepares_no_broken_source(lane: WasmLane) -> None:
    assert find_problems_of_preparing(lane) == []


@pytest.mark.wasm
def test_wasm_sandbox_calls_one_instance_several_times(lane: WasmLane) -> None:
    assert find_problems_of_calls(lane) == []


@pytest.mark.wasm
@pytest.mark.parametrize("name", ["kill", "getppid", "fork", "execv", "__file__"])
def test_what_the_checks_expect_to_be_missing_is_missing(name: str, run: Run) -> None:
    assert returned(run(f"import os\ndef f(): return hasattr(os, {name!r})")) is False


def test_the_checks_are_those_of_all_sandboxes() -> None:
    assert [check.source for check in WASM_CHECKS] == [check.source for check in CHECKS]
    assert checks_for(MACHINE) is WASM_CHECKS
    assert checks_for("x86_64") is CHECKS

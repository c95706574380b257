"""Whether programs give in the wasm sandbox what they give natively: every reference solution of effbench's own suites.

Each runs on one input of each of the first levels, in both sandboxes; inputs are made natively. Told is every solution
that ends otherwise, or gives another output.

``python -m bench.wasm_results [--levels N] [SUITE …]``; it needs a guest, and Docker or the local sandbox.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from effbench.measure.test_cases import lazy_test_cases
from effbench.records.task import Task
from effbench.sandboxes.choose import open_native_sandbox
from effbench.sandboxes.job import Job, Limits, NotAProgram
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions
from effbench.sandboxes.wasm.sandbox import WasmSandbox
from effbench.storage.cache import Cache, cache_root
from effbench.suites import load_suite

LIMITS: Final = Limits(cpu_s=60.0, wall_s=240.0, memory_bytes=1 << 30, output_bytes=1 << 26)


def inputs(task: Task, lane: Lane, python: str, levels: int) -> list[bytes]:
    """One of each of the first levels, encoded."""
    cases = lazy_test_cases(task, lane, Cache(cache_root()), python).cases
    starts = [sum(level.n_tests for level in task.levels[:place]) for place in range(len(task.levels))]
    return [cases[start].arguments for start in starts[:levels]]


def outcomes(task: Task, solution: str, lane: Lane, given: Sequence[bytes]) -> list[Outcome | None]:
    """What it gives for each input; None where it is no program."""
    program = task.program(solution)
    prepared = lane.prepare(program.source, program.entry_point)
    if isinstance(prepared, NotAProgram):
        return [None for _ in given]
    return [lane.run(Job(program=prepared, arguments=each, limits=LIMITS)) for each in given]


def differences(suite: str, wasm: Lane, native: Lane, python: str, levels: int) -> Iterator[tuple[str, str | None]]:
    """For each run, which it is, and how it differs; None where it does not."""
    for task in load_suite(suite).tasks:
        given = inputs(task, native, python, levels)
        for reference in task.references:
            pairs = zip(*(outcomes(task, reference.solution, lane, given) for lane in (wasm, native)), strict=True)
            for level, (own, usual) in enumerate(pairs):
                who = f"{task.task_id} {reference.reference_id}, level {level}"
                if own is None or usual is None or own.ending is not usual.ending:
                    endings = (each and f"{each.ending} {each.detail}" for each in (own, usual))
                    yield who, "ends with {}, natively with {}".format(*endings)
                else:
                    yield who, None if own.output == usual.output else "gives another output"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.wasm_results")
    parser.add_argument("suites", nargs="*", default=["core", "core-stdio"])
    parser.add_argument("--levels", type=int, default=2)
    asked = parser.parse_args(arguments)
    options = LaneOptions(memory_bytes=2 << 30)
    sandbox = open_native_sandbox()
    wasm, native = WasmSandbox().open_lane(options), sandbox.open_lane(options)
    unlike = 0
    for suite in asked.suites:
        found = list(differences(suite, wasm, native, sandbox.facts().python, asked.levels))
        told = [f"{who} {how}" for who, how in found if how is not None]
        print(f"{suite}: {len(found)} runs of reference solutions, {len(told)} differ", *told, sep="\n  ")
        unlike += len(told)
    wasm.close()
    native.close()
    return 1 if unlike else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

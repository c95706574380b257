"""Runs trees in a lane: compiles them, counts their workloads, runs their guard tests. Results are kept by content."""

import contextlib
import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.counters.protocol import Counter
from effbench.errors import SandboxDied, SandboxError
from effbench.records.hashing import key_of
from effbench.records.repository import TreeCost
from effbench.runner.repositories.archive import compiler_archive, packed, unpacked
from effbench.runner.repositories.tree_language import DEPENDENCIES
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox
from effbench.storage.cache import Cache

__all__ = ["Program", "TreeRun", "TreeRunner"]

_LOG = logging.getLogger(__name__)
LANE_BYTES: Final = 3 << 30
RUN_BYTES: Final = 1 << 30
OUTPUT_BYTES: Final = 64 << 20
CPU_S: Final = 600.0
MOST_INSTRUCTIONS: Final = 60_000_000_000
_GUARD_CPU_S: Final = 120.0
_FORMAT: Final = "repository runs 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A compiled tree with its workload.

    Attributes:
        archive: What a lane runs.
        digest: SHA-256 of it.
    """

    archive: bytes
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRun:
    """One run of a tree.

    Attributes:
        cost: Its counts; None where the run was not counted or did not end.
        output: What it printed; empty unless it came to its end.
        failure: How it failed; empty where it came to its end.
    """

    cost: TreeCost | None
    output: str
    failure: str


class TreeRunner:
    """Owns one lane, which it opens when it is first needed.

    Args:
        sandbox: Of :data:`effbench.runner.repositories.tree_language.TREE`.
        counter: Counts.
        cache: Keeps compiled modules and exact results.
        repeat: A number that keeps one series of counts apart from another, so that runs can be repeated.
    """

    def __init__(self, sandbox: Sandbox, counter: Counter, cache: Cache, repeat: int = 0) -> None:
        self._sandbox, self._cache, self.counter = sandbox, cache, counter
        self._runtime, self._repeat = sandbox.facts().runtime, repeat
        self._lane: Lane | None = None

    @property
    def environment(self) -> str:
        """Digest of what counts depend on."""
        return key_of(_FORMAT, self._runtime, self.counter.name)[:16]

    def compile(self, sources: Mapping[str, bytes]) -> Program:
        """Compiles sources inside the lane; unchanged files are taken from the cache.

        Raises:
            SandboxError: The lane does not give them.
        """
        keys = {path: key_of(_FORMAT, self._runtime, path, content.hex()) for path, content in sources.items()}
        modules = {path: self._cache.get(key) for path, key in keys.items()}
        missing = {path: sources[path] for path, module in modules.items() if module is None}
        if missing:
            made = self._compiled(missing, ())
            for path in missing:
                # An empty entry stands for a source that does not compile.
                modules[path] = made.get(f"{path}c", b"")
                self._cache.put(keys[path], modules[path] or b"")
        kept = {f"{path}c": module for path, module in modules.items() if module}
        archive = packed({**self._dependencies(), **kept})
        return Program(archive=archive, digest=hashlib.sha256(archive).hexdigest())

    def _dependencies(self) -> dict[str, bytes]:
        key = key_of(_FORMAT, self._runtime, "dependencies", *DEPENDENCIES)
        text = self._cache.get(key)
        if text is None:
            text = self._compile_run({}, DEPENDENCIES).encode()
            self._cache.put(key, text)
        return unpacked(text.decode())

    def _compiled(self, sources: Mapping[str, bytes], packages: Sequence[str]) -> dict[str, bytes]:
        return unpacked(self._compile_run(sources, packages))

    def _compile_run(self, sources: Mapping[str, bytes], packages: Sequence[str]) -> str:
        outcome = self._run(compiler_archive(sources), " ".join(packages), CPU_S)
        text, failure = _read(outcome)
        if failure:
            raise SandboxError(f"the lane does not compile the tree: {failure}")
        return text

    def counted(self, program: Program, seed: int) -> TreeRun:
        """Counts one run; a result of an exact counter is taken from the cache where it is there."""
        given = f"{seed}\n"
        key = key_of(_FORMAT, self.environment, program.digest, given, str(self._repeat))
        cached = self._cache.get(key)
        if cached is not None:
            load, setup, window, output = values.decode(cached)
            return TreeRun(cost=TreeCost(load=load, setup=setup, window=window), output=output, failure="")
        job = self._job(program.archive, given, CPU_S, MOST_INSTRUCTIONS)
        try:
            counted = self.counter.count(self._opened(), job)
        except SandboxDied:
            self.close()
            raise
        output, failure = _read(counted.outcome)
        counts = counted.load, counted.input, counted.call
        if failure or None in counts:
            return TreeRun(cost=None, output="", failure=failure or "it ended, but was not counted")
        load, setup, window = (count or 0 for count in counts)
        if self.counter.exact:
            self._cache.put(key, values.encode((load, setup, window, output)))
        return TreeRun(cost=TreeCost(load=load, setup=setup, window=window), output=output, failure="")

    def guarded(self, program: Program, node_ids: Sequence[str]) -> list[str]:
        """Runs guard tests natively; returns a line for each that failed or gave no answer."""
        given = " ".join(("guard", *node_ids)) + "\n"
        key = key_of(_FORMAT, self.environment, program.digest, given)
        cached = self._cache.get(key)
        if cached is None:
            output, failure = _read(self._run(program.archive, given, _GUARD_CPU_S))
            said = dict.fromkeys(output.splitlines())
            failed = [line.removeprefix("failed ") for line in said if line.startswith("failed ")]
            answered = {line.split()[1] for line in said if line.startswith(("passed ", "failed ")) and " " in line}
            failed += [f"{each} {failure or 'gave no answer'}" for each in node_ids if each not in answered]
            if failure:  # a limit of time may have been another program's doing
                return failed
            cached = values.encode(failed)
            self._cache.put(key, cached)
        return list(values.decode(cached))

    def _run(self, archive: bytes, given: str, cpu_s: float) -> Outcome:
        job = self._job(archive, given, cpu_s, 0)
        try:
            return self._opened().run(job)
        except SandboxDied:
            self.close()
            raise

    def _job(self, archive: bytes, given: str, cpu_s: float, instructions: int) -> Job:
        limits = Limits(cpu_s=cpu_s, wall_s=4 * cpu_s, memory_bytes=RUN_BYTES, output_bytes=OUTPUT_BYTES,
                        instructions=instructions)  # fmt: skip
        program = Prepared(code=archive, digest="", entry_point="", is_executed=True)
        return Job(program=program, arguments=values.encode((given,)), limits=limits)

    def _opened(self) -> Lane:
        if self._lane is None:
            self._lane = self._sandbox.open_lane(LaneOptions(memory_bytes=LANE_BYTES))
        return self._lane

    def close(self) -> None:
        """Ends the lane; safe to call twice."""
        if self._lane is not None:
            with contextlib.suppress(SandboxDied):
                self._lane.close()
            self._lane = None


def _read(outcome: Outcome) -> tuple[str, str]:
    """What a run printed, and how it failed."""
    if outcome.ending is not Ending.RETURNED or outcome.output is None:
        return "", f"{outcome.ending.value}{f': {outcome.detail}' if outcome.detail else ''}"
    return str(values.decode(outcome.output)), ""

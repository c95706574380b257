"""Makes lanes for programs of another language than Python out of a sandbox's lanes: one compiles, another one runs."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from effbench.errors import InputError, SandboxDied, SandboxUnavailable
from effbench.languages import Language
from effbench.records.hashing import key_of
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.judging_lane import Judgement, JudgingLane, Validation
from effbench.sandboxes.lane import source_bytes
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Gate, Lane, LaneOptions, MemoryLane, SandboxFacts
from effbench.storage.cache import Cache, cache_root

__all__ = ["AgentSandbox", "CompileLane", "LanguageLane", "LanguageSandbox", "known_toolchain"]

COMPILER_BYTES = 2 << 30
COMPILER_TRIES = 2
"""A compiler that takes more memory than its lane has may take the lane with it."""


class RunLane(Protocol):
    """Where programs run.

    Attributes:
        hello: What it said of itself; ``runtime`` is what counts depend on, the compiler among it.
    """

    hello: dict[str, Any]

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        ...

    def close(self) -> None:
        """Ends it; safe to call twice."""
        ...


class CompileLane(Protocol):
    """Where programs are compiled."""

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        ...

    def close(self) -> None:
        """Ends it; safe to call twice."""
        ...


class AgentSandbox:
    """What a sandbox provides for one language.

    Args:
        name: The sandbox's.
        open_run: Opens a lane where programs run.
        open_compile: Opens a lane where they are compiled.
        facts: What runs inside the former.
        open_memory: Opens a lane where memory is measured; None where there is none.
    """

    def __init__(
        self,
        name: str,
        open_run: Callable[[LaneOptions], RunLane],
        open_compile: Callable[[LaneOptions], CompileLane],
        facts: Callable[[], SandboxFacts],
        open_memory: Callable[[LaneOptions], MemoryLane] | None = None,
    ) -> None:
        self.name, self.open_run, self.open_compile, self.facts = name, open_run, open_compile, facts
        self.open_memory = open_memory


class LanguageSandbox:
    """See the module.

    Args:
        inner: What the lanes are made of.
        language: Not Python.
        cache: Keeps what was compiled.
    """

    def __init__(self, inner: AgentSandbox, language: Language, cache: Cache) -> None:
        self.name = inner.name
        self.language = language
        self._inner, self._cache = inner, cache

    def open_lane(self, options: LaneOptions) -> Lane:
        """Starts a lane where programs run; the one where they are compiled starts when there is one to compile."""
        return LanguageLane(self._inner, options, self._cache)

    def open_memory_lane(self, options: LaneOptions) -> MemoryLane:
        """Starts a lane where emulated runs tell what their programs held."""
        if self._inner.open_memory is None:
            raise SandboxUnavailable(f"the {self.name} sandbox does not measure memory of {self.language.title}")
        return self._inner.open_memory(options)

    def facts(self) -> SandboxFacts:
        """What runs inside, the language among it."""
        facts = replace(self._inner.facts(), language=self.language.name)
        remember_toolchain(self.language, facts.toolchain)
        return facts


def remember_toolchain(language: Language, version: str) -> None:
    """Keeps a toolchain's version, so that languages can be listed where no engine answers."""
    Cache(cache_root()).put(key_of("toolchain", language.recipe), version.encode())


def known_toolchain(language: Language) -> str:
    """The version of the toolchain that was used last with the language's present recipe; empty where none was."""
    return (Cache(cache_root()).get(key_of("toolchain", language.recipe)) or b"").decode()


def _executed(code: bytes, digest: str) -> Prepared:
    return Prepared(code=code, digest=digest, entry_point="", is_executed=True)


class LanguageLane:
    """Compiles in one lane and runs in another.

    Args:
        inner: Opens both.
        options: Of the one that runs.
        cache: Keeps what was compiled: by the source, and by the digest of toolchain, flags and all else inside.
    """

    def __init__(self, inner: AgentSandbox, options: LaneOptions, cache: Cache) -> None:
        self._inner, self._cache = inner, cache
        self._compiler_options = LaneOptions(memory_bytes=COMPILER_BYTES, cpu=options.cpu)
        self._run = inner.open_run(options)
        self._compile: CompileLane | None = None

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        """See :class:`effbench.sandboxes.protocol.Lane`; programs of other languages are whole ones."""
        if entry_point:
            raise ValueError("only whole programs can be in another language than Python")
        text = source_bytes(source)
        if isinstance(text, NotAProgram):
            return text
        key = key_of("program", str(self._run.hello["runtime"]), text.hex())
        cached = self._cache.get(key)
        if cached is not None:
            code, digest, detail = values.decode(cached)
            return NotAProgram(detail=detail) if detail else _executed(code, digest)
        made = self._compiled(source)
        kept = (b"", "", made.detail) if isinstance(made, NotAProgram) else (made.code, made.digest, "")
        self._cache.put(key, values.encode(kept))
        return made

    def _compiled(self, source: str) -> Prepared | NotAProgram:
        for attempt in range(COMPILER_TRIES):
            if self._compile is None:
                self._compile = self._inner.open_compile(self._compiler_options)
            try:
                made = self._compile.prepare(source, "")
                return made if isinstance(made, NotAProgram) else _executed(made.code, made.digest)
            except SandboxDied:
                self._compile.close()
                self._compile = None
                if attempt + 1 == COMPILER_TRIES:
                    return NotAProgram(detail="the compiler takes more memory than its lane has")
        raise AssertionError("the last attempt returns")

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        return self._run.run(job, gate)

    def call_each(
        self,
        program: Prepared,  # noqa: ARG002  # the protocol's signature
        inputs: Sequence[bytes],  # noqa: ARG002  # the same
        *,
        limits: Limits,  # noqa: ARG002  # the same
        disabled_builtins: tuple[str, ...] = (),  # noqa: ARG002  # the same
    ) -> list[Outcome]:
        """There are no functions to be called."""
        raise ValueError("a whole program is run, not called")

    def judge(self, validation: Validation, output: bytes) -> Judgement:
        """See :class:`effbench.sandboxes.judging_lane.JudgingLane`."""
        return self._judging().judge(validation, output)

    def interact(self, validation: Validation, job: Job, *, is_python: bool) -> Judgement:
        """See :class:`effbench.sandboxes.judging_lane.JudgingLane`."""
        return self._judging().interact(validation, job, is_python=is_python)

    def _judging(self) -> JudgingLane:
        if not isinstance(self._run, JudgingLane):
            raise InputError(f"the {self._inner.name} sandbox runs no validators of outputs: take --sandbox docker")
        return self._run

    def close(self) -> None:
        """Ends both lanes."""
        with contextlib.suppress(SandboxDied):
            self._run.close()
        if self._compile is not None:
            self._compile.close()

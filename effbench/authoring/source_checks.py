"""What can be seen without running anything: chance, clocks, and what the prompt says."""

from collections.abc import Iterator
from pathlib import Path

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.lint import find_chance
from effbench.authoring.problems import Code, Problem
from effbench.authoring.prompt_examples import states_sizes

__all__ = ["check_sources"]

_ADVICE = {
    Code.UNSEEDED_RANDOMNESS: "other chance on each run: take it from a `random.Random` with a seed (`rng`)",
    Code.CLOCK: "another value on each run: leave it out",
}


def check_sources(authored: AuthoredTask) -> Iterator[Problem]:
    """Reads the generator, the solutions and the prompt."""
    folder, solutions = authored.folder, authored.solutions
    programs = {folder / "generator.py": authored.task.generator.source}
    if authored.contract is not None:
        programs[folder / "contract.py"] = authored.contract.source
    if authored.task.checker is not None:
        programs[folder / "checker.py"] = authored.task.checker.source
    programs |= {
        solutions / f"{reference.reference_id}.py": reference.solution for reference in authored.task.references
    }
    for path, source in programs.items():
        yield from _chance(path, source)
    if not states_sizes(authored.task.prompt):
        yield authored.at(
            "prompt.md", 1, Code.NO_SIZES,
            "states no size: say in words how large inputs are, or a model cannot choose an algorithm.",
        )  # fmt: skip


def _chance(path: Path, source: str) -> Iterator[Problem]:
    # The loader's own lines behind a generator make their chance from a seed.
    for finding in find_chance(source):
        yield Problem(
            path=path, line=finding.line, code=finding.code,
            sentence=f"`{finding.name}` gives {_ADVICE[finding.code]}.",
        )  # fmt: skip

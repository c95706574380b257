"""One task of a native suite: its folder becomes a record."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from effbench.errors import DataFileError
from effbench.languages import find_language, language_names
from effbench.records.task import (
    PYTHON,
    Comparison,
    KindOfGain,
    Level,
    Program,
    Reference,
    SolutionKind,
    Task,
    Translation,
)
from effbench.storage.foreign_files import ForeignFolder
from effbench.suites.rewrites import rewrite_of
from effbench.suites.task_files import Table, read_program, read_text, read_toml
from effbench.suites.task_kinds import COMPARISONS, errors_of, generator_program, kind_of

__all__ = ["TaskFolder", "load_task", "read_task_table", "wrong_rows"]

_TIERS: Final = ("naive", "good", "expert")
"""Of references in other languages, from the slowest to the fastest."""

_TASK_KEYS = frozenset(
    {
        "title", "kind", "entry_point", "comparison", "relative_tolerance", "absolute_tolerance", "timeout_factor",
        "budget_factor", "memory_limit_mib", "levels", "references", "wrong", "areas", "equivalent_mutants", "errors",
        "kind_of_gain", "cluster", "ancestor", "deep",
    }
)  # fmt: skip
TESTS_MAX: Final = 10_000
"""Of one level."""
MEMORY_MIB_MAX: Final = 1 << 20
_LEVEL_KEYS = frozenset({"size", "n_tests", "weight"})
_REFERENCE_KEYS = frozenset({"file", "tier", "name", "dps_score"})
_WRONG_KEYS = frozenset({"file", "reason"})
_TOLERANCES = ("relative_tolerance", "absolute_tolerance")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFolder:
    """Where a task lies.

    Attributes:
        suite: Name of its suite.
        files: Holds ``task.toml``; its name is the last part of the task's id.
        reference_solutions: Holds its solutions.
    """

    suite: str
    files: ForeignFolder
    reference_solutions: ForeignFolder

    @property
    def task_id(self) -> str:
        """``<suite>/<folder>``."""
        return f"{self.suite}/{self.files.name}"


def load_task(folder: TaskFolder, suite_seed: int) -> Task:
    """Reads and validates a task.

    Raises:
        DataFileError: A file is missing or does not say what it must; the message names the file.
    """
    table = read_task_table(folder)
    kind, is_rewrite = kind_of(table, folder.reference_solutions)
    entry_point = table.text("entry_point") if table.has("entry_point") else ""
    comparison, errors = _comparison(table, kind), errors_of(table, kind)
    relative, absolute = _tolerances(table, comparison)
    timeout_factor = table.number("timeout_factor", default=2.0)
    if timeout_factor <= 1:
        raise table.fault("timeout_factor", "must be above 1, or the baseline itself runs out of its budget")
    generator = read_program(folder.files, "generator.py", "generate_input")
    task = Task(
        suite=folder.suite,
        task_id=folder.task_id,
        kind=kind,
        errors=errors,
        prompt=_read_prompt(folder.files),
        entry_point=entry_point,
        levels=_levels(table),
        references=_references(table, folder.reference_solutions, entry_point, kind),
        generator=generator_program(generator.source, kind, errors),
        checker=_checker(folder.files, comparison),
        comparison=comparison,
        relative_tolerance=relative,
        absolute_tolerance=absolute,
        timeout_factor=timeout_factor,
        budget_factor=_budget_factor(table, timeout_factor),
        memory_limit_bytes=table.whole("memory_limit_mib", default=2048, least=1, most=MEMORY_MIB_MAX) << 20,
        seed=zlib.crc32(f"{suite_seed}/{folder.task_id}".encode()),
        translations=_translations(folder.reference_solutions) if kind == "stdio" else (),
        kind_of_gain=_kind_of_gain(table),
        cluster=table.text("cluster") if table.has("cluster") else "",
    )
    return rewrite_of(task, task.references[0].reference_id) if is_rewrite else task


def read_task_table(folder: TaskFolder) -> Table:
    """Reads ``task.toml`` and checks that it has a title and no unknown key.

    Raises:
        DataFileError: It has not, or cannot be read.
    """
    table = read_toml(folder.files, "task.toml", _TASK_KEYS)
    table.text("title")
    return table


def wrong_rows(table: Table) -> tuple[Table, ...]:
    """The ``[[wrong]]`` tables, each with a reason and the name of a file ``wrong_<name>.py``.

    Raises:
        DataFileError: One lacks them, or a file is listed twice.
    """
    if not table.has("wrong"):
        return ()
    rows, listed = tuple(table.rows("wrong", _WRONG_KEYS)), set()
    for row in rows:
        row.text("reason")
        file = row.text("file")
        name = file.removesuffix(".py")
        if not name.isidentifier() or not name.startswith("wrong_") or file != f"{name}.py":
            raise row.fault("file", f"is {file!r}; call it 'wrong_<name>.py'")
        if file in listed:
            raise row.fault("file", f"names {file!r} a second time; list every wrong solution once")
        listed.add(file)
    return rows


def _kind_of_gain(table: Table) -> KindOfGain:
    if not table.has("kind_of_gain"):
        return ""
    word = table.text("kind_of_gain")
    match word:
        case "growth" | "craft":
            return word
    raise table.fault("kind_of_gain", f"must be 'growth' or 'craft', not {word!r}")


def _comparison(table: Table, kind: SolutionKind) -> Comparison:
    word = table.text("comparison") if kind != "stdio" or table.has("comparison") else "text"
    known = COMPARISONS[kind]
    if word not in known:
        raise table.fault("comparison", f"must be one of {', '.join(map(repr, map(str, known)))}, not {word!r}")
    return Comparison(word)


def _tolerances(table: Table, comparison: Comparison) -> tuple[float, float]:
    relative, absolute = (table.number(key, default=0.0) for key in _TOLERANCES)
    for key, value in zip(_TOLERANCES, (relative, absolute), strict=True):
        if value < 0:
            raise table.fault(key, f"must not be negative, but is {value:g}")
        if table.has(key) and comparison is not Comparison.TOLERANCE:
            raise table.fault(key, 'is never used; set comparison = "tolerance", or take it out')
    if comparison is Comparison.TOLERANCE and relative == absolute == 0:
        raise table.fault(
            "comparison", "is 'tolerance', but none is given; set relative_tolerance or absolute_tolerance"
        )
    return relative, absolute


def _budget_factor(table: Table, timeout_factor: float) -> float | None:
    if not table.has("budget_factor"):
        return None
    factor = table.number("budget_factor")
    if factor < timeout_factor:
        raise table.fault("budget_factor", f"must not be below timeout_factor ({timeout_factor:g}), but is {factor:g}")
    return factor


def _checker(files: ForeignFolder, comparison: Comparison) -> Program | None:
    if comparison is Comparison.CHECKER:
        return read_program(files, "checker.py", "check")
    if files.holds("checker.py"):
        raise DataFileError(
            files.path / "checker.py", 'is never used; set comparison = "checker" in task.toml, or delete the file.'
        )
    return None


def _levels(table: Table) -> tuple[Level, ...]:
    levels: list[Level] = []
    for index, row in enumerate(table.rows("levels", _LEVEL_KEYS)):
        size = row.whole("size", least=0)
        weight = row.number("weight")
        if weight < 0:
            raise row.fault("weight", f"must not be negative, but is {weight:g}")
        if levels and size == levels[-1].size:
            raise row.fault("size", f"is {size}, as in the level before; give every level a size of its own")
        if levels and size < levels[-1].size:
            raise row.fault("size", f"is {size}, below the level before; order the levels from small to large")
        levels.append(
            Level(index=index, size=size, n_tests=row.whole("n_tests", least=1, most=TESTS_MAX), weight=weight)
        )
    if not any(level.weight > 0 for level in levels):
        raise table.fault("levels", "have no scored level; give at least one a weight above 0")
    return tuple(levels)


def _references(table: Table, folder: ForeignFolder, entry_point: str, kind: SolutionKind) -> tuple[Reference, ...]:
    rows = table.rows("references", _REFERENCE_KEYS)
    references: list[Reference] = []
    for row, score in zip(rows, _dps_scores(rows), strict=True):
        tier, name, file = row.text("tier"), row.text("name"), row.text("file")
        reference_id = f"{tier}_{name}"
        # An identifier cannot climb out of the folder.
        if not reference_id.isidentifier() or file != f"{reference_id}.py":
            raise row.fault("file", f"is {file!r}; tier and name call for '{reference_id}.py' in {folder}")
        if any(known.reference_id == reference_id for known in references):
            raise row.fault("file", f"names {file!r} a second time; list every reference once")
        solution = read_program(folder, file, entry_point, kind).source
        references.append(Reference(reference_id=reference_id, tier=tier, solution=solution, dps_score=score))
    listed = {f"{reference.reference_id}.py" for reference in references}
    listed |= {row.text("file") for row in wrong_rows(table)}
    for name in folder.names():
        if name.endswith(".py") and name not in listed:
            raise DataFileError(
                folder.path / name, f"is in no [[references]] or [[wrong]] of {table.path}; list it, or delete it."
            )
    return tuple(references)


def _translations(folder: ForeignFolder) -> tuple[Translation, ...]:
    """References in other languages: ``<tier>_<idea>`` with the language's extension."""
    found: list[Translation] = []
    names = folder.names()
    for language in map(find_language, language_names()):
        if language.dialect_of:
            continue
        files = [name for name in names if name.endswith(language.extension) and language.name != PYTHON]
        solutions = [
            Reference(
                reference_id=name.removesuffix(language.extension),
                tier=name.partition("_")[0],
                solution=read_text(folder, name),
            )
            for tier in _TIERS
            for name in files
            if name.partition("_")[0] == tier
        ]
        strange = next((name for name in files if name.partition("_")[0] not in (*_TIERS, "wrong")), None)
        if strange is not None:
            raise DataFileError(
                folder.path / strange, f"is of no known tier; call it <tier>_<idea>, with one of {', '.join(_TIERS)}."
            )
        if solutions:
            found.append(Translation(language=language.name, references=_scored(solutions)))
    return tuple(found)


def _scored(references: list[Reference]) -> tuple[Reference, ...]:
    """With DPS scores that are evenly spaced, as those that a table gives none."""
    if len(references) == 1:
        return tuple(references)
    return tuple(replace(item, dps_score=100 * (place + 1) / len(references)) for place, item in enumerate(references))


def _dps_scores(rows: Sequence[Table]) -> list[float | None]:
    """As given; where none is, evenly spaced up to 100. One reference alone places nothing."""
    n = len(rows)
    if not any(row.has("dps_score") for row in rows):
        return [100 * (place + 1) / n for place in range(n)] if n > 1 else [None]
    scores = [row.number("dps_score") for row in rows]
    for row, before, score in zip(rows, [-1.0, *scores], scores, strict=False):
        if not (0 <= score <= 100 and score > before):
            raise row.fault(
                "dps_score", f"is {score:g}; let the scores rise from reference to reference, from 0 to 100"
            )
    return list(scores)


def _read_prompt(files: ForeignFolder) -> str:
    """The prompt without the comment at its end, which is for people and crawlers and not for models."""
    prompt = read_text(files, "prompt.md")
    shown, comment, rest = prompt.rpartition("\n<!-- ")
    if comment and rest.endswith("-->\n") and "-->" not in rest[:-4]:
        prompt = shown
    if not prompt.strip():
        raise DataFileError(files.path / "prompt.md", "is empty; write what a model is to be asked.")
    return prompt

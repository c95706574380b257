"""Loader of effbench's own suites: one folder per task, one file per kind of thing.

::

    tasks/<suite>/suite.toml                                  title, description, seed
    tasks/<suite>/<task>/task.toml                            entry point, comparison, levels, references
    tasks/<suite>/<task>/prompt.md                            what a model is shown
    tasks/<suite>/<task>/generator.py                         generate_input(rng, size, level, test_index) -> tuple
    tasks/<suite>/<task>/checker.py                           check(arguments, answer, output) -> bool, where needed
    reference_solutions/<suite>/<task>/<tier>_<name>.py

All Python here is read and parsed, never run: it runs inside a lane only.
"""

import ast
import math
import tomllib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import DataFileError, InputError
from effbench.packaged import reference_solutions_root, tasks_root
from effbench.task import Comparison, Level, Program, Reference, Suite, Task

__all__ = ["load", "names"]

# What makes `generate_input` callable over the lane's protocol: plain values in, a tuple of arguments out.
_GENERATOR_WRAPPER = """

def effbench_generate(seed, size, level, test_index):
    import random

    arguments = generate_input(random.Random(seed), size, level, test_index)
    if type(arguments) is not tuple:
        raise TypeError(f"generate_input must return the tuple of arguments, not {type(arguments).__name__}")
    return arguments
"""

_SUITE_KEYS = frozenset({"title", "description", "seed"})
_TASK_KEYS = frozenset(
    {"title", "entry_point", "comparison", "timeout_factor", "memory_limit_mib", "levels", "references"}
)
_LEVEL_KEYS = frozenset({"size", "n_tests", "weight"})
_REFERENCE_KEYS = frozenset({"file", "tier", "name"})


def names() -> tuple[str, ...]:
    """Returns the native suites' names, sorted.

    Raises:
        InputError: The tasks' folder is missing.
    """
    return tuple(sorted(path.parent.name for path in tasks_root().glob("*/suite.toml")))


def load(name: str, *, seed: int | None = None) -> Suite:
    """Reads and validates a native suite.

    A task's seed is CRC-32 of ``"<suite seed>/<task id>"``: tasks draw independently of each other and of the order
    they are in, and two neighbouring suite seeds share no stress input.

    Args:
        name: The suite's folder below ``tasks``.
        seed: Takes the place of the suite's default seed.

    Returns:
        The suite, its tasks in the order of their names.

    Raises:
        InputError: There is no such suite.
        DataFileError: A file is missing or does not say what it must; the message names the file.
    """
    if name not in names():
        raise InputError(f"there is no native suite {name!r}: choose one of {', '.join(names()) or '(none found)'}.")
    folder = tasks_root() / name
    table = _read_toml(folder / "suite.toml", _SUITE_KEYS)
    table.text("title")
    table.text("description")
    suite_seed = table.whole("seed") if seed is None else seed
    tasks = tuple(
        _load_task(name, path, suite_seed)
        for path in sorted(folder.iterdir())
        if path.is_dir() and not path.name.startswith((".", "_"))
    )
    if not tasks:
        raise DataFileError(folder, "holds no task; make a folder with a task.toml in it.")
    return Suite(name=name, origin=str(folder), tasks=tasks)


def _load_task(suite: str, folder: Path, suite_seed: int) -> Task:
    table = _read_toml(folder / "task.toml", _TASK_KEYS)
    table.text("title")
    task_id = f"{suite}/{folder.name}"
    entry_point = table.text("entry_point")
    comparison = _comparison(table)
    timeout_factor = table.number("timeout_factor", default=2.0)
    if timeout_factor <= 1:
        raise table.fault("timeout_factor", "must be above 1, or the yardstick itself runs out of its budget")
    memory_limit_mib = table.whole("memory_limit_mib", default=2048, least=1)
    generator = _read_program(folder / "generator.py", "generate_input")
    return Task(
        suite=suite,
        task_id=task_id,
        prompt=_read_prompt(folder / "prompt.md"),
        entry_point=entry_point,
        levels=_levels(table),
        references=_references(table, reference_solutions_root() / suite / folder.name, entry_point),
        generator=Program(source=generator.source + _GENERATOR_WRAPPER, entry_point="effbench_generate"),
        checker=_checker(folder / "checker.py", comparison),
        comparison=comparison,
        timeout_factor=timeout_factor,
        memory_limit_bytes=memory_limit_mib << 20,
        seed=zlib.crc32(f"{suite_seed}/{task_id}".encode()),
    )


def _comparison(table: "_Table") -> Comparison:
    word = table.text("comparison")
    if word not in set(Comparison):
        raise table.fault("comparison", f"must be one of {', '.join(map(repr, map(str, Comparison)))}, not {word!r}")
    return Comparison(word)


def _checker(path: Path, comparison: Comparison) -> Program | None:
    if comparison is Comparison.CHECKER:
        return _read_program(path, "check")
    if path.exists():
        raise DataFileError(path, 'is never used; set comparison = "checker" in task.toml, or delete the file.')
    return None


def _levels(table: "_Table") -> tuple[Level, ...]:
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
        levels.append(Level(index=index, size=size, n_tests=row.whole("n_tests", least=1), weight=weight))
    if not any(level.weight > 0 for level in levels):
        raise table.fault("levels", "have no scored level; give at least one a weight above 0")
    return tuple(levels)


def _references(table: "_Table", folder: Path, entry_point: str) -> tuple[Reference, ...]:
    references: list[Reference] = []
    for row in table.rows("references", _REFERENCE_KEYS):
        tier, name, file = row.text("tier"), row.text("name"), row.text("file")
        reference_id = f"{tier}_{name}"
        # An identifier cannot climb out of the folder.
        if not reference_id.isidentifier() or file != f"{reference_id}.py":
            raise row.fault("file", f"is {file!r}; tier and name call for '{reference_id}.py' in {folder}")
        if any(known.reference_id == reference_id for known in references):
            raise row.fault("file", f"names {file!r} a second time; list every reference once")
        solution = _read_program(folder / file, entry_point).source
        references.append(Reference(reference_id=reference_id, tier=tier, solution=solution))
    listed = {f"{reference.reference_id}.py" for reference in references}
    for path in sorted(folder.glob("*.py")):
        if path.name not in listed:
            raise DataFileError(path, f"is in no [[references]] of {table.path}; list it there, or delete it.")
    return tuple(references)


def _read_prompt(path: Path) -> str:
    prompt = _read_text(path)
    if not prompt.strip():
        raise DataFileError(path, "is empty; write what a model is to be asked.")
    return prompt


def _read_program(path: Path, entry_point: str) -> Program:
    source = _read_text(path)
    try:
        module = ast.parse(source, filename=str(path))
    except SyntaxError as error:
        raise DataFileError(path, f"is not valid Python ({error.msg}).", line=error.lineno) from error
    except ValueError as error:  # a null byte, before Python 3.12
        raise DataFileError(path, f"is not valid Python ({error}).") from error
    if not any(isinstance(node, ast.FunctionDef) and node.name == entry_point for node in module.body):
        raise DataFileError(path, f"does not define `def {entry_point}` at its top level; add it.")
    return Program(source=source, entry_point=entry_point)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataFileError(path, f"cannot be read ({error.strerror}); a native task needs it.") from error
    except UnicodeDecodeError as error:
        raise DataFileError(path, "is not UTF-8 text; save it as UTF-8.") from error


def _read_toml(path: Path, known_keys: frozenset[str]) -> "_Table":
    try:
        values = tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(path, f"is not valid TOML ({error}).") from error
    return _table(path, "", values, known_keys)


def _table(path: Path, where: str, values: dict[str, object], known_keys: frozenset[str]) -> "_Table":
    table = _Table(path=path, where=where, values=values)
    for key in values:
        if key not in known_keys:
            raise table.fault(key, f"is an unknown key; known here are {', '.join(sorted(known_keys))}")
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """One table of a TOML file; its methods give values of the asked-for type or raise a DataFileError.

    Attributes:
        path: The file.
        where: What goes before a key in messages: empty, or ``levels[2].``.
        values: As tomllib read them.
    """

    path: Path
    where: str
    values: dict[str, object]

    def fault(self, key: str, problem: str) -> DataFileError:
        """Makes the error for one key."""
        return DataFileError(self.path, f"{self.where}{key} {problem}.")

    def text(self, key: str) -> str:
        """Returns a text that is not blank."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "must be there and be a text that is not blank")
        return value

    def whole(self, key: str, *, default: int | None = None, least: int | None = None) -> int:
        """Returns a whole number, at least ``least``."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or (least is not None and value < least):
            bound = "" if least is None else f" of at least {least}"
            raise self.fault(key, f"must be there and be a whole number{bound}")
        return value

    def number(self, key: str, *, default: float | None = None) -> float:
        """Returns a finite number."""
        value = self.values.get(key, default)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
            raise self.fault(key, "must be there and be a finite number")
        return float(value)

    def rows(self, key: str, known_keys: frozenset[str]) -> Sequence["_Table"]:
        """Returns an array of tables that has at least one."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            raise self.fault(key, f"must be there: write at least one [[{key}]]")
        return [_table(self.path, f"{key}[{index}].", row, known_keys) for index, row in enumerate(value)]

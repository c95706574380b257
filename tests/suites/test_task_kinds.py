"""What a native task asks for: classes and rewrites, and what is refused of their descriptions."""

from pathlib import Path

import pytest

from effbench.authoring.new_task import Kind
from effbench.errors import DataFileError
from effbench.records.task import Comparison, Task
from effbench.suites import load_suite
from effbench.suites.task_kinds import ERRORS
from tests.authoring.example_tasks import write_example

CALLS_H = Path(__file__).parents[2] / "sandboxes/driver/calls.h"


def loaded(root: Path, kind: Kind, *changes: tuple[str, str]) -> Task:
    """The example of a kind, with changes of its task.toml."""
    path = write_example(root, kind=kind).folder / "task.toml"
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    (task,) = load_suite("demo", task_path=[root]).tasks
    return task


def test_the_driver_knows_the_same_errors() -> None:
    text = CALLS_H.read_text(encoding="utf-8")
    assert [error for error in ERRORS if f'{{"{error}", PyExc_{error}}}' not in text] == []
    assert text.count(", PyExc_") == len(ERRORS)


def test_the_generator_of_a_class_tells_the_errors(tmp_path: Path) -> None:
    task = loaded(tmp_path, Kind.CLASS, ('["ValueError"]', '["KeyError", "ValueError", "KeyError"]'))
    assert task.errors == ("KeyError", "ValueError")
    assert "EFFBENCH_ERRORS = ('KeyError', 'ValueError')" in task.generator.source


@pytest.mark.parametrize(
    ("kind", "change", "problem"),
    [
        (Kind.CLASS, ('["ValueError"]', '["OSError"]'), "errors must be a list of some of IndexError, KeyError"),
        (Kind.CLASS, ('comparison = "exact"', 'comparison = "unordered"'), "comparison must be one of 'exact', 'tol"),
        (Kind.CLASS, ('kind = "class"', 'kind = "function"'), "errors are for classes; take them out"),
        (Kind.REWRITE, ('kind = "rewrite"', 'kind = "faster"'), "'function', 'class', 'stdio' or 'rewrite', not 'fas"),
        (Kind.FUNCTION, ('title = "Count inversions"', 'title = "x"\nkind = "class"'), "define `class inversions`"),
    ],
)
def test_what_does_not_go_with_the_kind_is_refused(
    kind: Kind, change: tuple[str, str], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(DataFileError, match=problem):
        loaded(tmp_path, kind, change)


def test_a_rewrite_is_of_what_the_given_program_is(tmp_path: Path) -> None:
    task = loaded(tmp_path / "class", Kind.CLASS, ('kind = "class"', 'kind = "rewrite"'))
    assert (task.kind, task.given, task.baseline.tier) == ("class", "naive_scan", "naive")
    task = loaded(tmp_path / "program", Kind.STDIO, ('kind = "stdio"', 'kind = "rewrite"'))
    assert (task.kind, task.entry_point, task.comparison) == ("stdio", "", Comparison.TEXT)
    assert task.prompt.endswith(f"```python\n{task.baseline.solution.strip()}\n```\n")

"""Says why a program failed that calls a builtin which its suite takes away."""

import ast

from effbench.records.task import Task
from effbench.text.python_source import parse

__all__ = ["name_disabled_builtins"]

_NOT_CALLABLE = "TypeError: 'NoneType' object is not callable"


def name_disabled_builtins(detail: str, task: Task, source: str) -> str:
    """The detail of a run that failed, with the names of the builtins that are None in the task's scope."""
    tree = parse(source) if task.disabled_builtins and detail == _NOT_CALLABLE else None
    called = {
        node.func.id
        for node in (ast.walk(tree) if tree is not None else ())
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    names = [name for name in task.disabled_builtins if name in called]
    if not names:
        return detail
    return f"{detail}: {' and '.join(names)} {'is' if len(names) == 1 else 'are'} not there in the suite '{task.suite}'"

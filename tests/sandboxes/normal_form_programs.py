"""A corpus of small programs with every construct whose names or order the normal form might disturb."""

import ast
import contextlib
import io
import marshal
from pathlib import Path

from effbench.sandboxes.agent.normal_form import NormalForm, normal_form

__all__ = ["Calls", "digest", "read_programs", "run"]

Calls = list[tuple[object, ...]]


def read_programs() -> dict[str, tuple[str, Calls]]:
    """The corpus: each program defines ``f``, and its heading holds the calls to compare."""
    text = (Path(__file__).parent / "normal_form_programs.txt").read_text(encoding="utf-8")
    programs: dict[str, tuple[str, Calls]] = {}
    for section in text.split("### ")[1:]:
        heading, _, source = section.partition("\n")
        name, _, calls = heading.partition(": ")
        parsed = [ast.parse(call.strip(), mode="eval").body for call in calls.split(";")]
        programs[name] = source, [tuple(map(ast.literal_eval, c.args)) for c in parsed if isinstance(c, ast.Call)]
    return programs


def run(form: NormalForm, calls: Calls, entry_point: str = "f") -> list[object]:
    """What loading the program and each call give (values, or the types of exceptions), and what is printed."""
    scope: dict[str, object] = {"__name__": "candidate"}
    results: list[object] = []
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        try:
            exec(marshal.loads(form.code), scope)
        except Exception as error:  # noqa: BLE001 - whatever the program raises is its result
            return [type(error)]
        for arguments in calls:
            try:
                results.append(repr(scope[entry_point](*arguments)))  # type: ignore[operator]
            except Exception as error:  # noqa: BLE001
                results.append(type(error))
    return [*results, printed.getvalue()]


def digest(source: str, entry_point: str = "f") -> str:
    return normal_form(source, entry_point).digest

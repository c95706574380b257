"""What a model is asked, made from a task by a Jinja template.

Templates see these variables:

``statement``
    The task's prompt; in a Markdown code block where the prompt is Python code.
``prompt``
    The task's prompt as it is.
``code_so_far``
    Where a solution goes on behind the prompt itself (ENAMEL), that code; empty elsewhere.
``language``, ``fence``
    What solutions are written in, such as ``C++17``, and how their code blocks are marked, such as ``cpp``.
``entry_point``, ``kind``, ``suite``, ``task_id``
    The task's; ``kind`` is ``function``, ``class`` or ``stdio``.
``is_rewrite``
    Whether the statement ends with a program that is to be made faster.
``given``
    That program; empty elsewhere.
``is_called``
    Whether other code goes behind a solution and calls it, so that it is no whole program.

Any other variable is an error, and templates run in Jinja's sandbox.
"""

import ast
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from effbench.errors import InputError
from effbench.languages import find_language
from effbench.records.generation import Endpoint
from effbench.records.sample import text_sha256
from effbench.records.task import Task
from effbench.storage.json_files import read_text

__all__ = ["REWRITE_STYLES", "STYLES", "PromptTemplate", "open_template"]

STYLES: Final[Mapping[str, str]] = {
    "plain": "the task's own text, nothing else",
    "instruct": "asks for the whole code in one block",
    "efficient": "the same, and asks for the fewest instructions",
    "cot": "asks to think step by step first",
    "base": "a beginning for base models to go on with",
}
"""The templates that effbench ships → a line about each."""
REWRITE_STYLES: Final[Mapping[str, str]] = {
    "pie": "PIE's: the program, and that it be made more efficient",
    "pie-cot": "PIE's: first a strategy, then the program",
    "pie-score": "PIE's, for models that were trained on scores: the version with 10 of 10",
}
"""Those for programs that are to be made faster."""
DEFAULTS: Final[Mapping[Endpoint, str]] = {"chat": "instruct", "completions": "base"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptTemplate:
    """One template.

    Attributes:
        name: Name of a style, or the path of a file.
        source: Its text.
        stop: Where a completion of such a prompt ends.
    """

    name: str
    source: str
    stop: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Of its text."""
        return text_sha256(self.source)

    def render(self, task: Task, endpoint: Endpoint) -> str:
        """Makes the prompt for a task.

        A chat message loses blank lines at its ends; a text to go on with is left exactly as it is.

        Raises:
            InputError: The template is not one, or uses a variable that there is not.
        """
        if self.name in REWRITE_STYLES and not task.given:
            raise InputError(
                f"the prompt {self.name} shows a program to be made faster, and task {task.task_id} gives none: add "
                "--from TIER, or take another prompt"
            )
        # Autoescaping is for HTML; this is text for a model, in which every sign must arrive as it is.
        environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,
            keep_trailing_newline=True,
        )
        try:
            text = environment.from_string(self.source).render(_variables(task))
        except TemplateSyntaxError as error:
            raise InputError(f"the prompt {self.name}, line {error.lineno}: {error.message}: mend it") from error
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise InputError(
                f"the prompt {self.name} cannot be made for task {task.task_id}: {error}; mend the template"
            ) from error
        text = text if endpoint == "completions" else text.strip()
        if not text.strip():
            raise InputError(f"the prompt {self.name} is empty for task {task.task_id}: mend the template")
        return text


def open_template(name: str | None, endpoint: Endpoint) -> PromptTemplate:
    """Finds a template.

    Raises:
        InputError: There is no such style or file.
    """
    name = DEFAULTS[endpoint] if name is None else name
    if name in STYLES or name in REWRITE_STYLES:
        source = files("effbench.samples.generation.prompts").joinpath(f"{name}.jinja").read_text(encoding="utf-8")
        return PromptTemplate(name=name, source=source, stop=("\n```",) if name == "base" else ())
    if "/" in name or "." in name:
        return PromptTemplate(name=name, source=read_text(Path(name)))
    known = ", ".join((*STYLES, *REWRITE_STYLES))
    raise InputError(f"no prompt is named '{name}': choose one of {known}, or give the path of a template")


def _variables(task: Task) -> dict[str, str | bool]:
    prompt, language = task.prompt.strip("\n"), find_language(task.language)
    return {
        "statement": f"```python\n{prompt}\n```" if _is_python(task.prompt) else prompt,
        "prompt": prompt,
        "code_so_far": task.preamble if prompt and prompt in task.preamble else "",
        "language": language.asked_for,
        "fence": language.fences[0],
        "entry_point": task.entry_point,
        "kind": task.kind,
        "is_rewrite": bool(task.given),
        "given": task.baseline.solution.strip("\n") if task.given else "",
        "is_called": bool(task.epilogue),
        "suite": task.suite,
        "task_id": task.task_id,
    }


def _is_python(text: str) -> bool:
    """Whether a prompt is code (a signature with its docstring) and not prose."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape in a prompt is not ours to report
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True

"""A suite for solutions in another language: tasks with references in it, or with one baseline for all languages."""

from dataclasses import replace

from effbench.errors import InputError
from effbench.languages import Language, find_language
from effbench.records.task import PYTHON, Reference, Suite, Task, Translation

__all__ = ["in_language"]


def in_language(suite: Suite, language: str, baseline_language: str | None = None) -> Suite:
    """Keeps the tasks that can be measured in a language, made ready for it.

    Args:
        suite: The whole suite.
        language: What solutions are written in.
        baseline_language: Whose references efficiency is relative to; None for the same language's.

    Raises:
        InputError: There is no such language, or no task has the references.
    """
    wanted = find_language(language)
    of_baseline = find_language(baseline_language or language)
    if wanted.name == of_baseline.name == PYTHON and all(task.language == PYTHON for task in suite.tasks):
        return suite
    tasks = tuple(made for task in suite.tasks if (made := _task_in(task, wanted, of_baseline)) is not None)
    if not tasks:
        raise InputError(_why_none(suite, wanted, of_baseline))
    known = suite.unscored_task_ids | {task.task_id for task in suite.tasks}
    return replace(suite, tasks=tasks, unscored_task_ids=known - {task.task_id for task in tasks})


def _task_in(task: Task, language: Language, of_baseline: Language) -> Task | None:
    if task.language != PYTHON or language.name == of_baseline.name == PYTHON:
        is_own = find_language(task.language).family == language.family and language.name == of_baseline.name
        return replace(task, language=language.name) if is_own else None
    references, own = _references(task, of_baseline), _translation(task, language)
    # References that are whole programs do not stand between the preamble and the epilogue of another language.
    is_apart = language.family != of_baseline.family and bool(task.epilogue)
    if task.kind != "stdio" or not references or is_apart:
        return None
    return replace(
        task,
        prompt=own.prompt or task.prompt,
        language=language.name,
        reference_language="" if language.name == of_baseline.name else of_baseline.name,
        references=references,
        answering=task.program(task.fastest.solution),
        preamble=own.preamble,
        epilogue=own.epilogue,
        translations=(replace(own, language=language.name, references=_references(task, language)),),
    )


def _references(task: Task, language: Language) -> tuple[Reference, ...]:
    if language.name == PYTHON:
        program = [replace(item, solution=task.program(item.solution).source) for item in task.references]
        return tuple(program)
    return _translation(task, language).references


def _translation(task: Task, language: Language) -> Translation:
    none = Translation(language=language.family, references=())
    return next((each for each in task.translations if each.language == language.family), none)


def _why_none(suite: Suite, language: Language, of_baseline: Language) -> str:
    own = sorted({task.language for task in suite.tasks})
    if PYTHON not in own:
        return (
            f"the suite '{suite.name}' has no task in {language.title}: add --language {' or '.join(own)}, without "
            "--baseline-language"
        )
    if all(task.kind != "stdio" for task in suite.tasks):
        return (
            f"the suite '{suite.name}' asks for functions, which are measured in Python only: take a suite of whole "
            "programs, such as core-stdio"
        )
    return (
        f"no task of the suite '{suite.name}' has a reference in {of_baseline.title}, which efficiency in "
        f"{language.title} would be relative to: add --baseline-language python"
    )

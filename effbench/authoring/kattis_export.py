"""Writes tasks of whole programs as problem packages (legacy format), so that judges can use them.

Tests are the task's own, the examples of its prompt are the samples, its contract is the validator of inputs. What the
references are expected to get is what they got here: a reference within the budget is accepted, one beyond it is too
slow. The factor is chosen so that the limit of Python is the task's budget.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.prompt_examples import text_examples
from effbench.authoring.task_runner import TaskRunner
from effbench.errors import InputError
from effbench.languages import find_language
from effbench.measure.baseline import reference_records
from effbench.measure.budget import budget_of, cost
from effbench.measure.context import MeasureContext
from effbench.measure.meter import TaskMeter
from effbench.measure.test_cases import TestCase, TestCases
from effbench.records.measurement import Verdict
from effbench.records.task import Comparison
from effbench.sandboxes import values
from effbench.storage.cache import Cache
from effbench.suites.native_task import read_task_table

__all__ = ["ReferenceCosts", "kattis_files", "package_name", "reference_costs", "write_kattis_package"]

_CHECKS: Final[Mapping[Comparison, str]] = {
    Comparison.TEXT: """def check(given, answer, output):
    return lines(answer) == lines(output)


def lines(text):
    return [line.rstrip() for line in text.rstrip().split("\\n")]
""",
    Comparison.EXACT: """def check(given, answer, output):
    return answer == output
""",
}
"""The format's default validator compares tokens: it would not see where lines end."""
_FOLDERS: Final = {
    Verdict.WA: "wrong_answer", Verdict.TLE: "time_limit_exceeded", Verdict.RE: "run_time_error",
}  # fmt: skip
_VALIDATE_INPUT: Final = """


if __name__ == "__main__":
    import sys

    try:
        contract(sys.stdin.read())
    except Exception as error:  # whatever a contract raises refuses the input
        print(repr(error), file=sys.stderr)
        sys.exit(43)
    sys.exit(42)
"""
_VALIDATE_OUTPUT: Final = """


if __name__ == "__main__":
    import sys

    options = {"newline": "", "encoding": "utf-8", "errors": "surrogateescape"}
    sys.stdin.reconfigure(**options)
    with open(sys.argv[1], **options) as given, open(sys.argv[2], **options) as answer:
        is_right = check(given.read(), answer.read(), sys.stdin.read())
    sys.exit(42 if is_right is True else 43)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCosts:
    """What a task's references in its own language cost.

    Attributes:
        largest: By reference id, the largest cost of one input.
        budget: What a solution may cost: the task's factor times the baseline's largest cost.
        wrong: By name, the verdict of each wrong solution, which may be slow or fail before it is wrong.
    """

    largest: Mapping[str, int]
    budget: int
    wrong: Mapping[str, Verdict]

    def is_within(self, reference_id: str) -> bool:
        """Whether a reference is within the budget."""
        return self.largest[reference_id] <= self.budget


def package_name(authored: AuthoredTask) -> str:
    """The name of a task's package: small letters and digits, as Kattis wants it."""
    return authored.task.task_id.rpartition("/")[2].replace("_", "").lower()


def reference_costs(authored: AuthoredTask, context: MeasureContext, cases: TestCases, cache: Cache) -> ReferenceCosts:
    """Measures a task's references, or takes what is known of them.

    Raises:
        SuiteError: One does not pass its own tests.
        SandboxDied: The lane is gone.
    """
    meter, task = TaskMeter(context, cases), authored.task
    largest = {}
    for reference in task.references:
        records = reference_records(task, reference, meter, context, cache)
        budget_of(task, records, (), context.calibration)  # refuses one that fails
        counts = (
            cost(each.instructions, each.load_instructions, context.calibration)
            for each in records
            if each.instructions is not None
        )
        largest[reference.reference_id] = max(counts)
    budget = int(task.timeout_factor * largest[task.fastest.reference_id])
    runner = TaskRunner(context, task, authored.contract)
    tried = [*_examples(authored, cases.cases), *cases.cases]
    wrong = {each.name: _verdict(runner, each.solution, tried, budget) for each in authored.authoring.wrong}
    return ReferenceCosts(largest=largest, budget=budget, wrong=wrong)


def _examples(authored: AuthoredTask, cases: Sequence[TestCase]) -> list[TestCase]:
    """The prompt's examples as cases."""
    return [
        replace(cases[0], arguments=values.encode((each.given,)), answer=values.encode(each.want))
        for each in text_examples(authored.task.prompt)
    ]


def _verdict(runner: TaskRunner, solution: str, cases: Sequence[TestCase], budget: int) -> Verdict:
    """What a judge says of a solution that is slow, wrong or both: on the first case that it does not pass."""
    for case in cases:
        reading = runner.count(solution, case)
        if reading.instructions is not None and reading.instructions > budget:
            return Verdict.TLE
        verdict, _ = runner.judge.verdict(reading.outcome, case)
        if verdict is not Verdict.AC:
            return verdict
    return Verdict.AC


def write_kattis_package(
    authored: AuthoredTask, cases: Sequence[TestCase], costs: ReferenceCosts, folder: Path
) -> Path:
    """Writes a task's package into a folder, under :func:`package_name`.

    Raises:
        InputError: The task asks for no whole program, or the package cannot be written or is there already.
    """
    target = folder / package_name(authored)
    files = kattis_files(authored, cases, costs)
    if target.exists():
        raise InputError(f"{target} exists: remove it, or give another folder with -o")
    try:
        for name, text in files.items():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}): give another folder with -o") from error
    return target


def kattis_files(authored: AuthoredTask, cases: Sequence[TestCase], costs: ReferenceCosts) -> dict[str, str]:
    """The files of a task's package: name → text.

    Raises:
        InputError: The task asks for no whole program.
    """
    task = authored.task
    if task.kind != "stdio" or authored.is_rewrite:
        raise InputError(f"{task.task_id} asks for no whole program, and packages hold nothing else: choose others")
    files = {
        "problem.yaml": _problem_yaml(authored, costs),
        "problem_statement/problem.en.md": task.prompt,
        **_submissions(authored, costs),
    }
    if authored.contract is not None:
        files["input_validators/contract/contract.py"] = authored.contract.source + _VALIDATE_INPUT
    checker = _CHECKS[task.comparison] if task.checker is None else task.checker.source
    files["output_validators/checker/checker.py"] = checker + _VALIDATE_OUTPUT
    for number, example in enumerate(text_examples(task.prompt), start=1):
        files |= {f"data/sample/{number}.in": example.given, f"data/sample/{number}.ans": example.want}
    for number, case in enumerate(cases, start=1):
        (text,) = values.decode(case.arguments)
        files |= {f"data/secret/{number:03}.in": text, f"data/secret/{number:03}.ans": values.decode(case.answer)}
    return files


def _problem_yaml(authored: AuthoredTask, costs: ReferenceCosts) -> str:
    task = authored.task
    slowest = max(cost for name, cost in costs.largest.items() if costs.is_within(name))
    lines = {
        "name": read_task_table(authored.place).text("title"),
        "source": f"effbench, {task.task_id}",
        "rights_owner": "The effbench authors",
        "license": "permission",
        "validation": "custom",
    }
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())
    factor = max(1.0, costs.budget / slowest)
    limits = {
        "time_multiplier": f"{factor:.6f}",
        "time_safety_margin": 1,
        "time_resolution": 0.0001,  # judges round limits up to it, to a second where they do not know it
        "memory": task.memory_limit_bytes >> 20,
    }
    return f"{text}limits:\n" + "".join(f"  {key}: {value}\n" for key, value in limits.items())


def _submissions(authored: AuthoredTask, costs: ReferenceCosts) -> dict[str, str]:
    task = authored.task
    files = {}
    for reference in task.references:
        folder = "accepted" if costs.is_within(reference.reference_id) else "time_limit_exceeded"
        files[f"submissions/{folder}/{reference.reference_id}.py"] = task.program(reference.solution).source
    for wrong in authored.authoring.wrong:
        folder = _FOLDERS.get(costs.wrong[wrong.name], "rejected")
        files[f"submissions/{folder}/{wrong.name}.py"] = task.program(wrong.solution).source
    for translation in task.translations:
        language, best = find_language(translation.language), translation.references[-1]
        files[f"submissions/accepted/{best.reference_id}{language.extension}"] = best.solution
    return files

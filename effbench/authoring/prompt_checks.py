"""Are the prompt's examples true, for every reference and by the task's own comparison?"""

import re
from collections.abc import Iterator
from typing import Final

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.problems import Code, Problem
from effbench.authoring.prompt_examples import CallExample, TextExample, call_examples, text_examples
from effbench.authoring.task_runner import TaskRunner
from effbench.measure.test_cases import TestCase
from effbench.measure.verdicts import equal_exactly
from effbench.records.task import Comparison, Program, Reference
from effbench.sandboxes import values
from effbench.sandboxes.outcome import Outcome

__all__ = ["check_budget", "check_examples", "stated_budget"]

EXAMPLE_CPU_S: Final = 10.0
SHOWN: Final = 80
BUDGET_SPREAD: Final = 0.25
"""A prompt states a round number of instructions; it may be so far from what is allowed."""
_BUDGET: Final = re.compile(r"\b(\d+) million machine instructions")

_DRIVER: Final = '''

def effbench_examples(entry_point, examples):
    import ast
    from math import inf, nan

    scope = dict(globals(), inf=inf, nan=nan)
    found = []
    for source, want, raises in examples:
        try:
            if raises:
                found.append(("", effbench_raised(source, scope), raises, None))
                continue
            arguments = effbench_arguments(entry_point, source, scope)
            try:
                code = compile(source, "prompt.md", "eval")
            except SyntaxError:
                exec(source, scope)
                got = None
            else:
                got = eval(code, scope)
            wanted = eval(want, scope) if want else None
        except BaseException as error:
            found.append((f"{type(error).__name__}: {str(error)[:200]}", None, None, None))
        else:
            found.append(("", got, wanted, arguments))
    return found


def effbench_raised(source, scope):
    try:
        exec(source, scope)
    except Exception as error:
        return type(error).__name__
    return "nothing"


def effbench_arguments(entry_point, source, scope):
    """The arguments of a plain call of the entry point, else None."""
    import ast

    node = ast.parse(source).body[0]
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or call.keywords or ast.unparse(call.func) != entry_point:
        return None
    return eval("(" + "".join(ast.unparse(argument) + "," for argument in call.args) + ")", scope)
'''


def check_examples(authored: AuthoredTask, runner: TaskRunner) -> Iterator[Problem]:
    """Runs the examples with every reference."""
    has_calls = authored.task.kind != "stdio"
    try:
        calls = call_examples(authored.task.prompt) if has_calls else ()
        texts = () if has_calls else text_examples(authored.task.prompt)
    except ValueError as error:
        yield authored.at("prompt.md", 1, Code.EXAMPLE_UNTRUE, f"has examples that cannot be read: {error}.")
        return
    if not calls and not texts:
        how = "a `pycon` block with calls" if has_calls else "an `input` block followed by an `output` block"
        yield authored.at("prompt.md", 1, Code.NO_EXAMPLES, f"shows no example: add {how}.")
    for reference in reversed(authored.task.references):
        problems = [*_calls(authored, runner, reference, calls), *_texts(authored, runner, reference, texts)]
        yield from problems
        if problems:
            return  # what is untrue of the best reference need not be said of the others


def check_budget(authored: AuthoredTask, allowed: float) -> Iterator[Problem]:
    """Holds the budget that the prompt states, where it does, against the one that eff@k allows."""
    stated = stated_budget(authored.task.prompt)
    if stated is None:
        return
    line, instructions = stated
    if abs(instructions / allowed - 1) > BUDGET_SPREAD:
        yield authored.at(
            "prompt.md", line, Code.BUDGET_UNTRUE,
            f"states {instructions / 1e6:,.0f} million instructions, and {allowed / 1e6:,.1f} million are allowed.",
        )  # fmt: skip


def stated_budget(prompt: str) -> tuple[int, int] | None:
    """The line and the number of instructions that a prompt allows; None where it states none."""
    for number, line in enumerate(prompt.splitlines(), 1):
        found = _BUDGET.search(line)
        if found:
            return number, int(found[1]) * 1_000_000
    return None


def _calls(
    authored: AuthoredTask, runner: TaskRunner, reference: Reference, examples: tuple[CallExample, ...]
) -> Iterator[Problem]:
    if not examples:
        return
    source = authored.task.program(reference.solution).source + _DRIVER
    pairs = [(example.source, example.want, example.raises) for example in examples]
    program = Program(source=source, entry_point="effbench_examples")
    found = runner.evaluate(program, (authored.task.entry_point, pairs))
    if isinstance(found, Outcome):
        yield authored.at("prompt.md", 1, Code.EXAMPLE_UNTRUE, f"has examples that cannot be run: {found.detail}.")
        return
    for example, (fault, got, wanted, arguments) in zip(examples, found, strict=True):
        if fault:
            yield _untrue(authored, reference, example.line, example.source, f"raises {fault}")
        elif not _is_so(authored, runner, got, wanted, arguments):
            yield _untrue(authored, reference, example.line, example.source, _instead(got, wanted))


def _is_so(authored: AuthoredTask, runner: TaskRunner, got: object, wanted: object, arguments: object) -> bool:
    if arguments is None or authored.task.comparison is Comparison.EXACT:
        return equal_exactly(values.encode(got), values.encode(wanted))
    accepted, _ = runner.judge.accepts(
        values.encode(wanted), _case(authored, values.encode(arguments), values.encode(got))
    )
    return accepted


def _texts(
    authored: AuthoredTask, runner: TaskRunner, reference: Reference, examples: tuple[TextExample, ...]
) -> Iterator[Problem]:
    for example in examples:
        given, want = values.encode((example.given,)), values.encode(example.want)
        outcome = runner.run(reference.solution, given, cpu_s=EXAMPLE_CPU_S)
        shown = example.given.partition("\n")[0][:SHOWN]
        if outcome.output is None:
            yield _untrue(authored, reference, example.line, shown, f"ends with {outcome.detail}")
        elif not runner.judge.accepts(want, _case(authored, given, outcome.output))[0]:
            instead = _instead(values.decode(outcome.output), example.want)
            yield _untrue(authored, reference, example.line, shown, instead)


def _instead(got: object, wanted: object) -> str:
    return f"gives {got!r:.{SHOWN}}, not {wanted!r:.{SHOWN}}"


def _case(authored: AuthoredTask, arguments: bytes, answer: bytes) -> TestCase:
    return TestCase(stress_input=next(authored.task.stress_inputs()), arguments=arguments, answer=answer, weight=0.0)


def _untrue(authored: AuthoredTask, reference: Reference, line: int, example: str, how: str) -> Problem:
    return authored.at(
        "prompt.md", line, Code.EXAMPLE_UNTRUE, f"the example `{example}` is not true: {reference.reference_id} {how}."
    )

"""Lets a model propose inputs; accepts only what is proved: contracts are kept, references agree, counts grow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from effbench.authoring.stress.authors import Author
from effbench.authoring.stress.proposals import Proposal, prompt_for, read_proposal
from effbench.authoring.stress.separation import separation
from effbench.authoring.task_runner import Draw, Endless, TaskRunner
from effbench.errors import InputError
from effbench.measure.test_cases import TestCase
from effbench.records.task import Program, StressInput
from effbench.sandboxes.outcome import Outcome
from effbench.storage.json_files import write_bytes, write_document
from effbench.suites.task_kinds import generator_program

__all__ = ["Accepted", "Judged", "propose", "write_proposals"]

LEAST_GROWTH: Final = 1.5
"""How many times what it costs at the first scored level the best reference must cost at the top."""
REFERENCE_CPU_S: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What speaks for a proposal.

    Attributes:
        growth: Ratio of the best reference's largest costs, top level to first scored level.
        separation: Of the references' costs at the first scored level, on the input where it is largest.
    """

    growth: float
    separation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One answer of the model.

    Attributes:
        completion: The raw text.
        proposal: What was found in it; None where nothing was.
        accepted: None when it was rejected.
        reason: Why it was rejected; empty when it was not.
    """

    completion: str
    proposal: Proposal | None = None
    accepted: Accepted | None = None
    reason: str = ""


def propose(runner: TaskRunner, contract: Program | None, author: Author, *, wanted: int) -> Iterator[Judged]:
    """Asks up to this number of times, and tells the author each time why earlier proposals were rejected.

    Yields:
        Each answer as soon as it is judged.
    """
    rejections: list[str] = []
    for _ in range(wanted):
        judged = _judged(runner, contract, author.complete(prompt_for(runner.task, rejections)))
        if judged.reason:
            rejections.append(judged.reason)
        yield judged


def write_proposals(judged: Sequence[Judged], folder: Path) -> None:
    """Writes every answer with its judgement to ``proposals.json``, and the accepted ones as files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_document(folder / "proposals.json", list(judged))
        for number, each in enumerate(judged, 1):
            if each.accepted is None or each.proposal is None:
                continue
            place = folder / f"proposal_{number}"
            place.mkdir(exist_ok=True)
            write_bytes(place / "generator.py", each.proposal.generator.encode())
            write_bytes(place / "contract.py", each.proposal.contract.encode())
    except OSError as error:
        raise InputError(f"{folder} cannot be made ({error.strerror}): choose another folder with -o") from error


def _judged(runner: TaskRunner, contract: Program | None, text: str) -> Judged:
    proposal = read_proposal(text)
    if isinstance(proposal, str):
        return Judged(completion=text, reason=proposal)
    task = runner.task
    task = replace(task, generator=generator_program(proposal.generator, task.kind, task.errors))
    own = Program(source=proposal.contract, entry_point="contract")
    tried = TaskRunner(runner.context, task, own)
    contracts = {"its own contract": tried}
    if contract is not None:
        contracts["the task's contract"] = TaskRunner(runner.context, task, contract)
    reason = next(_broken(contracts), "")
    if reason:
        return Judged(completion=text, proposal=proposal, reason=reason)
    verdict = _measured(tried)
    if isinstance(verdict, str):
        return Judged(completion=text, proposal=proposal, reason=verdict)
    return Judged(completion=text, proposal=proposal, accepted=verdict)


def _broken(contracts: dict[str, TaskRunner]) -> Iterator[str]:
    """Reasons against the generator, from inputs of every level, and of other seeds."""
    for name, runner in contracts.items():
        draws = [Draw.of(item) for item in runner.task.stress_inputs()]
        draws += [replace(draw, seed=draw.seed ^ 0xABCDEF) for draw in draws]
        found, again = runner.draw(draws), runner.draw(draws[::-1])
        if isinstance(found, Endless) or isinstance(again, Endless):
            yield "its generator does not come to an end in time"
            continue
        for drawn, other in zip(found, reversed(again), strict=True):
            if drawn.at_fault:
                what = "its generator" if drawn.at_fault == "generator" else name
                yield f"{what} raises {drawn.detail} ({drawn.draw})"
            elif drawn.digest != other.digest:
                yield f"its generator gives another input the second time ({drawn.draw})"


def _measured(runner: TaskRunner) -> Accepted | str:
    """Runs all references on all inputs, and counts them where it is cheap."""
    task = runner.task
    cases: list[TestCase] = []
    for item in task.stress_inputs():
        case = _answered(runner, item)
        if isinstance(case, str):
            return case
        cases.append(case)
    for reference in task.references:
        trial = runner.try_out(reference.solution, cases, lambda _: REFERENCE_CPU_S)
        if trial.case is not None:
            where = Draw.of(trial.case.stress_input)
            return f"the references disagree: {reference.reference_id} fails with {trial.verdict} ({where})"
    first, top = task.scored_levels[0].index, task.scored_levels[-1].index
    at_first = [
        [_cost(runner, reference.solution, case) for reference in task.references] for case in _at(cases, first)
    ]
    at_top = [_cost(runner, task.baseline.solution, case) for case in _at(cases, top)]
    growth = max(at_top) / max(costs[-1] for costs in at_first)
    if first != top and growth < LEAST_GROWTH:
        return f"counts do not grow: the top level costs {growth:.2f} times the first scored one"
    return Accepted(growth=growth, separation=max(map(separation, at_first)))


def _at(cases: Sequence[TestCase], level: int) -> list[TestCase]:
    return [case for case in cases if case.stress_input.level == level]


def _answered(runner: TaskRunner, item: StressInput) -> TestCase | str:
    arguments = runner.generate(Draw.of(item))
    if isinstance(arguments, Outcome):
        return f"its generator fails ({Draw.of(item)}): {arguments.detail}"
    outcome = runner.run(runner.task.baseline.solution, arguments, cpu_s=REFERENCE_CPU_S)
    if outcome.output is None:
        return f"the best reference fails on an input ({Draw.of(item)}): {outcome.detail}"
    return TestCase(stress_input=item, arguments=arguments, answer=outcome.output, weight=1.0)


def _cost(runner: TaskRunner, source: str, case: TestCase) -> int:
    """The count; what ends before it is counted is as dear as anything that is."""
    reading = runner.count(source, case)
    return 1 << 62 if reading.instructions is None else max(reading.instructions, 1)

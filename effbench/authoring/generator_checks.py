"""Is the generator sound: ends, repeats, follows its seed, keeps the contract?"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.positions import line_of_function
from effbench.authoring.problems import Code, Problem
from effbench.authoring.task_runner import Draw, Drawn, Endless, TaskRunner
from effbench.suites.task_files import read_text

__all__ = ["CONTRACT_INPUTS", "check_generator"]

CONTRACT_INPUTS: Final = 1000
INPUTS_OF_LARGER_LEVEL: Final = 20
"""Of the inputs that the contract is checked on; all others are of the smallest level, which is cheap."""
CULPRIT_CPU_S: Final = 3.0
MOST_FAULTS: Final = 3
OTHER_SEEDS: Final = 0x5EED_0BAD


def check_generator(authored: AuthoredTask, runner: TaskRunner) -> Iterator[Problem]:
    """Checks the generator; after a problem with code GENERATOR_FAILS there are no inputs to go on with."""
    draws = [Draw.of(item) for item in authored.task.stress_inputs()]
    first = runner.draw(draws)
    if isinstance(first, Endless):
        yield _endless(authored, runner, draws, first)
        return
    faults = list(_faults(authored, first))
    yield from faults
    if faults:
        return
    yield from _repeats(authored, runner, first)
    yield from _follows_seed(authored, runner, first)
    if authored.contract is None:
        yield authored.at(
            "contract.py", 1, Code.NO_CONTRACT,
            "is missing: write `contract(*arguments)` that asserts what the prompt promises of inputs.",
        )  # fmt: skip
        return
    yield from _keeps_contract(authored, runner)


def _repeats(authored: AuthoredTask, runner: TaskRunner, first: Sequence[Drawn]) -> Iterator[Problem]:
    """In another process and backwards: what a generator remembers between calls must not matter either."""
    again = runner.draw([drawn.draw for drawn in reversed(first)])
    digests = [] if isinstance(again, Endless) else [drawn.digest for drawn in reversed(again)]
    changed = next((drawn for drawn, other in zip(first, digests, strict=False) if drawn.digest != other), None)
    if not digests or changed is not None:
        yield _at_generator(
            authored, Code.NOT_DETERMINISTIC,
            f"gives another input the second time ({(changed or first[0]).draw}): take all chance from `rng`, and keep "
            "nothing between calls.",
        )  # fmt: skip


def _follows_seed(authored: AuthoredTask, runner: TaskRunner, first: Sequence[Drawn]) -> Iterator[Problem]:
    other = runner.draw([replace(drawn.draw, seed=drawn.draw.seed ^ OTHER_SEEDS) for drawn in first])
    digests = [drawn.digest for drawn in first] if isinstance(other, Endless) else [drawn.digest for drawn in other]
    smallest = first[0].draw.level
    same = [drawn for drawn, digest in zip(first, digests, strict=True) if drawn.digest == digest]
    larger = [drawn for drawn in same if drawn.draw.level != smallest]
    if larger or len(same) == authored.task.levels[0].n_tests:
        yield _at_generator(
            authored, Code.NOT_SEEDED,
            f"gives the same input for another seed ({(larger or same)[0].draw}): let chance decide some of every "
            "scored input, and of some input of the smallest level.",
        )  # fmt: skip
    seen: dict[str, Draw] = {}
    for drawn in first:
        if drawn.digest in seen:
            yield _at_generator(
                authored, Code.SAME_INPUT,
                f"makes one input twice ({seen[drawn.digest]}; {drawn.draw}): make each test another case.",
            )  # fmt: skip
            return
        seen[drawn.digest] = drawn.draw


def _keeps_contract(authored: AuthoredTask, runner: TaskRunner) -> Iterator[Problem]:
    draws = list(contract_draws(authored))
    found = runner.draw(draws)
    if isinstance(found, Endless):
        yield _endless(authored, runner, draws, found)
    else:
        yield from _faults(authored, found)


def contract_draws(authored: AuthoredTask) -> Iterator[Draw]:
    """The inputs that the contract is checked on: over all levels and many seeds, most of them small."""
    task = authored.task
    for level in task.levels[::-1]:
        wanted = INPUTS_OF_LARGER_LEVEL
        if level.index == task.levels[0].index:
            wanted = CONTRACT_INPUTS - INPUTS_OF_LARGER_LEVEL * (len(task.levels) - 1)
        for index in range(wanted):
            seed = zlib.crc32(f"{task.task_id}/{level.index}/{index}".encode())
            yield Draw(seed=seed, size=level.size, level=level.index, test_index=index % level.n_tests)


def _faults(authored: AuthoredTask, found: Sequence[Drawn]) -> Iterator[Problem]:
    seen: set[tuple[str, int]] = set()
    for drawn in found:
        if not drawn.at_fault or (drawn.at_fault, drawn.line) in seen:
            continue
        seen.add((drawn.at_fault, drawn.line))
        if drawn.at_fault == "generator":
            yield _at_generator(
                authored, Code.GENERATOR_FAILS, f"raises {drawn.detail} ({drawn.draw}).", line=drawn.line
            )
        else:
            yield authored.at(
                "contract.py", drawn.line, Code.CONTRACT_BROKEN,
                f"refuses an input of the generator ({drawn.draw}): {drawn.detail}; mend one of the two.",
            )  # fmt: skip
        if len(seen) == MOST_FAULTS:
            return


def _endless(authored: AuthoredTask, runner: TaskRunner, draws: Sequence[Draw], end: Endless) -> Problem:
    """Names an input that does not end on its own, where there is one."""
    without_contract = TaskRunner(runner.context, authored.task, None)
    for draw in {draw.level: draw for draw in reversed(draws)}.values():
        alone = without_contract.draw([draw], cpu_s=CULPRIT_CPU_S)
        if isinstance(alone, Endless):
            return _at_generator(authored, Code.GENERATOR_FAILS, f"makes no input ({draw}): {alone.detail}.")
        judged = runner.draw([draw], cpu_s=CULPRIT_CPU_S)
        if isinstance(judged, Endless):
            return authored.at(
                "contract.py", 1, Code.CONTRACT_BROKEN, f"cannot judge an input ({draw}): {judged.detail}."
            )
    return _at_generator(
        authored, Code.GENERATOR_FAILS, f"is too slow for {len(draws)} inputs ({end.detail}): make it cheaper."
    )


def _at_generator(authored: AuthoredTask, code: Code, sentence: str, *, line: int = 0) -> Problem:
    source = authored.task.generator.source
    begins = line_of_function(source, "generate_input")
    # What follows the author's own text is effbench's.
    own = len(read_text(authored.place.files, "generator.py").splitlines())
    return authored.at("generator.py", line if 0 < line <= own else begins, code, sentence)

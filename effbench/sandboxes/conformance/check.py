"""Checks a sandbox against what every sandbox must withstand.

For a third party's sandbox, ``assert check_sandbox(MySandbox()) == []`` is the whole test. For a test case per program,
loop over :data:`CHECKS` and call :func:`find_problems` with a lane of :data:`LANE_OPTIONS`.
"""

from collections.abc import Callable
from functools import partial

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.conformance.cases import BROKEN_SOURCES, CHECKS, ENTRY_POINT, LANE_OPTIONS, LIMITS, Check
from effbench.sandboxes.conformance.wasm_cases import checks_for
from effbench.sandboxes.job import Engine, Job, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, Sandbox

__all__ = [
    "CHECKS",
    "LANE_OPTIONS",
    "Check",
    "check_sandbox",
    "find_problems",
    "find_problems_of_calls",
    "find_problems_of_preparing",
]

_SERIES = "def attempt(number):\n    return 1 // (9 - number), [number]\n"
_PROBE = Check(
    name="sorts", source="def attempt():\n    return sorted([3, 1, 2])\n", endings=frozenset({Ending.RETURNED})
)
_PROBED = values.encode([1, 2, 3])


def check_sandbox(sandbox: Sandbox) -> list[str]:
    """Makes all checks, natively and, where there is an emulator, emulated.

    Args:
        sandbox: What is checked.

    Returns:
        One sentence for each problem; none for a sound sandbox.

    Raises:
        SandboxUnavailable: The sandbox gives no lane.
    """
    facts = sandbox.facts()
    engines = tuple(Engine) if facts.emulator else (Engine.NATIVE,)
    attempts: list[tuple[str, Callable[[Lane], list[str]]]] = [
        ("preparing", find_problems_of_preparing),
        ("several calls", find_problems_of_calls),
    ]
    attempts += [
        (f"{check.name} ({engine})", partial(find_problems, check=check, engine=engine))
        for check in checks_for(facts.machine)
        for engine in check.engines
        if engine in engines
    ]
    problems: list[str] = []
    lane = sandbox.open_lane(LANE_OPTIONS)
    try:
        for name, attempt in attempts:
            try:
                problems += attempt(lane)
            except SandboxDied as error:
                problems.append(f"{name}: the lane died of it: {error}")
                lane.close()
                lane = sandbox.open_lane(LANE_OPTIONS)
    finally:
        lane.close()
    return problems


def find_problems(lane: Lane, check: Check, engine: Engine) -> list[str]:
    """Makes one check, and then runs a harmless program to see whether the lane still works.

    Args:
        lane: Made with :data:`LANE_OPTIONS`.
        check: What is tried.
        engine: Who executes it.

    Returns:
        One sentence for each problem.

    Raises:
        SandboxDied: The lane did not survive it.
    """
    if check.earlier:
        _run(lane, check, check.earlier, engine)
    problems = _problems_of(check, _run(lane, check, check.source, engine))
    if engine is Engine.NATIVE and check.text is None:
        problems += [f"as one of several calls, {problem}" for problem in _problems_of(check, _call(lane, check))]
    probe = _run(lane, _PROBE, _PROBE.source, engine)
    if probe.output != _PROBED:
        problems.append(f"after it the lane does not work: {probe.ending} {probe.detail}")
    return [f"{check.name} ({engine}): {problem}" for problem in problems]


def find_problems_of_preparing(lane: Lane) -> list[str]:
    """Hands in sources that are no programs.

    Returns:
        One sentence for each that is taken for one.

    Raises:
        SandboxDied: The lane did not survive it.
    """
    taken = [name for name, source in BROKEN_SOURCES.items() if isinstance(lane.prepare(source, ENTRY_POINT), Prepared)]
    return [f"a source with {name} was taken for a program" for name in taken]


def find_problems_of_calls(lane: Lane) -> list[str]:
    """Calls one program with several inputs, on one of which it fails.

    Returns:
        One sentence for each problem.

    Raises:
        SandboxDied: The lane did not survive it.
    """
    program = lane.prepare(_SERIES, ENTRY_POINT)
    if not isinstance(program, Prepared):
        return [f"several calls: the lane does not prepare a sound program: {program.detail}"]
    inputs = [values.encode((number,)) for number in (8, 7, 9, 1)]
    outcomes = lane.call_each(program, inputs, limits=LIMITS)
    endings = [outcome.ending for outcome in outcomes]
    if endings != [Ending.RETURNED, Ending.RETURNED, Ending.RAISED]:
        return [f"several calls: they ended as {', '.join(endings)}, not as returned, returned, raised"]
    alone = [lane.run(Job(program=program, arguments=arguments, limits=LIMITS)).output for arguments in inputs[:2]]
    together = [outcome.output for outcome in outcomes[:2]]
    if together != alone:
        return [f"several calls: they returned {together!r:.200}, and {alone!r:.200} each alone"]
    return []


def _problems_of(check: Check, outcome: Outcome) -> list[str]:
    if outcome.ending not in check.endings:
        return [f"it ended as {outcome.ending} ({outcome.detail}), not as {' or '.join(sorted(check.endings))}"]
    if (outcome.output is not None) != (outcome.ending is Ending.RETURNED):
        return ["a run must have an output when it returned, and only then"]
    if check.returns is None or outcome.output is None:
        return []
    try:
        returned = values.decode(outcome.output)
    except ValueError as error:
        return [f"its output cannot be decoded: {error}"]
    return [] if returned == check.returns else [f"it returned {returned!r:.200}, not {check.returns!r:.200}"]


def _call(lane: Lane, check: Check) -> Outcome:
    program = lane.prepare(check.source, ENTRY_POINT)
    if isinstance(program, NotAProgram):
        return _unprepared(program)
    return lane.call_each(program, [values.encode(check.given)], limits=check.limits)[-1]


def _unprepared(program: NotAProgram) -> Outcome:
    return Outcome(ending=Ending.REFUSED, detail=f"the lane does not prepare a sound program: {program.detail}")


def _run(lane: Lane, check: Check, source: str, engine: Engine) -> Outcome:
    """Runs a source as the check's would be run."""
    program = lane.prepare(source, ENTRY_POINT if check.text is None else "")
    if isinstance(program, NotAProgram):
        return _unprepared(program)
    job = Job(program=program, arguments=values.encode(check.given), limits=check.limits, engine=engine)
    return lane.run(job)

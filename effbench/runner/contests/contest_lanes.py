"""The lanes that judging problems needs: one for each language, opened when it is first needed, and a judge's own."""

import logging
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Final

from effbench.counters import choose_counter
from effbench.counters.environment import observe
from effbench.counters.protocol import Counter
from effbench.errors import InputError
from effbench.languages import PYTHON, find_language
from effbench.measure.calibration import calibrate
from effbench.records.environment import Calibration
from effbench.sandboxes.choose import open_language_sandbox
from effbench.sandboxes.judging_lane import JudgingLane
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox

__all__ = ["ContestLanes", "CountingLane"]

_LOG = logging.getLogger(__name__)
VALIDATOR_LANGUAGE: Final = "cpp"
MEMORY_SPARE_BYTES: Final = 1 << 30
STACK_BYTES: Final = 256 << 20
"""Solutions recurse deeply. Judges give all of the memory; but each thread gets as much, so that there were none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingLane:
    """A lane with its counter.

    Attributes:
        lane: Where programs run.
        counter: Counts them.
        calibration: What the empty program counts there.
        environment_id: Of all that may change a count.
    """

    lane: Lane
    counter: Counter
    calibration: Calibration
    environment_id: str


class ContestLanes:
    """See the module; for one thread.

    Args:
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        memory_bytes: Of the greediest problem.
    """

    def __init__(self, sandbox: Sandbox, counter: str, memory_bytes: int) -> None:
        self._sandbox, self._counter = sandbox, counter
        self._options = LaneOptions(
            memory_bytes=memory_bytes + MEMORY_SPARE_BYTES, stack_bytes=min(memory_bytes, STACK_BYTES)
        )
        self._opened = ExitStack()
        self._lanes: dict[str, CountingLane] = {}

    def of(self, name: str) -> CountingLane:
        """The lane of a language.

        Raises:
            InputError: The sandbox has none for it; so says SandboxUnavailable.
        """
        if name not in self._lanes:
            language = find_language(name)
            sandbox = open_language_sandbox(self._sandbox, language)
            lane = self._opened.enter_context(closing(sandbox.open_lane(self._options)))
            facts = sandbox.facts()
            counter, why = choose_counter(self._counter, facts)
            if not counter.exact:
                _LOG.info(
                    f"the counter {counter.name} ({why}) is not exact: limits and verdicts may differ between runs"
                )
            self._lanes[name] = CountingLane(
                lane=lane,
                counter=counter,
                calibration=calibrate(lane, counter, language),
                environment_id=observe(facts, counter).environment_id,
            )
        return self._lanes[name]

    @property
    def unit(self) -> str:
        """Unit of the counter in the lanes that are open."""
        return next((lane.counter.unit for lane in self._lanes.values()), "instructions")

    @property
    def judging(self) -> JudgingLane:
        """Where validators run.

        Raises:
            InputError: The sandbox runs none.
        """
        return self.judging_of(VALIDATOR_LANGUAGE)

    def judging_of(self, name: str) -> JudgingLane:
        """The lane of a language, where validators talk to its programs; for Python that of C++.

        Raises:
            InputError: The sandbox runs no validators.
        """
        lane = self.of(VALIDATOR_LANGUAGE if name == PYTHON.name else name).lane
        if not isinstance(lane, JudgingLane):
            raise InputError(f"the {self._sandbox.name} sandbox runs no validators of outputs: take --sandbox docker")
        return lane

    def close(self) -> None:
        """Ends all lanes."""
        self._opened.close()
        self._lanes.clear()

"""A lane that is opened when it is first needed, kept warm, and replaced when it has died."""

from effbench.sandboxes.protocol import Lane, LaneOptions, MemoryLane, MemorySandbox, Sandbox

__all__ = ["PooledLane"]


class PooledLane:
    """See the module. Used by one thread at a time; any other may close it.

    Args:
        sandbox: Makes the lanes where solutions run.
        options: How each of them is made.
        of_suite: Makes those where the suite's own programs run; None where they run in the same.
        of_references: Makes those where references run; None where they run in the same.
        of_memory: Makes those where memory is measured; None where it is not.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        options: LaneOptions,
        *,
        of_suite: Sandbox | None = None,
        of_references: Sandbox | None = None,
        of_memory: MemorySandbox | None = None,
    ) -> None:
        self._options = options
        self._of_solutions, self._of_suite, self._of_references = sandbox, of_suite or sandbox, of_references or sandbox
        self._of_memory = of_memory
        self._lanes: dict[int, Lane] = {}
        self._memory_lanes: dict[str, MemoryLane] = {}  # one at most

    def lane(self) -> Lane:
        """The lane that is open, or a new one."""
        return self._of(self._of_solutions)

    def suite_lane(self) -> Lane:
        """The lane for the suite's own programs."""
        return self._of(self._of_suite)

    def reference_lane(self) -> Lane:
        """The lane for references."""
        return self._of(self._of_references)

    def close(self) -> None:
        """Ends the lanes that are open; the next are new ones."""
        for lanes in (self._memory_lanes, self._lanes):
            _close(lanes)

    def memory_lane(self) -> MemoryLane | None:
        """The lane where memory is measured; None where it is not."""
        if self._of_memory is None:
            return None
        lane = self._memory_lanes.get("")
        if lane is None:
            lane = self._memory_lanes[""] = self._of_memory.open_memory_lane(self._options)
        return lane

    def _of(self, sandbox: Sandbox) -> Lane:
        lane = self._lanes.get(id(sandbox))
        if lane is None:
            lane = self._lanes[id(sandbox)] = sandbox.open_lane(self._options)
        return lane


def _close(lanes: "dict[str, MemoryLane] | dict[int, Lane]") -> None:
    while True:  # its own thread may open one meanwhile, or close them too
        try:
            _, lane = lanes.popitem()
        except KeyError:
            return
        lane.close()

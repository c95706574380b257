"""A lane that is opened when it is first needed, kept warm, and replaced when it has died."""

from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox

__all__ = ["PooledLane"]


class PooledLane:
    """See the module. Used by one thread at a time.

    Args:
        sandbox: Makes the lanes.
        options: How each of them is made.
    """

    def __init__(self, sandbox: Sandbox, options: LaneOptions) -> None:
        self._sandbox, self._options = sandbox, options
        self._lane: Lane | None = None

    def lane(self) -> Lane:
        """The lane that is open, or a new one."""
        if self._lane is None:
            self._lane = self._sandbox.open_lane(self._options)
        return self._lane

    def close(self) -> None:
        """Ends the lane, if one is open; the next is a new one."""
        if self._lane is not None:
            self._lane.close()
        self._lane = None

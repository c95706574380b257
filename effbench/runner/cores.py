"""Which of the machine's cores this process may use."""

import os

__all__ = ["usable_cores"]


def usable_cores() -> list[int]:
    """Their numbers; all of the machine's where the system does not tell."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))

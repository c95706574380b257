"""How often the kernel has killed something in this sandbox for lack of memory, as its control group tells."""

import os

FILE_VARIABLE = "EFFBENCH_MEMORY_EVENTS"
"""Names the file where the sandbox's group is not the one that a container shows; an empty file tells nothing."""
FILES = (
    "/sys/fs/cgroup/memory.events",  # version 2
    "/sys/fs/cgroup/memory/memory.oom_control",  # version 1
)


def oom_kills() -> int | None:
    """The number so far; None where this process cannot see it."""
    named = os.environ.get(FILE_VARIABLE)
    for path in (named,) if named else FILES:
        try:
            with open(path) as stream:
                words = stream.read().split()
        except OSError:
            continue
        if "oom_kill" in words:
            return int(words[words.index("oom_kill") + 1])
    return None

"""How often the kernel has killed something in this sandbox for lack of memory, as its control group tells."""

FILES = (
    "/sys/fs/cgroup/memory.events",  # version 2
    "/sys/fs/cgroup/memory/memory.oom_control",  # version 1
)


def oom_kills() -> int | None:
    """The number so far; None where this process cannot see it."""
    for path in FILES:
        try:
            with open(path) as stream:
                words = stream.read().split()
        except OSError:
            continue
        if "oom_kill" in words:
            return int(words[words.index("oom_kill") + 1])
    return None

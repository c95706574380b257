"""``python -m bench [NAME …]``: measurements of effbench itself; without a name, those of its speed."""

import sys

from bench import layout, overhead, rewards, statistics

SPEED = ("overhead", "layout", "rewards")
"""The others simulate: they take a quarter of an hour, and give the same figures on every machine."""
BENCHES = {"overhead": overhead.main, "layout": layout.main, "rewards": rewards.main, "statistics": statistics.main}


def main(names: list[str]) -> int:
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    for name in names or SPEED:
        BENCHES[name](print)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

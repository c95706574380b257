"""``python -m bench [NAME …]``: all measurements of effbench itself, or those named."""

import sys

from bench import layout, overhead

BENCHES = {"overhead": overhead.main, "layout": layout.main}


def main(names: list[str]) -> int:
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    for name in names or BENCHES:
        BENCHES[name](print)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

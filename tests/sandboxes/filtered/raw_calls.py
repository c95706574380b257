"""Makes system calls within the filter: standard input lists numbers with arguments; writes results with errnos."""

import json
import sys

from tests.sandboxes.filtered import entrance


def main() -> None:
    calls = json.load(sys.stdin)
    entrance.enter()
    json.dump([entrance.call(*call) for call in calls], sys.stdout)


if __name__ == "__main__":
    main()

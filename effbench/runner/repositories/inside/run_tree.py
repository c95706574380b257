"""Runs a tree: its workload up to the window or through it, or its guard tests. Standard input says which.

``setup SEED`` and ``window SEED`` are one program up to the window, so that what precedes it can be taken off.
``guard``, then a node id a line, answers with a line for each test.
"""

import random
import sys
import traceback
from importlib import import_module


def main() -> None:
    """Does what standard input asks for."""
    job, *words = sys.stdin.read().split()
    if job == "guard":
        _guard(words)
        return
    workload = import_module("effbench_workload")
    subject = workload.setup(random.Random(int(words[0])))
    if job == "window":
        result = workload.window(subject)
        sys.stdout.write(workload.value(result))


def _guard(node_ids: "list[str]") -> None:
    for node_id in node_ids:
        path, _, name = node_id.partition("::")
        try:
            test = import_module(path.removesuffix(".py").replace("/", "."))
            getattr(test, name)()
        except BaseException as error:  # noqa: BLE001  # whatever a test ends with, it fails
            last = traceback.extract_tb(error.__traceback__)[-1]
            said = " ".join(str(error).split())[:80]
            print(f"failed {node_id} {type(error).__name__}: {said} at {last.filename}:{last.lineno}")
        else:
            print(f"passed {node_id}")


if __name__ == "__main__":
    main()

"""Runs a tree: its workload, or its guard tests. It imports the workload, and only then asks for its input.

The first line is a seed or, behind ``guard``, node ids. When the subject is made, the workload asks once more, and the
answer starts the window. Guard tests answer with a line each.
"""

import collections
import collections.abc
import fractions
import gc
import inspect
import math
import os
import random
import sys
import time
import traceback
import warnings
from importlib import import_module

end = os._exit
OldSpec = collections.namedtuple("OldSpec", "args varargs keywords defaults")  # a tree reads it


class Seeded(random.Random):
    """Takes a seed of its own where it is given none, instead of one of the system's."""

    def seed(self, a: "int | float | str | bytes | bytearray | None" = None, version: int = 2) -> None:  # type: ignore[override]  # a base's own
        """See :meth:`random.Random.seed`."""
        super().seed(0 if a is None else a, version)


def main() -> None:
    """Does what standard input asks for."""
    warnings.simplefilter("ignore")
    _add_names_of_older_pythons()
    if "PYTHONPATH" in os.environ:
        # Packages of the image, such as numpy, can do without ctypes, but not with a part of it (stand_ins/ctypes.py).
        vars(sys)["modules"]["ctypes"] = None
    # A library that draws a number while it is imported draws the same one in each run, in as many turns.
    vars(random)["Random"] = Seeded
    random.seed(0)
    workload = import_module("effbench_workload")
    # A collection in the window would cost what the import left, by chance in one tree and not in another.
    gc.collect()
    gc.freeze()
    job, *words = sys.stdin.readline().split()
    if job == "guard":
        _guard(words)
    else:
        subject = workload.setup(random.Random(int(job)))
        sys.stdin.readline()
        sys.stdout.write(workload.value(workload.window(subject)))
    sys.stdout.flush()
    # What the interpreter does to end is none of the window's work.
    end(0)


def _add_names_of_older_pythons() -> None:
    """Trees of old commits look for what Python has no more: 3.9 had most of it."""
    for name in collections.abc.__all__:
        setattr(collections, name, getattr(collections.abc, name))
    vars(inspect).setdefault("getargspec", lambda function: OldSpec(*inspect.getfullargspec(function)[:4]))
    vars(fractions).setdefault("gcd", math.gcd)
    vars(time).setdefault("clock", time.perf_counter)


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
    try:
        main()
    except BaseException as error:  # noqa: BLE001  # the first line is what is shown
        last = traceback.extract_tb(error.__traceback__)[-1]
        sys.exit(f"{type(error).__name__}: {error} at {last.filename}:{last.lineno}")

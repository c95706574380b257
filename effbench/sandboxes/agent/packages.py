"""Packages that the image has beside the standard library (`effbench sandbox build --with`)."""

import importlib
import json
import os
import sys

import effbench_driver  # built into the image

# This file is ROOT/lib/effbench/sandboxes/agent/packages.py.
FILE = f"{__file__.rsplit('/', 5)[0]}/packages.json"


def import_packages() -> None:
    """Imports the packages and maps all their native code, as :func:`rehearsal.import_modules` does.

    What the environment says to them (one thread, no code of this processor's alone) is said while they are imported,
    and is not there for candidates.
    """
    try:
        with open(FILE) as stream:
            described = json.load(stream)
    except FileNotFoundError:
        return
    os.environ.update(described["environment"])
    sys.path.append(described["folder"])
    for name in described["modules"]:
        importlib.import_module(name)
    for name in described["environment"]:
        del os.environ[name]
    _map_native_code(described["folder"])


def _map_native_code(folder: str) -> None:
    for place, below, files in os.walk(folder):
        below.sort()
        for file in sorted(file for file in files if file.endswith(".so")):
            module = f"{place[len(folder) :]}/{file.partition('.')[0]}".strip("/").replace("/", ".")
            if module not in sys.modules and not effbench_driver.keep_library(f"{place}/{file}"):
                sys.modules[module] = None  # type: ignore[assignment]  # importlib's own way to refuse one

"""Assembles the filters for programs of other languages: build_filters.py DRIVER_FOLDER TARGET_FOLDER.

Each is the list for Python's programs (``driver/seccomp.json``) with what ``system_calls.json`` adds to it.
"""

import copy
import json
import os
import platform
import sys

OWN_FOLDER = os.path.dirname(os.path.abspath(__file__))


def main(driver: str, target: str) -> None:
    """Writes one folder for each kind of process, with its filter in it."""
    sys.path.append(driver)
    from build_filter import assemble

    with open(f"{driver}/seccomp.json") as stream:
        base = json.load(stream)
    with open(f"{OWN_FOLDER}/system_calls.json") as stream:
        added = json.load(stream)
    for kind, more in ((kind, more) for kind, more in added.items() if kind != "about"):
        os.makedirs(f"{target}/{kind}", exist_ok=True)
        with open(f"{target}/{kind}/seccomp.bpf", "wb") as stream:
            stream.write(assemble(merged(base, more), platform.machine()))


def merged(base: dict, more: dict) -> dict:
    """The base with more calls allowed; what is allowed is neither checked nor denied any more."""
    rules = copy.deepcopy(base)
    for name, numbers in more["allowed"].items():
        for kind in ("checked", "denied", "own_process_only"):
            rules[kind].pop(name, None)
        rules["allowed"][name] = numbers
    if "clone" in rules["checked"]:
        rules["checked"]["clone"]["arguments"]["0"]["one_of"].update(more["threads"])
    return rules


if __name__ == "__main__":
    main(*sys.argv[1:])

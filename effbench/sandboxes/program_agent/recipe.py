"""The language of this lane, and where things are."""

import json
import os
from typing import Any, NamedTuple

# This file is ROOT/lib/effbench/sandboxes/program_agent/recipe.py.
ROOT = __file__.rsplit("/", 5)[0]
HOME = f"{ROOT}/programs"
LAUNCH, COUNT = f"{HOME}/launch", f"{HOME}/count.so"
QEMU = f"{ROOT}/qemu"
RECIPE, TOOLCHAIN = f"{HOME}/language.json", f"{HOME}/toolchain.json"
WORK = "/work"
"""A small file system in memory: the program, and folders of compilers."""
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/"}


class Recipe(NamedTuple):
    """What :class:`effbench.languages.Language` tells a sandbox.

    Attributes:
        source_file: Name of the source file.
        program_file: Name of the program.
        compile: Command; empty where the source is the program.
        check: Command; empty where there is nothing to check.
        run: Command.
        environment: Of runs.
        compile_environment: Of the compiler.
        files: What lies beside the source, by its path in that folder.
        bounds_address_space: Whether a memory limit bounds the address space.
    """

    source_file: str
    program_file: str
    compile: "list[str]"
    check: "list[str]"
    run: "list[str]"
    environment: "dict[str, str]"
    compile_environment: "dict[str, str]"
    files: "dict[str, str]"
    bounds_address_space: bool


def read_recipe() -> Recipe:
    """Reads it from the image."""
    with open(RECIPE) as stream:
        told: dict[str, Any] = json.load(stream)
    return Recipe(**{name: told[name] for name in Recipe._fields})


def read_toolchain() -> str:
    """The toolchain's version, as it was when the image was built."""
    with open(TOOLCHAIN) as stream:
        return str(json.load(stream)["version"])


def filter_of(kind: str) -> str:
    """The filter for a kind of process, beside which lies the list of what it may read."""
    return f"{HOME}/{kind}/seccomp.bpf"


def filled(words: "list[str]", places: "dict[str, str]") -> "list[str]":
    """A command with paths in it."""
    return [fill(word, places) for word in words]


def fill(text: str, places: "dict[str, str]") -> str:
    """A text with paths in it."""
    for name, path in places.items():
        text = text.replace(f"{{{name}}}", path)
    return text


def write_program(path: str, data: bytes) -> None:
    """Puts a program where it is run from; whoever runs the one that was there keeps that."""
    draft = f"{path}.new"
    with open(draft, "wb") as stream:
        stream.write(data)
    os.chmod(draft, 0o755)
    os.replace(draft, path)

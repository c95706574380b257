"""Installs packages that candidates may import, in the image: install_packages.py NAME and others.

Where the interpreter is Debian's, the package is Debian's `python3-NAME`; else pip installs NAME. What is there then is
described in packages.json: the agent imports the modules before any candidate runs, and its digest decides on the
environment id.
"""

import hashlib
import importlib.metadata
import json
import os
import platform
import re
import shutil
import subprocess
import sys

DESCRIPTION = "/opt/effbench/packages.json"
DEBIAN_FOLDER = "/usr/lib/python3/dist-packages"
PIP_FOLDER = "/usr/local/lib/effbench-packages"
# One thread, since a zygote cannot have more when it forks; and the code that every processor can run, so that counts
# do not depend on this machine's.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENBLAS_CORETYPE": {"x86_64": "NEHALEM", "aarch64": "ARMV8"}.get(platform.machine(), ""),
}
# Prints what of numpy is chosen by the processor.
DISPATCH = """
import importlib
for name in ("numpy._core._multiarray_umath", "numpy.core._multiarray_umath"):
    try:
        print(*importlib.import_module(name).__cpu_dispatch__)
        break
    except ImportError:
        pass
"""


def main(*names: str) -> None:
    """Installs the packages and describes them."""
    is_debian = os.path.realpath(sys.executable).startswith("/usr/bin/") and shutil.which("apt-get")
    folder = install_debian(names) if is_debian else install_pip(names)
    modules = sorted({module for name in names for module in modules_of(name, folder)})
    environment = dict(ENVIRONMENT)
    if "numpy" in modules:
        environment["NPY_DISABLE_CPU_FEATURES"] = python(folder, environment, DISPATCH).strip()
    python(folder, environment, f"import {', '.join(modules)}")
    described = {
        "folder": folder,
        "modules": modules,
        "versions": {item.name: item.version for item in importlib.metadata.distributions(path=[folder])},
        "digest": digest_of(folder),
        "system": system_packages() if is_debian else [],
        "environment": environment,
    }
    with open(DESCRIPTION, "w") as stream:
        json.dump(described, stream, indent=1, sort_keys=True)


def install_debian(names: "tuple[str, ...]") -> str:
    """Installs Debian's packages; returns their folder."""
    for name in names:
        if "=" in name:
            sys.exit(f"{name}: this image's Python is Debian's, whose packages have one version: leave out the version")
    run("apt-get", "update", "-q")
    # What else is installed stays as it is: the image's Python was compiled and stripped before.
    run("apt-get", "install", "-q", "-y", "--no-install-recommends", "--no-upgrade", *(f"python3-{n}" for n in names))
    return DEBIAN_FOLDER


def install_pip(names: "tuple[str, ...]") -> str:
    """Installs packages from PyPI; returns their folder."""
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-cache-dir", "--target", PIP_FOLDER, *names)
    return PIP_FOLDER


def run(*command: str) -> None:
    """Runs a command; its last words are on standard error."""
    if subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
        sys.exit(f"{' '.join(command)} failed")


def python(folder: str, environment: "dict[str, str]", program: str) -> str:
    """What a program prints that finds the packages as candidates do."""
    command = [sys.executable, "-s", "-S", "-c", f"import sys; sys.path.append({folder!r})\n{program}"]
    found = subprocess.run(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True)
    if found.returncode:
        sys.exit("the packages cannot be imported")
    return found.stdout


def modules_of(name: str, folder: str) -> "set[str]":
    """The modules at the top that a package brings, by the package's name or by that of one of them."""
    wanted = normal(name.partition("=")[0])
    for item in importlib.metadata.distributions(path=[folder]):
        modules = {
            module
            for module in {*(item.read_text("top_level.txt") or "").split(), *(top(file) for file in item.files or ())}
            if module.isidentifier() and not module.startswith("_") and is_there(folder, module)
        }
        if modules and (normal(item.name) == wanted or wanted in map(normal, modules)):
            return modules
    sys.exit(f"{name}: no module of it is found in {folder}")


def normal(name: str) -> str:
    """A name as packages are compared by (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def top(file: "importlib.metadata.PackagePath") -> str:
    """The module at the top that a file belongs to."""
    return file.parts[0] if len(file.parts) > 1 else file.name.partition(".")[0]


def is_there(folder: str, module: str) -> bool:
    """Whether a module or a package of this name lies in a folder."""
    return any(entry.partition(".")[0] == module for entry in os.listdir(folder) if not entry.endswith("-info"))


def digest_of(folder: str) -> str:
    """SHA-256 over all files of a folder but compiled ones."""
    digest = hashlib.sha256()
    for place, below, files in os.walk(folder):
        below.sort()
        for path in sorted(f"{place}/{file}" for file in files if not file.endswith(".pyc")):
            with open(path, "rb") as stream:
                digest.update(path.encode() + hashlib.sha256(stream.read()).digest())
    return digest.hexdigest()


def system_packages() -> "list[str]":
    """Debian's packages with their versions: some bring libraries of the modules."""
    listed = subprocess.run(["dpkg-query", "-W", "-f", "${Package}=${Version}\n"], stdout=subprocess.PIPE, text=True)
    return sorted(listed.stdout.split())


if __name__ == "__main__":
    main(*sys.argv[1:])

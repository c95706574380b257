"""Describes a toolchain in a file: describe_toolchain.py RECIPE TARGET.

Its version, and Debian's packages with theirs where there are any: libraries are linked into what it makes.
"""

import json
import os
import shutil
import subprocess
import sys


def main(recipe: str, target: str) -> None:
    """Writes the description."""
    with open(recipe) as stream:
        command = json.load(stream)["version"]
    environment = {**os.environ, "LC_ALL": "C", "HOME": os.environ.get("HOME", "/")}
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    version = (said.stdout.strip().splitlines() or ["unknown"])[0]
    packages = []
    if shutil.which("dpkg-query"):
        listed = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Package}=${Version}\n"], stdout=subprocess.PIPE, text=True
        )
        packages = sorted(listed.stdout.split())
    with open(target, "w") as stream:
        json.dump({"version": version, "packages": packages}, stream, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])

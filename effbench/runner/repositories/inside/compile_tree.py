"""Compiles the sources in the archive that it is run from, and writes an archive of the compiled modules.

Nothing of them is run. A source that does not compile is left out: a tree may hold modules for other Pythons. Standard
input names packages of the image that are compiled, too: in the archive they need no file system, whose times and
order of entries would be counted.
"""

import base64
import importlib.util
import io
import marshal
import sys
import warnings
import zipfile
import zlib
from pathlib import Path

SOURCES = "sources/"
PACKAGES = Path("/usr/lib/python3/dist-packages")
UNCHECKED_HASH = (1).to_bytes(4, "little")


def main() -> None:
    """Writes the archive to standard output, compressed and as letters."""
    warnings.simplefilter("ignore")
    sources = {}
    for package in sys.stdin.read().split():
        for path in sorted((PACKAGES / package).rglob("*.py")):
            sources[str(path.relative_to(PACKAGES))] = path.read_bytes()
    with zipfile.ZipFile(sys.argv[0]) as given:
        given_names = [name for name in given.namelist() if name.startswith(SOURCES)]
        sources.update({name[len(SOURCES) :]: given.read(name) for name in given_names})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, source in sorted(sources.items()):
            try:
                code = compile(source, name, "exec", dont_inherit=True)
            except (SyntaxError, ValueError):
                continue
            head = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH + bytes(8)
            made.writestr(zipfile.ZipInfo(f"{name}c"), head + marshal.dumps(code))
    sys.stdout.write(base64.b64encode(zlib.compress(packed.getvalue(), 1)).decode())


if __name__ == "__main__":
    main()

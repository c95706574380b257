"""Compiles the standard library, and modules of effbench's own, into a C file: a table of frozen modules.

Run by the Python that the guest is built from the sources of, with PYTHONHASHSEED=0: equal sources give equal bytes.
"""

import argparse
import marshal
from collections.abc import Iterator
from pathlib import Path

LEFT_OUT = frozenset(
    {"__phello__", "ctypes", "curses", "dbm", "distutils", "ensurepip", "idlelib", "lib2to3", "msilib", "pydoc_data",
     "site-packages", "sqlite3", "test", "tests", "tkinter", "turtledemo", "turtle.py", "venv", "__pycache__"}
)  # fmt: skip
"""What needs a library or a system that is not there, and what nobody imports in a program."""


def modules(library: Path) -> Iterator[tuple[str, Path]]:
    """All modules below a folder by their dotted names, sorted by path."""
    for path in sorted(library.rglob("*.py")):
        parts = path.relative_to(library).parts
        if LEFT_OUT.isdisjoint(parts):
            names = parts[:-1] if path.name == "__init__.py" else (*parts[:-1], path.stem)
            yield ".".join(names), path


def main() -> None:
    """Writes ``library.bin`` and ``library.c``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path, help="the folder Lib of Python's sources")
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("own", type=Path, nargs="*", help="more modules, by their file names")
    options = parser.parse_args()
    blob, entries = bytearray(), []
    for name, path in [*modules(options.library), *((path.stem, path) for path in options.own)]:
        code = marshal.dumps(compile(path.read_bytes(), f"<frozen {name}>", "exec", dont_inherit=True, optimize=0))
        is_package = "true" if path.name == "__init__.py" else "false"
        entries.append(f'    {{"{name}", library_bytes + {len(blob)}, {len(code)}, {is_package}, NULL}},\n')
        blob += code
    (options.out / "library.bin").write_bytes(blob)
    (options.out / "library.c").write_text(
        "#include <Python.h>\n\nconst unsigned char library_bytes[] = {\n"
        '#embed "library.bin"\n};\nconst size_t library_size = sizeof library_bytes;\n\n'
        f"const struct _frozen library[] = {{\n{''.join(entries)}    {{0}},\n}};\n"
    )


if __name__ == "__main__":
    main()

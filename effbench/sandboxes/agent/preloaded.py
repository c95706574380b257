"""The modules that every program finds imported."""

import importlib
from collections.abc import Collection

# Imported before any candidate: an import statement then costs a candidate a look-up, as in a long-lived program. Other
# modules are compiled when they are imported, at the candidate's cost; what is here costs each fork a little.
MODULES = (
    "abc", "argparse", "array", "ast", "asyncio", "base64", "bisect", "calendar", "cmath", "codecs", "collections",
    "collections.abc", "concurrent.futures.thread", "contextlib", "contextvars", "copy", "csv", "dataclasses",
    "datetime", "decimal", "difflib", "dis", "doctest", "encodings.ascii", "encodings.latin_1", "encodings.utf_16_le",
    "encodings.utf_32_le", "encodings.utf_8_sig", "enum", "fnmatch", "fractions", "functools", "glob", "graphlib",
    "hashlib", "heapq", "hmac", "html", "inspect", "io", "itertools", "json", "keyword", "linecache", "locale",
    "logging", "math", "numbers", "operator", "os", "pathlib", "pickle", "platform", "pprint", "queue", "random", "re",
    "secrets", "shutil", "signal", "sqlite3", "statistics", "string", "struct", "subprocess", "sys", "tempfile",
    "textwrap", "threading", "time", "timeit", "tokenize", "traceback", "types", "typing", "unicodedata", "unittest",
    "uuid", "warnings", "weakref", "zlib",
)  # fmt: skip


def import_all(*, missing: Collection[str] = ()) -> None:
    """Imports all of them but those that this interpreter was built without."""
    for name in MODULES:
        if name not in missing:
            importlib.import_module(name)

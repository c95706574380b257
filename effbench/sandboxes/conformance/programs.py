"""Whole programs that every sandbox must run as an interpreter runs them, or must withstand.

Each reads :data:`TEXT` on its standard input.
"""

from collections.abc import Mapping
from typing import Final

from effbench.sandboxes.outcome import Ending

__all__ = ["PROGRAMS_THAT_END", "PROGRAMS_THAT_WRITE", "TEXT"]

TEXT: Final = "3 4\né\r\n\udcff"
"""Lines, a character of two bytes, a line end of another kind, and a byte that is no text."""
_SHOWN: Final = f"{TEXT!a}\n"
_LARGE: Final = 900_000

PROGRAMS_THAT_WRITE: Final[Mapping[str, tuple[str, str]]] = {
    "does nothing": ("", ""),
    "reads by input": ("print(sum(map(int, input().split())))\nprint(ascii(input()))", "7\n'\\xe9\\r'\n"),
    "reads from sys.stdin": ("import sys\nprint(ascii(sys.stdin.read()))", _SHOWN),
    "reads bytes": ("import sys\nprint(sys.stdin.buffer.read())", f"{TEXT.encode('utf-8', 'surrogateescape')!r}\n"),
    "reads from descriptor 0": ("import os\nprint(os.fstat(0).st_size, os.read(0, 3))", "9 b'3 4'\n"),
    "opens descriptor 0": ("print(open(0, 'rb').readline())", "b'3 4\\n'\n"),
    "reads past the end": ("import sys\nsys.stdin.read()\nprint([sys.stdin.read()])", "['']\n"),
    "copies its input": ("import sys\nsys.stdout.write(sys.stdin.read())", TEXT),
    "writes to descriptor 1": ("import os\nos.write(1, b'\\xff\\r\\n')", "\udcff\r\n"),
    "opens descriptor 1 and leaves it open": ("file = open(1, 'w')\nfile.write('written')", "written"),
    "writes much": (f"print('x' * {_LARGE})", "x" * _LARGE + "\n"),
    "is run as main": (
        "import sys\nif __name__ == '__main__':\n    print(__name__, sys.modules['__main__'].__name__)",
        "__main__ __main__\n",
    ),
    "leaves by exit": ("print(1)\nexit()\nprint(2)", "1\n"),
    "leaves by quit": ("print(1)\nquit(0)\nprint(2)", "1\n"),
    "leaves by sys.exit": ("import sys\nprint(1)\nsys.exit(None)", "1\n"),
    "ends itself": ("import os\nprint(1, flush=True)\nprint(2)\nos._exit(0)", "1\n"),
    "closes every descriptor": ("import os\nprint(1, flush=True)\nos.closerange(0, 100)", "1\n"),
    "registers a last function": ("import atexit\natexit.register(print, 2)\nprint(1)", "1\n2\n"),
    "leaves the work to a thread": (
        "import threading\nthreading.Thread(target=lambda: print(input())).start()",
        "3 4\n",
    ),
    "tries to change its input": (
        "import os\nfor way in (lambda: os.write(0, b'x'), lambda: os.ftruncate(0, 0)):\n"
        "    try:\n        way()\n        print('changed')\n    except OSError:\n        pass\n"
        "print(ascii(input()))",
        "'3 4'\n",
    ),
}
"""Name → program and what it writes; it ends as if it had returned."""

_RAISED: Final = frozenset({Ending.RAISED})
_TOO_MUCH: Final = frozenset({Ending.OUTPUT_LIMIT})
PROGRAMS_THAT_END: Final[Mapping[str, tuple[str, frozenset[Ending]]]] = {
    "raises": ("print(1)\n1 // 0", _RAISED),
    "leaves with another code": ("import sys\nprint(1)\nsys.exit(1)", _RAISED),
    "leaves with a message": ("exit('no')", _RAISED),
    "ends itself with another code": ("import os\nprint(1, flush=True)\nos._exit(3)", frozenset({Ending.DIED})),
    "writes too much": ("print('x' * 8_000_000)", _TOO_MUCH),
    "writes too much bit by bit": ("while True:\n    print('x' * 100_000)", _TOO_MUCH),
    "writes too much and does not care": (
        "import os\ntry:\n    while True:\n        os.write(1, b'x' * 99_999)\nexcept OSError:\n    pass", _TOO_MUCH,
    ),
    "writes too much and dies of it": ("import signal\nsignal.signal(25, 0)\nprint('x' * 8_000_000)", _TOO_MUCH),
}  # fmt: skip
"""Name → program and the endings that are right."""

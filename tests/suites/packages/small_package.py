"""A small package of a scoring problem, written for tests: the double of a number, in two subtasks."""

from collections.abc import Mapping
from pathlib import Path

ANSWERING = "print(2 * int(input()))\n"
FILES: Mapping[str, str] = {
    "problem.yaml": "name: Twice\ntype: scoring\nlimits:\n  time_multiplier: 3\n  memory: 512\n",
    "problem_statement/problem.en.tex": "\\problemname{Twice}\nDouble a number.\n",
    "data/testdata.yaml": "on_reject: continue\nrange: 0 100\ngrader_flags: ignore_sample\n",
    "data/sample/1.in": "3\n",
    "data/sample/1.ans": "6\n",
    "data/secret/testdata.yaml": "on_reject: continue\ngrader_flags: first_error accept_if_any_accepted\n",
    "data/secret/one/testdata.yaml": "on_reject: break\naccept_score: 30\nrange: 0 30\ngrader_flags: min\n",
    "data/secret/one/a.in": "1\n",
    "data/secret/one/a.ans": "2\n",
    "data/secret/two/testdata.yaml": "on_reject: break\naccept_score: 70\nrange: 0 70\ngrader_flags: min\n",
    "data/secret/two/b.in": "1000\n",
    "data/secret/two/b.ans": "2000\n",
    "submissions/accepted/all.py": ANSWERING,
    "submissions/partially_accepted/small.py": "# @EXPECTED_SCORE@: 30\nprint(min(2 * int(input()), 100))\n",
    "submissions/wrong_answer/three.py": "print(3)\n",
    "submissions/run_time_error/none.py": "print(1 // 0)\n",
    "submissions/time_limit_exceeded/endless.py": "while True:\n    pass\n",
}


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    """Writes files below a folder; returns the folder."""
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return root


def small_package(folder: Path, **changed: str | None) -> Path:
    """Writes the package; ``changed`` has other texts of files, with ``__`` for ``/`` and ``_dot_`` for ``.``."""
    names = {name.replace("__", "/").replace("_dot_", "."): text for name, text in changed.items()}
    files = {**FILES, **{name: text for name, text in names.items() if text is not None}}
    for name, text in names.items():
        if text is None:
            del files[name]
    return write_files(folder / "twice", files)

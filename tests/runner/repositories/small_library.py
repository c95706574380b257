"""A mirror of a small library with a slow function, and a suite with one task of it."""

import json
import os
import subprocess
from pathlib import Path

from effbench.records.repository import RepositoryTask
from effbench.runner.repositories.task_folders import load_suite

BASE = "def triangle(n):\n    total = 0\n    for i in range(n + 1):\n        total += i\n    return total\n"
GOLD = "def triangle(n):\n    return n * (n + 1) // 2\n"
TESTS = "from lib.sums import triangle\n\n\ndef test_small():\n    assert triangle(4) == 10\n"
WORKLOAD = """from lib.sums import triangle


def setup(random):
    return [random.randint(9000, 9999) for _ in range(40)]


def window(numbers):
    return [triangle(n) for n in numbers]


def value(results):
    return str(results)
"""
TEST_ID = "lib/tests/test_sums.py::test_small"


def write_mirror(folder: Path) -> tuple[Path, str, str]:
    """A repository; its base's commit and its gold's."""
    mirror = folder / "repo"
    (mirror / "lib/tests").mkdir(parents=True)
    for path, text in {"__init__.py": "", "tests/__init__.py": "", "tests/test_sums.py": TESTS}.items():
        (mirror / "lib" / path).write_text(text)
    _git(folder, "init", "-q", str(mirror))
    commits = []
    for text in (BASE, GOLD):
        (mirror / "lib/sums.py").write_text(text)
        _git(mirror, "add", ".")
        _git(mirror, "commit", "-q", "-m", "next")
        commits.append(_git(mirror, "rev-parse", "HEAD"))
    return mirror, commits[0], commits[1]


def write_suite(folder: Path, base: str, gold: str) -> Path:
    """A suite whose one task is called ``a``."""
    task = folder / "suite/a"
    task.mkdir(parents=True)
    about = {"instance_id": "a", "repository": "me/lib", "package": "lib", "base_commit": base, "gold_commit": gold}
    (task / "task.json").write_text(json.dumps({**about, "guard_tests": [TEST_ID], "published_speedup": 3.5}))
    (task / "workload.py").write_text(WORKLOAD)
    return task.parent


def small_task(folder: Path) -> tuple[Path, RepositoryTask]:
    """The mirror and the task."""
    mirror, base, gold = write_mirror(folder)
    return mirror, load_suite(write_suite(folder, base, gold))["a"]


def patch_of(sums: str) -> str:
    """A diff that puts another text in the place of the base's module."""
    old, new = BASE.splitlines(), sums.splitlines()
    lines = [*(f"-{line}" for line in old), *(f"+{line}" for line in new)]
    return "\n".join(["--- a/lib/sums.py", "+++ b/lib/sums.py", f"@@ -1,{len(old)} +1,{len(new)} @@", *lines, ""])


def _git(folder: Path, *words: str) -> str:
    names = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True, env=environment)
    return done.stdout.decode().strip()

"""Patches against a tree: those that apply, and those that are refused for what they touch."""

import pytest

from effbench.records.repository import PatchStatus
from effbench.runner.repositories.check import check_patch

TREE = dict.fromkeys(("lib/a.py", "lib/tests/t.py", "lib/test_b.py", "setup.py", "conftest.py", "doc/x.md"), b"a\n")


def _change(path: str) -> str:
    return f"--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-a\n+b\n"


def _new(path: str) -> str:
    return f"--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+b\n"


def test_the_library_changes_and_scratch_files_beside_it_are_left_out() -> None:
    found = check_patch(_change("lib/a.py") + _new("test_speed.py") + _change("doc/x.md"), TREE, "lib")
    assert found.status is PatchStatus.APPLIES
    assert found.changes == {"lib/a.py": b"b\n"}
    assert found.detail == "files beside lib/ that are left out: 2"


@pytest.mark.parametrize("patch", ["", "  \n", _new("scratch.py")])
def test_a_patch_that_changes_nothing_of_the_library_is_empty(patch: str) -> None:
    assert check_patch(patch, TREE, "lib").status is PatchStatus.EMPTY


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("lib/tests/t.py", "touches tests"),
        ("lib/test_b.py", "touches tests"),
        ("conftest.py", "touches tests"),
        ("setup.py", "touches packaging"),
    ],
)
def test_refuses_to_change_what_guards_and_installs(path: str, reason: str) -> None:
    found = check_patch(_change("lib/a.py") + _change(path), TREE, "lib")
    assert (found.status, dict(found.changes)) == (PatchStatus.REFUSED, {})
    assert reason in found.detail


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../x.py", "leaves the tree"),
        ("/etc/passwd", "leaves the tree"),
        ("lib/../../x.py", "leaves the tree"),
        ("lib/./a.py", "leaves the tree"),
        ("lib//a.py", "leaves the tree"),
        ("~/x.py", "leaves the tree"),
        ("lib\\x.py", "leaves the tree"),
        ("lib/x\x00.py", "leaves the tree"),
        (".git/hooks/pre-commit", "git's own"),
        (".GIT/config", "git's own"),
        ("lib/tests/new.py", "touches tests"),
        ("lib/testing/new.py", "touches tests"),
        ("lib/conftest.py", "touches tests"),
        ("lib/sitecustomize.py", "touches packaging"),
        ("lib/fast.so", "no source"),
        ("lib/a.pyc", "no source"),
    ],
)
def test_refuses_to_make_files_where_none_may_be(path: str, reason: str) -> None:
    found = check_patch(_new(path), TREE, "lib")
    assert found.status is PatchStatus.REFUSED
    assert reason in found.detail


def test_a_hunk_that_does_not_match_is_named() -> None:
    found = check_patch(_change("lib/a.py").replace("-a", "-z"), TREE, "lib")
    assert found.status is PatchStatus.DOES_NOT_APPLY
    assert found.detail.startswith("hunk 1 of lib/a.py (line 1) does not match the base")

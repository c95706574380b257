"""Unified diffs: what they change, to the byte, and what is not read or does not apply."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.runner.repositories.diffs import DiffError, apply_diff, read_diff

TREE = {"lib/a.py": b"one\ntwo\nthree\nfour\n", "lib/b.py": b"x\n"}


def _applied(text: str) -> dict[str, bytes | None]:
    return apply_diff(read_diff(text), TREE)


def test_changes_adds_and_removes_files() -> None:
    text = (
        "diff --git a/lib/a.py b/lib/a.py\nindex 1..2 100644\n--- a/lib/a.py\n+++ b/lib/a.py\n"
        "@@ -1,2 +1,3 @@ def f\n one\n-two\n+2\n+2.5\n@@ -4 +5 @@\n-four\n+4\n"
        "--- /dev/null\n+++ b/lib/new.py\n@@ -0,0 +1,2 @@\n+a\n+b\n"
        "--- a/lib/b.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    )
    assert _applied(text) == {"lib/a.py": b"one\n2\n2.5\nthree\n4\n", "lib/new.py": b"a\nb\n", "lib/b.py": None}


def test_a_last_line_loses_and_gets_its_end() -> None:
    lost = "--- a/lib/b.py\n+++ b/lib/b.py\n@@ -1 +1 @@\n-x\n+y\n\\ No newline at end of file\n"
    assert _applied(lost) == {"lib/b.py": b"y"}
    got = "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-y\n\\ No newline at end of file\n+y\n"
    assert apply_diff(read_diff(got), {"f": b"y"}) == {"f": b"y\n"}


def test_lines_that_look_like_heads_are_text_inside_a_hunk() -> None:
    text = "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n--- a/tests/x\n+++ b/tests/x\n k\n"
    assert apply_diff(read_diff(text), {"f": b"-- a/tests/x\nk\n"}) == {"f": b"++ b/tests/x\nk\n"}


def test_an_empty_line_is_context_and_the_last_line_may_lack_its_end() -> None:
    text = "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n-a\n+b\n\n c"
    assert apply_diff(read_diff(text), {"f": b"a\n\nc\n"}) == {"f": b"b\n\nc\n"}


def test_bytes_that_are_no_utf_8_and_carriage_returns_stay() -> None:
    text = "--- a/f\n+++ b/f\n@@ -2 +2 @@\n-b\r\n+c\r\n"
    assert apply_diff(read_diff(text), {"f": b"\xff\rq\r\nb\r\n"}) == {"f": b"\xff\rq\r\nc\r\n"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "names no file"),
        ("hello\n", "names no file"),
        ("@@ -1 +1 @@\n-a\n+b\n", "without a file's name"),
        ("--- a/f\n+++ b/f\n", "no hunk"),
        ("--- a/f\n+++ b/f\n@@ -1,2 +1 @@\n-a\n", "ends before its last line"),
        ("--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n a\n b\n", "other lines than its head says"),
        ("--- a/f\n+++ b/f\n@@ -1 +1 @@\n*a\n", "begins with"),
        ("--- a/f\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n", "renames are not read"),
        ("rename from a\nrename to b\n", "only text files"),
        ("GIT binary patch\n", "only text files"),
        ("Binary files a/x and b/x differ\n", "only text files"),
        ("new file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc\n", "links and submodules"),
        ('--- "a/f"\n+++ "b/f"\n@@ -1 +1 @@\n-a\n+b\n', "in quotes"),
        ("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-b\n+c\n", "twice"),
    ],
)
def test_refuses_what_is_no_plain_diff(text: str, problem: str) -> None:
    with pytest.raises(DiffError, match=problem):
        read_diff(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("--- a/lib/a.py\n+++ b/lib/a.py\n@@ -1 +1 @@\n-one\n+1\n@@ -3 +3 @@\n-3\n+4\n", "hunk 2 of lib/a.py"),
        ("--- a/lib/a.py\n+++ b/lib/a.py\n@@ -2 +2 @@\n-one\n+1\n", "hunk 1 of lib/a.py"),
        ("--- a/lib/a.py\n+++ b/lib/a.py\n@@ -3 +3 @@\n-three\n+3\n@@ -1 +1 @@\n-one\n+1\n", "hunk 2 of lib/a.py"),
        ("--- a/lib/a.py\n+++ b/lib/a.py\n@@ -9,0 +9 @@\n+one\n", "hunk 1 of lib/a.py"),
        ("--- a/no.py\n+++ b/no.py\n@@ -1 +1 @@\n-one\n+1\n", "the base does not have"),
        ("--- /dev/null\n+++ b/lib/a.py\n@@ -0,0 +1 @@\n+1\n", "there already"),
        ("--- a/lib/a.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n", "leaves lines"),
    ],
)
def test_refuses_what_does_not_match_the_base(text: str, problem: str) -> None:
    with pytest.raises(DiffError, match=problem):
        _applied(text)


def test_refuses_binary_content_and_very_long_patches() -> None:
    with pytest.raises(DiffError, match="no text"):
        apply_diff(read_diff("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n"), {"f": b"a\0\n"})
    with pytest.raises(DiffError, match="larger than 4 MiB"):
        read_diff("x" * (5 << 20))


_LINES = st.lists(st.text(alphabet="ab-+@ ", max_size=3), max_size=12)


@given(_LINES, _LINES)
def test_what_difflib_writes_gives_the_new_text(old: list[str], new: list[str]) -> None:
    before, after = ([f"{line}\n" for line in lines] for lines in (old, new))
    text = "".join(difflib.unified_diff(before, after, "a/f", "b/f"))
    if text:
        applied = apply_diff(read_diff(text), {"f": "".join(before).encode()})
        assert applied == {"f": "".join(after).encode()}

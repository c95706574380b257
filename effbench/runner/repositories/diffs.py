"""Reads unified diffs and applies them to files in memory: exactly, at the line that a hunk names, or not at all.

A strict applier rather than `git apply` or `patch`: there is no fuzz, no offset, no file mode, no link and no path that
is looked up on a disk, so that nothing outside the given files can be reached.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["DiffError", "FileDiff", "Hunk", "apply_diff", "read_diff"]

_HUNK: Final = re.compile(r"@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
_NO_FILE: Final = "/dev/null"
_NO_NEWLINE: Final = "\\"
_UNREADABLE: Final = ("GIT binary patch", "Binary files ", "rename from ", "rename to ", "copy from ", "copy to ")
_LINK_MODES: Final = ("120000", "160000")
MOST_BYTES: Final = 4 << 20


class DiffError(ValueError):
    """A diff that cannot be read or does not apply; the text says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """A place that changes.

    Attributes:
        number: Of the hunk in its file, from 1.
        start: First line of the old text, from 1; where that is empty, the line after which the new text goes.
        old: Lines with their ends.
        new: Lines with their ends.
    """

    number: int
    start: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDiff:
    """What changes in one file.

    Attributes:
        old_path: Its path, without git's prefix; empty for a new file.
        new_path: The same afterwards; empty for a file that is removed.
        hunks: In the file's order.
    """

    old_path: str
    new_path: str
    hunks: tuple[Hunk, ...]

    @property
    def path(self) -> str:
        """The file's path, whichever side has it."""
        return self.new_path or self.old_path


def read_diff(text: str) -> list[FileDiff]:
    """Reads a unified diff.

    Raises:
        DiffError: It is none, or has what is not read here: binary files, links, renames.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise DiffError(f"the patch is larger than {MOST_BYTES >> 20} MiB")
    # Published patches often lack the end of their last line.
    lines, place, found = text.removesuffix("\n").split("\n"), 0, []
    while place < len(lines):
        line = lines[place]
        if line.startswith(_UNREADABLE):
            raise DiffError(f"line {place + 1} of the patch ({line[:40]}): only text files in their places are read")
        _refuse_links(line, place)
        if line.startswith("--- ") and lines[place + 1 : place + 2] and lines[place + 1].startswith("+++ "):
            file, place = _read_file(lines, place)
            found.append(file)
        elif _HUNK.match(line):
            raise DiffError(f"line {place + 1} of the patch: a hunk without a file's name before it")
        else:
            place += 1
    if not found:
        raise DiffError("the patch names no file: it is no unified diff")
    _refuse_twice(found)
    return found


def _refuse_links(line: str, place: int) -> None:
    words = line.split()
    is_header = line.startswith(("new file mode", "old mode", "new mode", "deleted file mode", "index "))
    if is_header and words[-1] in _LINK_MODES:
        raise DiffError(f"line {place + 1} of the patch: links and submodules are refused")


def _refuse_twice(files: list[FileDiff]) -> None:
    paths = [file.path for file in files]
    twice = sorted({path for path in paths if paths.count(path) > 1})
    if twice:
        raise DiffError(f"the patch names {twice[0]} twice")


def _read_file(lines: list[str], place: int) -> tuple[FileDiff, int]:
    old, new = _path(lines[place][4:], "a/"), _path(lines[place + 1][4:], "b/")
    if old and new and old != new:
        raise DiffError(f"line {place + 1} of the patch: {old} becomes {new}, and renames are not read")
    place, hunks = place + 2, list[Hunk]()
    while place < len(lines) and (head := _HUNK.match(lines[place])):
        hunk, place = _read_hunk(lines, place, head, len(hunks) + 1, old or new)
        hunks.append(hunk)
    if not hunks:
        raise DiffError(f"the patch names {old or new} and has no hunk for it")
    return FileDiff(old_path=old, new_path=new, hunks=tuple(hunks)), place


def _path(text: str, prefix: str) -> str:
    name = text.split("\t")[0].rstrip("\r")
    if name == _NO_FILE:
        return ""
    if name.startswith('"'):
        raise DiffError(f"the patch names a file in quotes ({name[:40]}): plain names only")
    return name.removeprefix(prefix)


def _read_hunk(lines: list[str], place: int, head: re.Match[str], number: int, path: str) -> tuple[Hunk, int]:
    start, left, right = int(head[1]), int(head[2] or 1), int(head[4] or 1)
    first, old, new = place, list[str](), list[str]()
    place += 1
    while left or right:
        if place >= len(lines):
            raise DiffError(f"hunk {number} of {path} (line {first + 1} of the patch) ends before its last line")
        # An empty line is one of context whose space an editor took away.
        mark, rest = lines[place][:1] or " ", lines[place][1:] + "\n"
        if mark not in " +-":
            raise DiffError(f"hunk {number} of {path}: line {place + 1} of the patch begins with {mark!r}")
        if mark != "+":
            old.append(rest)
            left -= 1
        if mark != "-":
            new.append(rest)
            right -= 1
        place += 1
        if place < len(lines) and lines[place].startswith(_NO_NEWLINE):
            _cut_newline(old if mark != "+" else [], new if mark != "-" else [])
            place += 1
        if left < 0 or right < 0:
            raise DiffError(f"hunk {number} of {path} has other lines than its head says")
    return Hunk(number=number, start=start, old=tuple(old), new=tuple(new)), place


def _cut_newline(*sides: list[str]) -> None:
    for side in sides:
        if side:
            side[-1] = side[-1].removesuffix("\n")


def apply_diff(files: list[FileDiff], tree: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """Applies a diff.

    Args:
        files: What :func:`read_diff` gave.
        tree: Content of each file of the base by its path.

    Returns:
        What changes: new content by path, None for a file that is removed.

    Raises:
        DiffError: A hunk does not match; says which.
    """
    return {file.path: _apply_file(file, tree) for file in files}


def _apply_file(file: FileDiff, tree: Mapping[str, bytes]) -> bytes | None:
    if not file.old_path:
        if file.new_path in tree:
            raise DiffError(f"the patch makes {file.new_path}, which is there already")
        text = ""
    elif file.old_path not in tree:
        raise DiffError(f"the patch changes {file.old_path}, which the base does not have")
    else:
        text = _decoded(tree[file.old_path], file.old_path)
    after = _apply_hunks(file, text)
    if not file.new_path:
        if after:
            raise DiffError(f"the patch removes {file.old_path} and leaves lines of it")
        return None
    return after.encode("utf-8", "surrogateescape")


def _decoded(content: bytes, path: str) -> str:
    if b"\0" in content:
        raise DiffError(f"the patch changes {path}, which is no text")
    return content.decode("utf-8", "surrogateescape")


def _apply_hunks(file: FileDiff, text: str) -> str:
    lines, done, at = [line for line in re.split(r"(?<=\n)", text) if line], list[str](), 0
    for hunk in file.hunks:
        # A hunk without old lines names the line before it.
        begin = hunk.start - 1 if hunk.old else hunk.start
        if not at <= begin <= len(lines) or tuple(lines[begin : begin + len(hunk.old)]) != hunk.old:
            raise DiffError(
                f"hunk {hunk.number} of {file.path} (line {hunk.start}) does not match the base: apply it to the "
                "task's base commit"
            )
        done += [*lines[at:begin], *hunk.new]
        at = begin + len(hunk.old)
    return "".join([*done, *lines[at:]])

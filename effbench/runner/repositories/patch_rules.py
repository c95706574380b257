"""What a patch may touch: the library's own modules, and nothing that guards, installs or surrounds it."""

from collections.abc import Collection, Sequence
from typing import Final

from effbench.runner.repositories.diffs import FileDiff

__all__ = ["is_in_tests", "library_part", "why_refused"]

_TEST_FOLDERS: Final = ("tests", "test", "testing")
_TEST_FILES: Final = ("conftest.py", "pytest.ini", "tox.ini", "runtests.py")
_PACKAGING: Final = (
    *("setup.py", "setup.cfg", "pyproject.toml", "MANIFEST.in", "meson.build", "CMakeLists.txt", "Makefile"),
    *("requirements.txt", "environment.yml", "sitecustomize.py", "usercustomize.py", ".gitattributes", ".gitmodules"),
)
_COMPILED: Final = (".pyc", ".pyd", ".so", ".pth", ".zip", ".egg")


def is_in_tests(path: str) -> bool:
    """Whether a path leads into a folder of tests."""
    return "tests" in path.split("/")


def library_part(files: Sequence[FileDiff], package: str) -> list[FileDiff]:
    """The files below the library's folder; what lies beside it, such as a model's scratch scripts, is not measured."""
    return [file for file in files if file.path.startswith(f"{package}/")]


def why_refused(files: Sequence[FileDiff], package: str, base: Collection[str]) -> str:
    """Looks at the paths that a patch names.

    Args:
        files: The patch.
        package: Folder of the library's modules, at the top of the tree.
        base: Paths of the base, so that a new file beside the library can be told from one that guards or installs it.

    Returns:
        Why the patch is refused, in a sentence; empty where it is not.
    """
    return next(filter(None, (_why(file.path, package, base) for file in files)), "")


def _why(path: str, package: str, base: Collection[str]) -> str:
    parts = path.split("/")
    shown = path[:80]
    is_outside = path.startswith("~") or any(ord(character) < ord(" ") or character == "\\" for character in path)
    if is_outside or any(part in ("", ".", "..") for part in parts):
        return f"the patch leaves the tree: {shown!r}"
    if parts[0].lower() == ".git":
        return f"the patch touches git's own files: {shown}"
    if parts[0] != package and path not in base:
        return ""
    name = parts[-1]
    if any(part in _TEST_FOLDERS for part in parts[:-1]) or name in _TEST_FILES or _is_test(name):
        return f"the patch touches tests: {shown}"
    if name in _PACKAGING:
        return f"the patch touches packaging: {shown}"
    return f"the patch brings what is no source: {shown}" if name.endswith(_COMPILED) else ""


def _is_test(name: str) -> bool:
    return name.endswith(".py") and (name.startswith("test_") or name.endswith("_test.py"))

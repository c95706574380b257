"""Programs of a problem package as one text each: what compiles here is one file."""

import posixpath
import re
from typing import Final

from effbench.errors import DataFileError
from effbench.languages import find_language, language_names
from effbench.suites.packages.package_files import PackageFiles
from effbench.suites.packages.problem import Category, JurySubmission, SourceProgram

__all__ = ["read_all_submissions", "read_programs", "read_runnable", "read_submissions", "with_includes"]

_CATEGORIES: Final[tuple[Category, ...]] = (
    "accepted", "partially_accepted", "time_limit_exceeded", "wrong_answer", "run_time_error", "rejected",
)  # fmt: skip
_OTHER_ENDINGS: Final = {".cc": "cpp", ".cxx": "cpp", ".c++": "cpp", ".C": "cpp", ".py3": "python", ".py2": ""}
_INCLUDE: Final = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"[^\n]*$', re.MULTILINE)
_PUBLIC_CLASS: Final = re.compile(r"\bpublic\s+(?:final\s+)?class\s+(\w+)")
_CLASS_WITH_MAIN: Final = re.compile(r"\bclass\s+(\w+)(?=(?:(?!\bclass\b).)*?\bstatic\s+void\s+main\b)", re.DOTALL)
_EXPECTED: Final = re.compile(r"@EXPECTED_SCORE@\s*:\s*([0-9]+(?:\.[0-9]+)?)")
_MOST_INCLUDES: Final = 100
_VALIDATING: Final = ("c", "cpp", "python")


def read_all_submissions(files: PackageFiles) -> tuple[JurySubmission, ...]:
    """The jury's solutions of a package, by category and name.

    Raises:
        DataFileError: One cannot be read.
    """
    return tuple(
        submission
        for category in _CATEGORIES
        for submission in read_submissions(files, f"submissions/{category}", category)
    )


def read_submissions(files: PackageFiles, folder: str, category: Category) -> list[JurySubmission]:
    """The solutions in a folder.

    Raises:
        DataFileError: One cannot be read.
    """
    return [_submission(files, category, name, members) for name, members in _programs_in(files, folder).items()]


def read_programs(files: PackageFiles, folder: str) -> list[SourceProgram]:
    """The programs of a folder, such as that of the validators.

    Raises:
        DataFileError: One cannot be read, is in no language that effbench knows, or needs a build of its own.
    """
    found = []
    for name, members in _programs_in(files, folder).items():
        program = _program(files, name, members)
        if isinstance(program, str):
            raise DataFileError(files.root / folder / name, f"{program}: make it one program in C++ or Python")
        found.append(program)
    return found


def read_runnable(files: PackageFiles, folder: str) -> tuple[SourceProgram, ...]:
    """The programs of a folder that are in C, C++ or Python; any others are left out.

    Raises:
        DataFileError: One cannot be read.
    """
    programs = (_program(files, name, members) for name, members in _programs_in(files, folder).items())
    return tuple(each for each in programs if isinstance(each, SourceProgram) and each.language in _VALIDATING)


def _programs_in(files: PackageFiles, folder: str) -> dict[str, list[str]]:
    """Each program with its files: a file alone, or all files of a folder."""
    found: dict[str, list[str]] = {}
    for name in files.names(folder):
        found.setdefault(name[len(folder) + 1 :].partition("/")[0], []).append(name)
    return found


def _submission(files: PackageFiles, category: Category, name: str, members: list[str]) -> JurySubmission:
    program = _program(files, name, members)
    if isinstance(program, str):
        return JurySubmission(category=category, program=None, name=name, why_not=program)
    expected = _EXPECTED.search(program.source)
    return JurySubmission(
        category=category,
        program=program,
        name=name,
        expected_score=None if expected is None else float(expected[1]),
    )


def _program(files: PackageFiles, name: str, members: list[str]) -> SourceProgram | str:
    """The program as one text, or why it is none."""
    languages = {member: language for member in members if (language := _language(member)) is not None}
    if any(posixpath.basename(member) in ("build", "run") for member in members):
        return "it has a build of its own, which is not run here"
    if not languages:
        return "it is in no language that effbench knows"
    if "" in languages.values():
        return "it is in Python 2"
    if len(languages) > 1:
        return "it has several source files, and one is compiled here"
    (main, language), *_ = languages.items()
    source = files.text(main)
    if language in ("c", "cpp"):
        source = with_includes(files, main, source, set())
    elif language == "java":
        source = _with_class_main(source)
    return SourceProgram(name=name, language=language, source=source)


def _language(member: str) -> str | None:
    """A source file's language; empty for one that nobody runs any more, None for no source."""
    ending = posixpath.splitext(member)[1]
    if ending in _OTHER_ENDINGS:
        return _OTHER_ENDINGS[ending]
    names = (each for each in map(find_language, language_names()) if not each.dialect_of)
    return next((each.name for each in names if each.extension == ending), None)


def with_includes(files: PackageFiles, main: str, source: str, seen: set[str]) -> str:
    """A source with the files of the package that it includes, by paths from its own folder; each once.

    Args:
        files: The package's.
        main: Name of the source's file.
        source: Its text.
        seen: Files that were included before; those that are included now are added.

    Raises:
        DataFileError: It includes too many.
    """

    def included(match: re.Match[str]) -> str:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(main), match[1]))
        if place in seen:
            return ""
        if not files.holds(place):
            return match[0]  # a header of the system's, or the compiler says that it is missing
        seen.add(place)
        if len(seen) > _MOST_INCLUDES:
            raise DataFileError(files.root / main, f"it includes more than {_MOST_INCLUDES} files")
        return f"{with_includes(files, place, files.text(place), seen)}\n"

    return _INCLUDE.sub(included, source).replace("#pragma once", "")


def _with_class_main(source: str) -> str:
    """A program that begins in the class ``Main``, as all in Java do here."""
    found = _PUBLIC_CLASS.search(source) or _CLASS_WITH_MAIN.search(source)
    if found is None or re.search(r"\bclass\s+Main\b", source):
        return source
    return re.sub(rf"\b{found[1]}\b", "Main", source)

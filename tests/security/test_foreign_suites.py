"""What a suite's folder could do to who reads it: lead out of itself, hold the reader, fill its memory, break it."""

import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.errors import DataFileError
from effbench.storage.foreign_files import ENTRIES_MAX, ForeignFolder
from effbench.suites import load_suite, native_task, task_files
from tests.suites.small_folders import PROGRAM_TOML, write_programs

SECRET = "what lies on the host"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text(SECRET)
    (tmp_path / "secret.toml").write_text(PROGRAM_TOML)
    return write_programs(tmp_path / "suite")


TASK = "tasks/programs/lines"
FILES = [
    "tasks/programs/suite.toml", f"{TASK}/task.toml", f"{TASK}/prompt.md", f"{TASK}/generator.py",
    f"{TASK}/contract.py", "reference_solutions/programs/lines/naive_lines.py",
    "reference_solutions/programs/lines/wrong_first.py",
]  # fmt: skip
FOLDERS = ["tasks", "tasks/programs", TASK, "reference_solutions", "reference_solutions/programs",
           "reference_solutions/programs/lines"]  # fmt: skip


def shown(root: Path) -> Result:
    return CliRunner().invoke(main, ["tasks", "show", "programs/lines", "--task-path", str(root)])


def refused(root: Path, sentence: str) -> None:
    """One sentence, exit 2, and nothing of the host's file."""
    for result in (
        shown(root),
        CliRunner().invoke(main, ["run", "--suite", "programs", "--task-path", str(root), "--model", "replay:none"]),
    ):
        assert result.exit_code == 2, result.output
        said = result.stderr.splitlines()
        assert len(said) == 1
        assert said[0].startswith("effbench: ")
        assert sentence in said[0]
        assert SECRET not in result.output
        assert isinstance(result.exception, SystemExit)


def test_the_suite_is_sound_before_it_is_changed(root: Path) -> None:
    assert shown(root).exit_code == 0


# Contract and wrong solutions are an author's: `effbench run` never opens them.
def refused_by_show(root: Path, sentence: str) -> None:
    result = shown(root)
    assert result.exit_code == 2, result.output
    assert sentence in result.stderr
    assert SECRET not in result.output


def expected(name: str) -> Callable[[Path, str], None]:
    return refused_by_show if Path(name).name in ("contract.py", "wrong_first.py") else refused


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("target", ["../../../../secret", "{root}/../secret", "prompt.md", "nowhere", "/dev/zero"])
def test_a_file_that_is_a_link_is_refused(root: Path, name: str, target: str) -> None:
    (root / name).unlink()
    (root / name).symlink_to(target.format(root=root))
    expected(name)(root, "it is a symbolic link, and none is followed here: put what it leads to in its place")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_a_link_is_refused(root: Path, name: str) -> None:
    (root / name).rename(root.parent / "moved")
    (root / name).symlink_to(root.parent / "moved")
    refused(root, "it is a symbolic link")


def test_the_users_own_links_lead_to_a_suite(root: Path) -> None:
    (root.parent / "link").symlink_to(root)
    assert shown(root.parent / "link").exit_code == 0


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path has 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as endpoint:
            endpoint.bind(path.name)
    finally:
        os.chdir(here)


def make_device(path: Path) -> None:
    try:
        os.mknod(path, 0o20666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("devices are made by root alone")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("make", [make_fifo, make_socket, make_device])
@pytest.mark.timeout(60)
def test_what_is_no_regular_file_is_refused_and_not_waited_for(
    root: Path, name: str, make: Callable[[Path], None]
) -> None:
    (root / name).unlink()
    make(root / name)
    expected(name)(root, "it is no regular file")


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_the_place_of_a_file_is_refused(root: Path, name: str) -> None:
    (root / name).unlink()
    (root / name).mkdir()
    expected(name)(root, "it is a folder")


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_terabyte_is_refused_before_it_is_read(root: Path, name: str) -> None:
    with (root / name).open("r+b") as file:
        file.truncate(1 << 40)  # takes no space on the disk
    tracemalloc.start()
    most = "32,768" if name.endswith(".toml") else "1,048,576"
    expected(name)(root, f"it has more than the {most} bytes that such a file may have")
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()


DEEP_PROGRAMS = {
    "minus": "x = " + "-" * 100_000 + "1",
    "not": "x = " + "not " * 50_000 + "1",
    "sum": "x = " + "1+" * 20_000 + "1",
    "shallower sum": "x = " + "1+" * 200 + "1",
    "attributes": "x = a" + ".b" * 20_000,
    "calls": "x = a" + "()" * 20_000,
    "parentheses": "x = " + "(" * 250 + ")" * 250,
    "tuples": "x = " + "(" * 90 + ",)" * 90,
    "lambdas": "x = " + "lambda: " * 5000 + "1",
    "conditions": "x = " + "1 if 1 else " * 5000 + "1",
    "indents": "".join(" " * depth + "if 1:\n" for depth in range(99)) + " " * 99 + "pass",
    "alternatives": "if 1: pass\n" + "elif 1: pass\n" * 5000,
    "strings": 'x = f"{' + "a[" * 120 + "1" + "]" * 120 + '}"',
    "null byte": "x = 1\0",
    "surrogates in an escape": 'x = "\\ud800"; 1 +',
    "number": "x = " + "9" * 5000,
    "unknown encoding": "# coding: nonsense\n1 +",
    "one line of a megabyte": "x = '" + "a" * 1_000_000 + "' +",
    "indent of tabs": "if 1:\n\tx\n        y\n",
}


@pytest.mark.parametrize("text", DEEP_PROGRAMS.values(), ids=DEEP_PROGRAMS)
def test_a_program_that_breaks_a_parser_is_one_sentence(root: Path, text: str) -> None:
    path = root / "reference_solutions/programs/lines/naive_lines.py"
    path.write_text(f"{path.read_text()}\n{text}\n")
    refused(root, "naive_lines.py")


DEEP_TABLES = {
    "lists": "areas = " + "[" * 20_000 + "]" * 20_000,
    "tables": "areas = " + "{a=" * 5_000 + "1" + "}" * 5_000,
    # A little above Python's limit of recursion: a dotted name takes time by the square of its length.
    "dotted name": "a" + ".a" * 2_000 + " = 1",
    "dotted header": "[a" + ".a" * 2_000 + "]",
    "headers": "".join(f"[[levels.a{number}]]\n" for number in range(1_500)),
    "number": "timeout_factor = 1" + "0" * 5_000,
    "large number": "timeout_factor = 1" + "0" * 400,
    "infinity": "timeout_factor = inf",
    "not a number": "timeout_factor = nan",
    "tests without end": "levels = [{size = 1, n_tests = 1000000000, weight = 1}]",
    "tests below 0": "levels = [{size = 1, n_tests = -1, weight = 1}]",
    "a size without end": "levels = [{size = 1" + "0" * 30 + ", n_tests = 1, weight = 1}]",
    "a weight without end": "levels = [{size = 1, n_tests = 1, weight = 1e308}]",
    "a date": "timeout_factor = 2000-01-01",
    "a truth": "timeout_factor = true",
    "memory without end": "memory_limit_mib = 1" + "0" * 18,
    "levels without end": "levels = [" + "{size = 1, n_tests = 1, weight = 1}," * 700 + "]",
    "texts in the place of tables": "levels = ['a', 'b']",
    "areas that are tables": "areas = [{a = 1}]",
    "lone surrogate": 'entry_point = "\\ud800"',
    "null byte": "title = 'a\0b'",
    "an endless name": "a" * 30_000 + " = 1",
}


@pytest.mark.parametrize("text", DEEP_TABLES.values(), ids=DEEP_TABLES)
def test_a_table_that_breaks_a_parser_is_one_sentence(root: Path, text: str) -> None:
    path = root / TASK / "task.toml"
    name = text.partition(" ")[0]
    kept = PROGRAM_TOML
    if name == "levels":
        kept = PROGRAM_TOML.partition("[[levels]]")[0] + PROGRAM_TOML[PROGRAM_TOML.index("[[references]]") :]
    head, brackets, rest = kept.partition("[[")
    path.write_text(f"{head}{text}\n{brackets}{rest}")
    expected("contract.py" if name == "areas" and "{a = 1}" in text else "")(root, "task.toml: ")


def test_a_prompt_of_anything_but_text_is_one_sentence(root: Path) -> None:
    for content in (b"\xff\xfe", b"\xed\xa0\x80", b"\x80" * 1000):
        (root / TASK / "prompt.md").write_bytes(content)
        refused(root, "prompt.md: is not UTF-8 text")


@pytest.mark.parametrize("file", ["../naive_lines.py", "/etc/passwd", "naive_lines.py/..", "..", ".", "a\\u0000.py"])
def test_no_name_in_a_table_leads_out_of_its_folder(root: Path, file: str) -> None:
    path = root / TASK / "task.toml"
    path.write_text(PROGRAM_TOML.replace('"naive_lines.py"', f'"{file}"'))
    refused(root, "task.toml: references[0].file is ")


@pytest.mark.parametrize("name", ["\x1b[2J", "a\nb", os.fsdecode(b"\xff")])
def test_a_folder_whose_name_cannot_be_shown_is_refused(root: Path, name: str) -> None:
    (root / TASK).rename(root / "tasks/programs" / name)
    refused(root, "whose name cannot be shown: rename it")


def test_more_files_than_a_folder_may_hold_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ENTRIES_MAX == 20_000
    monkeypatch.setattr("effbench.storage.foreign_files.ENTRIES_MAX", 3)
    for number in range(4):
        (tmp_path / str(number)).touch()
    with pytest.raises(DataFileError, match="it holds more than 3 files"):
        ForeignFolder(tmp_path).names()


def test_more_text_than_a_suite_may_hold_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("effbench.suites.native.CHARACTERS_MAX", 100)
    refused_by = CliRunner().invoke(main, ["run", "--suite", "programs", "--task-path", str(root), "--model", "x"])
    assert refused_by.exit_code == 2
    assert "with it the suite has more than 100 characters" in refused_by.stderr


def test_a_folder_that_becomes_a_link_is_found_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is swapped between the listing of its folder and the reading of its file."""
    folders = ForeignFolder.folders

    def swapped(self: ForeignFolder) -> list[ForeignFolder]:
        found = folders(self)
        if self.name == "programs":
            (root / TASK).rename(root.parent / "moved")
            (root / TASK).symlink_to(root.parent / "moved")
        return found

    monkeypatch.setattr(ForeignFolder, "folders", swapped)
    with pytest.raises(DataFileError, match="it is a symbolic link"):
        load_suite("programs", task_path=[root])


def test_the_bounds_are_far_above_what_tasks_need() -> None:
    suite = load_suite("core")
    longest = max(len(reference.solution) for task in suite.tasks for reference in task.references)
    assert 100 * longest < task_files.TEXT_BYTES_MAX
    assert 10 * max(level.n_tests for task in suite.tasks for level in task.levels) < native_task.TESTS_MAX

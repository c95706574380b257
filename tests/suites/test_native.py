"""The loader of native suites: what it reads, and every fault it refuses."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.errors import DataFileError, InputError
from effbench.records.task import Comparison
from effbench.storage import resources
from effbench.suites import native

TASK_TOML = """\
title = "Double a number"
entry_point = "double"
comparison = "exact"
timeout_factor = 3
memory_limit_mib = 64

[[levels]]
size = 1
n_tests = 2
weight = 0

[[levels]]
size = 10
n_tests = 1
weight = 0.5

[[references]]
file = "naive_add.py"
tier = "naive"
name = "add"

[[references]]
file = "expert_shift.py"
tier = "expert"
name = "shift"
"""


@pytest.fixture
def suite_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_mini(tmp_path)
    monkeypatch.setenv(resources.DATA_ROOT_VARIABLE, str(tmp_path))
    return tmp_path


def write_mini(root: Path) -> None:
    files = {
        "tasks/mini/suite.toml": 'title = "Mini"\ndescription = "One task."\nseed = 5\n',
        "tasks/mini/double/task.toml": TASK_TOML,
        "tasks/mini/double/prompt.md": "Write `def double(number)`.\n",
        "tasks/mini/double/generator.py": (
            "def generate_input(rng, size, level, test_index):\n    return (rng.randrange(size),)\n"
        ),
        "reference_solutions/mini/double/naive_add.py": "def double(number):\n    return number + number\n",
        "reference_solutions/mini/double/expert_shift.py": "def double(number):\n    return number << 1\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_whole_task_is_read_as_written(suite_folder: Path) -> None:
    suite = native.load("mini")
    assert (suite.name, suite.origin) == ("mini", str(suite_folder / "tasks/mini"))
    (task,) = suite.tasks
    assert (task.task_id, task.entry_point, task.comparison) == ("mini/double", "double", Comparison.EXACT)
    assert (task.timeout_factor, task.memory_limit_bytes) == (3.0, 64 << 20)
    assert [(level.index, level.size, level.n_tests, level.weight) for level in task.levels] == [
        (0, 1, 2, 0.0),
        (1, 10, 1, 0.5),
    ]
    assert [reference.reference_id for reference in task.references] == ["naive_add", "expert_shift"]
    assert task.baseline.solution == "def double(number):\n    return number << 1\n"
    assert task.generator.entry_point == "effbench_generate"
    assert task.checker is None


def test_time_out_factor_and_memory_limit_have_defaults(suite_folder: Path) -> None:
    path = suite_folder / "tasks/mini/double/task.toml"
    path.write_text(TASK_TOML.replace("timeout_factor = 3\nmemory_limit_mib = 64\n", ""))
    (task,) = native.load("mini").tasks
    assert (task.timeout_factor, task.memory_limit_bytes) == (2.0, 2 << 30)


def test_checker_is_read_when_the_task_asks_for_it(suite_folder: Path) -> None:
    folder = suite_folder / "tasks/mini/double"
    (folder / "task.toml").write_text(TASK_TOML.replace('"exact"', '"checker"'))
    (folder / "checker.py").write_text("def check(arguments, answer, output):\n    return True\n")
    (task,) = native.load("mini").tasks
    assert task.comparison is Comparison.CHECKER
    assert task.checker is not None
    assert task.checker.entry_point == "check"


def test_hidden_and_private_folders_are_no_tasks(suite_folder: Path) -> None:
    (suite_folder / "tasks/mini/__pycache__").mkdir()
    (suite_folder / "tasks/mini/.cache").mkdir()
    assert len(native.load("mini").tasks) == 1


def test_task_code_is_never_run_by_the_loader(suite_folder: Path) -> None:
    mark = suite_folder / "ran"
    for path in suite_folder.rglob("*.py"):
        path.write_text(f"open({str(mark)!r}, 'w')\n" + path.read_text())
    native.load("mini")
    assert not mark.exists()


def test_unknown_suite_names_the_known_ones(suite_folder: Path) -> None:
    with pytest.raises(InputError, match="no native suite 'max': choose one of mini"):
        native.load("max")


def test_suite_without_tasks_is_refused(suite_folder: Path) -> None:
    (suite_folder / "tasks/empty").mkdir()
    (suite_folder / "tasks/empty/suite.toml").write_text('title = "E"\ndescription = "None."\nseed = 1\n')
    with pytest.raises(DataFileError, match="holds no task"):
        native.load("empty")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("seed = 5", "", "seed must be there", id="no seed"),
        pytest.param("seed = 5", "seed = true", "seed must be there and be a whole number", id="seed is a bool"),
        pytest.param('title = "Mini"', 'title = " "', "title must be there", id="blank title"),
        pytest.param('description = "One task."', "", "description must be there", id="no description"),
        pytest.param("seed = 5", "seed = 5\nsede = 6", "sede is an unknown key", id="unknown key"),
        pytest.param("seed = 5", "seed = ", "is not valid TOML", id="broken TOML"),
    ],
)
def test_fault_in_suite_toml(suite_folder: Path, old: str, new: str, problem: str) -> None:
    path = suite_folder / "tasks/mini/suite.toml"
    expect_fault(path, path.read_text().replace(old, new, 1), problem)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("timeout_factor", "time_out", "time_out is an unknown key", id="unknown key"),
        pytest.param("weight = 0\n", "wait = 0\n", r"levels\[0\]\.wait is an unknown key", id="unknown key of a level"),
        pytest.param('name = "add"', 'nam = "add"', r"references\[0\]\.nam is an unknown", id="unknown reference key"),
        pytest.param('title = "Double a number"', "", "title must be there", id="no title"),
        pytest.param('"double"', '""', "entry_point must be there", id="no entry point"),
        pytest.param('"exact"', '"equal"', "comparison must be one of 'exact', 'tolerance'", id="unknown comparison"),
        pytest.param("timeout_factor = 3", "timeout_factor = 1", "timeout_factor must be above 1", id="no budget"),
        pytest.param("timeout_factor = 3", "timeout_factor = inf", "be a finite number", id="infinite budget"),
        pytest.param("limit_mib = 64", "limit_mib = 0", "memory_limit_mib must .* of at least 1", id="no memory"),
        pytest.param("size = 10", "size = 1", r"levels\[1\]\.size is 1, as in the level before", id="duplicate level"),
        pytest.param("size = 10", "size = 0", r"levels\[1\]\.size is 0, below", id="levels out of order"),
        pytest.param("size = 10", "size = 1e1", r"levels\[1\]\.size must .* whole number", id="fractional size"),
        pytest.param("size = 1\n", "size = -1\n", r"levels\[0\]\.size must .* at least 0", id="negative size"),
        pytest.param("n_tests = 1", "n_tests = 0", r"levels\[1\]\.n_tests must .* at least 1", id="no tests"),
        pytest.param("weight = 0.5", "weight = -0.5", "weight must not be negative, but is -0.5", id="negative weight"),
        pytest.param("weight = 0.5", "weight = nan", "weight must be there and be a finite", id="weight is no number"),
        pytest.param("weight = 0.5", "", "weight must be there", id="no weight"),
        pytest.param("weight = 0.5", "weight = 0", "levels have no scored level", id="no scored level"),
        pytest.param('"naive_add.py"', '"add.py"', "call for 'naive_add.py'", id="file name does not fit"),
        pytest.param('"naive_add.py"', '"../naive_add.py"', "call for 'naive_add.py'", id="file elsewhere"),
        pytest.param('tier = "naive"', "", r"references\[0\]\.tier must be there", id="no tier"),
        pytest.param("[[references]]", "[[levels]]", "is an unknown key", id="mixed-up tables"),
        pytest.param(TASK_TOML[TASK_TOML.index("[[ref") :], "", "at least one .*references", id="no references"),
        pytest.param(TASK_TOML[TASK_TOML.index("[[lev") : TASK_TOML.index("[[ref")], "", "levels", id="no levels"),
        pytest.param("[[levels]]", "[levels", "is not valid TOML", id="broken TOML"),
    ],
)
def test_fault_in_task_toml(suite_folder: Path, old: str, new: str, problem: str) -> None:
    assert old in TASK_TOML
    expect_fault(suite_folder / "tasks/mini/double/task.toml", TASK_TOML.replace(old, new, 1), problem)


def test_reference_listed_twice_is_refused(suite_folder: Path) -> None:
    text = TASK_TOML + '\n[[references]]\nfile = "naive_add.py"\ntier = "naive"\nname = "add"\n'
    expect_fault(suite_folder / "tasks/mini/double/task.toml", text, "a second time")


def test_reference_that_climbs_out_of_its_folder_is_refused(suite_folder: Path) -> None:
    text = TASK_TOML.replace('"naive_add.py"', '"naive_../x.py"').replace('name = "add"', 'name = "../x"')
    expect_fault(suite_folder / "tasks/mini/double/task.toml", text, r"references\[0\]\.file is 'naive_../x.py'")


def test_reference_in_no_list_is_refused(suite_folder: Path) -> None:
    path = suite_folder / "reference_solutions/mini/double/good_stray.py"
    expect_fault(path, "def double(number): ...\n", r"is in no \[\[references\]\]")


def test_checker_that_is_never_used_is_refused(suite_folder: Path) -> None:
    path = suite_folder / "tasks/mini/double/checker.py"
    expect_fault(path, "def check(arguments, answer, output): ...\n", "is never used")


def test_missing_checker_is_refused(suite_folder: Path) -> None:
    (suite_folder / "tasks/mini/double/task.toml").write_text(TASK_TOML.replace('"exact"', '"checker"'))
    with pytest.raises(DataFileError, match=r"checker\.py: cannot be read"):
        native.load("mini")


@pytest.mark.parametrize(
    "name",
    [
        "tasks/mini/double/task.toml",
        "tasks/mini/double/prompt.md",
        "tasks/mini/double/generator.py",
        "reference_solutions/mini/double/naive_add.py",
    ],
)
def test_missing_file_is_named(suite_folder: Path, name: str) -> None:
    path = suite_folder / name
    path.unlink()
    with pytest.raises(DataFileError, match="cannot be read") as caught:
        native.load("mini")
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("tasks/mini/double/prompt.md", " \n", "is empty"),
        ("tasks/mini/double/generator.py", "generate_input = print\n", "does not define `def generate_input`"),
        ("reference_solutions/mini/double/naive_add.py", "def twice(n): ...\n", "does not define `def double`"),
        ("reference_solutions/mini/double/naive_add.py", "if True:\n    def double(n): ...\n", "at its top level"),
        ("reference_solutions/mini/double/naive_add.py", "x = 1\ndef double(:\n", "line 2: is not valid Python"),
        ("reference_solutions/mini/double/naive_add.py", "\0", "is not valid Python"),
    ],
)
def test_fault_in_a_tasks_other_files(suite_folder: Path, name: str, text: str, problem: str) -> None:
    expect_fault(suite_folder / name, text, problem)


def test_text_that_is_not_utf8_is_refused(suite_folder: Path) -> None:
    path = suite_folder / "tasks/mini/double/prompt.md"
    path.write_bytes(b"\xff")
    with pytest.raises(DataFileError, match=r"prompt\.md: is not UTF-8"):
        native.load("mini")


def expect_fault(path: Path, text: str, problem: str) -> None:
    path.write_text(text)
    with pytest.raises(DataFileError, match=problem) as caught:
        native.load("mini")
    assert caught.value.path == path
    assert str(path) in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(
    line=st.integers(0, TASK_TOML.count("\n") - 1),
    text=st.sampled_from(["", "size = []", "levels = 1", "references = [1]", "[x]", 'file = "a"'])
    | st.text(st.characters(codec="utf-8"), max_size=20),
)
def test_any_damaged_line_is_read_or_refused_as_a_data_file(
    line: int, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("damaged")
    write_mini(root)
    lines = TASK_TOML.splitlines()
    lines[line] = text
    (root / "tasks/mini/double/task.toml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(resources.DATA_ROOT_VARIABLE, str(root))
        with contextlib.suppress(DataFileError):  # any other exception is the loader's own fault
            assert len(native.load("mini").tasks) == 1


def test_a_comment_at_the_end_of_a_prompt_is_not_shown_to_models(suite_folder: Path) -> None:
    path = suite_folder / "tasks/mini/double/prompt.md"
    plain = native.load("mini")
    path.write_text(path.read_text() + "\n<!-- canary 0f2c -->\n")
    assert native.load("mini").tasks[0].prompt == plain.tasks[0].prompt
    path.write_text("Write `<!-- x -->`.\n\n<!-- shown --> to models\n")
    assert native.load("mini").tasks[0].prompt == path.read_text()


def test_labels_are_read_and_are_no_part_of_what_is_measured(suite_folder: Path) -> None:
    plain = native.load("mini")
    path = suite_folder / "tasks/mini/double/task.toml"
    labels = 'kind_of_gain = "craft"\ncluster = "doubles"\nancestor = "a classic"\ndeep = false\n'
    path.write_text(labels + path.read_text())
    (task,) = native.load("mini").tasks
    assert (task.kind_of_gain, task.cluster) == ("craft", "doubles")
    assert task.content_hash == plain.tasks[0].content_hash
    path.write_text(path.read_text().replace('"craft"', '"magic"'))
    with pytest.raises(DataFileError, match="kind_of_gain must be 'growth' or 'craft', not 'magic'"):
        native.load("mini")

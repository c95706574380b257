"""ENAMEL's loader, on small data of the tests' own, and on the published data where they are at hand."""

import csv
import io
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import ModuleType

import datasets
import pytest

from effbench.errors import DataFileError, ExtraMissing, InputError
from effbench.records.task import Comparison, Level, Program, Suite
from effbench.suites import enamel, load_suite
from effbench.suites.enamel import REVISION, UNSCORED, EnamelLoader

COLUMNS = ["task_id", "prompt", "input_generator", "input_levels", "reference_solution", "checker", "entry_point"]
PROMPT = 'def double(x: int) -> int:\n    """Twice x."""'
GENERATOR = "def generate_input(size, lid, cid):\n    return twice(random.randint(0, size)) + lid + cid,\n"
EXACT = "def __check(input, answer, output):\n    return type(output) == type(answer) and output == answer\n"
CLOSE = "def __check(input, answer, output):\n    return abs(output - answer) < 1e-4 and input[0] == 3\n"
HELPERS = "import random\nimport string\n\ndef twice(x):\n    return 2 * x\n"


def record(task_id: str = "HumanEval/7", **cells: str) -> dict[str, str]:
    """A complete record, with some cells replaced."""
    return {
        "task_id": task_id,
        "prompt": PROMPT,
        "input_generator": GENERATOR,
        "input_levels": "20 100 10000 1000000000000000000",
        "reference_solution": "    return 2 * x\n",
        "checker": EXACT,
        "entry_point": "double",
        **cells,
    }


def csv_text(*records: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


SECOND = csv_text(record()).count("\n") + 1
"""The line on which a second record begins."""


class Enam:
    """Stands for the installed package."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def locate_file(self, path: str) -> Path:
        return self.root / path


@pytest.fixture(autouse=True)
def enam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The helpers' file of a pretended package."""
    path = tmp_path / "site" / "enam" / "datautils.py"
    path.parent.mkdir(parents=True)
    path.write_text(HELPERS)
    monkeypatch.setattr(enamel, "distribution", lambda _: Enam(tmp_path / "site"))
    return path


def load(tmp_path: Path, text: str | bytes, *, seed: int | None = None) -> Suite:
    path = tmp_path / "enamel.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return EnamelLoader().load(data=path, seed=seed)


def call(program: Program, arguments: str) -> str:
    """Calls a program's entry point in an interpreter of its own and gives the repr of what comes back."""
    source = f"{program.source}\nprint(repr({program.entry_point}({arguments})))"
    done = subprocess.run([sys.executable, "-I", "-c", source], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_record_becomes_a_task_with_the_published_settings(tmp_path: Path) -> None:
    suite = load(tmp_path, csv_text(record()))
    assert (suite.name, suite.origin) == ("enamel", str(tmp_path / "enamel.csv"))
    assert suite.unscored_task_ids == UNSCORED
    (task,) = suite.tasks
    assert task.task_id == "HumanEval/7"
    assert task.levels == (
        Level(index=0, size=20, n_tests=8, weight=0),
        Level(index=1, size=100, n_tests=4, weight=3),
        Level(index=2, size=10000, n_tests=4, weight=3),
        Level(index=3, size=10**18, n_tests=4, weight=4),
    )
    assert (task.timeout_factor, task.memory_limit_bytes) == (2, 4 * 1024**3)
    assert task.disabled_builtins == ("print", "input")
    assert task.baseline.tier == "expert"
    assert task.program("    return 0\n").source == f"{PROMPT}\n    return 0\n"
    assert (task.comparison, task.checker) == (Comparison.EXACT, None)


def test_the_reference_is_a_body_behind_the_prompt(tmp_path: Path) -> None:
    (task,) = load(tmp_path, csv_text(record())).tasks
    assert call(task.program(task.baseline.solution), "21") == "42"


def test_seeds_follow_the_published_evaluator(tmp_path: Path) -> None:
    (task,) = load(tmp_path, csv_text(record())).tasks
    seeds = [stress.seed for stress in task.stress_inputs()]
    assert seeds == [998244353 ^ 7 ^ number for number in range(20)]


def test_a_given_seed_replaces_the_published_one(tmp_path: Path) -> None:
    (task,) = load(tmp_path, csv_text(record()), seed=5).tasks
    assert task.seed == 5 ^ 7


def test_the_generator_seeds_itself_and_sees_the_helpers(tmp_path: Path) -> None:
    (task,) = load(tmp_path, csv_text(record())).tasks
    expected = subprocess.run(
        [sys.executable, "-I", "-c", "import random\nrandom.seed(99)\nprint((2 * random.randint(0, 50) + 1 + 2,))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert call(task.generator, "99, 50, 1, 2") == expected.stdout.strip()


def test_a_generator_may_use_the_module_time(tmp_path: Path) -> None:
    generator = "def generate_input(size, lid, cid):\n    return time.__name__,\n"
    (task,) = load(tmp_path, csv_text(record(input_generator=generator))).tasks
    assert call(task.generator, "1, 2, 3, 4") == "('time',)"


def test_another_checker_is_kept_as_a_program(tmp_path: Path) -> None:
    (task,) = load(tmp_path, csv_text(record(checker=CLOSE))).tasks
    assert task.comparison is Comparison.CHECKER
    assert task.checker is not None
    assert call(task.checker, "(3,), 1.0, 1.00001") == "True"
    assert call(task.checker, "(3,), 1.0, 1.1") == "False"


def test_a_checker_may_call_what_the_prompt_defines(tmp_path: Path) -> None:
    prompt = 'def one():\n    return 1\n\ndef double(x):\n    """Twice x."""'
    checker = "def __check(input, answer, output):\n    return output == one()\n"
    (task,) = load(tmp_path, csv_text(record(prompt=prompt, checker=checker))).tasks
    assert task.checker is not None
    assert call(task.checker, "(), 0, 1") == "True"


def test_problems_left_out_of_the_scores_are_left_out_of_the_tasks(tmp_path: Path) -> None:
    suite = load(tmp_path, csv_text(record("HumanEval/2"), record("HumanEval/3"), record("HumanEval/160")))
    assert [task.task_id for task in suite.tasks] == ["HumanEval/3"]


def test_nothing_of_the_data_runs_while_loading(tmp_path: Path) -> None:
    bomb = "raise SystemExit('ran')\n"
    hostile = record(prompt=bomb, input_generator=bomb, reference_solution=bomb, checker=bomb)
    assert len(load(tmp_path, csv_text(hostile)).tasks) == 1


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", None, "the file is empty"),
        (csv_text(), None, "it holds no scored problem"),
        (csv_text(record("HumanEval/2")), None, "it holds no scored problem"),
        ("task_id,prompt\r\n", 1, "the header lacks the columns input_generator, input_levels"),
        (csv_text(record(input_levels="1 2 3")), 2, "input_levels must be 4 whole numbers separated by blanks, not"),
        (csv_text(record(input_levels="1 2 3 4 5")), 2, "input_levels must be 4"),
        (csv_text(record(input_levels="1 2 3 -4")), 2, "input_levels must be 4"),
        (csv_text(record(input_levels="1 2 3 4.5")), 2, "input_levels must be 4"),
        (csv_text(record(input_levels="1 2 3 " + "9" * 5000)), 2, "input_levels must be 4"),
        (csv_text(record(), record("HumanEval/8", input_levels="x")), SECOND, "input_levels must be 4"),
        (csv_text(record(), record()), SECOND, "'HumanEval/7' appears a second time"),
        (csv_text(record("HumanEval/2"), record("HumanEval/2")), SECOND, "appears a second time"),
        (csv_text(record(checker=" ")), 2, "the cell 'checker' is empty"),
        (csv_text(record("MBPP/7")), 2, "'MBPP/7' is not of the form HumanEval/<number>"),
        (csv_text(record("HumanEval/07")), 2, "not of the form"),
        (csv_text(record(entry_point="a b")), 2, "the entry point 'a b' is not the name of a function"),
        (csv_text(record()) + "\r\nHumanEval/8,x\r\n", SECOND + 1, "the record has 2 cells and the header has 7"),
        (csv_text(record()) + 'HumanEval/8,"never closed\nmore\n', SECOND, "it is not CSV"),
        (csv_text(record()).encode() + b"\xff\xff\n", SECOND, "the line is not UTF-8"),
    ],
)
def test_malformed_data_are_an_error_that_names_the_line(
    tmp_path: Path, text: str | bytes, line: int | None, problem: str
) -> None:
    with pytest.raises(DataFileError) as caught:
        load(tmp_path, text)
    assert problem in str(caught.value)
    assert str(tmp_path / "enamel.csv") in str(caught.value)
    assert caught.value.line == line


def test_missing_data_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="there is no such file"):
        EnamelLoader().load(data=tmp_path / "none.csv", seed=None)
    with pytest.raises(DataFileError, match="it is a folder"):
        EnamelLoader().load(data=tmp_path, seed=None)


def test_a_missing_helper_package_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Enam:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(enamel, "distribution", missing)
    with pytest.raises(InputError, match=r"pip install 'effbench\[enamel\]'"):
        load(tmp_path, csv_text(record()))


def test_an_incomplete_helper_package_says_how_to_get_it(tmp_path: Path, enam: Path) -> None:
    enam.unlink()
    with pytest.raises(InputError, match=r"pip install 'effbench\[enamel\]'"):
        load(tmp_path, csv_text(record()))


def test_the_helper_package_is_read_and_never_imported(tmp_path: Path) -> None:
    load(tmp_path, csv_text(record()))
    assert "enam" not in sys.modules


def pretend_hub(monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    """Replaces the hub: an exception is raised, anything else is the data set's only split."""

    def load_dataset(name: str, *, revision: str) -> dict[str, object]:
        assert (name, revision) == ("q-rz/enamel", REVISION)
        if isinstance(answer, Exception):
            raise answer
        return {"ENAMEL_HumanEval": answer}

    monkeypatch.setattr(datasets, "load_dataset", load_dataset)


def test_without_a_file_the_pinned_revision_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_hub(monkeypatch, [record("HumanEval/0"), record("HumanEval/1")])
    suite = load_suite("enamel")
    assert suite.origin == f"q-rz/enamel@{REVISION}"
    assert [task.task_id for task in suite.tasks] == ["HumanEval/0", "HumanEval/1"]


def test_a_file_and_the_hub_give_the_same_tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_hub(monkeypatch, [record()])
    assert load_suite("enamel").content_hash == load(tmp_path, csv_text(record())).content_hash


@pytest.mark.parametrize(
    "failure",
    [
        ConnectionError("no network"),
        datasets.exceptions.DatasetNotFoundError("gone"),
        datasets.exceptions.DatasetGenerationError("broken"),
        ValueError("no such cache"),
    ],
)
def test_a_hub_out_of_reach_is_one_sentence_that_names_the_option(
    monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    pretend_hub(monkeypatch, failure)
    with pytest.raises(InputError, match=r"cannot be had from the Hugging Face hub \(\w+\): .*--data PATH") as caught:
        load_suite("enamel")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [([{"task_id": "HumanEval/0"}], "a record lacks prompt"), ([record() | {"prompt": None}], "'prompt' is empty")],
)
def test_malformed_data_of_the_hub_are_an_error(
    monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, object]], problem: str
) -> None:
    pretend_hub(monkeypatch, rows)
    with pytest.raises(DataFileError, match=f"q-rz/enamel@{REVISION}: .*{problem}"):
        load_suite("enamel")


def test_the_hub_is_not_imported_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", ModuleType("datasets"))
    assert len(load(tmp_path, csv_text(record())).tasks) == 1


def test_a_download_without_its_package_names_the_extra_and_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(
        ExtraMissing, match=r"pip install 'effbench\[datasets\]', or give ENAMEL's enamel.csv by --data"
    ):
        load_suite("enamel")


@pytest.mark.peer_data
def test_the_published_data_give_142_scored_problems(peer_data: Path) -> None:
    suite = EnamelLoader().load(data=peer_data / "enamel" / "enamel.csv", seed=None)
    assert len(suite.tasks) == 142
    assert not {task.task_id for task in suite.tasks} & UNSCORED
    assert sum(task.comparison is Comparison.CHECKER for task in suite.tasks) == 4
    assert sum(1 for task in suite.tasks for _ in task.stress_inputs()) == 142 * 20

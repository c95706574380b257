"""Every command that takes a run takes its directory, its bundle, and a folder that holds it alone."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bench.synthetic_runs import Shape, write_runs
from effbench.cli.main import main
from effbench.errors import InputError
from effbench.export.bundle import bundle_run
from effbench.export.open_run import open_run, runs_below
from effbench.storage.run_directory import RunDirectory


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[RunDirectory]:
    return write_runs(tmp_path_factory.mktemp("runs"), Shape(models=2, tasks=3, samples=4))


@pytest.fixture
def place(runs: list[RunDirectory], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one run below `one/`, its bundle `run.zip`, and two runs below `two/`."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(runs[0].path, tmp_path / "one/suite/model/run")
    for number, run in enumerate(runs):
        shutil.copytree(run.path, tmp_path / f"two/{number}")
    bundle_run(runs[0], tmp_path / "run.zip", replace=False)
    return tmp_path


def give(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shown(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [line for line in result.stdout.splitlines() if "results" not in line and "directory" not in line]


FORMS = ("one/suite/model/run", "one", "run.zip")


@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_scored_in_every_form(form: str, place: Path) -> None:
    result = give("score", form, "-k", "1,2")
    assert shown(result) == shown(give("score", "one/suite/model/run", "-k", "1,2"))
    named = "run.zip" if form == "run.zip" else "one/suite/model/run"
    assert result.stdout.splitlines()[-1] == f"results   {named}"


@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_exported_in_every_form(form: str, place: Path) -> None:
    assert give("export", form, "--format", "csv", "-o", "out.csv").exit_code == 0
    assert give("export", "one", "--format", "csv").stdout == "one/suite/model/run/export.csv\n"
    assert Path("out.csv").read_bytes() == Path("one/suite/model/run/export.csv").read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_compared_in_every_form(form: str, place: Path) -> None:
    result = give("compare", form, "two/1", "--format", "json")
    document = json.loads(result.stdout)
    assert document["runs"][0]["directory"] == ("run.zip" if form == "run.zip" else "one/suite/model/run")
    whole = json.loads(give("compare", "two/0", "two/1", "--format", "json").stdout)
    assert document["pairs"] == whole["pairs"]


@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_shown_in_every_form(form: str, place: Path) -> None:
    result = give("show", form)
    assert result.exit_code == 0
    assert result.stdout == give("show", "one/suite/model/run").stdout


@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_verified_in_every_form(form: str, place: Path) -> None:
    give("score", "one")
    assert "complete, hashes match" in give("verify", form).stdout


@pytest.mark.parametrize("form", FORMS)
def test_a_site_is_built_of_a_run_in_every_form(form: str, place: Path) -> None:
    result = give("leaderboard", "build", form, "-o", "site")
    assert result.exit_code == 0, result.output
    assert Path("site/index.html").is_file()


def test_the_only_run_of_a_folder_is_bundled_and_a_bundle_is_not(place: Path) -> None:
    give("score", "one")
    assert give("bundle", "one").stdout == "one/suite/model/run/bundle.zip\n"
    refused(give("bundle", "run.zip"), "run.zip is a bundle already: name a run directory")


def test_a_bundle_is_not_written_to(place: Path) -> None:
    before = contents(place)
    for arguments in (("score", "run.zip"), ("verify", "run.zip"), ("compare", "run.zip", "run.zip")):
        assert give(*arguments).exit_code == 0
    refused(give("export", "run.zip", "--format", "csv"), "is a bundle and has no folder for exports: name the output")
    refused(give("export", "run.zip", "--format", "csv", "-o", "run.zip", "--force"), "run.zip is the bundle itself")
    assert contents(place) == before


def refused(result: Result, sentence: str) -> None:
    assert (result.exit_code, result.stdout) == (2, "")
    assert isinstance(result.exception, SystemExit)
    *_, line = result.stderr.splitlines()
    assert line.startswith("effbench: ")
    assert sentence in line


TAKES_A_RUN: list[Callable[[str], tuple[str, ...]]] = [
    lambda run: ("score", run),
    lambda run: ("export", run, "--format", "csv", "-o", "out"),
    lambda run: ("verify", run),
    lambda run: ("compare", run, run),
    lambda run: ("bundle", run),
    lambda run: ("show", run),
]


@pytest.mark.parametrize("command", TAKES_A_RUN, ids=lambda command: command("RUN")[0])
@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("two", "two holds several runs: name one, such as two/0 or two/1"),
        ("empty", "empty holds no run (a folder with a run.json)"),
        ("nowhere", "nowhere"),
        ("text", "text is not a readable zip file"),
    ],
)
def test_what_is_not_one_run_is_one_sentence(
    command: Callable[[str], tuple[str, ...]], path: str, sentence: str, place: Path
) -> None:
    Path("empty").mkdir()
    Path("text").write_text("no zip file")
    refused(give(*command(path)), sentence)


@pytest.mark.parametrize("command", TAKES_A_RUN[:4:3], ids=lambda command: command("RUN")[0])
def test_a_changed_bundle_is_refused_before_it_is_scored(
    command: Callable[[str], tuple[str, ...]], place: Path
) -> None:
    content = Path("run.zip").read_bytes()
    Path("run.zip").write_bytes(content[:200] + b"?" + content[201:])
    refused(give(*command("run.zip")), "run.zip")


def read_without_samples(bundle: Path) -> None:
    with open_run(bundle) as run:
        (run.directory.path / "samples.jsonl").unlink()
        run.samples()


def test_a_fault_of_a_bundles_run_names_the_bundle(place: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_without_samples(Path("run.zip"))
    assert str(raised.value) == "run.zip/samples.jsonl: there is no such file: check the path"


def test_shards_are_no_runs_of_a_folder(place: Path) -> None:
    (place / "two/1/shard.json").write_text("{}")
    assert [run.path.name for run in runs_below(place / "two")] == ["0"]
    with open_run(place / "two") as run:
        assert run.path == place / "two/0"

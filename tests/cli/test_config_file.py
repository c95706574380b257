"""Options from a config file and from the environment: what beats what, and what is wrong in one sentence."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from effbench.cli.config_file import Config, read_config
from effbench.cli.main import main
from effbench.errors import DataFileError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give(*arguments: str, **variables: str) -> Result:
    return CliRunner().invoke(main, arguments, env=variables)


def asked_suite(*arguments: str, **variables: str) -> str:
    """The suite that a run looks for, by the message that there is none."""
    result = give(*arguments, **variables)
    assert result.exit_code == 2, result.output
    return result.stderr.partition("no suite is named '")[2].partition("'")[0]


def test_the_command_line_beats_the_environment_which_beats_the_file(folder: Path) -> None:
    (folder / "effbench.toml").write_text('[run]\nsuite = "of-file"\nmodel = "reference"\n')
    assert asked_suite("run") == "of-file"
    assert asked_suite("run", EFFBENCH_RUN_SUITE="of-variable") == "of-variable"
    assert asked_suite("run", "--suite", "typed", EFFBENCH_RUN_SUITE="of-variable") == "typed"


def test_a_run_says_where_its_options_come_from(folder: Path) -> None:
    (folder / "effbench.toml").write_text('[run]\nsuite = "none"\nmodel = "reference"\n')
    assert give("run").stderr.startswith("options of run come from effbench.toml\neffbench: no suite")
    assert "options of" not in give("evaluate", "--suite", "none", "samples.jsonl").stderr


def test_a_file_can_be_named_and_stands_in_place_of_the_folders_own(folder: Path) -> None:
    (folder / "effbench.toml").write_text('[run]\nsuite = "own"\n')
    (folder / "other.toml").write_text('[run]\nsuite = "other"\nmodel = "reference"\n')
    assert asked_suite("--config", "other.toml", "run") == "other"
    assert asked_suite("run", EFFBENCH_CONFIG="other.toml") == "other"
    assert "none.toml: there is no such file" in give("--config", "none.toml", "run").stderr


def test_options_before_the_command_can_stand_in_the_file(folder: Path) -> None:
    (folder / "effbench.toml").write_text('log-file = "all.log"\nquiet = true\n[run]\nsuite = "none"\nmodel = "r"\n')
    assert give("run").stderr.startswith("effbench: no suite")
    assert "options of run come from" in (folder / "all.log").read_text()


def test_without_a_file_nothing_changes(folder: Path) -> None:
    assert "Missing option" in give("run").stderr


def command(*path: str) -> click.Command:
    found: click.Command = main
    for name in path:
        assert isinstance(found, click.Group)
        below = found.get_command(click.Context(found), name)
        assert below is not None
        found = below
    return found


def values(document: dict[str, object], name: str) -> dict[str, object]:
    return Config(Path("c.toml"), {name: document}).of_command(command(name), name)


def test_values_are_those_that_the_command_line_gives() -> None:
    document: dict[str, object] = {
        "tasks": ["a", "!b"], "task_path": "mine", "k": [1, 10], "n": 5, "max-cost": 3, "shard": "1/2",
    }  # fmt: skip
    assert values(document, "run") == {
        "tasks": ["a", "!b"], "task_path": ["mine"], "ks": "1,10", "n": 5, "max_cost": 3, "shard": "1/2",
    }  # fmt: skip
    context = main.make_context("effbench", ["score", "x"])
    context.default_map = {"score": values({"k": [1, 10], "format": "json"}, "score")}
    score = command("score").make_context("score", ["x"], parent=context)
    assert (score.params["ks"], score.params["form"]) == ((1, 10), "json")
    assert values({"build": {"sandbox": "docker", "force": True}}, "sandbox") == {
        "build": {"sandbox": "docker", "force": True}
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[run]\nsuit = "x"', "[run] 'suit' is no option: did you mean 'suite'?"),
        ("[run]\nhelp = true", "[run] 'help' is no option; known here are base-url, "),
        ("[runn]\nn = 1", "'runn' is no option or command: did you mean 'run'?"),
        ("run = 3", "'run' is a command: write its options below [run]"),
        ('[run]\nlimit = "3"', "[run] 'limit' is '3': give a whole number"),
        ("[run]\nlimit = true", "[run] 'limit' is true: give a whole number"),
        ("[run]\nlimit = [1]", "[run] 'limit' is [1]: give a whole number"),
        ("[run]\ntemperature = 1" + "0" * 400, "[run] 'temperature' cannot be taken: it is too large"),
        ('[run]\ntemperature = "hot"', "[run] 'temperature' is 'hot': give a number"),
        ("[run]\nk = true", "[run] 'k' is true: give a number, or a list of numbers"),
        ("[run]\nmetrics = 1", "[run] 'metrics' is 1: give a text, or a list of texts"),
        ("[run]\nn = 0", "[run] 'n' cannot be taken: 0 is not in the range x>=1"),
        ("[run]\nshard = '9/2'", "[run] 'shard' cannot be taken: --shard is '9/2'"),
        ("[run]\ntasks = [1]", "[run] 'tasks' is [1]: give a text in quotes, or a list of such"),
        ("[run]\nsuite = {a = 1}", "[run] 'suite' is {'a': 1}: give a text in quotes"),
        ("[run]\nexecutor = 'gpu'", "[run] 'executor' cannot be taken: 'gpu' is not one of"),
        ("verbose = 1", "'verbose' is 1: give true or false"),
        ("version = true", "'version' is no option or command: did you mean 'verify'?"),
        ("[run", "it is not valid TOML: Expected ']'"),
        ("a = " + "[" * 9000, "it is not valid TOML: it is nested too deeply"),
        ("n = 1" + "0" * 9000, "it is not valid TOML: "),
    ],
)
def test_what_is_wrong_in_a_file_is_one_sentence(text: str, sentence: str, folder: Path) -> None:
    (folder / "bad.toml").write_text(text)
    result = give("--config", "bad.toml", "run")
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"effbench: bad.toml: {sentence}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[sandbox.build]\nsandbx = 1", "[sandbox.build] 'sandbx' is no option: did you mean 'sandbox'?"),
        ("[sandbox]\nbuild = 1", "[sandbox] 'build' is no command: did you mean 'build'?"),
        ("[sandbox.biuld]\nforce = true", "[sandbox] 'biuld' is no command: did you mean 'build'?"),
    ],
)
def test_tables_of_commands_below_commands_are_checked(text: str, sentence: str, folder: Path) -> None:
    (folder / "bad.toml").write_text(text)
    with pytest.raises(DataFileError) as raised:
        read_config(folder / "bad.toml").of_command(command("sandbox"), "sandbox")
    assert str(raised.value).endswith(f"bad.toml: {sentence}")


def test_a_file_that_is_no_text_is_one_sentence(folder: Path) -> None:
    (folder / "effbench.toml").write_bytes(b"\xff")
    (line,) = give("run").stderr.splitlines()
    assert line.startswith("effbench: effbench.toml: it is not valid TOML: 'utf-8' codec")


def test_completion_works_beside_a_broken_file(folder: Path) -> None:
    (folder / "effbench.toml").write_text("[run")
    result = give(_EFFBENCH_COMPLETE="bash_complete", COMP_WORDS="effbench sco", COMP_CWORD="1")
    assert "score" in result.output

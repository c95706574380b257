import re
from collections.abc import Iterator
from pathlib import Path

import click

from effbench.cli.main import find_command, main
from effbench.cli.option_names import named_options

ROOT = Path(__file__).parents[2]


def variables() -> Iterator[tuple[str, str]]:
    """Environment variable and option, of all commands."""
    for name in ("", *main.list_commands(click.Context(main))):
        command: click.Command | None = find_command(name) if name else main
        assert command is not None
        yield from variables_of(command, name)


def variables_of(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    for option in named_options(command).values():
        assert isinstance(option.envvar, str)
        yield option.envvar, f"{path} {option.opts}"
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from variables_of(below, f"{path} {name}")


def test_an_option_has_the_name_that_is_typed() -> None:
    run = find_command("run")
    assert run is not None
    names = {name: option.envvar for name, option in named_options(run).items()}
    assert names["max-cost"] == "EFFBENCH_RUN_MAX_COST"
    assert (names["k"], names["n"], names["timeout"]) == ("EFFBENCH_RUN_K", "EFFBENCH_RUN_N", "EFFBENCH_RUN_TIMEOUT")
    assert "help" not in names


def test_commands_below_commands_are_part_of_the_name() -> None:
    assert {"EFFBENCH_TASKS_CHECK_JOBS", "EFFBENCH_SANDBOX_BUILD_BASE"} <= {name for name, _ in variables()}


def test_every_option_has_a_variable_of_its_own() -> None:
    names = [name for name, _ in variables()]
    assert len(names) == len(set(names)) > 100
    assert "EFFBENCH_VERSION" not in names
    assert "EFFBENCH_HELP" not in names


def test_no_variable_is_one_that_effbench_reads_for_something_else() -> None:
    sources = [*ROOT.glob("effbench/**/*.py"), *ROOT.glob("tests/**/*.py"), ROOT / "Makefile", *ROOT.glob("docs/*.md")]
    read = {
        name
        for source in sources
        if source.name not in ("test_option_names.py", "test_config_file.py", "configuration.md", "option_names.py")
        for name in re.findall(r"\bEFFBENCH_[A-Z_]+", source.read_text(encoding="utf-8"))
    }
    assert {"EFFBENCH_CACHE", "EFFBENCH_GUEST", "EFFBENCH_TASK_PATH", "EFFBENCH_DATA_ROOT"} <= read
    assert not (read - {"EFFBENCH_CONFIG"}) & {name for name, _ in variables()}

"""Every command helps, and every command and option is documented."""

import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import effbench
from effbench.cli.main import main

ROOT = Path(__file__).parents[2]


def give(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_suites_are_listed_with_a_line_each() -> None:
    result = give("suites")
    assert result.exit_code == 0
    descriptions = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert {"core", "enamel"} <= set(descriptions)


def command_of(group: click.Group, name: str) -> click.Command:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return command


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    for name in group.list_commands(click.Context(group)):
        command = command_of(group, name)
        assert command.name == name
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


@pytest.mark.parametrize("path", [(), *commands(main)], ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_helps(path: tuple[str, ...], option: str) -> None:
    result = give(*path, option)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {' '.join(path)}".rstrip())
    assert len(result.stdout.splitlines()) > 3
    assert result.stderr == ""


@pytest.mark.parametrize("path", list(commands(main)), ids=" ".join)
def test_every_command_is_documented(path: tuple[str, ...]) -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    command = f"effbench {' '.join(path)}"
    assert any(command in page.read_text(encoding="utf-8") for page in pages), f"no page names `{command}`"


def test_every_option_of_every_command_is_documented() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    for path in commands(main):
        command: click.Command = main
        for name in path:
            assert isinstance(command, click.Group)
            command = command_of(command, name)
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert any(option in pages for option in parameter.opts), f"no page names {parameter.opts} of {path}"


def test_the_list_of_commands_shows_the_first_sentence_of_each_ones_help() -> None:
    shown = " ".join(give("--help").stdout.split())
    for name in main.list_commands(click.Context(main)):
        sentence = command_of(main, name).get_short_help_str(limit=1000)
        assert f" {name} {sentence}" in shown


def test_help_imports_no_command() -> None:
    program = (
        "import sys; from effbench.cli.main import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    output = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    loaded = set(output.splitlines()[-1].split())
    own = {f"effbench.cli{name}" for name in ("", ".log", ".main", ".option_names", ".output")}
    assert {name for name in loaded if name.startswith("effbench.cli")} == own
    assert loaded.isdisjoint({"pydantic", "numpy", "docker", "tqdm"})


def test_the_page_of_commands_is_current() -> None:
    page = runpy.run_path(str(ROOT / "docs/site/commands.py"))["page"]()
    assert (ROOT / "docs/commands.md").read_text(encoding="utf-8") == page, (
        "run `make docs` and commit docs/commands.md"
    )


def test_a_command_that_does_not_exist_is_told() -> None:
    result = give("meassure")
    assert result.exit_code == 2
    assert "No such command 'meassure'" in result.stderr


def test_the_version_is_told() -> None:
    assert give("--version").stdout == f"effbench, version {effbench.__version__}\n"

"""Writes ``docs/commands.md`` from the command line itself: ``python docs/site/commands.py``."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from effbench.cli.main import main

PAGE: Final = Path(__file__).parents[1] / "commands.md"
HEAD: Final = """# Commands

`effbench COMMAND --help` shows the same. `make docs` generates this page from the command line: edit the help texts in
the package, not this page.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | a negative answer: no run is possible (`doctor`), a run is worse (`compare`), problems (`tasks check`, `verify`) |
| 2 | bad input or a fault of the surroundings, in one sentence |
| 130 | interrupted |
"""


def page() -> str:
    """The whole page."""
    sections = (_section(main, ("effbench",)), *_sections(main, ("effbench",)))
    return HEAD + "".join(f"\n{section}" for section in sections)


def _sections(group: click.Group, path: tuple[str, ...]) -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield _section(command, (*path, name))
        if isinstance(command, click.Group):
            yield from _sections(command, (*path, name))


def _section(command: click.Command, path: tuple[str, ...]) -> str:
    context = click.Context(command, info_name=" ".join(path))
    usage = command.collect_usage_pieces(context)
    parts = [f"## {' '.join(path)}\n", f"    {' '.join([*path, *usage])}\n", f"{_paragraphs(command.help or '')}\n"]
    rows = [_row(context, item) for item in command.params if isinstance(item, click.Option) and not item.hidden]
    if rows:
        parts.append("| option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _paragraphs(text: str) -> str:
    """A help text as Markdown: click's mark for lines that stay as they are makes a code block."""
    blocks = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(
        "\n".join(f"    {line}" for line in block.splitlines()[1:])
        if block.startswith("\b")
        else " ".join(block.split())
        for block in blocks
    )


def _row(context: click.Context, option: click.Option) -> str:
    record = option.get_help_record(context)
    assert record is not None
    names, text = (re.sub(r"\s+", " ", part).replace("|", "\\|") for part in record)
    return f"| `{names}` | {text} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

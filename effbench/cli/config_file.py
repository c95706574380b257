"""Reads ``effbench.toml``: options that every command of a folder has, in a table for each command.

::

    quiet = true

    [run]
    suite = "core"
    tasks = ["*_windows", "!kth_*"]

    [sandbox.build]
    sandbox = "docker"
"""

import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

import click

from effbench.cli.option_names import named_options
from effbench.cli.options import Ks, MetricNames
from effbench.errors import DataFileError
from effbench.storage.foreign_files import read_file

__all__ = ["Config", "read_config"]

_BYTES_MAX: Final = 1 << 15
"""Reading a name of n parts takes n² steps."""
_SHOWN: Final = 60

Values = dict[str, object]
"""What click takes as ``default_map``: parameter → value, command → values."""


class Config:
    """A config file, checked table by table: to check one takes the import of its command.

    Args:
        path: The file.
        document: What it says.
    """

    def __init__(self, path: Path, document: Mapping[str, object]) -> None:
        self.path = path
        self._document = document

    def general(self, main: click.Command, commands: Collection[str]) -> Values:
        """The options before any command, once every table is that of a command.

        Raises:
            DataFileError: A key is unknown, or a value is none of its option.
        """
        for name, value in self._document.items():
            if name in commands and not isinstance(value, dict):
                self._fault("", name, f"is a command: write its options below [{name}]")
        own = {name: value for name, value in self._document.items() if name not in commands}
        return self._options(main, own, (), commands)

    def of_command(self, command: click.Command, name: str) -> Values:
        """The options of a command, and of the commands below it.

        Raises:
            DataFileError: A key is unknown, or a value is none of its option.
        """
        table = self._document.get(name, {})
        return self._table(command, table, (name,)) if isinstance(table, dict) else {}

    def _table(self, command: click.Command, table: Mapping[str, object], path: tuple[str, ...]) -> Values:
        below = command.commands if isinstance(command, click.Group) else {}
        own = {name: value for name, value in table.items() if not (name in below and isinstance(value, dict))}
        tables = {
            name: self._table(below[name], value, (*path, name))
            for name, value in table.items()
            if name in below and isinstance(value, dict)
        }
        return self._options(command, own, path, below) | tables

    def _options(
        self, command: click.Command, table: Mapping[str, object], path: tuple[str, ...], below: Collection[str]
    ) -> Values:
        options = named_options(command)
        where = f"[{'.'.join(path)}] " if path else ""
        values: Values = {}
        for key, value in table.items():
            option = options.get(key.replace("_", "-"))
            if option is None or option.name is None:
                self._fault(where, key, f"is no {_kinds(options, below)}{_did_you_mean(key, [*options, *below])}")
            values[option.name] = self._value(option, value, where, key)
        return values

    def _value(self, option: click.Option, value: object, where: str, key: str) -> object:
        parts = value if isinstance(value, list) else [value]
        several = option.multiple or isinstance(option.type, Ks | MetricNames)
        if (isinstance(value, list) and not several) or not all(_fits(option, part) for part in parts):
            self._fault(where, key, f"is {_shown(value)}: give {_wanted(option)}")
        if not option.multiple:
            parts = [",".join(map(str, parts))] if several else parts
        for part in parts:
            try:
                option.type(part, option)
            except click.BadParameter as error:
                self._fault(where, key, f"cannot be taken: {error.message.rstrip('.')}")
            except OverflowError:
                self._fault(where, key, "cannot be taken: it is too large")
        return parts if option.multiple else parts[0]

    def _fault(self, where: str, key: str, problem: str) -> NoReturn:
        raise DataFileError(self.path, f"{where}{key[:_SHOWN]!r} {problem}")


def read_config(path: Path) -> Config:
    """Reads a config file; its tables are checked later.

    Raises:
        DataFileError: It cannot be read, or is no TOML.
    """
    try:
        return Config(path, tomllib.loads(read_file(path, limit=_BYTES_MAX).decode()))
    except RecursionError as error:
        raise DataFileError(path, "it is not valid TOML: it is nested too deeply") from error
    except ValueError as error:  # no UTF-8, no TOML, or a number of thousands of digits
        raise DataFileError(path, f"it is not valid TOML: {error}") from error


def _wanted(option: click.Option) -> str:
    match option.type:
        case click.types.BoolParamType():
            one = "true or false"
        case click.types.IntParamType():
            one = "a whole number"
        case click.types.FloatParamType():
            one = "a number"
        case Ks():
            one = "a number, or a list of numbers"
        case MetricNames():
            one = "a text, or a list of texts"
        case _:
            one = "a text in quotes"
    return f"{one}, or a list of such" if option.multiple else one


def _fits(option: click.Option, value: object) -> bool:
    match option.type:
        case click.types.BoolParamType():
            return isinstance(value, bool)
        case click.types.IntParamType():
            return isinstance(value, int) and not isinstance(value, bool)
        case click.types.FloatParamType():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Ks():
            return isinstance(value, int | str) and not isinstance(value, bool)
    return isinstance(value, str)


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _kinds(options: Collection[str], below: Collection[str]) -> str:
    return " or ".join(kind for kind, names in (("option", options), ("command", below)) if names)


def _did_you_mean(key: str, names: Collection[str]) -> str:
    near = get_close_matches(key.replace("_", "-"), names, n=1)
    return f": did you mean {near[0]!r}?" if near else f"; known here are {', '.join(sorted(names))}"

"""What a run cannot know of its model: who made it, how large it is, whether its weights are open, when it came out.

A TOML file, one table for a model by the name that runs give it:

    [models."acme-7b"]
    organisation = "Acme"
    size = "7B"
    open = true
    released = 2026-03-01
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from effbench.errors import DataFileError
from effbench.storage.json_files import read_text

__all__ = ["NOTHING_KNOWN", "ModelInfo", "read_models_file", "unknown_models"]

_CHARACTERS: Final = 60
"""Of one text: it stands in a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """What is known of a model; "" and None where it is not.

    Attributes:
        organisation: Who made it.
        size: Its parameters, as a text such as ``70B``.
        open: Whether its weights are open.
        released: Its date, ISO 8601.
    """

    organisation: str = ""
    size: str = ""
    open: bool | None = None
    released: str = ""

    @property
    def weights(self) -> str:
        """``open``, ``closed`` or ""."""
        return "" if self.open is None else "open" if self.open else "closed"


NOTHING_KNOWN: Final = ModelInfo()
_FIELDS: Final = tuple(field.name for field in fields(ModelInfo))


def read_models_file(path: Path) -> Mapping[str, ModelInfo]:
    """Reads a file of models.

    Returns:
        A model's name → what is known of it.

    Raises:
        InputError: The file cannot be read, is no TOML, or holds something else than such tables (names the key).
    """
    try:
        document = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(path, f"is not valid TOML: {error}") from error
    except RecursionError as error:
        raise DataFileError(path, 'is nested too deeply: one table [models."NAME"] for a model is enough') from error
    stray = next((key for key in document if key != "models"), None)
    models = document.get("models", {})
    if stray is not None or not isinstance(models, dict):
        raise DataFileError(path, f'holds {_said(stray or "models")}: it may hold tables [models."NAME"] alone')
    return MappingProxyType({name: _model(path, name, table) for name, table in models.items()})


def _model(path: Path, name: str, table: Any) -> ModelInfo:
    where = f"models.{_said(name)}"
    if not isinstance(table, dict):
        raise DataFileError(path, f'{where} is no table: write [models."NAME"] and its keys below')
    stray = next((key for key in table if key not in _FIELDS), None)
    if stray is not None:
        near = get_close_matches(stray[:100], _FIELDS, n=1)
        meant = f" (did you mean {near[0]}?)" if near else ""
        raise DataFileError(path, f"{where} has the unknown key {_said(stray)}{meant}: there are {', '.join(_FIELDS)}")
    texts = {key: _text(path, where, key, table[key]) for key in ("organisation", "size") if key in table}
    is_open = table.get("open")
    if is_open is not None and not isinstance(is_open, bool):
        raise DataFileError(path, f"{where}.open is {_said(is_open)}: give true or false")
    return ModelInfo(**texts, open=is_open, released=_date(path, where, table.get("released", "")))


def _text(path: Path, where: str, key: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > _CHARACTERS:
        raise DataFileError(path, f"{where}.{key} is {_said(value)}: give a text of at most {_CHARACTERS} characters")
    return value


def _date(path: Path, where: str, value: Any) -> str:
    try:
        return "" if value == "" else date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise DataFileError(path, f"{where}.released is {_said(value)}: give a date such as 2026-03-01") from error


def _said(value: object) -> str:
    return repr(value)[:_CHARACTERS]


def unknown_models(known: Mapping[str, ModelInfo], models: Collection[str]) -> list[str]:
    """Names in the file that no run has: perhaps misspelt."""
    return sorted(set(known) - set(models))

"""Reads the YAML of a problem package: small maps; a fault names the file and the key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError, ExtraMissing
from effbench.suites.packages.package_files import PackageFiles

__all__ = ["YamlMap", "read_yaml"]

YAML_BYTES_MAX: Final = 64 << 10
_LARGEST: Final = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlMap:
    """One map; its methods give values of the asked-for type or raise a DataFileError.

    Attributes:
        path: The file.
        values: As the parser gave them.
    """

    path: Path
    values: Mapping[str, Any]

    def fault(self, key: str, problem: str) -> DataFileError:
        """Makes the error for one key."""
        return DataFileError(self.path, f"{key} {problem}")

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return self.values.get(key) is not None

    def word(self, key: str, default: str = "") -> str:
        """A text; a number or a date is taken as it is written."""
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value, Mapping | list):
            raise self.fault(key, "must be one value")
        return str(value)

    def words(self, key: str) -> tuple[str, ...]:
        """A text of several words, or a list of texts."""
        value = self.values.get(key)
        if isinstance(value, list):
            return tuple(str(each) for each in value)
        return tuple(self.word(key).split())

    def number(self, key: str, default: float, *, least: float = 0.0, most: float = _LARGEST) -> float:
        """A finite number within bounds."""
        value = self.values.get(key)
        if value is None:
            return default
        try:
            number = float(value)
        except (TypeError, ValueError):
            raise self.fault(key, f"must be a number, not {str(value)[:40]!r}") from None
        if not least <= number <= most:
            to = "on" if most == _LARGEST else f"to {most:g}"
            raise self.fault(key, f"must be a number from {least:g} {to}, not {number:g}")
        return number

    def below(self, key: str) -> "YamlMap":
        """A map in the map; an empty one where it is not there."""
        value = self.values.get(key)
        if value is None:
            return YamlMap(path=self.path, values={})
        if not isinstance(value, Mapping):
            raise self.fault(key, "must be a map of keys and values")
        return YamlMap(path=self.path, values=value)


def read_yaml(files: PackageFiles, names: Sequence[str]) -> YamlMap | None:
    """Reads the first of some files that is there; None where none is.

    Raises:
        DataFileError: It is no map in YAML.
        ExtraMissing: The parser is not installed.
    """
    try:
        import yaml
    except ImportError:
        raise ExtraMissing("reading problem packages", "problems") from None
    name = next((name for name in names if files.holds(name)), None)
    if name is None:
        return None
    path = files.root / name
    try:
        values = yaml.load(files.text(name, limit=YAML_BYTES_MAX), Loader=_loader(yaml))  # noqa: S506  # a safe one
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise DataFileError(path, f"it is no YAML ({' '.join(str(error).split())[:120]})") from error
    if values is None:
        values = {}
    if not isinstance(values, Mapping):
        raise DataFileError(path, "it must be a map of keys and values")
    return YamlMap(path=path, values={str(key): value for key, value in values.items()})


def _loader(yaml: Any) -> Any:
    """A safe loader that refuses aliases: a few of them can stand for billions of values."""

    class Plain(yaml.SafeLoader):  # type: ignore[misc]  # the parser is imported where it is used
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                raise yaml.YAMLError("it has an alias, and no package needs one")
            return super().compose_node(parent, index)

    return Plain

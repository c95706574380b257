"""Finds suites, models, sandboxes and counters by name: effbench's own and those of installed packages.

Each seam keeps one literal dict of its own things; other packages add to it through entry points of the groups in
:data:`GROUPS`.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import Final, TypeVar, cast

from effbench.errors import InputError

__all__ = ["GROUPS", "find_plugin", "plugin_loaders"]

T = TypeVar("T")

GROUPS: Final[Mapping[str, str]] = {
    "effbench.counters": "counter",
    "effbench.languages": "language",
    "effbench.models": "model",
    "effbench.sandboxes": "sandbox",
    "effbench.strategies": "strategy",
    "effbench.suites": "suite",
}
"""Entry-point group → what one member of it is called in messages."""


def plugin_loaders(builtins: Mapping[str, T], *, group: str) -> dict[str, Callable[[], T]]:
    """Merges effbench's own things with those of installed packages, without importing the latter.

    Args:
        builtins: Effbench's own, by name.
        group: One of :data:`GROUPS`.

    Returns:
        Name → function that gives the thing, sorted by name. A function for an entry point raises InputError when its
        package cannot be imported. What an entry point gives is taken to be a ``T``; nobody can check that here.

    Raises:
        InputError: Two things have one name.
    """
    loaders: dict[str, Callable[[], T]] = {name: partial(_own, thing) for name, thing in builtins.items()}
    owners = dict.fromkeys(builtins, "effbench itself")
    for entry in entry_points(group=group):
        owner = _owner(entry)
        if entry.name in loaders:
            raise InputError(
                f"the {GROUPS[group]} '{entry.name}' is provided twice, by {owners[entry.name]} and by {owner}: "
                "uninstall one of them"
            )
        loaders[entry.name] = cast(Callable[[], T], partial(_load, entry, group))
        owners[entry.name] = owner
    return dict(sorted(loaders.items()))


def find_plugin(name: str, builtins: Mapping[str, T], *, group: str) -> T:
    """Gives the thing of that name; imports at most the one package that provides it.

    Args:
        name: What the user asked for.
        builtins: Effbench's own, by name.
        group: One of :data:`GROUPS`.

    Raises:
        InputError: Nothing has that name, two things have one name, or the package behind it cannot be imported.
    """
    loaders = plugin_loaders(builtins, group=group)
    if name in loaders:
        return loaders[name]()
    near = get_close_matches(name, loaders, n=1)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    raise InputError(f"no {GROUPS[group]} is named '{name}'{hint}: choose one of {', '.join(loaders) or '(none)'}")


def _own(thing: T) -> T:
    return thing


def _load(entry: EntryPoint, group: str) -> object:
    try:
        return entry.load()
    except (ImportError, AttributeError, SyntaxError) as error:
        raise InputError(
            f"the {GROUPS[group]} '{entry.name}' of {_owner(entry)} cannot be imported from '{entry.value}' ({error}): "
            "repair or uninstall that package"
        ) from error


def _owner(entry: EntryPoint) -> str:
    return f"the package '{entry.dist.name}'" if entry.dist is not None else "an unnamed package"

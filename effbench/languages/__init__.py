"""The languages by name: effbench's own and those of installed packages."""

from collections.abc import Iterable, Mapping
from typing import Final

from effbench.errors import InputError
from effbench.languages.c import C
from effbench.languages.cpp import CPP, CPP_O0, CPP_O3
from effbench.languages.go import GO
from effbench.languages.java import JAVA
from effbench.languages.javascript import JAVASCRIPT
from effbench.languages.language import PROGRAM, SOURCE, Language
from effbench.languages.python import PYTHON
from effbench.languages.ruby import RUBY
from effbench.languages.rust import RUST
from effbench.plugins import find_plugin, plugin_loaders

__all__ = ["PROGRAM", "PYTHON", "SOURCE", "Language", "find_language", "find_languages", "language_names"]

GROUP: Final = "effbench.languages"
ALL: Final = "all"
_BUILTINS: Final[Mapping[str, Language]] = {
    each.name: each for each in (C, CPP, CPP_O0, CPP_O3, GO, JAVA, JAVASCRIPT, PYTHON, RUBY, RUST)
}


def language_names() -> list[str]:
    """All names, sorted.

    Raises:
        InputError: Two languages have one name.
    """
    return list(plugin_loaders(_BUILTINS, group=GROUP))


def find_language(name: str) -> Language:
    """Gives the language of that name.

    Raises:
        InputError: There is none, or the package that provides it does not give a language.
    """
    found: object = find_plugin(name, _BUILTINS, group=GROUP)
    if not isinstance(found, Language) or found.name != name:
        raise InputError(f"the entry point '{name}' of {GROUP} is no Language of that name: see effbench/languages")
    return found


def find_languages(names: Iterable[str]) -> tuple[Language, ...]:
    """Gives languages by their names, without Python, which every sandbox has; ``all`` is every other one.

    Raises:
        InputError: One of them does not exist.
    """
    wanted = [name.strip() for text in names for name in text.split(",") if name.strip()]
    found = language_names() if ALL in wanted else wanted
    return tuple(find_language(name) for name in dict.fromkeys(found) if name != PYTHON.name)

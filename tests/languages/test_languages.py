"""The languages by name, and what a language must say of itself."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest

from effbench import plugins
from effbench.errors import InputError
from effbench.languages import PYTHON, find_language, find_languages, language_names
from effbench.languages.cpp import CPP

ZIG = replace(CPP, name="zig", title="Zig", extension=".zig", fences=("zig",))


def test_languages_have_names_fences_and_extensions_of_their_own() -> None:
    found = [item for item in map(find_language, language_names()) if not item.dialect_of]
    assert {item.name for item in found} >= {"c", "cpp", "go", "java", "javascript", "python", "ruby", "rust"}
    fences = [fence for item in found for fence in item.fences]
    assert len(set(fences)) == len(fences)
    assert len({item.extension for item in found}) == len(found)


def test_a_dialect_differs_in_its_flags_alone() -> None:
    dialects = [item for item in map(find_language, language_names()) if item.dialect_of]
    assert {item.name for item in dialects} == {"cpp_o0", "cpp_o3"}
    for item in dialects:
        own = find_language(item.family)
        assert item.recipe != own.recipe
        assert replace(item, name=own.name, compile=own.compile, dialect_of="") == replace(own, wasm=None)


def test_no_program_is_made_for_this_processor_alone() -> None:
    words = [word for name in language_names() for word in find_language(name).compile]
    assert not [word for word in words if "native" in word or "march" in word]


def test_all_is_every_language_that_a_sandbox_does_not_have_anyway() -> None:
    assert {item.name for item in find_languages(["all"])} == set(language_names()) - {PYTHON.name}
    assert [item.name for item in find_languages(["rust, cpp", "cpp"])] == ["rust", "cpp"]


def test_an_unknown_language_is_named_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r"no language is named 'cp'.*did you mean"):
        find_language("cp")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: replace(CPP, name="C++"),
        lambda: replace(CPP, run=()),
        lambda: replace(CPP, fences=()),
        lambda: replace(CPP, extension="cpp"),
    ],
)
def test_a_language_that_no_lane_could_run_is_refused(spoil: Callable[[], object]) -> None:
    with pytest.raises(InputError, match="the language"):
        spoil()


def test_flags_are_part_of_what_makes_programs_comparable() -> None:
    assert json.loads(CPP.recipe)["compile"][:4] == ["g++", "-O2", "-std=c++17", "-static"]
    assert replace(CPP, compile=(*CPP.compile, "-O3")).recipe != CPP.recipe


def test_a_package_brings_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint(name="zig", value="tests.languages.test_languages:ZIG", group="effbench.languages")
    monkeypatch.setattr(plugins, "entry_points", lambda group: [entry] if group == entry.group else [])
    assert find_language("zig") is ZIG
    assert "zig" in language_names()


def test_an_entry_point_that_is_no_language_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint(name="zag", value="tests.languages.test_languages:ZIG", group="effbench.languages")
    monkeypatch.setattr(plugins, "entry_points", lambda group: [entry] if group == entry.group else [])
    with pytest.raises(InputError, match=r"'zag' of effbench\.languages is no Language of that name"):
        find_language("zag")

"""The merge of effbench's own things with those of installed packages."""

import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from effbench import plugins
from effbench.errors import InputError
from effbench.plugins import find_plugin, plugin_loaders

GROUP = "effbench.suites"
Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Pretends that packages declare these entry points."""

    def pretend(*entries: EntryPoint) -> None:
        monkeypatch.setattr(plugins, "entry_points", lambda group: [entry for entry in entries if entry.group == group])

    return pretend


def test_a_builtin_is_found_by_name(install: Install) -> None:
    install()
    assert find_plugin("one", {"one": 1, "two": 2}, group=GROUP) == 1


def test_an_entry_point_is_found_beside_the_builtins(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("elsewhere")
    module.thing = 3  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "elsewhere", module)
    install(EntryPoint("three", "elsewhere:thing", GROUP))
    assert find_plugin("three", {"one": 1}, group=GROUP) == 3
    assert list(plugin_loaders({"two": 2, "one": 1}, group=GROUP)) == ["one", "three", "two"]


def test_other_groups_do_not_mix(install: Install) -> None:
    install(EntryPoint("three", "elsewhere:thing", "effbench.models"))
    assert list(plugin_loaders({"one": 1}, group=GROUP)) == ["one"]


def test_finding_a_builtin_imports_no_package(install: Install) -> None:
    install(EntryPoint("three", "no_such_module:thing", GROUP))
    assert find_plugin("one", {"one": 1}, group=GROUP) == 1


@pytest.mark.parametrize("value", ["no_such_module:thing", "sys:no_such_thing"])
def test_a_package_that_cannot_be_imported_is_named(install: Install, value: str) -> None:
    install(EntryPoint("three", value, GROUP))
    with pytest.raises(InputError, match=rf"the suite 'three' of an unnamed package cannot be imported from '{value}'"):
        find_plugin("three", {"one": 1}, group=GROUP)


def test_a_name_taken_from_effbench_raises_whatever_is_asked_for(install: Install) -> None:
    install(EntryPoint("one", "elsewhere:thing", GROUP))
    with pytest.raises(InputError, match="suite 'one' is provided twice, by effbench itself and by an unnamed package"):
        find_plugin("two", {"one": 1, "two": 2}, group=GROUP)


def test_a_name_taken_twice_by_packages_raises(install: Install) -> None:
    install(EntryPoint("x", "a:thing", GROUP), EntryPoint("x", "b:thing", GROUP))
    with pytest.raises(InputError, match="provided twice"):
        plugin_loaders({"one": 1}, group=GROUP)


def test_an_unknown_name_gets_the_nearest_and_all_known_names(install: Install) -> None:
    install()
    with pytest.raises(InputError) as caught:
        find_plugin("enaml", {"enamel": 1, "core": 2}, group=GROUP)
    assert str(caught.value) == "no suite is named 'enaml' (did you mean 'enamel'?): choose one of core, enamel"


def test_an_unknown_name_unlike_any_other_gets_all_known_names(install: Install) -> None:
    install()
    with pytest.raises(InputError) as caught:
        find_plugin("xyz", {"perf": 1}, group="effbench.counters")
    assert str(caught.value) == "no counter is named 'xyz': choose one of perf"

"""Which sandbox is opened: the one that was asked for, or the best one that is there, and the user is told."""

from pathlib import Path

import pytest

from effbench.errors import InputError, SandboxUnavailable
from effbench.languages.c import C
from effbench.languages.go import GO
from effbench.sandboxes import choose
from effbench.sandboxes.local import LocalSandbox
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import SandboxFacts
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.sandboxes.wasm.guest import Guest
from effbench.sandboxes.wasm.sandbox import WasmSandbox
from tests.log_messages import log_messages


def refuse(_: object) -> SandboxFacts:
    raise SandboxUnavailable("the local sandbox has nothing here to keep candidates in")


FACTS = SandboxFacts(
    sandbox="local", isolation=(), image="", runtime="", python="", libc="", machine="", engine_version="",
    emulator=True,
)  # fmt: skip


class NoEngine:
    def __init__(self, **_: object) -> None:
        raise SandboxUnavailable("no Docker engine answers: start it")


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "DockerSandbox", NoEngine)


@pytest.mark.usefixtures("no_engine")
def test_auto_takes_the_local_sandbox_where_no_engine_answers_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocalSandbox, "facts", lambda _: FACTS)
    with log_messages() as told:
        assert choose.open_sandbox("auto").name == "local"
    assert told == ["no Docker engine answers: taking the local sandbox"]


def test_auto_takes_docker_where_an_engine_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    docker = object()
    monkeypatch.setattr(choose, "DockerSandbox", lambda **_: docker)
    with log_messages() as told:
        assert choose.open_sandbox("auto") is docker
    assert told == []


@pytest.mark.usefixtures("no_engine")
def test_where_there_is_neither_both_reasons_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocalSandbox, "facts", refuse)
    monkeypatch.setattr(WasmSandbox, "facts", refuse)
    with pytest.raises(SandboxUnavailable, match=r"no Docker engine answers.*; and the local sandbox has nothing here"):
        choose.open_sandbox("auto")


@pytest.mark.usefixtures("no_engine")
def test_auto_takes_the_wasm_sandbox_where_it_alone_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocalSandbox, "facts", refuse)
    monkeypatch.setattr(WasmSandbox, "facts", lambda _: FACTS)
    with log_messages() as told:
        assert choose.open_sandbox("auto").name == "wasm"
    assert told[-1].startswith("taking the wasm sandbox, since no program can run natively here: no Docker engine")


@pytest.mark.usefixtures("no_engine")
def test_what_compiles_for_the_wasm_sandbox_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def lack(*_: object) -> None:
        raise SandboxUnavailable("this machine has no clang-19")

    monkeypatch.setattr(choose, "get_runtime", lack)
    with pytest.raises(
        SandboxUnavailable, match=r"C17 is compiled .* no Docker engine answers.*; and this machine has"
    ):
        choose.open_language_sandbox(WasmSandbox(), C)
    with pytest.raises(
        InputError, match=r"the wasm sandbox runs c, cpp, rust, python: take --sandbox docker or local for go"
    ):
        choose.open_language_sandbox(WasmSandbox(), GO)


@pytest.mark.usefixtures("no_engine")
def test_docker_is_never_replaced_when_it_was_asked_for() -> None:
    with pytest.raises(SandboxUnavailable, match=r"^no Docker engine answers: start it$"):
        choose.open_sandbox("docker")


def test_the_local_sandbox_is_opened_by_its_name() -> None:
    assert isinstance(choose.open_sandbox("local"), LocalSandbox)


def test_rewards_take_the_wasm_sandbox_where_its_guest_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "find_usable_guest", lambda: Guest(path=Path("g.wasm"), digest=""))
    docker = ScriptedSandbox(lambda _: Outcome(ending=Ending.RETURNED))
    monkeypatch.setattr(choose, "DockerSandbox", lambda **_: docker)
    for counter, name in (("auto", "wasm"), ("wasm", "wasm")):
        assert choose.open_quick_sandbox("auto", counter).name == name
    assert choose.open_quick_sandbox("auto", "qemu") is docker
    assert choose.open_quick_sandbox("local", "auto").name == "local"


def test_rewards_take_what_auto_takes_where_there_is_no_guest(monkeypatch: pytest.MonkeyPatch) -> None:
    def lack() -> Guest:
        raise SandboxUnavailable("there is no guest")

    monkeypatch.setattr(choose, "find_usable_guest", lack)
    docker = ScriptedSandbox(lambda _: Outcome(ending=Ending.RETURNED))
    monkeypatch.setattr(choose, "DockerSandbox", lambda **_: docker)
    with log_messages() as told:
        assert choose.open_quick_sandbox("auto", "auto") is docker
    assert told == ["the wasm sandbox would be the quickest, but there is no guest"]

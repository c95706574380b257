"""What the local sandbox is made from, what is in it, and what is said where something is missing."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes import host_tools
from effbench.sandboxes import local_runtime as building
from effbench.sandboxes.host_tools import HostTools, Interpreter, find_host_tools, libraries_of
from effbench.sandboxes.local_runtime import LocalRuntime, build_runtime, find_runtime, runtime_folder, runtime_key
from tests.log_messages import log_messages


@pytest.fixture
def interpreter(tmp_path: Path) -> Interpreter:
    """One that is well, as far as its files tell."""
    for name in ("include/Python.h", "lib/os.py", "bin/python3.11"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return Interpreter(
        executable=tmp_path / "bin/python3.11",
        version=(3, 11),
        prefix=tmp_path,
        library=tmp_path / "lib",
        extensions=tmp_path / "lib",
        include=tmp_path / "include",
    )


def which(*present: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in present else None


def find(monkeypatch: pytest.MonkeyPatch, *present: str, sees: Interpreter | str) -> HostTools:
    monkeypatch.setattr(host_tools, "look_at_interpreter", lambda _: sees)
    return find_host_tools(pythons=[Path("/some/python3")], which=which(*present), machine="x86_64")


def test_a_machine_with_everything(monkeypatch: pytest.MonkeyPatch, interpreter: Interpreter) -> None:
    tools = find(monkeypatch, "gcc", "qemu-x86_64", sees=interpreter)
    assert (tools.interpreter, tools.compiler) == (interpreter, Path("/usr/bin/gcc"))
    assert tools.emulator is not None


def test_an_emulator_may_be_missing(monkeypatch: pytest.MonkeyPatch, interpreter: Interpreter) -> None:
    assert find(monkeypatch, "cc", sees=interpreter).emulator is None


@pytest.mark.parametrize(
    ("present", "sees_one", "sentence"),
    [
        ((), True, "there is no C compiler): sudo apt-get install gcc libc6-dev qemu-user"),
        (("gcc",), False, "no headers): sudo apt-get install python3-dev qemu-user"),
        ((), False, "no headers): sudo apt-get install gcc libc6-dev python3-dev qemu-user"),
    ],
)
def test_what_is_missing_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, interpreter: Interpreter, present: tuple[str, ...], sees_one: bool, sentence: str
) -> None:
    with pytest.raises(SandboxUnavailable, match=re.escape(sentence)):
        find(monkeypatch, *present, sees=interpreter if sees_one else "no headers")


def test_another_architecture_is_refused() -> None:
    with pytest.raises(SandboxUnavailable, match="needs Linux on x86-64 or aarch64, not linux on riscv64"):
        find_host_tools(machine="riscv64")


@pytest.mark.parametrize(
    ("change", "builtin", "reason"),
    [
        ({"version": (3, 10)}, (), "is Python 3.10, older than 3.11"),
        ({}, ("_ctypes", "sys"), "has _ctypes built in"),
        ({"library": Path("/elsewhere")}, (), "outside its own folder"),
        ({"include": Path("/nowhere")}, (), "has no C headers (/nowhere/Python.h)"),
        ({}, ("sys",), ""),
    ],
)
def test_an_interpreter_that_will_not_do_is_refused_with_the_reason(
    interpreter: Interpreter, change: dict[str, object], builtin: tuple[str, ...], reason: str
) -> None:
    refusal = host_tools._refusal(replace(interpreter, **change), builtin)  # type: ignore[arg-type]
    assert reason in refusal
    assert bool(reason) is bool(refusal)


def test_what_is_no_interpreter_is_refused_with_the_reason(tmp_path: Path) -> None:
    assert "does not run" in str(host_tools.look_at_interpreter(tmp_path / "python3"))
    assert "does not run" in str(host_tools.look_at_interpreter(Path("/bin/false")))


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = "\tlibfoo.so.1 => not found\n"
    done = subprocess.CompletedProcess(args=[], returncode=0, stdout=listed)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(SandboxUnavailable, match=r"libfoo\.so\.1 is missing"):
        libraries_of([Path("/bin/sh")])


def test_libraries_are_found_with_their_loader() -> None:
    found = libraries_of([Path("/bin/sh"), Path("/bin/cat")])
    assert any(path.name.startswith("libc.so") for path in found)
    assert any(path.name.startswith("ld-") for path in found)
    assert all(path.is_file() for path in found)


@pytest.mark.local
def test_runtime_holds_no_module_that_reaches_into_memory_and_nothing_of_others(local_runtime: LocalRuntime) -> None:
    names = {path.name.partition(".")[0] for path in local_runtime.root.rglob("*.so")}
    assert not [name for name in names if name.startswith(host_tools.FORBIDDEN_MODULES)]
    assert {"effbench_driver", "counter_plugin"} <= names
    folders = {path.name for path in local_runtime.root.rglob("*") if path.is_dir()}
    assert not folders & {"site-packages", "test", "home"}
    assert not [path for path in local_runtime.root.rglob("*") if path.is_symlink()]


@pytest.mark.local
def test_everyone_may_read_the_runtime_and_nobody_else_may_write_it(local_runtime: LocalRuntime) -> None:
    modes = {path.stat().st_mode & 0o7777 for path in [local_runtime.folder, *local_runtime.folder.rglob("*")]}
    assert modes == {0o755, 0o644}


@pytest.mark.local
def test_bytecode_is_compiled_and_trusted_without_a_look_at_its_source(local_runtime: LocalRuntime) -> None:
    compiled = [path.read_bytes()[4:8] for path in local_runtime.root.rglob("*.pyc")]
    unchecked_hash = (1).to_bytes(4, "little")
    assert set(compiled) == {unchecked_hash}
    sources = list((local_runtime.agent_root / "lib").rglob("*.py"))
    assert all(list((path.parent / "__pycache__").glob(f"{path.stem}.*.pyc")) for path in sources)


@pytest.mark.local
def test_a_built_runtime_is_found_until_what_it_is_made_from_changes(
    local_runtime: LocalRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, folder = find_host_tools(), local_runtime.folder.parent
    assert find_runtime(folder, tools) == local_runtime
    assert find_runtime(folder / "elsewhere", tools) is None
    other_emulator = Path("/bin/cat") if tools.emulator else Path("/bin/sh")
    assert find_runtime(folder, replace(tools, emulator=other_emulator)) is None
    assert find_runtime(folder, replace(tools, emulator=None)) is None or tools.emulator is None
    sources = building._sources()
    monkeypatch.setattr(building, "_sources", lambda: {**sources, "lib/effbench/new.py": b""})
    assert runtime_key(tools) != local_runtime.key


@pytest.mark.local
def test_an_emulator_that_does_not_take_the_plugin_is_left_out_and_told(
    local_runtime: LocalRuntime, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(local_runtime.agent_root, home, ignore=shutil.ignore_patterns("qemu*"))
    (python,) = (home / "python/bin").iterdir()
    with log_messages() as told:
        building._add_emulator(home, Path("/bin/false"), python)
    assert not (home / "qemu").exists()
    assert not (home / "qemu-lib").exists()
    assert "/bin/false does not take effbench's plugin" in told[0]


def test_a_failing_step_is_named_with_its_last_words(tmp_path: Path, interpreter: Interpreter) -> None:
    tools = HostTools(interpreter=interpreter, compiler=Path("/bin/false"), emulator=None)
    shutil.copy("/bin/sh", interpreter.executable)
    with pytest.raises(SandboxUnavailable, match="building the local sandbox failed at `false`: it ended with 1"):
        build_runtime(tmp_path / "runtimes", tools)
    assert list((tmp_path / "runtimes").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, interpreter: Interpreter) -> None:
    (tmp_path / "file").touch()
    tools = HostTools(interpreter=interpreter, compiler=Path("/bin/false"), emulator=None)
    with pytest.raises(SandboxUnavailable, match="name another folder in EFFBENCH_CACHE"):
        build_runtime(tmp_path / "file", tools)


def test_runtimes_lie_in_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EFFBENCH_CACHE", str(tmp_path))
    assert runtime_folder() == tmp_path / "local-sandbox"


def test_roots_runtimes_lie_where_other_users_may_enter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EFFBENCH_CACHE")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert runtime_folder() == Path("/var/cache/effbench/local-sandbox")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert runtime_folder().name == "local-sandbox"
    assert not runtime_folder().is_relative_to("/var")

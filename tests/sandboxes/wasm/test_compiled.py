import os
import stat
from pathlib import Path
from typing import Any

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes.wasm.guest import Guest

wasmtime = pytest.importorskip("wasmtime", reason="wasmtime is not installed")

from effbench.sandboxes.wasm.compiled import compiled_path, load_compiled  # noqa: E402  # only where wasmtime is there
from effbench.sandboxes.wasm.engine import make_engine  # noqa: E402  # only where wasmtime is there

MODULE = '(module (memory (export "memory") 1) (func (export "f") (result i32) i32.const 7))'


@pytest.fixture
def small_guest(tmp_path: Path) -> Guest:
    path = tmp_path / "small.wasm"
    path.write_bytes(wasmtime.wat2wasm(MODULE))
    return Guest(path=path, digest="small")


@pytest.fixture(scope="module")
def engine() -> Any:
    return make_engine()


def answer(engine: Any, module: Any) -> int:
    store = wasmtime.Store(engine)
    store.set_fuel(1000)
    result = wasmtime.Instance(store, module, []).exports(store)["f"](store)
    assert isinstance(result, int)
    return result


def test_code_is_compiled_once_and_private(engine: Any, small_guest: Guest, tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    assert answer(engine, load_compiled(engine, small_guest, folder)) == 7
    path = compiled_path(small_guest, folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    written = path.stat().st_mtime_ns
    assert answer(engine, load_compiled(engine, small_guest, folder)) == 7
    assert path.stat().st_mtime_ns == written


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_code_that_others_may_write_is_compiled_anew(
    mode: int, engine: Any, small_guest: Guest, tmp_path: Path
) -> None:
    folder = tmp_path / "compiled"
    load_compiled(engine, small_guest, folder)
    path = compiled_path(small_guest, folder)
    path.chmod(mode)
    assert answer(engine, load_compiled(engine, small_guest, folder)) == 7
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_code_of_another_user_is_compiled_anew(engine: Any, small_guest: Guest, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    folder = tmp_path / "compiled"
    load_compiled(engine, small_guest, folder)
    path = compiled_path(small_guest, folder)
    os.chown(path, 12345, 12345)
    load_compiled(engine, small_guest, folder)
    assert path.stat().st_uid == 0


def test_a_link_to_code_is_not_followed(engine: Any, small_guest: Guest, tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    load_compiled(engine, small_guest, folder)
    path = compiled_path(small_guest, folder)
    elsewhere = path.rename(tmp_path / "elsewhere.cwasm")
    path.symlink_to(elsewhere)
    load_compiled(engine, small_guest, folder)
    assert not path.is_symlink()


def test_a_folder_that_others_may_write_is_refused(engine: Any, small_guest: Guest, tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(SandboxUnavailable, match="other users can write to"):
        load_compiled(engine, small_guest, folder)


def test_code_that_is_damaged_is_compiled_anew(engine: Any, small_guest: Guest, tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    load_compiled(engine, small_guest, folder)
    compiled_path(small_guest, folder).write_bytes(b"damaged")
    assert answer(engine, load_compiled(engine, small_guest, folder)) == 7


def test_a_guest_that_imports_anything_is_refused(engine: Any, tmp_path: Path) -> None:
    path = tmp_path / "curious.wasm"
    path.write_bytes(wasmtime.wat2wasm('(module (import "host" "read" (func)))'))
    with pytest.raises(SandboxUnavailable, match="asks for read: it must import nothing"):
        load_compiled(engine, Guest(path=path, digest="curious"), tmp_path / "compiled")


def test_a_place_that_is_a_file_is_told(engine: Any, small_guest: Guest, tmp_path: Path) -> None:
    (tmp_path / "compiled").write_text("")
    with pytest.raises(SandboxUnavailable, match="cannot be kept in"):
        load_compiled(engine, small_guest, tmp_path / "compiled")

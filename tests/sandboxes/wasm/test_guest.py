import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes.wasm import guest as guest_module
from effbench.sandboxes.wasm.guest import Guest, build_guest, find_guest, guest_folder, recipe_key
from tests.log_messages import log_messages

MODULE = b"\0asm\1\0\0\0"


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EFFBENCH_GUEST", raising=False)


def fake_recipe(folder: Path, monkeypatch: pytest.MonkeyPatch, build: str) -> None:
    (folder / "wasm").mkdir()
    (folder / "wasm/build.py").write_text(build)
    monkeypatch.setattr(guest_module, "sandboxes_root", lambda: folder)


def test_the_guest_that_the_variable_names_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "some.wasm"
    path.write_bytes(MODULE)
    monkeypatch.setenv("EFFBENCH_GUEST", str(path))
    assert find_guest() == Guest(path=path, digest=hashlib.sha256(MODULE).hexdigest())


def test_a_named_guest_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EFFBENCH_GUEST", str(tmp_path / "gone.wasm"))
    with pytest.raises(SandboxUnavailable, match=r"EFFBENCH_GUEST names .*gone\.wasm, which is not there"):
        find_guest()


@pytest.mark.parametrize("content", [b"", b"text", b"\0asm\2\0\0\0"])
def test_a_file_that_is_not_a_module_is_told(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "some.wasm"
    path.write_bytes(content)
    monkeypatch.setenv("EFFBENCH_GUEST", str(path))
    with pytest.raises(SandboxUnavailable, match="is not a WebAssembly module"):
        find_guest()


def test_a_folder_in_its_place_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EFFBENCH_GUEST", str(tmp_path))
    with pytest.raises(SandboxUnavailable, match="cannot be read"):
        find_guest()


def test_a_guest_that_is_not_built_is_told_with_the_command_to_type() -> None:
    with pytest.raises(SandboxUnavailable, match="effbench sandbox build --sandbox wasm"):
        find_guest()


def test_what_was_built_is_found_until_the_recipe_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = "import pathlib, sys\nprint('== compiling', file=sys.stderr)\n"
    build += f"pathlib.Path(sys.argv[1]).write_bytes({MODULE!r})\n"
    fake_recipe(tmp_path, monkeypatch, build)
    with log_messages() as told:
        built = build_guest()
    assert find_guest() == built
    assert told[1:] == ["compiling"]
    before = recipe_key()
    (tmp_path / "wasm/build.py").write_text(build + "\n")
    assert recipe_key() != before
    with pytest.raises(SandboxUnavailable, match="is not there"):
        find_guest()


def test_a_build_that_fails_says_its_last_words_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_recipe(tmp_path, monkeypatch, "import sys\nsys.exit('error: clang-19 is missing')\n")
    with pytest.raises(SandboxUnavailable, match="building the guest failed: error: clang-19 is missing"):
        build_guest()
    assert not list(guest_folder().iterdir())


def test_a_source_that_the_user_names_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_recipe(tmp_path, monkeypatch, "import sys\nsys.exit(' '.join(sys.argv[2:]))\n")
    with pytest.raises(SandboxUnavailable, match=r"--agent .* --work .* --source .*some\.tar\.xz"):
        build_guest(source=tmp_path / "some.tar.xz")


def test_a_guest_that_a_package_brings_is_found_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "effbench_guest"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "guest.wasm").write_bytes(MODULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert find_guest().path == package / "guest.wasm"
    built = guest_folder() / f"{recipe_key()[:16]}.wasm"
    built.parent.mkdir(parents=True)
    built.write_bytes(MODULE)
    assert find_guest().path == built


def test_a_wheel_of_the_guest_is_not_built_without_one(tmp_path: Path) -> None:
    script = Path(__file__).parents[3] / "sandboxes/wasm/build_wheel.py"
    command = [sys.executable, str(script), str(tmp_path / "none.wasm"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "make it with build.py" in done.stderr


@pytest.mark.network
def test_a_wheel_of_the_guest_holds_it(tmp_path: Path) -> None:
    (tmp_path / "guest.wasm").write_bytes(MODULE)
    script = Path(__file__).parents[3] / "sandboxes/wasm/build_wheel.py"
    command = [sys.executable, str(script), str(tmp_path / "guest.wasm"), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(done.stdout.strip()) as wheel:
        assert wheel.read("effbench_guest/guest.wasm") == MODULE

from importlib import metadata

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes.wasm.engine_version import WASMTIME_VERSION, check_engine_version


def install(monkeypatch: pytest.MonkeyPatch, version: str | None) -> None:
    def found(name: str) -> str:
        if version is None:
            raise metadata.PackageNotFoundError(name)
        return version

    monkeypatch.setattr(metadata, "version", found)


def test_the_version_that_counts_are_made_with_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, WASMTIME_VERSION)
    check_engine_version()


@pytest.mark.parametrize(
    ("version", "found"), [(None, "wasmtime is not installed"), ("1.0.0", "wasmtime 1.0.0 is installed")]
)
def test_another_version_or_none_is_told_with_the_command_to_type(
    version: str | None, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, version)
    with pytest.raises(SandboxUnavailable, match=f"{found}.*pip install wasmtime=={WASMTIME_VERSION}"):
        check_engine_version()

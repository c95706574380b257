"""Which sandboxes run trees, and with what; no lane is opened."""

import pytest

from effbench.errors import InputError
from effbench.runner.repositories import lanes
from effbench.runner.repositories.lanes import open_tree_sandbox
from effbench.sandboxes.scripted import ScriptedSandbox, returned


class _Named(ScriptedSandbox):
    def __init__(self, name: str) -> None:
        super().__init__(lambda job: returned(job, None, count=0))
        self.name = name


@pytest.mark.parametrize(
    ("name", "packages", "said"),
    [
        ("wasm", (), "the wasm sandbox runs no repositories"),
        ("local", ("python3-numpy",), "--with makes an image, and the local sandbox has none"),
        ("docker", ("NumPy",), "--with names Debian's packages"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, packages: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr(lanes, "open_sandbox", _Named)
    with pytest.raises(InputError, match=said):
        open_tree_sandbox(name, packages)


def test_in_docker_the_image_of_the_packages_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[tuple[str, ...]] = []
    monkeypatch.setattr(lanes, "open_sandbox", _Named)
    monkeypatch.setattr(lanes, "connect", lambda: None)
    monkeypatch.setattr(lanes, "build_language_images", lambda _, language: built.append(language.runtime_packages))
    monkeypatch.setattr(lanes, "open_language_sandbox", lambda sandbox, _: sandbox)
    assert open_tree_sandbox("docker", ["python3-numpy"]).name == "docker"
    assert built == [("python3", "python3-mpmath", "python3-numpy")]

"""What the image's build finds of a package: its modules, and a digest of all files."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parents[2] / "sandboxes/python/install_packages.py"


def load_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install_packages", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


INSTALL = load_module()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three packages as pip (a list of files) and Debian (a list of modules) leave them."""
    for path in (
        "sums/__init__.py",
        "sums/core/fast.so",
        "sums.libs/libblas.so",
        "six.py",
        "yaml/__init__.py",
        "_yaml.py",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    describe(
        tmp_path / "Sums_Fast-2.0.dist-info", "Sums.Fast", "2.0", record=["sums/__init__.py", "sums.libs/libblas.so"]
    )
    describe(tmp_path / "six-1.0.dist-info", "six", "1.0", record=["six.py", "../../bin/six"])
    describe(tmp_path / "PyYAML-6.0.egg-info", "PyYAML", "6.0", modules=["_yaml", "yaml", "gone"])
    return tmp_path


def describe(
    place: Path, name: str, version: str, record: list[str] | None = None, modules: list[str] | None = None
) -> None:
    place.mkdir()
    metadata = "METADATA" if place.suffix == ".dist-info" else "PKG-INFO"
    (place / metadata).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    if record is not None:
        (place / "RECORD").write_text("".join(f"{path},,\n" for path in record))
    if modules is not None:
        (place / "top_level.txt").write_text("\n".join(modules))


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        ("sums-fast", {"sums"}),
        ("sums_fast==2.0", {"sums"}),
        ("sums", {"sums"}),
        ("six", {"six"}),
        ("pyyaml", {"yaml"}),
        ("yaml", {"yaml"}),
    ],
)
def test_modules_are_found_by_the_packages_name_and_by_their_own(folder: Path, name: str, modules: set[str]) -> None:
    assert INSTALL.modules_of(name, str(folder)) == modules


def test_a_package_without_modules_ends_the_build_with_its_name(folder: Path) -> None:
    with pytest.raises(SystemExit, match="nothing: no module of it is found in"):
        INSTALL.modules_of("nothing", str(folder))


def test_the_digest_is_that_of_all_files_but_compiled_ones(folder: Path) -> None:
    before = INSTALL.digest_of(str(folder))
    (folder / "sums/__init__.pyc").write_text("compiled")
    assert INSTALL.digest_of(str(folder)) == before
    (folder / "sums.libs/libblas.so").write_text("another")
    assert INSTALL.digest_of(str(folder)) != before


def test_debians_packages_come_without_a_version() -> None:
    with pytest.raises(SystemExit, match="numpy==2: this image's Python is Debian's, whose packages have one version"):
        INSTALL.install_debian(("numpy==2",))

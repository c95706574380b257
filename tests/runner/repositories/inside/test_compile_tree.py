"""The compiler inside the lane: modules that run, sources that do not compile, packages of the image."""

import io
import marshal
import sys
import zipfile
from pathlib import Path

import pytest

from effbench.runner.repositories.archive import compiler_archive, packed, unpacked
from effbench.runner.repositories.inside import compile_tree


def _compiled(
    monkeypatch: pytest.MonkeyPatch, folder: Path, sources: dict[str, bytes], words: str = ""
) -> dict[str, bytes]:
    archive, output = folder / "tree.zip", io.StringIO()
    archive.write_bytes(compiler_archive(sources))
    monkeypatch.setattr(compile_tree, "PACKAGES", folder / "packages")
    monkeypatch.setattr(sys, "argv", [str(archive)])
    monkeypatch.setattr(sys, "stdin", io.StringIO(words))
    monkeypatch.setattr(sys, "stdout", output)
    compile_tree.main()
    return unpacked(output.getvalue())


def test_modules_run_and_what_does_not_compile_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sources = {"lib/a.py": b"answer = 6 * 7\n", "lib/old.py": b"print 'two'\n", "lib/null.py": b"x = '\0'\n"}
    made = _compiled(monkeypatch, tmp_path, sources)
    assert set(made) == {"lib/a.pyc"}
    names: dict[str, int] = {}
    exec(marshal.loads(made["lib/a.pyc"][16:]), names)
    assert names["answer"] == 42
    (tmp_path / "made.zip").write_bytes(packed(made))
    with zipfile.ZipFile(tmp_path / "made.zip") as archive:
        assert archive.namelist() == ["lib/a.pyc"]


def test_equal_sources_give_equal_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sources = {"b.py": b"x = 1\n", "a.py": b"y = 2\n"}
    assert _compiled(monkeypatch, tmp_path, sources) == _compiled(
        monkeypatch, tmp_path, dict(reversed(sources.items()))
    )


def test_packages_that_are_named_are_compiled_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / "packages" / name).mkdir(parents=True)
        (tmp_path / "packages" / name / "__init__.py").write_text("z = 3\n")
    assert set(_compiled(monkeypatch, tmp_path, {}, "one")) == {"one/__init__.pyc"}

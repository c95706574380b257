"""Programs that tests compile to WebAssembly by this machine's own toolchains, where it has them."""

import os
import subprocess
from pathlib import Path

import pytest

from effbench.errors import SandboxUnavailable
from effbench.languages import Language
from effbench.languages.language import FOLDER, PROGRAM, SOURCE
from effbench.sandboxes.language_runtime import PATH, try_toolchain


def wasm_toolchain(language: Language) -> Language:
    """What compiles a language to WebAssembly; the test is skipped where that is not installed."""
    assert language.wasm is not None
    try:
        try_toolchain(language.wasm)
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    return language.wasm


def compiled(toolchain: Language, source: str, folder: Path) -> bytes:
    """Compiles a source of a test's own, which needs no cage."""
    places = {SOURCE: folder / toolchain.source_file, PROGRAM: folder / toolchain.program_file, FOLDER: folder}
    for path, text in {toolchain.source_file: source, **toolchain.files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    command = list(toolchain.compile)
    for name, place in places.items():
        command = [word.replace(name, str(place)) for word in command]
    subprocess.run(command, check=True, env={**os.environ, "PATH": PATH})
    return (folder / toolchain.program_file).read_bytes()

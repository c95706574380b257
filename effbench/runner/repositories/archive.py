"""Packs a tree as the ZIP archive that a lane runs: compiled modules, equal bytes for equal trees."""

import base64
import binascii
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final

__all__ = ["compiler_archive", "library_sources", "packed", "run_sources", "unpacked"]

_INSIDE: Final = files("effbench.runner.repositories") / "inside"
_MOST_BYTES: Final = 256 << 20


def run_sources(workload: str) -> dict[str, bytes]:
    """Sources beside a tree's own: what runs it, its workload, stand-ins for modules that a lane lacks."""
    return {
        "__main__.py": (_INSIDE / "run_tree.py").read_bytes(),
        "effbench_workload.py": workload.encode(),
        "ctypes.py": (_INSIDE / "stand_ins" / "ctypes.py").read_bytes(),
    }


def library_sources(tree: Mapping[str, bytes], package: str, guard_tests: Sequence[str]) -> dict[str, bytes]:
    """The library's modules without its tests, but for the files of the guard tests and what makes them importable."""
    wanted = {node_id.partition("::")[0] for node_id in guard_tests}
    wanted |= {f"{path.rpartition('/')[0]}/__init__.py" for path in wanted}
    return {
        path: content
        for path, content in tree.items()
        if path.startswith(f"{package}/")
        and path.endswith(".py")
        and (path in wanted or not {"tests", "benchmarks"} & set(path.split("/")))
    }


def compiler_archive(sources: Mapping[str, bytes]) -> bytes:
    """The archive that compiles sources when it is run."""
    own = {"__main__.py": (_INSIDE / "compile_tree.py").read_bytes()}
    return packed({**own, **{f"sources/{path}": content for path, content in sources.items()}})


def packed(files_by_path: Mapping[str, bytes]) -> bytes:
    """A ZIP archive, stored, in the order of paths, without dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(files_by_path.items()):
            archive.writestr(zipfile.ZipInfo(path), content)
    return buffer.getvalue()


def unpacked(text: str) -> dict[str, bytes]:
    """Files of an archive that a lane wrote: compressed, as letters.

    Raises:
        ValueError: It is none, or unpacks to more than a tree has.
    """
    try:
        unzipping = zlib.decompressobj()
        content = unzipping.decompress(base64.b64decode(text, validate=True), _MOST_BYTES)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # Stored entries take no more room than the archive.
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.compress_type}
    except (binascii.Error, zlib.error, zipfile.BadZipFile) as error:
        raise ValueError(f"what compiling gave is no archive ({error})") from error

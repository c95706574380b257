"""A run as one file that can be handed on: a zip of its records, with the SHA-256 of each.

::

    bundle.json           format, schema, and size and SHA-256 of every other file
    run.json  samples.jsonl  measurements.jsonl  estimates.json  tasks.jsonl  prompts.json

The same run gives the same bytes. Reading trusts nothing: names are taken from a fixed list (so none can lead out of
the folder), the list of members and sizes are capped before and while unpacking, and every file is checked against its
hash.

Schema history of ``bundle.json``:

1: the fields of :class:`BundleManifest`.
"""

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from pydantic import TypeAdapter

from effbench.errors import DataFileError, InputError
from effbench.metrics.published_scores import bundled_estimates
from effbench.records.estimate import Estimate
from effbench.records.field_types import Count, WholeNumber
from effbench.records.version import VERSION
from effbench.storage.foreign_files import ForeignFolder, open_file, read_at_most
from effbench.storage.json_files import SHOWN, decode, encode, write_bytes
from effbench.storage.run_directory import RunDirectory

__all__ = ["BundleManifest", "BundledFile", "bundle_bytes", "bundle_run", "unpack_bundle"]

FORMAT: Final = "effbench.bundle"
SCHEMA: Final = 1
MANIFEST: Final = "bundle.json"
ESTIMATES: Final = "estimates.json"
REQUIRED: Final = ("run.json", "samples.jsonl", "measurements.jsonl", ESTIMATES)
OPTIONAL: Final = ("tasks.jsonl", "prompts.json")
MANIFEST_BYTES_MAX: Final = 1 << 16
TOTAL_BYTES_MAX: Final = 512 << 20
"""Of all files together, unpacked."""
RATIO_MAX: Final = 200
"""How many times its packed size a large file may unpack to; records come to 7 to 40, a bomb to 1,000."""
RATIO_FROM_BYTES: Final = 10 << 20
DIRECTORY_BYTES_MAX: Final = 1 << 14
"""Of the zip file's own list of members, which takes about 60 bytes for each."""
_END: Final = struct.Struct("<4s8xI4xH")
"""How a zip file ends: signature, bytes of the list of members, bytes of a comment."""
_LOCATOR_BYTES: Final = 20
"""Of what stands before it in a ZIP64 file, and begins with PK\\6\\7."""
_FIRST_DATE: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledFile:
    """One file of a bundle.

    Attributes:
        sha256: Of its content.
        size_bytes: Length of its content.
    """

    sha256: str
    size_bytes: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleManifest:
    """``bundle.json``.

    Attributes:
        format: ``effbench.bundle``.
        schema: Version of this file's format.
        effbench: Version that packed it.
        files: Name → size and hash, of every other file.
    """

    format: str
    schema: WholeNumber
    effbench: str
    files: Mapping[str, BundledFile]


def bundle_run(run: RunDirectory, output: Path, *, replace: bool) -> Path:
    """Packs a finished run.

    Args:
        run: The run.
        output: The file to write.
        replace: Whether a plain file that is there already may be replaced.

    Returns:
        The file that was written.

    Raises:
        InputError: There is no run, it is not complete, its files cannot be read, or the output is there already or
            cannot be written.
    """
    manifest = run.manifest()
    if not manifest.complete:
        raise InputError(f"the run in {run.path} is not complete: give its `effbench run` command again, it will go on")
    if os.path.lexists(output):
        if output.is_symlink() or not output.is_file():
            raise InputError(f"{output} is there and is not a plain file: name another one with -o")
        if not replace:
            raise InputError(f"{output} is there already: name another one with -o, or replace it with --force")
    write_bytes(output, bundle_bytes(run, bundled_estimates(run)))
    return output


def bundle_bytes(run: RunDirectory, estimates: Sequence[Estimate]) -> bytes:
    """A finished run as the bytes of a bundle.

    Args:
        run: The run.
        estimates: Its scores; they stand in place of those that the run's folder holds.

    Raises:
        DataFileError: A file is missing or cannot be read.
    """
    folder = ForeignFolder(run.path)  # a link in it would publish whatever it leads to
    names = [*REQUIRED, *(name for name in OPTIONAL if folder.holds(name))]
    scores = encode(estimates, indent=2)
    contents = {name: scores if name == ESTIMATES else folder.read_bytes(name) for name in names}
    files = {
        name: BundledFile(sha256=hashlib.sha256(content).hexdigest(), size_bytes=len(content))
        for name, content in contents.items()
    }
    manifest = BundleManifest(format=FORMAT, schema=SCHEMA, effbench=VERSION, files=files)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in {MANIFEST: encode(manifest, indent=2), **contents}.items():
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def unpack_bundle(bundle: Path, folder: Path) -> list[str]:
    """Unpacks a bundle into a folder, where it is then a run directory.

    Args:
        bundle: The file.
        folder: An empty folder.

    Returns:
        What is wrong with the bundle, a sentence each; nothing where every file is there and has its hash.

    Raises:
        InputError: It is no bundle, or of a newer schema.
    """
    with open_file(bundle) as file:
        _check_directory(bundle, file)
        try:
            with zipfile.ZipFile(file) as archive:
                problems = list(_outer_problems(archive.infolist()))
                if problems:
                    return problems
                manifest = _manifest(bundle, archive)
                return list(_unpack(archive, manifest, folder))
        # RuntimeError: an encrypted entry; NotImplementedError: a packing that zipfile does not know; ValueError: an
        # offset that leads nowhere.
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise _no_zip(bundle, str(error)) from error


def _check_directory(bundle: Path, file: BinaryIO) -> None:
    """Holds the size of the list of members against what a bundle's takes, before zipfile reads all of it.

    Raises:
        InputError: It is too long, or does not end as a bundle does: without a comment, and not as ZIP64, whose list
            may have another size.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - _LOCATOR_BYTES))
    tail = file.read()
    if len(tail) < _END.size:
        raise _no_zip(bundle, "it is too short")
    signature, directory_bytes, comment_bytes = _END.unpack(tail[-_END.size :])
    if signature != b"PK\5\6" or comment_bytes or tail.startswith(b"PK\6\7"):
        raise _no_zip(bundle, "it does not end as a bundle does")
    if directory_bytes > DIRECTORY_BYTES_MAX:
        raise _no_zip(bundle, f"its list of members takes {directory_bytes} bytes")


def _no_zip(bundle: Path, reason: str) -> InputError:
    return InputError(f"{bundle} is not a readable zip file ({reason}): make it with `effbench bundle`")


def _outer_problems(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    known = {MANIFEST, *REQUIRED, *OPTIONAL}
    names = [entry.filename for entry in entries]
    unknown = sorted(set(names) - known)
    if unknown:
        more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        allowed = f"a bundle holds {', '.join(sorted(known))} and no more"
        yield f"it holds {unknown[0][:SHOWN]!r}{more}, which is no file of a run: {allowed}"
    for name in sorted(known & set(names)):
        if names.count(name) > 1:
            yield f"it holds {name} {names.count(name)} times: each file belongs there once"
    for name in (MANIFEST, *REQUIRED):
        if name not in names:
            yield f"{name} is missing"
    total = sum(entry.file_size for entry in entries)
    if total > TOTAL_BYTES_MAX:
        yield f"it would unpack to {total} bytes, and a bundle may have {TOTAL_BYTES_MAX}"
    for entry in entries:
        name, kind = entry.filename[:SHOWN], stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            yield f"{name!r} is no regular file in it: a bundle holds nothing else"
        if entry.file_size > RATIO_FROM_BYTES and entry.file_size > RATIO_MAX * entry.compress_size:
            yield f"{name!r} would unpack to more than {RATIO_MAX} times its packed size: that is no run"


def _manifest(bundle: Path, archive: zipfile.ZipFile) -> BundleManifest:
    content = _read(archive, MANIFEST, MANIFEST_BYTES_MAX)
    where = bundle / MANIFEST
    if content is None:
        raise DataFileError(where, f"it is longer than {MANIFEST_BYTES_MAX} bytes: make it with `effbench bundle`")
    manifest = decode(content, TypeAdapter(BundleManifest), path=where)
    if manifest.format != FORMAT:
        raise DataFileError(where, f"its format is {manifest.format!r}, not {FORMAT}: make it with `effbench bundle`")
    if not 1 <= manifest.schema <= SCHEMA:
        problem = f"its schema is {manifest.schema} and this effbench reads up to {SCHEMA}: update effbench"
        raise DataFileError(where, problem)
    return manifest


def _unpack(archive: zipfile.ZipFile, manifest: BundleManifest, folder: Path) -> Iterator[str]:
    names = [name for name in archive.namelist() if name != MANIFEST]
    for name in sorted(set(names) ^ set(manifest.files)):
        there = "it is not listed in" if name in names else "it is missing, and listed in"
        yield f"{name[:SHOWN]}: {there} {MANIFEST}"
    for name in names:
        if name not in manifest.files:
            continue
        listed = manifest.files[name]
        content = _read(archive, name, TOTAL_BYTES_MAX)
        if content is None or len(content) != listed.size_bytes:
            found = f"more than {TOTAL_BYTES_MAX}" if content is None else len(content)
            yield f"{name}: it has {found} bytes, and {MANIFEST} says {listed.size_bytes}: the file was changed"
        elif hashlib.sha256(content).hexdigest() != listed.sha256:
            yield f"{name}: its SHA-256 is not the one in {MANIFEST}: the file was changed"
        else:
            (folder / name).write_bytes(content)


def _read(archive: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """The content; None where it is longer than the limit, whatever its header says."""
    with archive.open(name) as stream:
        return read_at_most(stream, limit)

"""The formats of samples by name: how each is recognised, and how it is read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.models.formats import (
    bigcode,
    coffe,
    enamel,
    evalperf,
    evalplus,
    evalplus_folder,
    livecodebench,
)
from effbench.models.formats.entries import Entry
from effbench.models.formats.material import Lines, Material, load_material

__all__ = ["FORMATS", "SampleFile", "SampleFormat", "read_samples"]


@dataclass(frozen=True, slots=True)
class SampleFormat:
    """One format.

    Attributes:
        fits: Whether the content looks like it.
        read: The samples in it; raises DataFileError with the line or the entry that is malformed.
    """

    fits: Callable[[Material], bool]
    read: Callable[[Material], Iterator[Entry]]


FORMATS: Final[Mapping[str, SampleFormat]] = {
    "evalplus": SampleFormat(evalplus.fits, evalplus.read),
    "evalplus-folder": SampleFormat(evalplus_folder.fits, evalplus_folder.read),
    "evalperf": SampleFormat(evalperf.fits, evalperf.read),
    "livecodebench": SampleFormat(livecodebench.fits, livecodebench.read),
    "bigcode": SampleFormat(bigcode.fits, bigcode.read),
    "coffe": SampleFormat(coffe.fits, coffe.read),
    "enamel": SampleFormat(enamel.fits, enamel.read),
}
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFile:
    """What a file of samples holds.

    Attributes:
        path: What was asked for.
        format: Name of its format.
        model: Who wrote the samples: as the file says, else its name without the ending.
        entries: The samples, in the file's order.
    """

    path: Path
    format: str
    model: str
    entries: tuple[Entry, ...]


def read_samples(path: Path, form: str = "auto") -> SampleFile:
    """Reads a file or a folder of samples.

    Args:
        path: A file, a folder, a zip file, or a file inside of one.
        form: One of :data:`FORMATS`, or ``auto``, which goes by the content.

    Raises:
        InputError: There is no such format.
        DataFileError: It is missing, in no known format, malformed, or empty.
    """
    if form not in FORMATS and form != "auto":
        raise InputError(f"no format of samples is named '{form}': choose one of auto, {', '.join(FORMATS)}")
    material = load_material(path)
    name = form if form != "auto" else next((name for name, each in FORMATS.items() if each.fits(material)), None)
    if name is None:
        raise DataFileError(path, f"it is in no known format ({', '.join(FORMATS)}): give samples in one of them")
    if not FORMATS[name].fits(material):
        raise DataFileError(path, f"it does not look like the format {name}: leave out --format, or name another")
    entries = tuple(FORMATS[name].read(material))
    if not entries:
        raise DataFileError(path, "it holds no samples: give a file of samples")
    return SampleFile(path=path, format=name, model=_named_model(material) or path.stem, entries=entries)


def _named_model(material: Material) -> str | None:
    """Who wrote all samples, where every line says so."""
    rows = [row for _, row in material.rows] if isinstance(material, Lines) else []
    models = {row.get("model") if isinstance(row, dict) else None for row in rows}
    only = models.pop() if len(models) == 1 else None
    return only if isinstance(only, str) and only else None

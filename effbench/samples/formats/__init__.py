"""The formats of samples by name: how each is recognised, and how it is read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.samples.formats import (
    bigcode,
    coffe,
    effbench_samples,
    effibench_x,
    enamel,
    evalperf,
    evalplus,
    evalplus_folder,
    evalplus_results,
    inspect,
    livecodebench,
    lm_eval,
    multipl_e,
)
from effbench.samples.formats.authors import only_author
from effbench.samples.formats.entries import Entry
from effbench.samples.formats.loading import load_material
from effbench.samples.formats.material import Material, Rows
from effbench.samples.formats.packing import bare_name
from effbench.samples.formats.repeats import without_repeats
from effbench.samples.formats.without_samples import explain_without_samples

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
    "effbench": SampleFormat(effbench_samples.fits, effbench_samples.read),
    "inspect": SampleFormat(inspect.fits, inspect.read),
    "lm-eval": SampleFormat(lm_eval.fits, lm_eval.read),
    "livecodebench": SampleFormat(livecodebench.fits, livecodebench.read),
    "evalplus": SampleFormat(evalplus.fits, evalplus.read),
    "evalplus-folder": SampleFormat(evalplus_folder.fits, evalplus_folder.read),
    "evalplus-results": SampleFormat(evalplus_results.fits, evalplus_results.read),
    "evalperf": SampleFormat(evalperf.fits, evalperf.read),
    "multipl-e": SampleFormat(multipl_e.fits, multipl_e.read),
    "bigcode": SampleFormat(bigcode.fits, bigcode.read),
    "coffe": SampleFormat(coffe.fits, coffe.read),
    "effibench-x": SampleFormat(effibench_x.fits, effibench_x.read),
    "enamel": SampleFormat(enamel.fits, enamel.read),
}
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFile:
    """What a file of samples holds.

    Attributes:
        path: What was asked for.
        format: Name of its format.
        author: Who wrote the samples; None where the file does not say.
        entries: The samples, in the file's order.
        remarks: What the user should know of it, a sentence each.
    """

    path: Path
    format: str
    author: str | None
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()

    @property
    def model(self) -> str:
        """Who wrote the samples: as the file says, else its name without the endings."""
        return self.author or bare_name(self.path)


def read_samples(path: Path, form: str = "auto") -> SampleFile:
    """Reads a file or a folder of samples.

    Raises:
        InputError: There is no such format.
        DataFileError: It is missing, in no known format, malformed, or empty, or its samples are by several models.
    """
    if form not in FORMATS and form != "auto":
        raise InputError(f"no format of samples is named '{form}': choose one of auto, {', '.join(FORMATS)}")
    material = load_material(path)
    try:
        name = _format_name(material, path, form)
        entries = list(FORMATS[name].read(material))
    except RecursionError as error:  # the formats go through lists in lists by calls of themselves
        raise DataFileError(path, "it holds values that are nested too deeply: mend it") from error
    if not entries:
        raise DataFileError(path, "it holds no samples: give a file of samples")
    author = only_author(entries, path)
    entries, repeated = without_repeats(entries)
    torn = ["the last line is half written and left out"] if isinstance(material, Rows) and material.torn else []
    return SampleFile(
        path=path,
        format=name,
        author=author.model,
        entries=tuple(entries),
        remarks=tuple(f"{path}: {remark}" for remark in (*torn, *author.remarks, *repeated)),
    )


def _format_name(material: Material, path: Path, form: str) -> str:
    if form != "auto":
        if not FORMATS[form].fits(material):
            raise DataFileError(path, f"it does not look like the format {form}: leave out --format, or name another")
        return form
    problem = explain_without_samples(material)
    if problem is not None:
        raise DataFileError(path, problem)
    name = next((name for name, each in FORMATS.items() if each.fits(material)), None)
    if name is None:
        raise DataFileError(path, f"it is in no known format ({', '.join(FORMATS)}): give samples in one of them")
    return name

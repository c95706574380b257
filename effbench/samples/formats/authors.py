"""Who wrote a file's samples: scores are of one model, so samples of several are never put together."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.samples.formats.entries import Entry

__all__ = ["Author", "only_author", "several_models"]

_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote all samples of a file.

    Attributes:
        model: The name; None where the file does not say.
        remarks: What the user should know of it.
    """

    model: str | None
    remarks: tuple[str, ...] = ()


def only_author(entries: Sequence[Entry], path: Path) -> Author:
    """Finds the one model that wrote all samples."""
    times = Tally(entry.model for entry in entries)
    unnamed = times.pop(None, 0)
    if len(times) > 1:
        models = several_models(times)
        raise DataFileError(path, f"its samples are by {models}: split it into a file for each, and give one of them")
    if not times:
        return Author(None)
    (model,) = times
    if not unnamed:
        return Author(model)
    return Author(model, (f"{unnamed} of {len(entries)} samples name no model and are taken for {model}'s",))


def several_models(times: "Tally[str] | Tally[str | None]") -> str:
    """The models with their numbers of samples, the most frequent first."""
    shown = ", ".join(f"{model} {count}" for model, count in times.most_common(_SHOWN))
    more = f" and {len(times) - _SHOWN} more" if len(times) > _SHOWN else ""
    return f"{len(times)} models ({shown}{more})"

"""Sources of samples by name."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

from effbench.plugins import find_plugin, plugin_loaders
from effbench.samples.model import Model
from effbench.samples.reference import open_reference
from effbench.samples.replay import open_replay

__all__ = ["ModelOpener", "is_generated", "model_names", "open_model"]


ModelOpener: TypeAlias = Callable[[str | None], Model]
"""Opens a model from what stands behind the first colon of its spec; None where there is no colon."""


_BUILTINS: Final[Mapping[str, ModelOpener]] = {
    "reference": open_reference,
    "replay": open_replay,
    "samples": partial(open_replay, name="samples"),
}


def model_names() -> list[str]:
    """What a spec may begin with beside the presets: effbench's own sources and other packages' models.

    Raises:
        InputError: Two have one name.
    """
    return list(plugin_loaders(_BUILTINS, group="effbench.models"))


def is_generated(spec: str) -> bool:
    """Whether a spec is ``prefix/model``, whose samples are still to be written, and not ``name:argument``."""
    slash = spec.find("/")
    return slash >= 0 and ":" not in spec[:slash]


def open_model(spec: str) -> Model:
    """Opens the model that a spec names: ``replay:PATH``, ``reference``, ``reference:TIER``, ….

    Raises:
        InputError: There is no such model, or what stands behind the colon does not fit it.
    """
    name, colon, argument = spec.partition(":")
    return find_plugin(name, _BUILTINS, group="effbench.models")(argument if colon else None)

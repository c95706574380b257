"""The models by name."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from effbench.models.protocol import Model
from effbench.models.reference import open_reference
from effbench.models.replay import open_replay
from effbench.plugins import find_plugin

__all__ = ["Model", "ModelOpener", "open_model"]

ModelOpener: TypeAlias = Callable[[str | None], Model]
"""Opens a model from what stands behind the first colon of its spec; None where there is no colon."""

_BUILTINS: Final[Mapping[str, ModelOpener]] = {"reference": open_reference, "replay": open_replay}


def open_model(spec: str) -> Model:
    """Opens the model that a spec names: ``replay:PATH``, ``reference``, ``reference:TIER``, ….

    Raises:
        InputError: There is no such model, or what stands behind the colon does not fit it.
    """
    name, colon, argument = spec.partition(":")
    return find_plugin(name, _BUILTINS, group="effbench.models")(argument if colon else None)

"""Models that can be asked, by name."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

from effbench.errors import InputError
from effbench.plugins import find_plugin
from effbench.records.generation import Sampling
from effbench.samples.generation.chat import Backend, Chat
from effbench.samples.generation.litellm import open_litellm
from effbench.samples.generation.openai_compatible import Connection, open_openai_compatible
from effbench.samples.generation.presets import PRESETS, Preset
from effbench.samples.generation.transformers import TransformersModel
from effbench.samples.generation.vllm import VllmModel

__all__ = ["IN_PROCESS", "LITELLM", "Backend", "BackendOpener", "Connection", "open_backend", "open_chat"]

BackendOpener: TypeAlias = Callable[[str], Backend]
"""Opens a backend from what stands behind the first slash of its spec."""

IN_PROCESS: Final[Mapping[str, BackendOpener]] = {"transformers": TransformersModel, "vllm-inprocess": VllmModel}
"""The prefix of a model that is loaded into this process → what opens it."""
LITELLM: Final = "litellm"


def open_backend(spec: str, connection: Connection | None = None) -> Backend:
    """Opens the backend that a spec names: ``openai/gpt-4o``, ``ollama/llama3:8b``, ….

    Args:
        spec: A preset's prefix, or the name of an entry point of the group ``effbench.models``; a slash; and what the
            server calls the model.
        connection: How to reach the server; None for the preset's own way.

    Raises:
        InputError: There is no such prefix, no model behind it, no key, or the address does not fit.
    """
    prefix, _, model_id = spec.partition("/")
    connection = connection or Connection()
    # The presets' names as they stand in messages, beside those of other packages.
    through_litellm = partial(open_litellm, connection=connection)
    own: dict[str, Preset | BackendOpener] = {**PRESETS, **IN_PROCESS, LITELLM: through_litellm}
    found = find_plugin(prefix, own, group="effbench.models")
    if not model_id:
        raise InputError(f"the model '{spec}' lacks its name: give it as in {prefix}/NAME")
    if isinstance(found, Preset):
        return open_openai_compatible(prefix, model_id, found, connection, os.environ)
    if connection.base_url is not None and prefix != LITELLM:
        raise InputError(f"the prefix '{prefix}' is no server and takes no --base-url: leave it out")
    return found(model_id)


def open_chat(spec: str, *, connection: Connection | None = None, sampling: Sampling | None = None) -> Chat:
    """Opens a model to be asked one thing at a time: ``open_chat("openai/gpt-4o").complete("…")``.

    Args:
        spec: As for :func:`open_backend`.
        connection: How to reach the server; None for the preset's own way.
        sampling: How it shall choose tokens; None leaves it to the server.

    Raises:
        InputError: As for :func:`open_backend`.
    """
    return Chat(backend=open_backend(spec, connection), sampling=sampling or Sampling())

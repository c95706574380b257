"""How a run's samples were generated: part of its record, and of its identity."""

from dataclasses import dataclass, replace

from effbench.generation.chat import Endpoint, Sampling
from effbench.records.field_types import Positive
from effbench.storage.cache import key_of
from effbench.storage.json_files import encode

__all__ = ["Generation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What decides what is generated: recorded, and part of a run's identity.

    Attributes:
        model: Its spec.
        server: The address; holds no secret.
        endpoint: ``chat`` or ``completions``.
        prompt: Name of the style, or the path of the template.
        template_sha256: Of the template's text.
        sampling: How tokens were chosen, the template's own stop texts included.
        n: Samples per task.
    """

    model: str
    server: str
    endpoint: Endpoint
    prompt: str
    template_sha256: str
    sampling: Sampling
    n: Positive

    def digest(self) -> str:
        """Equal for generations that may share their samples; a template is what it says, wherever it lies."""
        return key_of("generation", encode(replace(self, prompt="")).decode())

"""How a run's samples were generated: part of its record, and of its identity."""

from dataclasses import dataclass
from typing import Final, Literal

from effbench.records.field_types import Count, Many, Positive, Real, WholeNumber

__all__ = ["Endpoint", "Generation", "Sampling"]

Endpoint = Literal["chat", "completions"]
"""``chat`` for models that were taught to answer, ``completions`` for base models that go on with a text."""


_STYLES: Final = {
    "plain": "correctness",
    "instruct": "correctness",
    "efficient": "efficiency",
    "cot": "correctness",
    "base": "correctness",
    "pie": "efficiency",
    "pie-cot": "efficiency",
    "pie-score": "efficiency",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How a model shall choose its tokens. None leaves it to the server.

    Attributes:
        temperature: 0 for the likeliest tokens.
        top_p: Share of probability that tokens are drawn from.
        seed: For servers that can repeat themselves; the sample's index is added, so that samples differ.
        stop: Texts at which the model stops.
        max_tokens: Bound on a completion.
        reasoning_effort: How long a reasoning model may think, in its server's word.
    """

    temperature: Real | None = None
    top_p: Real | None = None
    seed: WholeNumber | None = None
    stop: Many[str] = ()
    max_tokens: Count | None = None
    reasoning_effort: str | None = None


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

    @property
    def asked_for(self) -> str:
        """The protocol in a word: what the prompt asked for beside the right result.

        ``efficiency`` for the style ``efficient``, ``correctness`` for the other styles, and for a template of the
        user's own its digest, since nobody knows what it asks for.
        """
        if self.prompt in _STYLES:
            return _STYLES[self.prompt]
        return f"what the template {self.template_sha256[:12]} says"

"""Servers that speak OpenAI's protocol, by the prefix of a model's name: addresses and names of variables, no more.

Sources: each provider's page on compatibility with OpenAI's API.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["PRESETS", "Preset"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One server.

    Attributes:
        base_url: Where it is.
        key_variable: The environment variable that holds the key.
        needs_key: Whether it answers nobody without a key.
        many: Whether one request may ask for several samples; where it turns out otherwise, they are asked for singly.
        limit_name: What its chat endpoint calls the bound on tokens.
    """

    base_url: str
    key_variable: str
    needs_key: bool = True
    many: bool = False
    limit_name: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"


PRESETS: Final[Mapping[str, Preset]] = {
    "openai": Preset(
        base_url="https://api.openai.com/v1",
        key_variable="OPENAI_API_KEY",
        many=True,
        limit_name="max_completion_tokens",
    ),
    "anthropic": Preset(base_url="https://api.anthropic.com/v1", key_variable="ANTHROPIC_API_KEY"),
    "gemini": Preset(
        base_url="https://generativelanguage.googleapis.com/v1beta/openai", key_variable="GEMINI_API_KEY", many=True
    ),
    "openrouter": Preset(base_url="https://openrouter.ai/api/v1", key_variable="OPENROUTER_API_KEY"),
    "together": Preset(base_url="https://api.together.xyz/v1", key_variable="TOGETHER_API_KEY", many=True),
    "groq": Preset(base_url="https://api.groq.com/openai/v1", key_variable="GROQ_API_KEY"),
    "deepseek": Preset(base_url="https://api.deepseek.com/v1", key_variable="DEEPSEEK_API_KEY"),
    "mistral": Preset(base_url="https://api.mistral.ai/v1", key_variable="MISTRAL_API_KEY", many=True),
    "ollama": Preset(base_url="http://localhost:11434/v1", key_variable="OLLAMA_API_KEY", needs_key=False),
    "vllm": Preset(base_url="http://localhost:8000/v1", key_variable="VLLM_API_KEY", needs_key=False, many=True),
}
"""The prefix of ``prefix/model`` → its server."""

"""Requests that tests make."""

from typing import Any

from effbench.sandboxes.wasm.messages import Request
from effbench.sandboxes.wasm.values import encode

WALL_S = 120.0


def a_request(source: str, arguments: tuple[Any, ...] | bytes = (), **changed: Any) -> Request:
    """Calls ``f`` with a tuple; gives bytes to a whole program's standard input."""
    settings: dict[str, Any] = {
        "source": source.encode(), "entry_point": "f" if isinstance(arguments, tuple) else "",
        "arguments": encode(arguments) if isinstance(arguments, tuple) else arguments, "load_fuel": 10**10,
        "call_fuel": 10**10, "memory_bytes": 256 << 20, "output_bytes": 1 << 20,
    }  # fmt: skip
    return Request(**settings | changed)

"""How tests run a program and look at what it returned."""

from collections.abc import Callable
from typing import Any

from effbench.sandboxes.wasm.messages import GuestEnding, Reply
from effbench.sandboxes.wasm.values import decode

Run = Callable[..., Reply]


def returned(reply: Reply) -> Any:
    assert reply.ending is GuestEnding.RETURNED, reply
    return decode(reply.output)

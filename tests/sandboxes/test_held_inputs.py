"""Inputs that a relay holds: the right bytes reach the child, whatever is asked for, and few are held."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.sandboxes.agent import wire
from effbench.sandboxes.agent.held_inputs import with_inputs
from effbench.sandboxes.held_inputs import HeldInputs

MOST_BYTES = 12
requests = st.lists(st.lists(st.binary(max_size=6), min_size=1, max_size=4), max_size=30)


def doubled(given: bytes) -> bytes:
    return given * 2


def reversed_(given: bytes) -> bytes:
    return given[::-1]


def ask(
    harness: HeldInputs, relay: dict[int, bytes], inputs: list[bytes], encode: Callable[[bytes], bytes] = doubled
) -> wire.Frame:
    numbers, new = harness.request(inputs, encode)
    return with_inputs(wire.Frame({**numbers}, (b"program", *new)), relay)


@given(requests, st.lists(st.booleans(), max_size=30))
def test_a_child_reads_the_inputs_of_its_own_request_and_what_is_held_is_bounded(
    asked: list[list[bytes]], otherwise: list[bool]
) -> None:
    harness, relay = HeldInputs(MOST_BYTES), dict[int, bytes]()
    for inputs, other in zip(asked, [*otherwise, *[False] * len(asked)], strict=False):
        encode = reversed_ if other else doubled
        assert ask(harness, relay, inputs, encode).blobs == (b"program", *map(encode, inputs))
        own = sum(len(encode(given)) for given in set(inputs))
        assert sum(map(len, relay.values())) <= max(MOST_BYTES, own)


def test_an_input_is_sent_once_and_again_only_when_it_had_to_give_way() -> None:
    harness, relay = HeldInputs(MOST_BYTES), dict[int, bytes]()
    sent = []
    for inputs in ([b"one"], [b"one", b"one"], [b"two"], [b"one"], [b"three"], [b"one"], [b"two"]):
        numbers, new = harness.request(inputs, doubled)
        with_inputs(wire.Frame({**numbers}, (b"program", *new)), relay)
        sent.append([blob.decode() for blob in new])
    # "three" makes both others give way, since it has nearly all the room there is, and then gives way to "one".
    assert sent == [["oneone"], [], ["twotwo"], [], ["threethree"], ["oneone"], ["twotwo"]]


def test_an_input_that_cannot_be_encoded_leaves_no_trace() -> None:
    harness, relay = HeldInputs(MOST_BYTES), dict[int, bytes]()

    def picky(given: bytes) -> bytes:
        if given == b"bad":
            raise ValueError(given)
        return given

    with pytest.raises(ValueError, match="bad"):
        harness.request([b"good", b"bad"], picky)
    assert ask(harness, relay, [b"good"], picky).blobs == (b"program", b"good")


@pytest.mark.parametrize("blobs", [(b"program",), (b"program", b"1", b"2")])
def test_a_request_with_too_few_or_too_many_inputs_is_refused(blobs: tuple[bytes, ...]) -> None:
    with pytest.raises(ValueError):
        with_inputs(wire.Frame({"inputs": [1], "drop": []}, blobs), {})

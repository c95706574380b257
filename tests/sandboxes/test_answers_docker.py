"""What a child sends, encoded in C, against what the harness would have encoded."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions
from tests.sandboxes.encoded_values import ENCODED_VALUES
from tests.sandboxes.test_values import plain_values, same

pytestmark = pytest.mark.docker

LIMITS = Limits(cpu_s=20.0, wall_s=60.0, memory_bytes=1 << 30, output_bytes=64 << 20)
SAME = "def same(value):\n    return value\n"
EDGES: list[Any] = [
    *(sign * (1 << power) + step for sign in (1, -1) for power in (0, 31, 32, 62, 63, 64, 200) for step in (-1, 0, 1)),
    *(0.0, -0.0, 3.0, -7.0, 1e15 - 1, 1e15, 1e16, 1e22, -0.5, 0.1, 1e300, 5e-324, 123456789.123),
    *(float("inf"), float("-inf"), float("nan")),
    *("", "plain", '"\\/\b\f\n\r\t', "\0\x1f\x7f\x80é\uffff", "\U00010000\U0010ffff"),
    *("\ud800", "\udfff\ud800", "\ud83d\ude00"),
    *(b"", b"\0\xff", bytes(range(256))),
    *(1j, complex(float("nan"), -0.0), (), [], {}, set(), frozenset()),
    *({"a": {1: (2, [3])}, None: True, (1, b"x"): {4.5}}, [[[]], [{}], ({1}, frozenset({"é"}))]),
    ["x" * 70_000, list(range(30_000)), [1 << 63] * 10, [True, 1, None, "a", 0.5]],
]  # fmt: skip


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = docker_sandbox.open_lane(LaneOptions(memory_bytes=1 << 30))
    yield lane
    lane.close()


def run(lane: Lane, source: str, *arguments: object, engine: Engine = Engine.NATIVE) -> Outcome:
    program = lane.prepare(source, "same")
    assert isinstance(program, Prepared)
    return lane.run(Job(program=program, arguments=values.encode(arguments), limits=LIMITS, engine=engine))


@pytest.mark.parametrize("engine", Engine)
def test_a_result_is_encoded_as_the_harness_encodes_it(lane: Lane, engine: Engine) -> None:
    # Sets have an order of their own in each process: one item has only one order.
    assert run(lane, SAME, EDGES, engine=engine).output == values.encode(EDGES)


@pytest.mark.parametrize("engine", Engine)
def test_a_result_is_encoded_byte_for_byte_as_it_is_described(lane: Lane, engine: Engine) -> None:
    given = [value for value, _ in ENCODED_VALUES]
    expected = b"[" + len(given).to_bytes(4, "little") + b"".join(encoded for _, encoded in ENCODED_VALUES)
    assert run(lane, SAME, given, engine=engine).output == expected


@given(value=plain_values)
@settings(max_examples=80)
def test_any_result_comes_back_as_it_was(lane: Lane, value: Any) -> None:
    outcome = run(lane, SAME, value)
    assert outcome.output is not None
    assert same(values.decode(outcome.output), value)


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_nesting_ends_where_the_harness_ends_it(lane: Lane) -> None:
    # An argument is nested one level deeper than a result.
    assert run(
        lane, f"def same():\n    x = []\n    for _ in range({values.MAX_DEPTH - 1}): x = [x]\n    return x\n"
    ).output == (values.encode(nested(values.MAX_DEPTH)))
    outcome = run(lane, f"def same():\n    x = []\n    for _ in range({values.MAX_DEPTH}): x = [x]\n    return x\n")
    assert (outcome.ending, outcome.detail) == (Ending.REFUSED, "the result holds nested deeper than 200 levels")
    with pytest.raises(values.NotPlain, match="nested deeper than 200 levels"):
        values.encode(nested(values.MAX_DEPTH + 1))


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("object()", "object"),
        ("[range(3)]", "range"),
        ("{1: type('Ä', (int,), {})(3)}", "Ä"),
        ("map(len, ())", "map"),
    ],
)
def test_what_is_not_plain_is_refused_by_name(lane: Lane, expression: str, name: str) -> None:
    outcome = run(lane, f"def same():\n    return {expression}\n")
    assert (outcome.ending, outcome.detail) == (Ending.REFUSED, f"the result holds a value of type {name}")


@pytest.mark.parametrize("engine", Engine)
def test_a_large_result_arrives_whole(lane: Lane, engine: Engine) -> None:
    outcome = run(lane, "def same():\n    return list(range(5_000_000))\n", engine=engine)
    assert outcome.output == values.encode(list(range(5_000_000)))
    assert len(outcome.output) > 16 << 20

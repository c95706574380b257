"""The search for sizes, on scripted costs."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.authoring.stress.search import NARROW_ENOUGH, Limit, Rung, Stopped, climb


class Scripted:
    """Costs by a formula, and a limit from some size on; notes what it was asked for."""

    def __init__(self, cost: Callable[[int], int], *, fails_from: int = 1 << 40, reason: Stopped = Stopped.MEMORY):
        self.asked: list[int] = []
        self._cost, self._fails_from, self._reason = cost, fails_from, reason

    def __call__(self, size: int) -> Rung | Limit:
        self.asked.append(size)
        if size >= self._fails_from:
            return Limit(reason=self._reason, detail="as scripted")
        return Rung(size=size, cost=self._cost(size), test_index=0)


def test_it_doubles_and_then_narrows() -> None:
    script = Scripted(lambda size: size**2)
    ladder = climb(script, start=8, budget=1_000_000)
    assert script.asked[:8] == [8, 16, 32, 64, 128, 256, 512, 1024]
    assert ladder.sizes == (8, 16, 32, 64, 128, 256, 512, 724, 861, 939)
    assert ladder.limit.reason is Stopped.BUDGET
    assert ladder.limit.detail == "size 1024 costs 1,048,576"


@given(
    start=st.integers(1, 50),
    budget=st.integers(1, 10**9),
    power=st.sampled_from([1.0, 1.5, 2.0, 3.0]),
    fails_from=st.integers(1, 10**6),
)
def test_the_last_size_is_within_a_tenth_of_the_largest_that_fits(
    start: int, budget: int, power: float, fails_from: int
) -> None:
    script = Scripted(lambda size: int(size**power), fails_from=fails_from)
    ladder = climb(script, start=start, budget=budget)
    assert len(set(script.asked)) == len(script.asked)
    assert list(ladder.sizes) == sorted(set(ladder.sizes))
    assert all(rung.cost <= budget for rung in ladder.rungs)
    too_large = [size for size in script.asked if size not in ladder.sizes]
    if ladder.rungs:
        last = ladder.sizes[-1]
        assert min(too_large) <= max(last * NARROW_ENOUGH, last + 1)
    else:
        assert too_large == [start]


@pytest.mark.parametrize("reason", [Stopped.MEMORY, Stopped.TIME, Stopped.REFUSED, Stopped.FAILED])
def test_what_stops_the_doubling_is_told(reason: Stopped) -> None:
    ladder = climb(Scripted(lambda size: size, fails_from=64, reason=reason), start=4, budget=10**9)
    assert ladder.limit == Limit(reason=reason, detail="as scripted")
    assert 32 <= ladder.sizes[-1] < 64


def test_it_ends_at_the_largest_size_when_nothing_gives_way() -> None:
    ladder = climb(Scripted(lambda _: 5), start=4, budget=10, largest=100)
    assert ladder.sizes == (4, 8, 16, 32, 64)
    assert ladder.costs == (5, 5, 5, 5, 5)
    assert ladder.limit.reason is Stopped.SIZE


def test_nothing_fits_when_the_first_size_is_too_dear() -> None:
    ladder = climb(Scripted(lambda size: size), start=100, budget=10)
    assert ladder.rungs == ()
    assert ladder.limit.reason is Stopped.BUDGET


def test_sizes_too_small_for_the_generator_are_passed_over() -> None:
    def measure(size: int) -> Rung | Limit:
        return Rung(size=size, cost=size, test_index=0) if size >= 10 else Limit(reason=Stopped.REFUSED)

    assert climb(measure, start=1, budget=70).sizes == (16, 32, 64, 70)


def test_without_narrowing_there_are_only_doubled_sizes() -> None:
    script = Scripted(lambda size: size**2)
    ladder = climb(script, start=8, budget=1_000_000, narrows=False)
    assert ladder.sizes == (8, 16, 32, 64, 128, 256, 512)
    assert script.asked[-1] == 1024
    assert ladder.limit.reason is Stopped.BUDGET

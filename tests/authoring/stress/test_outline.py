"""Which sizes show how a reference grows, on scripted costs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from effbench.authoring.stress import outline as module
from effbench.authoring.stress.explore import Curve
from effbench.authoring.stress.growth import LEAST_POINTS, Growth
from effbench.authoring.stress.search import Limit, Rung, Stopped
from effbench.authoring.task_runner import TaskRunner
from effbench.counters.qemu import QemuCounter
from effbench.measure.context import MeasureContext
from effbench.records.task import Level, Reference
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.storage.cache import Cache
from tests.small_suite import CALIBRATION, a_task, play

LEVELS = (
    Level(index=0, size=4, n_tests=1, weight=0.0),
    Level(index=1, size=160, n_tests=1, weight=1.0),
    Level(index=2, size=1600, n_tests=1, weight=1.0),
)
CostOf = Callable[[int], int]


class Scripted:
    """Stands for the measured inputs: each reference costs by a formula, and no size below 4 can be made."""

    def __init__(self, formulas: dict[str, CostOf]) -> None:
        self.asked: list[tuple[str, int, int]] = []
        self._formulas = formulas

    def __call__(self, runner: TaskRunner, *, instruction_budget: int, **settings: object) -> "Scripted.Inputs":
        return Scripted.Inputs(self, instruction_budget)

    class Inputs:
        """Of one budget."""

        def __init__(self, script: "Scripted", budget: int) -> None:
            self._script, self._budget = script, budget

        def measure(self, reference: Reference) -> Callable[[int], Rung | Limit]:
            def at_size(size: int) -> Rung | Limit:
                self._script.asked.append((reference.tier, self._budget, size))
                if size < 4:
                    return Limit(reason=Stopped.TIME, detail="the generator makes no input")
                return Rung(size=size, cost=self._script._formulas[reference.tier](size), test_index=0)

            return at_size


def scripted(monkeypatch: pytest.MonkeyPatch, naive: CostOf, expert: CostOf) -> Scripted:
    script = Scripted({"naive": naive, "expert": expert})
    monkeypatch.setattr(module, "SizedInputs", script)
    return script


def growths(*curves: Curve) -> list[Growth | None]:
    return [None if curve.fit is None else curve.fit.growth for curve in curves]


def runner() -> TaskRunner:
    lane = ScriptedSandbox(play).open_lane(LaneOptions(memory_bytes=1))
    context = MeasureContext(lane=lane, counter=QemuCounter(), calibration=CALIBRATION, environment_id="somewhere")
    return TaskRunner(context, a_task(levels=LEVELS), None)


def test_the_best_reference_comes_first_and_both_start_a_sixteenth_below_the_first_scored_level(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = scripted(monkeypatch, lambda size: 1000 * size**2, lambda size: 1000 * size)
    naive, expert = module.outline(runner(), Cache(tmp_path))
    assert (naive.tier, expert.tier) == ("naive", "expert")
    assert growths(naive, expert) == [Growth.QUADRATIC, Growth.LINEAR]
    assert script.asked[:2] == [("expert", module.BUDGET, 10), ("expert", module.BUDGET, 20)]
    assert {budget for _, budget, _ in script.asked} == {module.BUDGET}
    assert naive.ladder.sizes == (10, 20, 40, 80)  # the largest that fits is of no interest


def test_a_steep_one_is_looked_at_from_the_smallest_level_and_then_with_a_larger_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cost(size: int) -> int:
        return 10_000 * size**3

    script = scripted(monkeypatch, cost, lambda size: 1000 * size)
    naive, _ = module.outline(runner(), Cache(tmp_path))
    assert growths(naive) == [Growth.CUBIC]
    assert naive.ladder.sizes == (4, 8, 16, 32, 45)
    attempts = [(budget, size) for tier, budget, size in script.asked if tier == "naive"]
    assert attempts == [
        *((module.BUDGET, size) for size in (10, 20)),
        *((module.BUDGET, size) for size in (4, 8, 16)),
        *((module.LARGE_BUDGET, size) for size in (4, 8, 16, 32, 64, 45, 54, 49)),
    ]  # fmt: skip


def test_a_class_from_which_costs_deviate_by_a_quarter_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erratic(size: int) -> int:
        return 100_000 * (1 + 5 * (size % 3))

    scripted(monkeypatch, erratic, lambda size: 1000 * size)
    for _ in ("measured", "from the cache"):
        naive, expert = module.outline(runner(), Cache(tmp_path))
        assert growths(naive, expert) == [None, Growth.LINEAR]
        assert len(naive.ladder.rungs) >= LEAST_POINTS


def test_what_is_known_is_not_measured_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = scripted(monkeypatch, lambda size: 1000 * size**2, lambda size: 1000 * size)
    first = module.outline(runner(), Cache(tmp_path))
    script.asked.clear()
    assert module.outline(runner(), Cache(tmp_path)) == first
    assert script.asked == []


def test_no_size_is_below_the_smallest_level(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Generators need not make what no level asks for: some would look for it for ever."""
    script = scripted(monkeypatch, lambda _: 10**12, lambda size: 1000 * size)
    naive, _ = module.outline(runner(), Cache(tmp_path))
    assert growths(naive) == [None]
    assert min(size for *_, size in script.asked) == 4

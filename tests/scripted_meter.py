"""A task's meter in a scripted lane."""

from collections.abc import Sequence

from effbench.counters.protocol import Counter
from effbench.counters.qemu import QemuCounter
from effbench.measure.context import MeasureContext
from effbench.measure.meter import Solution, TaskMeter, by_program
from effbench.measure.tampering import CountRate
from effbench.measure.test_cases import TestCase, TestCases
from effbench.records.measurement import Measurement
from effbench.records.task import Task
from effbench.sandboxes import values
from effbench.sandboxes.job import NotAProgram
from effbench.sandboxes.protocol import Lane, LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.small_suite import CALIBRATION, a_task, play, prepare

OPTIONS = LaneOptions(memory_bytes=1 << 30)


class ScriptedMeter:
    """A meter with its sandbox; the baseline is measured first unless told otherwise."""

    def __init__(
        self,
        task: Task | None = None,
        *,
        sandbox: ScriptedSandbox | None = None,
        counter: Counter | None = None,
        with_baseline: bool = True,
        slowest_per_s: float = 0.0,
    ) -> None:
        self.task = task or a_task()
        self.sandbox = sandbox or ScriptedSandbox(play, prepare=prepare)
        lane = self.sandbox.open_lane(OPTIONS)
        context = MeasureContext(
            lane=lane,
            counter=counter or QemuCounter(),
            calibration=CALIBRATION,
            environment_id="somewhere",
            count_rate=CountRate(slowest_per_s),
        )
        self.context, self.test_cases = context, made_cases(self.task, lane)
        self.meter = TaskMeter(context, self.test_cases)
        if with_baseline:
            self.take_baseline(self.measure(self.task.baseline.solution))
        self.sandbox.jobs.clear()

    def take_baseline(self, records: list[Measurement], *, known: Sequence[list[Measurement]] = ()) -> None:
        self.meter = TaskMeter(self.context, self.test_cases, baseline=records, known=by_program(known))

    def measure(self, source: str | None, *, index: int = 0) -> list[Measurement]:
        return self.meter.measure(Solution(source=source, sha256=f"sha of {source}", sample_index=index))

    def work(self) -> list[tuple[str, int]]:
        """Who ran which input since then, in order: an engine, or one native process that was given several."""
        shared = set(map(id, self.sandbox.together))
        return [
            ("together" if id(job) in shared else job.engine.value, values.decode(job.arguments)[0])
            for job in self.sandbox.jobs
        ]


def made_cases(task: Task, lane: Lane) -> TestCases:
    weights = {level.index: level.weight for level in task.levels}
    checker = None if task.checker is None else lane.prepare(task.checker.source, "check")
    assert not isinstance(checker, NotAProgram)
    cases = tuple(
        TestCase(
            stress_input=item,
            arguments=values.encode((item.size + item.test_index,)),
            answer=values.encode(2 * (item.size + item.test_index)),
            weight=weights[item.level],
        )
        for item in task.stress_inputs()
    )
    return TestCases(task=task, cases=cases, checker=checker)

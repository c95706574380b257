"""What is measured of a run, by this command and by earlier ones."""

from collections.abc import Iterable, Mapping, Sequence

from effbench.records.measurement import Measurement, Verdict
from effbench.records.solutions import Solutions
from effbench.samples.generation.plan import SampleKey

__all__ = ["FinishedSamples"]


class FinishedSamples:
    """The last record of each sample that is measured: it says how the sample ended.

    Args:
        recorded: Task id → the solutions that earlier commands have measured.
    """

    def __init__(self, recorded: Mapping[str, Solutions]) -> None:
        self._last: dict[SampleKey, Measurement] = {}
        for solutions in recorded.values():
            for records in solutions.values():
                self.add(records)

    def add(self, records: Sequence[Measurement]) -> None:
        """Takes the records of one solution, or of several of one task."""
        for item in records:
            if item.sample_index is not None:
                self._last[item.task_id, item.sample_index] = item

    def unmeasured(self, samples: Iterable[SampleKey]) -> list[SampleKey]:
        """Those of some samples that the sandbox failed on, or that were not measured at all."""
        return [key for key in samples if key not in self._last or self._last[key].verdict is Verdict.SE]

    def failed(self, task_id: str) -> dict[int, Measurement]:
        """Sample → its last record, of those of a task that are not accepted."""
        return {
            index: item
            for (whose, index), item in self._last.items()
            if whose == task_id and item.verdict is not Verdict.AC
        }

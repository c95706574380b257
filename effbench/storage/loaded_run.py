"""A run's records held in memory, for those who look at them more than once."""

from functools import cached_property
from pathlib import Path

from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.storage.run_directory import RunDirectory

__all__ = ["LoadedRun"]


class LoadedRun:
    """Reads each file of a run once, when it is first asked for. For runs that nobody is writing to.

    Args:
        run: The run.
    """

    def __init__(self, run: RunDirectory) -> None:
        self._run = run

    @property
    def path(self) -> Path:
        """The run's folder."""
        return self._run.path

    def manifest(self) -> Manifest:
        """As :meth:`RunDirectory.manifest`."""
        return self._manifest

    def samples(self) -> list[Sample]:
        """As :meth:`RunDirectory.samples`."""
        return self._samples

    def measurements(self) -> list[Measurement]:
        """As :meth:`RunDirectory.measurements`."""
        return self._measurements

    @cached_property
    def _manifest(self) -> Manifest:
        return self._run.manifest()

    @cached_property
    def _samples(self) -> list[Sample]:
        return self._run.samples(self._manifest)

    @cached_property
    def _measurements(self) -> list[Measurement]:
        return self._run.measurements()

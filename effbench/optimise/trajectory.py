"""A trajectory on disk: ``settings.json``, ``steps.jsonl``, and below ``scored`` the run that scores every step."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import InputError
from effbench.metrics.objectives import Objective
from effbench.optimise.budget import Budget
from effbench.optimise.feedback import Feedback
from effbench.records.field_types import Count
from effbench.records.generation import Generation
from effbench.records.step import Step
from effbench.samples.generation.budget import GenerationBudget
from effbench.storage.json_files import read_document, write_document
from effbench.storage.jsonl import RecordWriter, read_records, recover_records
from effbench.storage.run_directory import RunDirectory

__all__ = ["SCHEMA", "Settings", "Trajectory", "find_trajectories"]

SCHEMA: Final = 1
_SETTINGS, _STEPS, _SCORED = "settings.json", "steps.jsonl", "scored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was asked for.

    Attributes:
        schema: Of this file.
        suite: Name of the suite of rewrites.
        suite_hash: Of its selected tasks.
        task_ids: The selected tasks.
        strategy: Its name.
        feedback: What the model was told.
        budget: As it was written.
        generation: Which model, and how it was asked.
        critic: The model that criticises; empty without one.
        price_in: US dollars for a million tokens read; None where they were not given.
        price_out: For a million tokens written.
        feedback_seed: Start of the inputs that the feedback comes from.
        command: What was typed.
        objective: What programs are to take less of.
    """

    schema: Count
    suite: str
    suite_hash: str
    task_ids: tuple[str, ...]
    strategy: str
    feedback: Feedback
    budget: str
    generation: Generation
    critic: str = ""
    price_in: float | None = None
    price_out: float | None = None
    feedback_seed: Count = 0
    command: str = ""
    objective: Objective = Objective.INSTRUCTIONS

    @property
    def prices(self) -> GenerationBudget:
        """For :func:`effbench.samples.generation.budget.total_usage`."""
        return GenerationBudget(price_in=self.price_in, price_out=self.price_out)

    @property
    def name(self) -> str:
        """What a table calls it."""
        name = f"{self.generation.model} {self.strategy} {self.feedback}"
        return name if self.objective is Objective.INSTRUCTIONS else f"{name} for {self.objective}"


class Trajectory:
    """The files of one optimisation.

    Args:
        path: Its folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, path: Path) -> "Trajectory":
        """One that was made before.

        Raises:
            InputError: There is none.
        """
        if not (path / _SETTINGS).is_file():
            raise InputError(f"{path} holds no trajectory: give a folder that `effbench optimise` made")
        return cls(path)

    def begin(self, settings: Settings) -> tuple[Step, ...]:
        """Makes the folder, or goes on in it.

        Returns:
            The steps that are there.

        Raises:
            InputError: The folder cannot be made.
            DataFileError: A file in it cannot be read.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.path} cannot be made: {error.strerror}; name another place with --out") from error
        if not (self.path / _SETTINGS).exists():
            write_document(self.path / _SETTINGS, settings)
        return recover_records(self.path / _STEPS, Step).records

    def settings(self) -> Settings:
        """What was asked for."""
        return read_document(self.path / _SETTINGS, Settings)

    def allowed(self) -> Budget:
        """The budget of each task."""
        return Budget.parse(self.settings().budget)

    def steps(self) -> dict[str, list[Step]]:
        """By task the steps, the first one first."""
        found: dict[str, list[Step]] = {task_id: [] for task_id in self.settings().task_ids}
        for step in read_records(self.path / _STEPS, Step) if (self.path / _STEPS).exists() else ():
            found.setdefault(step.task_id, []).append(step)
        return found

    def writer(self) -> RecordWriter[Step]:
        """Appends steps."""
        return RecordWriter(self.path / _STEPS, Step)

    @property
    def scored(self) -> Path:
        """Where the run that scores the steps lies."""
        return self.path / _SCORED

    def run(self) -> RunDirectory:
        """The run that scored the steps.

        Raises:
            InputError: The trajectory is not finished.
        """
        found = sorted(self.scored.glob("*/*/*/run.json"), key=lambda file: file.stat().st_mtime)
        if not found:
            raise InputError(f"{self.path} is not scored yet: give its `effbench optimise` command again, it goes on")
        return RunDirectory(found[-1].parent)


def find_trajectories(folder: Path) -> list[Path]:
    """The trajectories in a folder, sorted; the folder itself where it is one."""
    if (folder / _SETTINGS).is_file():
        return [folder]
    return sorted(file.parent for file in folder.rglob(_SETTINGS) if (file.parent / _STEPS).is_file())

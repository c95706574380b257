"""A trajectory's files."""

from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.optimise.feedback import Feedback
from effbench.optimise.trajectory import SCHEMA, Settings, Trajectory
from effbench.records.generation import Generation, Sampling
from tests.optimise.steps import a_step

SETTINGS = Settings(
    schema=SCHEMA,
    suite="small-from-naive",
    suite_hash="0",
    task_ids=("double",),
    strategy="max-reward",
    feedback=Feedback.TOTAL,
    budget="4-runs",
    generation=Generation(
        model="ollama/scribe",
        server="http://localhost",
        endpoint="chat",
        prompt="instruct",
        template_sha256="0",
        sampling=Sampling(),
        n=1,
    ),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    trajectory = Trajectory(tmp_path / "t")
    assert trajectory.begin(SETTINGS) == ()
    with trajectory.writer() as writer:
        writer.append(a_step(0, 2.0))
    opened = Trajectory.open(tmp_path / "t")
    assert opened.settings() == SETTINGS
    assert opened.steps() == {"double": [a_step(0, 2.0)]}
    assert opened.begin(SETTINGS) == (a_step(0, 2.0),)


def test_a_folder_without_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no trajectory: give a folder that `effbench optimise` made"):
        Trajectory.open(tmp_path)


def test_one_that_is_not_scored_says_how_to_go_on(tmp_path: Path) -> None:
    trajectory = Trajectory(tmp_path)
    trajectory.begin(SETTINGS)
    with pytest.raises(InputError, match="give its `effbench optimise` command again"):
        trajectory.run()

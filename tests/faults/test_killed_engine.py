"""The Docker engine is killed in the middle of a run: one sentence, nothing lost, and the next engine goes on.

Only where the engine is the tests' own (``EFFBENCH_TEST_ENGINE=1``): whatever else runs in it ends as well.
"""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from effbench.sandboxes.docker import DockerSandbox
from tests.faults.processes import children
from tests.faults.runs import ANSWERS_WITHIN_S, Place, a_place, outcome

pytestmark = [
    pytest.mark.docker,
    pytest.mark.skipif(
        os.environ.get("EFFBENCH_TEST_ENGINE") != "1", reason="EFFBENCH_TEST_ENGINE=1 lets it be killed"
    ),
]
START_ENGINE = Path(__file__).parents[2] / "sandboxes" / "start-engine.sh"
PID_FILE = Path("/var/run/docker.pid")
NOWHERE = Path("/nobody/builds/here")


def kill_engine() -> None:
    """SIGKILL for the engine and the containerd that it started."""
    engine = int(PID_FILE.read_text())
    for pid in (engine, *children(engine)):
        os.kill(pid, signal.SIGKILL)


def test_run_whose_engine_is_killed_ends_in_a_sentence_and_goes_on_with_the_next_engine(
    docker_sandbox: DockerSandbox,
) -> None:
    assert docker_sandbox.facts().emulator
    with a_place("docker", NOWHERE) as whole, a_place("docker", NOWHERE) as place:
        assert whole.finish().exit_code == 0
        said = disturbed(place, whole.n_lines // 2)
        subprocess.run(["sh", str(START_ENGINE)], check=True)
        assert "Traceback" not in said
        assert said.strip().splitlines()[-1].startswith("effbench: the Docker engine does not start a container")
        kept = place.n_lines
        assert kept > 1
        ended = place.finish()
        assert ended.exit_code == 0, ended.said
        assert outcome(place.directory) == outcome(whole.directory)


def disturbed(place: Place, n_lines: int) -> str:
    with place.start() as process:
        place.wait_for_lines(n_lines, process)
        kill_engine()
        _, said = process.communicate(timeout=ANSWERS_WITHIN_S)
    assert process.returncode == 2
    return said

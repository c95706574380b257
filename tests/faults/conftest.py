"""An undisturbed run in each sandbox, to which disturbed ones are held."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.runs import Place, a_place

SANDBOXES = [pytest.param("docker", marks=pytest.mark.docker), pytest.param("local", marks=pytest.mark.local)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undisturbed:
    """A run that nothing happened to.

    Attributes:
        place: Where it is.
        duration_s: From the command to its end; wall-clock.
        fresh: Makes a new place of the same sandbox.
    """

    place: Place
    duration_s: float
    fresh: Callable[[], Place]


@pytest.fixture(scope="session")
def local_runtimes(request: pytest.FixtureRequest) -> Path:
    """Where the local sandbox is built."""
    folder: Path = request.getfixturevalue("local_runtime").folder
    return folder.parent


@pytest.fixture(scope="session", params=SANDBOXES)
def undisturbed(request: pytest.FixtureRequest) -> Iterator[Undisturbed]:
    """One for each sandbox."""
    sandbox: str = request.param
    nowhere = Path("/nobody/builds/here")
    if sandbox == "docker":
        request.getfixturevalue("docker_sandbox")
    runtimes = nowhere if sandbox == "docker" else request.getfixturevalue("local_runtimes")
    with ExitStack() as places:
        place = places.enter_context(a_place(sandbox, runtimes))
        started = time.monotonic()
        ended = place.finish()
        duration_s = time.monotonic() - started
        assert ended.exit_code == 0, ended.said
        yield Undisturbed(
            place=place,
            duration_s=duration_s,
            fresh=lambda: places.enter_context(a_place(sandbox, runtimes)),
        )

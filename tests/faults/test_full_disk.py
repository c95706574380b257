"""The disk that results go to is full: one sentence, nothing lost, and the same command goes on once there is room.

The harness writes, whatever the sandbox is: one of them is enough.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.conftest import SANDBOXES, Undisturbed
from tests.faults.runs import outcome

pytestmark = [pytest.mark.long, pytest.mark.parametrize("undisturbed", SANDBOXES[1:], indirect=True)]

PAGE = 4096


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """A file system of so many bytes; skips where none may be mounted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "effbench-test", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk takes root")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_run_on_a_full_disk_ends_in_a_sentence_and_goes_on_when_there_is_room(undisturbed: Undisturbed) -> None:
    place, whole = undisturbed.fresh(), undisturbed.place.directory
    taken = {path.name: -(-path.stat().st_size // PAGE) * PAGE for path in whole.path.iterdir()}
    enough = sum(size for name, size in taken.items() if not name.startswith(("measurements", "estimates")))
    with small_disk(place.out, enough + taken["measurements.jsonl"] // 2):
        ended = place.finish()
        assert ended.exit_code == 2, ended.said
        last = ended.said.strip().splitlines()[-1]
        assert "it cannot be written (No space left on device): check the folder and the space on the disk" in last
        assert "Traceback" not in ended.said
        kept = (place.directory.path / "measurements.jsonl").read_bytes()
        assert kept.endswith(b"\n")  # no half record
        assert kept.count(b"\n") > 1
        subprocess.run(["mount", "-o", "remount,size=64m", str(place.out)], check=True)
        ended = place.finish()
        assert ended.exit_code == 0, ended.said
        assert "going on with a run of" in ended.said
        assert (place.directory.path / "measurements.jsonl").read_bytes().startswith(kept)
        assert outcome(place.directory) == outcome(whole)


def test_disk_that_holds_nothing_at_all_is_said_before_anything_is_measured(undisturbed: Undisturbed) -> None:
    place = undisturbed.fresh()
    with small_disk(place.out, PAGE):
        ended = place.finish()
        assert ended.exit_code == 2, ended.said
        assert "Traceback" not in ended.said
        assert "No space left on device" in ended.said.strip().splitlines()[-1]

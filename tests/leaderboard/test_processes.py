"""A large site is built by several processes: the same bytes, and the same errors."""

import os
import pickle
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.leaderboard import processes as processes
from effbench.leaderboard.processes import workers_for
from tests.leaderboard.sites import built, contents, small_runs

pytestmark = pytest.mark.long


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes every site for a large one, on a machine with two processors."""
    monkeypatch.setattr(processes, "WORTH_IT", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})


def process(_item: int) -> int:
    return os.getpid()


def test_a_small_site_is_built_by_this_process_alone() -> None:
    with workers_for(12) as workers:
        assert set(workers.map(process, range(3))) == {os.getpid()}


def test_one_processor_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {3})
    with workers_for(1_000_000) as workers:
        assert set(workers.map(process, range(3))) == {os.getpid()}


@pytest.mark.usefixtures("several")
def test_work_is_shared_out_and_comes_back_in_order() -> None:
    with workers_for(0) as workers:
        assert list(workers.map(abs, range(0, -20, -1))) == list(range(20))
        assert os.getpid() not in set(workers.map(process, range(3)))


@pytest.mark.usefixtures("several")
def test_a_process_that_is_ended_is_told_in_one_sentence() -> None:
    with (
        pytest.raises(InputError, match="a process that helped to build the site was ended"),
        workers_for(0) as workers,
    ):
        list(workers.map(os._exit, [9]))


def test_several_processes_build_the_same_site(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    small_runs(tmp_path / "runs")
    alone = contents(built([tmp_path / "runs"], tmp_path / "alone"))
    request.getfixturevalue("several")
    assert contents(built([tmp_path / "runs"], tmp_path / "together")) == alone


@pytest.mark.usefixtures("several")
def test_a_broken_record_is_named_by_whichever_process_finds_it(tmp_path: Path) -> None:
    broken = small_runs(tmp_path / "runs")[1].path / "measurements.jsonl"
    lines = broken.read_text().splitlines(keepends=True)
    broken.write_text("".join([*lines[:4], "{}\n", *lines[5:]]))
    with pytest.raises(DataFileError, match=r"model-01/measurements\.jsonl, line 5: ") as caught:
        built([tmp_path / "runs"], tmp_path / "site")
    assert (caught.value.path, caught.value.line) == (broken, 5)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("line", [None, 7])
def test_an_error_of_a_file_can_be_handed_to_another_process(line: int | None) -> None:
    error = DataFileError(Path("a/b.jsonl"), "it is torn", line=line)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.path, copy.line) == (DataFileError, str(error), error.path, line)

"""The driver's part of a run on Ray, without a cluster: what is refused, handed out, dropped and given up."""

import importlib.util
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.counters.cputime import CpuTimeCounter
from effbench.errors import ClusterError, InputError
from effbench.records.measurement import Measurement, Verdict
from effbench.runner.executor import open_executor
from effbench.runner.ray.batches import UNIT_SAMPLES, split
from effbench.runner.work_queue import WorkItem
from effbench.sandboxes.scripted import source_of
from tests.conftest import missing
from tests.log_messages import log_messages
from tests.runner.test_lane_pool import a_lane_pool, a_sandbox, a_work_item

if importlib.util.find_spec("ray") is None:
    missing("ray", "Ray is not installed: pip install 'effbench[ray]'")

import ray
from ray.exceptions import WorkerCrashedError

from effbench.runner.ray import driver
from effbench.runner.ray.driver import RayExecutor
from effbench.runner.ray.flight import Flight
from effbench.runner.ray.node import NodeWorker, UnitResult

pytestmark = pytest.mark.ray

Records = list[Measurement]
OTHER = "double=now; cost=4"


@pytest.fixture
def measured(tmp_path: Path) -> list[Records]:
    """A task's records, the baseline's first."""
    return list(a_lane_pool(tmp_path, a_sandbox()).measure([a_work_item()]))


# What is handed out.


def test_a_process_measures_equal_programs_once_whichever_unit_of_a_task_brings_them(tmp_path: Path) -> None:
    sandbox = a_sandbox()
    worker = NodeWorker(a_lane_pool(tmp_path, sandbox))
    first = worker.measure(a_work_item(solutions=["double=now; cost=3"]), "here").records[-1]
    so_far = len(sandbox.jobs)
    more = a_work_item(solutions=["double=now; cost=3  # the same", OTHER])
    again, other = worker.measure(more, "here").records[-2:]
    assert {source_of(job) for job in sandbox.jobs[so_far:]} == {OTHER}
    assert [item.instructions for item in again] == [item.instructions for item in first]
    assert [item.instructions for item in other] != [item.instructions for item in first]


def test_a_process_that_comes_to_another_task_forgets_the_programs_of_the_last(tmp_path: Path) -> None:
    sandbox = a_sandbox()
    worker = NodeWorker(a_lane_pool(tmp_path, sandbox))
    for task_id in ("double", "twice"):
        so_far = len(sandbox.jobs)
        worker.measure(a_work_item(task_id, solutions=[OTHER]), "here")
        assert OTHER in {source_of(job) for job in sandbox.jobs[so_far:]}


def test_a_task_is_cut_into_batches_and_equal_texts_stay_together() -> None:
    texts = [f"double=now; cost={number % 12}" for number in range(36)]
    units = [unit for unit in split([a_work_item(solutions=texts)]) if unit]
    batches = [[sample.solution for sample in unit.samples] for unit in units]
    assert sorted(map(str, (text for batch in batches for text in batch))) == sorted(texts)
    assert all(len(batch) >= UNIT_SAMPLES for batch in batches[:-1])
    assert len(batches) == 4
    assert sum(len(set(batch)) for batch in batches) == 12


def test_only_the_records_of_references_go_along_and_a_moment_without_work_is_passed_on(
    measured: list[Records],
) -> None:
    nothing, unit = split([None, a_work_item(recorded=measured)])
    assert nothing is None
    assert unit is not None
    assert set(unit.recorded) == {(None, "fast")}


def flight(units: Iterator[WorkItem | None], *, lanes: int = 2) -> Flight:
    return Flight(lanes=lambda: lanes, per_lane=2, units=units, hand_out=id)


def test_no_more_units_are_on_their_way_than_two_for_each_lane() -> None:
    taken: list[int] = []

    def units() -> Iterator[WorkItem]:
        for number in range(100):
            taken.append(number)
            yield a_work_item(f"task {number}")

    under_way = flight(units(), lanes=3)
    assert under_way.goes_on()
    assert (len(under_way.open), len(taken)) == (6, 6)


def test_losing_all_nodes_is_said_once() -> None:
    under_way = flight(iter([a_work_item()]), lanes=0)
    with log_messages() as said:
        assert under_way.goes_on()
        assert under_way.goes_on()
    assert said == ["no node is left that has room for a lane: waiting until one joins the cluster"]


def test_a_flight_ends_with_its_last_unit_and_waits_while_samples_are_still_to_come() -> None:
    assert not flight(iter([])).goes_on()
    assert flight(iter([None])).goes_on()


# What comes back.


def test_the_records_of_a_reference_are_given_once(measured: list[Records]) -> None:
    under_way = flight(iter([]))
    reports = [UnitResult(node="a", records=tuple(measured)), UnitResult(node="b", records=(measured[0],))]
    given = [records for report in reports for records in under_way.new_records(report)]
    assert given == measured


def test_nodes_that_count_a_reference_differently_are_found_out(measured: list[Records]) -> None:
    under_way = flight(iter([]))
    list(under_way.new_records(UnitResult(node="a", records=(measured[0],))))
    counted = [replace(item, instructions=item.instructions and item.instructions + 1) for item in measured[0]]
    with pytest.raises(ClusterError, match=r"^node b counts 121 instructions .* fast of task double .* counts 120:"):
        list(under_way.new_records(UnitResult(node="b", records=(counted,))))


class FakeRay:
    """A cluster of one node that answers every unit in the same way."""

    def __init__(self, answer: Callable[[], Any], *, memory_bytes: int = 64 << 30) -> None:
        self.answer = answer
        self.memory_bytes = memory_bytes

    def remote(self, *_: object) -> "FakeRay":
        return FakeRay(self.answer)

    def options(self, **_: object) -> "FakeRay":
        return self

    def nodes(self) -> list[dict[str, Any]]:
        resources = {"CPU": 4.0, "memory": float(self.memory_bytes)}
        node = {"Alive": True, "NodeID": "ab" * 20, "NodeManagerHostname": "far", "Resources": resources}
        return [node, {"Alive": False}]

    def wait(self, answers: list[Any], **_: object) -> tuple[list[Any], list[Any]]:
        return answers[:1], answers[1:]

    def get(self, answer: "FakeRay") -> Any:
        return answer.answer()


def prepared_measurer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[[], Any]) -> driver.RayMeasurer:
    fake = FakeRay(answer)
    monkeypatch.setattr("effbench.runner.ray.driver.ray", fake)
    monkeypatch.setattr("effbench.runner.ray.flight.ray", fake)
    monkeypatch.setattr("effbench.runner.ray.driver._greet", lambda *_: [])
    return RayExecutor().prepare(a_lane_pool(tmp_path, a_sandbox()), workers=None)


def test_a_unit_whose_processes_are_lost_again_and_again_is_a_sandbox_error_and_not_the_candidates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost() -> UnitResult:
        raise WorkerCrashedError

    lane_pool = prepared_measurer(tmp_path, monkeypatch, lost)
    (records,) = lane_pool.measure([a_work_item(solutions=["double=now; cost=3"] * 2)])
    assert [(item.sample_index, item.verdict) for item in records] == [(0, Verdict.SE), (1, Verdict.SE)]
    assert "worker died unexpectedly" in records[0].detail


def test_what_was_measured_before_a_fault_is_given_and_the_fault_names_the_node(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measured: list[Records]
) -> None:
    answer = UnitResult(node="far (abab)", records=tuple(measured[:2]), fault="the engine is gone: start it")
    lane_pool = prepared_measurer(tmp_path, monkeypatch, lambda: answer)
    given: list[Records] = []
    with pytest.raises(ClusterError, match=r"^node far \(abab\): the engine is gone: start it$"):
        given.extend(lane_pool.measure([a_work_item()]))
    assert given == [[*measured[0], *measured[1]]], "a unit's records are stored at once"


def test_lanes_are_as_many_as_cores_memory_and_workers_allow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lane_pool = prepared_measurer(tmp_path, monkeypatch, lambda: None)
    assert lane_pool.memory_bytes == (1 << 30) + (512 << 20)
    assert lane_pool.lanes() == 4
    assert replace(lane_pool, workers=3).lanes() == 3
    monkeypatch.setattr("effbench.runner.ray.driver.ray", FakeRay(lambda: None, memory_bytes=4 << 30))
    assert lane_pool.lanes() == 2


# What is refused.


def test_a_cluster_without_room_for_a_lane_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("effbench.runner.ray.driver.ray", FakeRay(lambda: None, memory_bytes=1 << 30))
    with pytest.raises(ClusterError, match=r"no node .* has room for a lane: each takes a core and 1\.5 GiB"):
        RayExecutor().prepare(a_lane_pool(tmp_path, a_sandbox()), workers=None)


def test_a_counter_whose_counts_vary_is_refused(tmp_path: Path) -> None:
    lane_pool = a_lane_pool(tmp_path, a_sandbox(), counter=CpuTimeCounter())
    with pytest.raises(InputError, match=r"^--executor ray needs a counter .* those of cputime are not: take"):
        RayExecutor().prepare(lane_pool, workers=None)


RUN = ("run", "--suite", "core", "--model", "reference")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--executor", "ray", "--ray-address", "127.0.0.1:1"),
            "no Ray cluster answers at 127.0.0.1:1 (Connection ref",
        ),
        (("--executor", "ray", "--ray-address", "nowhere.invalid:6379"), "no Ray cluster answers at nowhere.invalid:6"),
        (("--executor", "ray", "--ray-address", "ray://head:10001"), "--ray-address is 'ray://head:10001': give HOST"),
        (("--executor", "ray", "--ray-address", "head"), "--ray-address is 'head': give HOST:PORT"),
        (("--executor", "ray", "--ray-address", "head:99999"), "--ray-address is 'head:99999': give HOST:PORT"),
        (("--ray-address", "head:6379"), "--ray-address names a Ray cluster, and this run does not use one: add"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_sentence(tmp_path: Path, options: tuple[str, ...], sentence: str) -> None:
    result = CliRunner().invoke(main, [*RUN, *options, "--out", str(tmp_path / "out")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"effbench: {sentence}")
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_something_else_that_answers_is_told_from_a_cluster_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 400 Bad request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        with (
            pytest.raises(ClusterError, match=rf"no Ray cluster answers at 127.0.0.1:{port} \(it is not one that answ"),
            open_executor("ray", f"127.0.0.1:{port}"),
        ):
            pass
        thread.join()


def test_a_machine_that_is_part_of_no_cluster_is_told_how_to_join_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(**_: object) -> None:
        raise ConnectionError("Could not find any running Ray instance.\nMore words.")

    monkeypatch.setattr(ray, "init", nobody)
    with (
        pytest.raises(
            ClusterError,
            match=r"^a Ray cluster on this machine cannot be joined \(Could not find any running Ray instance\): ",
        ),
        open_executor("ray", None),
    ):
        pass


def test_ray_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("driver", "flight", "node"):
        monkeypatch.delitem(sys.modules, f"effbench.runner.ray.{name}")
    monkeypatch.setitem(sys.modules, "ray", None)
    result = CliRunner().invoke(main, [*RUN, "--executor", "ray"])
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        "effbench: --executor ray needs Ray, which is not installed: pip install 'effbench[ray]'"
    )


def test_an_unknown_executor_is_refused() -> None:
    with pytest.raises(InputError, match="there is no executor 'slurm': choose one of local, ray"):
        open_executor("slurm", None)

"""Checks many tasks side by side; what did not change since its last check is not checked again."""

import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.check import TaskReport, check_task
from effbench.authoring.problems import Problem
from effbench.authoring.task_runner import TaskRunner
from effbench.records.hashing import key_of
from effbench.records.version import VERSION
from effbench.runner.lane_pool import LanePool
from effbench.runner.pooled_lane import PooledLane
from effbench.storage.json_files import encode
from effbench.suites.task_files import TEXT_BYTES_MAX

__all__ = ["check_all", "known_report"]

_REPORT = TypeAdapter(TaskReport)


def check_all(
    authored_tasks: Sequence[AuthoredTask], lane_pool: LanePool, *, use_cache: bool, done: Callable[[TaskReport], None]
) -> list[TaskReport]:
    """Checks tasks, one in each lane of the pool at a time.

    Returns:
        A report for each task, in their order.
    """
    pooled_lanes: queue.SimpleQueue[PooledLane] = queue.SimpleQueue()
    for pooled in lane_pool.pooled_lanes:
        pooled_lanes.put(pooled)
    reports: dict[str, TaskReport] = {}
    try:
        with ThreadPoolExecutor(max_workers=len(lane_pool.pooled_lanes), thread_name_prefix="lane") as pool:
            futures = [
                pool.submit(_report, authored, lane_pool, pooled_lanes, use_cache) for authored in authored_tasks
            ]
            for report in _as_they_come(futures):
                reports[report.task_id] = report
                done(report)
    finally:
        lane_pool.close()
    return [reports[authored.task.task_id] for authored in authored_tasks]


def known_report(authored: AuthoredTask, lane_pool: LanePool) -> TaskReport | None:
    """The last check's report, where the task did not change since then."""
    cached = lane_pool.cache.get(_key(authored, lane_pool))
    if cached is None:
        return None
    try:
        report = _REPORT.validate_json(cached)
    except ValidationError:
        return None  # another version of effbench wrote it
    return replace(report, problems=tuple(_placed(problem, authored) for problem in report.problems))


def _as_they_come(futures: Sequence[Future[TaskReport]]) -> Iterator[TaskReport]:
    try:
        for future in as_completed(futures):
            yield future.result()
    finally:
        for future in futures:
            future.cancel()


def _report(
    authored: AuthoredTask, lane_pool: LanePool, pooled_lanes: "queue.SimpleQueue[PooledLane]", use_cache: bool
) -> TaskReport:
    known = known_report(authored, lane_pool) if use_cache else None
    if known is not None:
        return known
    key = _key(authored, lane_pool)  # of the files as they are now: somebody may write to them meanwhile
    pooled = pooled_lanes.get()
    try:
        report = lane_pool.retry(pooled, lambda _: _checked(authored, lane_pool, pooled))
    finally:
        pooled_lanes.put(pooled)
    lane_pool.cache.put(key, encode(report))
    return report


def _checked(authored: AuthoredTask, lane_pool: LanePool, pooled: PooledLane) -> TaskReport:
    runner = TaskRunner(lane_pool.context(pooled), authored.task, authored.contract)
    return check_task(authored, runner, lane_pool.cache, lane_pool.environment.python)


def _key(authored: AuthoredTask, lane_pool: LanePool) -> str:
    """Every file of the task's, what it is measured with, and the checks themselves."""
    checks = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    folders = (authored.place.files, authored.place.reference_solutions)
    texts = [
        f"{name} {sha256(folder.read_bytes(name, limit=TEXT_BYTES_MAX)).hexdigest()}"
        for folder in folders
        for name in folder.files()
    ]
    where = lane_pool.environment.environment_id
    return key_of("check", VERSION, where, authored.task.content_hash, *checks, *texts)


def _placed(problem: Problem, authored: AuthoredTask) -> Problem:
    name = problem.path.name
    return replace(
        problem, path=(authored.solutions if (authored.solutions / name).exists() else authored.folder) / name
    )

"""Checks many tasks side by side; what did not change since its last check is not checked again."""

import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

import effbench
from effbench.authoring.authored_task import Draft
from effbench.authoring.check import TaskReport, check_task
from effbench.authoring.problems import Problem
from effbench.authoring.task_runner import Workbench
from effbench.errors import SandboxDied
from effbench.records.hashing import key_of
from effbench.runner.lane_pool import TRIES, Crew
from effbench.runner.pooled_lane import Seat
from effbench.storage.json_files import encode
from effbench.suites.task_files import TEXT_BYTES_MAX

__all__ = ["check_all", "known_report"]

_REPORT = TypeAdapter(TaskReport)


def check_all(
    drafts: Sequence[Draft], crew: Crew, *, use_cache: bool, done: Callable[[TaskReport], None]
) -> list[TaskReport]:
    """Checks tasks, one in each of the crew's lanes at a time.

    Args:
        drafts: The tasks.
        crew: Sandbox, counter, cache; as many lanes as it has seats, all closed in the end.
        use_cache: Whether the last check of an unchanged task is taken as it is. Results are kept in any case.
        done: Is given each report as soon as it is there, in any order.

    Returns:
        A report for each task, in their order.

    Raises:
        SandboxDied: A task's lanes die again and again.
        SandboxUnavailable: There is no lane to be had.
    """
    seats: queue.SimpleQueue[Seat] = queue.SimpleQueue()
    for seat in crew.seats:
        seats.put(seat)
    reports: dict[str, TaskReport] = {}
    try:
        with ThreadPoolExecutor(max_workers=len(crew.seats), thread_name_prefix="lane") as pool:
            futures = [pool.submit(_report, draft, crew, seats, use_cache) for draft in drafts]
            for report in _as_they_come(futures):
                reports[report.task_id] = report
                done(report)
    finally:
        crew.close()
    return [reports[draft.task.task_id] for draft in drafts]


def known_report(draft: Draft, crew: Crew) -> TaskReport | None:
    """The last check's report, where the task did not change since then."""
    cached = crew.cache.get(_key(draft, crew))
    if cached is None:
        return None
    try:
        report = _REPORT.validate_json(cached)
    except ValidationError:
        return None  # another version of effbench wrote it
    return replace(report, problems=tuple(_placed(problem, draft) for problem in report.problems))


def _as_they_come(futures: Sequence[Future[TaskReport]]) -> Iterator[TaskReport]:
    try:
        for future in as_completed(futures):
            yield future.result()
    finally:
        for future in futures:
            future.cancel()


def _report(draft: Draft, crew: Crew, seats: "queue.SimpleQueue[Seat]", use_cache: bool) -> TaskReport:
    known = known_report(draft, crew) if use_cache else None
    if known is not None:
        return known
    seat = seats.get()
    try:
        report = _persistently(draft, crew, seat)
    finally:
        seats.put(seat)
    crew.cache.put(_key(draft, crew), encode(report))
    return report


def _persistently(draft: Draft, crew: Crew, seat: Seat) -> TaskReport:
    """Begins again in a new lane when one dies."""
    for attempt in range(1, TRIES + 1):
        try:
            bench = Workbench(crew.station(seat), draft.task, draft.contract)
            return check_task(draft, bench, crew.cache, crew.environment.python)
        except SandboxDied:
            seat.close()
            if attempt == TRIES:
                raise
    raise AssertionError("a last attempt returns or raises")


def _key(draft: Draft, crew: Crew) -> str:
    """Every file of the task's, what it is measured with, and the checks themselves."""
    checks = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    folders = (draft.place.files, draft.place.reference_solutions)
    texts = [
        f"{name} {sha256(folder.read_bytes(name, limit=TEXT_BYTES_MAX)).hexdigest()}"
        for folder in folders
        for name in folder.files()
    ]
    where = crew.environment.environment_id
    return key_of("check", effbench.__version__, where, draft.task.content_hash, *checks, *texts)


def _placed(problem: Problem, draft: Draft) -> Problem:
    """The same problem where the task's files are now."""
    name = problem.path.name
    return replace(problem, path=(draft.solutions if (draft.solutions / name).exists() else draft.folder) / name)

"""Checks a bundle: hashes, schema, completeness, and every number recomputed from the records.

What this proves is that the scores follow from the records, and that the records fit together. Whether the records
tell what was measured, only measuring again can show: counts by an exact counter repeat.
"""

import hashlib
import math
import tempfile
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, EffbenchError
from effbench.export.bundle import unpack_bundle
from effbench.metrics.published_scores import recomputed
from effbench.records.estimate import Estimate
from effbench.records.hashing import key_of
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.storage.loaded_run import LoadedRun
from effbench.storage.run_directory import RunDirectory

__all__ = ["Verification", "verify_bundle", "verify_run"]

_SAME: Final = 1e-12
"""Relative. Another processor may add the same numbers in another order, which moves the sixteenth digit."""
_SHOWN: Final = 20
"""Problems of one kind that are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What checking gave.

    Attributes:
        problems: A sentence each; none where everything holds.
        legible: Whether the files are what they should be, so that a problem is one of what they say.
        manifest: The run's; None where it could not be read.
        n_samples: Samples that were checked.
        n_measurements: Measurements that were checked.
        estimates: The scores, all of which were computed anew; empty where that was not reached.
    """

    problems: tuple[str, ...]
    legible: bool = True
    manifest: Manifest | None = None
    n_samples: int = 0
    n_measurements: int = 0
    estimates: tuple[Estimate, ...] = ()


def verify_bundle(bundle: Path) -> Verification:
    """Unpacks a bundle into a temporary folder and checks all of it.

    Raises:
        InputError: It is no bundle, or of a newer schema.
    """
    with tempfile.TemporaryDirectory(prefix="effbench-verify-") as name:
        folder = Path(name)
        problems = unpack_bundle(bundle, folder)
        return Verification(problems=tuple(problems)) if problems else verify_run(RunDirectory(folder))


def verify_run(run: RunDirectory) -> Verification:
    """Checks a run directory's schema and completeness, and computes its scores anew."""
    try:
        loaded = LoadedRun(run)
        manifest, samples, measurements = loaded.manifest(), loaded.samples(), loaded.measurements()
        stored = run.estimates()
        run.statements()
        problems = [
            *_manifest_problems(manifest),
            *_few(_sample_problems(manifest, samples)),
            *_few(_measurement_problems(manifest, samples, measurements)),
        ]
        if not problems:
            problems += _estimate_problems(stored, recomputed(loaded, stored))
    except EffbenchError as error:
        sentence = str(error).replace(f"{run.path}/", "").replace(str(run.path), "the run")
        return Verification(problems=(sentence,), legible=not isinstance(error, DataFileError))
    return Verification(
        problems=tuple(problems),
        manifest=manifest,
        n_samples=len(samples),
        n_measurements=len(measurements),
        estimates=() if problems else tuple(stored),
    )


def _few(problems: Iterator[str]) -> list[str]:
    found = list(problems)
    more = len(found) - _SHOWN
    return found if more <= 0 else [*found[:_SHOWN], f"… and {more} more of this kind"]


def _manifest_problems(manifest: Manifest) -> Iterator[str]:
    if not manifest.complete or manifest.unmeasured:
        yield "run.json: the run is not complete: samples without a verdict are not a score"
    hashes = "".join(task.content_hash for task in manifest.tasks)
    if hashlib.sha256(hashes.encode("utf-8", "surrogatepass")).hexdigest() != manifest.suite_hash:
        yield "run.json: suite_hash is not the hash of the tasks that are listed: the list was changed"
    yield from (
        f"run.json: the task {task_id!r} is listed {times} times"
        for task_id, times in Tally(task.task_id for task in manifest.tasks).items()
        if times > 1
    )


def _sample_problems(manifest: Manifest, samples: Sequence[Sample]) -> Iterator[str]:
    known = {task.task_id for task in manifest.tasks}
    seen: set[tuple[str, int]] = set()
    for item in samples:
        who = f"samples.jsonl: sample {item.sample_index} of task {item.task_id!r}"
        if item.task_id not in known:
            yield f"{who} is for a task that run.json does not list"
        if item.model != manifest.model:
            yield f"{who} is of the model {item.model!r}, and the run of {manifest.model!r}"
        if (item.task_id, item.sample_index) in seen:
            yield f"{who} is there twice"
        seen.add((item.task_id, item.sample_index))


def _measurement_problems(
    manifest: Manifest, samples: Sequence[Sample], measurements: Sequence[Measurement]
) -> Iterator[str]:
    written = {(item.task_id, item.sample_index): item.solution_sha256 for item in samples}
    hashes = {task.task_id: task.content_hash for task in manifest.tasks}
    counted: dict[str, tuple[Verdict, int | None, int]] = {}
    for item in measurements:
        solution = f"reference {item.reference_id}" if item.sample_index is None else f"sample {item.sample_index}"
        who = f"measurements.jsonl: {solution} of task {item.task_id!r}, level {item.level}, test {item.test_index},"
        if item.task_id not in hashes:
            yield f"{who} is of a task that run.json does not list"
            continue
        if item.sample_index is not None and (item.task_id, item.sample_index) not in written:
            yield f"{who} has no sample"
        elif item.sample_index is not None and written[item.task_id, item.sample_index] != item.solution_sha256:
            yield f"{who} was measured with another code than the sample has"
        environment = manifest.environment_of(item.task_id)
        place = (environment.counter, environment.environment_id)
        if (item.counter, item.environment_id) != place:
            yield f"{who} was counted by {item.counter} in {item.environment_id}, and the run by {' in '.join(place)}"
        yield from (f"{who} {problem}" for problem in _record_problems(item, hashes[item.task_id]))
        outcome = (item.verdict, item.instructions, item.load_instructions)
        if counted.setdefault(item.key, outcome) != outcome:
            yield f"{who} differs from another measurement of the same program"


def _record_problems(item: Measurement, content_hash: str) -> Iterator[str]:
    digest = item.code_digest or item.solution_sha256
    place = (str(item.level), str(item.test_index), item.counter, item.environment_id)
    if item.verdict is not Verdict.SE and item.key != key_of(content_hash, digest, *place):
        yield "has a key that is not the hash of what it says it measured"
    if (item.sample_index is None) == (item.reference_id is None):
        yield "is not of one sample or one reference"


def _estimate_problems(stored: Sequence[Estimate], found: Sequence[Estimate | None]) -> Iterator[str]:
    if not stored:
        yield "estimates.json: it holds no scores"
    for old, new in zip(stored, found, strict=True):
        if new is None:
            yield f"estimates.json: it holds {old.name}, which the records do not give"
            continue
        for field in fields(Estimate):
            was, now = getattr(old, field.name), getattr(new, field.name)
            if not _equal(was, now):
                yield f"estimates.json: {field.name} of {old.name} is {was}, and the records give {now}"


def _equal(was: object, now: object) -> bool:
    if isinstance(was, float) and isinstance(now, float):
        return math.isclose(was, now, rel_tol=_SAME, abs_tol=_SAME)
    return was == now

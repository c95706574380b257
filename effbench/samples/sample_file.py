"""A file of generated samples, with its description beside it: what ``effbench generate`` writes."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import InputError
from effbench.records.generation import Generation
from effbench.records.sample import Sample
from effbench.records.task import Suite
from effbench.records.usage import TotalUsage
from effbench.samples.generation.budget import total_usage
from effbench.samples.generation.generate import Listener, Report, generate
from effbench.samples.generation.plan import Plan, generation_digest
from effbench.samples.source import generation_bar
from effbench.storage.json_files import read_document, write_document
from effbench.storage.jsonl import RecordWriter, recover_records

__all__ = ["Description", "write_samples"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What stands beside the samples, in ``<name>.generation.json``.

    Attributes:
        suite: Name.
        suite_hash: Content hash of the selected tasks.
        generation: How the samples were generated.
        prompts: By task id what the model was asked.
    """

    suite: str
    suite_hash: str
    generation: Generation
    prompts: Mapping[str, str]


Asking = Callable[[Plan, Sequence[Sample], Listener], Coroutine[None, None, Report]]
"""Asks for what is missing; by default :func:`effbench.samples.generation.generate.generate`."""


def write_samples(
    plan: Plan, selection: Suite, path: Path, *, show_progress: bool, asking: Asking = generate
) -> TotalUsage:
    """Generates what the file lacks; each answer is on the disk before the next one is asked for.

    Returns:
        What all samples took together.

    Raises:
        InputError: The file holds samples that were generated otherwise.
        DataFileError: A file cannot be read or written.
        ModelError: Samples are missing; those that came are kept.
    """
    _describe(plan, selection, path)
    recovered = recover_records(path, Sample)
    if recovered.dropped_bytes:
        _LOG.info(f"the last sample was torn ({recovered.dropped_bytes} bytes); it is generated again")
    kept = list(recovered.records)
    asked = f"{len(plan.tasks)} tasks, {plan.wanted} samples of {plan.generation.model}"
    _LOG.info(f"{selection.name}: {asked}; {len(kept)} are there")
    with (
        RecordWriter(path, Sample) as writer,
        generation_bar(plan.wanted, len(kept), shown=show_progress) as bar,
    ):

        def keep(samples: Sequence[Sample]) -> None:
            writer.append_all(samples)
            kept.extend(samples)
            bar.update(len(samples))

        def show(spent: TotalUsage, lost: int) -> None:
            bar.set_postfix_str(f"{spent}" + (f", {lost} missing" if lost else ""), refresh=False)

        listener = Listener(keep=keep, settle=lambda _: None, spent=show)
        report = asyncio.run(asking(plan, recovered.records, listener))
    report.check()
    return total_usage(kept, plan.budget)


def _describe(plan: Plan, selection: Suite, path: Path) -> None:
    """Writes the description, or holds the plan against the one that is there."""
    beside = path.with_name(f"{path.stem}.generation.json")
    description = Description(
        suite=selection.name,
        suite_hash=selection.content_hash,
        generation=plan.generation,
        prompts=plan.prompts,
    )
    if beside.exists():
        there = read_document(beside, Description)
        if (there.suite_hash, generation_digest(there.generation)) != (
            selection.content_hash,
            generation_digest(plan.generation),
        ):
            raise InputError(
                f"{path} holds samples of {there.generation.model} on {there.suite} that were asked for in another "
                "way: give the same options, or another -o"
            )
    elif path.exists():
        raise InputError(f"{path} is there already, and nothing says how it was made: give another -o")
    else:
        write_document(beside, description)

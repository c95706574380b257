"""Asks for all samples at once by the batch API of OpenAI's shape: a file goes up, and one comes down when all is done.

The batch's id is kept in a file beside the samples, so that the same command finds the batch again however it ended.
"""

import asyncio
import logging
from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from effbench.errors import InputError, RequestFailed, RequestFault
from effbench.records.sample import Sample
from effbench.samples.generation.chat import Answer
from effbench.samples.generation.generate import Listener, Report, request_for, sample_of
from effbench.samples.generation.openai_compatible import OpenAICompatible
from effbench.samples.generation.openai_replies import read_reply
from effbench.samples.generation.plan import Plan, SampleKey, generation_digest
from effbench.storage.json_files import encode, load_json, read_document, write_document

if TYPE_CHECKING:
    import openai

__all__ = ["BatchOptions", "SentBatch", "generate_by_batch"]

_LOG = logging.getLogger(__name__)

WINDOW: Final = "24h"
"""Within what time a batch shall be done; servers take no other value."""
_URLS: Final = {"chat": "/v1/chat/completions", "completions": "/v1/completions"}
_ENDED: Final = frozenset({"completed", "failed", "expired", "cancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """How a batch is followed.

    Attributes:
        state: The file that keeps its id.
        poll_s: Seconds between two questions whether it is done.
    """

    state: Path
    poll_s: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBatch:
    """A batch that a server has.

    Attributes:
        batch_id: What the server calls it.
        server: The server's address.
        generation: Digest of what was asked for.
    """

    batch_id: str
    server: str
    generation: str


async def generate_by_batch(
    plan: Plan, stored: Sequence[Sample], listener: Listener, *, options: BatchOptions
) -> Report:
    """Generates what is missing in one batch, or takes what an earlier one has made.

    Returns:
        What did not come.

    Raises:
        InputError: The model is behind no server, or the file beside the samples is of another batch.
        RequestFailed: The server refuses the batch, or it failed as a whole.
    """
    missing = plan.missing(stored)
    if not missing:
        return Report()
    if not isinstance(plan.backend, OpenAICompatible):
        raise InputError(
            f"--batch needs a server with OpenAI's batch API, and {plan.backend.name} is none: leave it out"
        )
    import openai  # there where the backend is one of a server

    async with plan.backend.client() as client:
        try:
            batch = await _find_or_send(client, plan, missing, options)
            batch = await _ended(client, batch, options.poll_s)
            content = await _output(client, batch)
        except openai.OpenAIError as error:
            raise plan.backend.explain(error) from error
    report = _keep(plan, missing, content, listener, batch)
    options.state.unlink(missing_ok=True)
    return report


async def _find_or_send(
    client: "openai.AsyncOpenAI", plan: Plan, missing: Sequence[SampleKey], options: BatchOptions
) -> Any:
    sent = SentBatch(batch_id="", server=plan.backend.server, generation=generation_digest(plan.generation))
    if options.state.exists():
        found = read_document(options.state, SentBatch)
        if (found.server, found.generation) != (sent.server, sent.generation):
            raise InputError(f"{options.state} is of a batch with other options: give those, or remove the file")
        _LOG.info(f"going on with the batch {found.batch_id}")
        return await client.batches.retrieve(found.batch_id)
    lines = b"".join(map(encode, _requests(plan, missing)))
    uploaded = await client.files.create(file=("effbench.jsonl", lines), purpose="batch")
    url = _URLS[plan.generation.endpoint]
    batch = await client.batches.create(
        input_file_id=uploaded.id,
        endpoint=url,  # type: ignore[arg-type]  # one of those that the SDK lists
        completion_window=WINDOW,
    )
    write_document(options.state, SentBatch(batch_id=batch.id, server=sent.server, generation=sent.generation))
    _LOG.info(f"sent {len(missing)} requests as the batch {batch.id}; the same command goes on if this one is stopped")
    return batch


def _requests(plan: Plan, missing: Sequence[SampleKey]) -> Iterator[dict[str, object]]:
    assert isinstance(plan.backend, OpenAICompatible)
    for task_id, index in missing:
        request = request_for(plan, task_id, (index,))
        asked: dict[str, object] = (
            {"messages": [{"role": "user", "content": request.prompt}]}
            if request.endpoint == "chat"
            else {"prompt": request.prompt}
        )
        yield {
            "custom_id": _name_of(task_id, index),
            "method": "POST",
            "url": _URLS[request.endpoint],
            "body": {"model": plan.backend.model_id, **asked, **plan.backend.options(request)},
        }


async def _ended(client: "openai.AsyncOpenAI", batch: Any, poll_s: float) -> Any:
    while batch.status not in _ENDED:
        counts = batch.request_counts
        done = "" if counts is None else f", {counts.completed + counts.failed} of {counts.total} requests are done"
        _LOG.info(f"the batch {batch.id} is {batch.status}{done}")
        await asyncio.sleep(poll_s)
        batch = await client.batches.retrieve(batch.id)
    return batch


async def _output(client: "openai.AsyncOpenAI", batch: Any) -> bytes:
    """The lines of the files that the batch left: of requests that were answered, and of those that failed."""
    parts = []
    for file_id in (batch.output_file_id, batch.error_file_id):
        if file_id is not None:
            parts.append((await client.files.content(file_id)).content)
    return b"\n".join(parts)


def _keep(plan: Plan, missing: Sequence[SampleKey], content: bytes, listener: Listener, batch: Any) -> Report:
    """Keeps the samples that came, and counts why others did not."""
    tasks = {task.task_id: task for task in plan.tasks}
    samples: dict[SampleKey, Sample] = {}
    reasons: Tally[str] = Tally()
    wanted = {_name_of(*key): key for key in missing}
    for line in filter(None, map(bytes.strip, content.split(b"\n"))):
        name, reply = _line(line)
        key = wanted.get(name)
        if key is None or key in samples:
            continue
        if isinstance(reply, Answer):
            task_id, index = key
            samples[key] = sample_of(plan, tasks[task_id], index, reply.completions[0], reply.usage)
        else:
            reasons[reply] += 1
    listener.keep([samples[key] for key in missing if key in samples])
    left = len(missing) - len(samples) - sum(reasons.values())
    if left:
        errors = batch.errors.data if batch.errors is not None and batch.errors.data else []
        told = f" ({errors[0].message})" if errors else ""
        reasons[f"the batch {batch.id} is {batch.status}{told}"] += left
    return Report(wanted=plan.wanted, missing=len(missing) - len(samples), reasons=tuple(reasons.most_common()))


def _line(line: bytes) -> tuple[str, Answer | str]:
    """What a line of a result names, and the answer in it, or why there is none."""
    try:
        value = load_json(line)
    except ValueError as error:
        raise RequestFailed("the batch's file is not JSON: download it anew", fault=RequestFault.FAILED) from error
    row: Mapping[str, object] = value if isinstance(value, dict) else {}
    response = row.get("response")
    body = response.get("body") if isinstance(response, dict) else None
    name = str(row.get("custom_id"))
    if body is None:
        return name, f"the request failed: {_message(row.get('error'))}"
    try:
        reply = read_reply(encode(body))
    except ValueError as error:
        return name, f"an answer cannot be read ({error})"
    return name, reply if isinstance(reply, Answer) else f"the request was refused: {_message(reply.body)}"


def _message(error: object) -> str:
    told = error.get("message") if isinstance(error, dict) else error
    return str(told or "no reason given")[:200]


def _name_of(task_id: str, index: int) -> str:
    return f"{task_id}#{index}"

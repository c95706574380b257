"""Says that an answer, or too much of a file, gave no code, and why."""

import random
from collections.abc import Sequence
from typing import Final

from effbench.records.sample import Sample
from effbench.samples.extraction.blocks import find_blocks
from effbench.samples.extraction.callable_code import as_body
from effbench.samples.extraction.extract import extract_code
from effbench.samples.extraction.thinking import without_reasoning
from effbench.samples.extraction.turns import read_turns
from effbench.samples.extraction.written import WrittenSample
from effbench.text.python_source import parse

__all__ = ["remark_on_codeless", "why_no_code"]

_SHARE: Final = 0.1
"""Some answers of any model hold no code; more than this share of them rather hold it in an unknown form."""
_LOOKED_AT: Final = 1000
_EXCERPT_CHARACTERS: Final = 80


def why_no_code(completion: str, finish_reason: str | None = None) -> str:
    """What to say of an answer that has no code."""
    ended = finish_reason in (None, "stop")
    return _reason(completion) + ("" if ended else f" (finish reason: {finish_reason})")


def remark_on_codeless(texts: Sequence[tuple[str, Sample | WrittenSample]], source: str) -> list[str]:
    """A sentence for the user where more than a tenth of the samples give no code that is Python.

    Of more than a thousand samples, a thousand are looked at, always the same.
    """
    chosen: Sequence[int] = range(len(texts))
    if len(texts) > _LOOKED_AT:
        chosen = sorted(random.Random(0).sample(chosen, _LOOKED_AT))  # noqa: S311  # nothing secret
    looked_at = [texts[index] for index in chosen]
    codeless = [(task_id, sample) for task_id, sample in looked_at if not _has_code(sample)]
    if len(codeless) <= _SHARE * len(looked_at):
        return []
    of_them = f"{len(looked_at)} samples" if len(looked_at) == len(texts) else f"{len(looked_at)} samples looked at"
    task_id, sample = codeless[0]
    excerpt = " ".join((_text_of(sample))[: 4 * _EXCERPT_CHARACTERS].split())[:_EXCERPT_CHARACTERS]
    return [
        f"{source}: {len(codeless)} of {of_them} give no code and will fail (CE); one for {task_id} begins "
        f"{excerpt!r}: if there is code in it, clean its text first"
    ]


def _reason(completion: str) -> str:
    answers = [without_reasoning(turn) for turn in read_turns(completion).turns]
    if completion.strip() and not any(answer.strip() for answer in answers):
        return "no code in the text: it ends before its reasoning does"
    blocks = [block for answer in answers for block in find_blocks(answer).blocks]
    if blocks and not any(block.is_complete for block in blocks):
        return "the block of code was cut off"
    return "no code in the text"


def _has_code(sample: Sample | WrittenSample) -> bool:
    solution = sample.solution
    if solution is None and isinstance(sample, WrittenSample):
        # Which function the task calls is not known here: any Python is code.
        solution = extract_code(sample.completion or "", "")
    if solution is None or not solution.strip():
        return False
    return parse(solution) is not None or as_body(solution) is not None


def _text_of(sample: Sample | WrittenSample) -> str:
    return sample.completion or sample.solution or ""

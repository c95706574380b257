"""A run, a task of it and a sample of that as text for a terminal."""

from collections import Counter as Tally
from collections.abc import Iterable, Sequence
from typing import Final

from effbench.measure.costs import SampleCost
from effbench.metrics.sample_results import LevelResult, SampleResult, TaskResult
from effbench.records.manifest import Manifest
from effbench.records.measurement import VERDICT_WORDS, Verdict
from effbench.text.numbers import MISSING
from effbench.text.python_source import source_lines
from effbench.text.table import plain_table
from effbench.text.terminal import one_line

__all__ = ["render_run", "render_sample", "render_task", "verdict_text"]

_SAMPLES_SHOWN: Final = 8
"""Of one task, in the list of all tasks."""
_ANSWER_CHARACTERS: Final = 4000
"""Of an answer in which no code was found."""


def render_run(manifest: Manifest, results: Sequence[TaskResult]) -> str:
    """All tasks, those with the lowest mean efficiency first."""
    tally = Tally(item.verdict for result in results for item in result.samples)
    words = [f"{verdict} {tally[verdict]} ({VERDICT_WORDS[verdict]})" for verdict in Verdict if tally[verdict]]
    rows = [
        [one_line(result.task.task_id, most=60), f"{result.efficiency:.3f}", _brief(result)]
        for result in sorted(results, key=lambda result: result.efficiency)
    ]
    return "\n".join(
        [
            f"{_head(manifest)}: {_number(len(results), 'task')}, {_number(sum(tally.values()), 'sample')}",
            f"verdicts  {', '.join(words)}",
            "",
            plain_table(rows, ["task", "mean e", "e of each sample"], "lrl"),
        ]
    )


def render_task(manifest: Manifest, result: TaskResult) -> str:
    """All samples of a task, those with the lowest efficiency first."""
    lines = [f"{_head(manifest)}: task {one_line(result.task.task_id)}", *_fallback_lines(manifest, result)]
    if not result.samples:
        return "\n".join([*lines, "no samples: the task scores 0"])
    rows = [
        [
            f"#{item.sample.sample_index}",
            verdict_text(item),
            f"{item.efficiency:.3f}",
            _times_baseline(result, item),
            _budget_share(result, item),
            one_line(_reason(result, item), most=60),
        ]
        for item in _worst_first(result)
    ]
    headers = ["sample", "verdict", "e", "cost to baseline's", "share of budget", "reason"]
    return "\n".join([*lines, *_budget_lines(manifest, result), "", plain_table(rows, headers, "llrrrl").rstrip()])


def render_sample(manifest: Manifest, result: TaskResult, item: SampleResult, *, code: str | None = None) -> str:
    """One sample: its verdict, what it failed on, its costs, its code.

    Args:
        manifest: Of the run.
        result: The task.
        item: The sample.
        code: Its code as it is to be shown; None for the code with the numbers of its lines.
    """
    lines = [
        f"{_head(manifest)}: sample {one_line(result.task.task_id)}#{item.sample.sample_index}",
        f"verdict   {verdict_text(item)}{_place(result, item)}",
    ]
    if item.last.detail or item.verdict is not item.last.verdict:
        lines.append(f"reason    {one_line(_reason(result, item))}")
    failure = item.last.failure
    if failure is not None:
        told = [("input", failure.input), ("expected", failure.expected), ("got", failure.got)]
        told.append(("differs", failure.difference))
        lines += [f"{name:<8}  {one_line(text)}" for name, text in told if text]
    lines.append(f"e         {item.efficiency:.3f}  (1 at the baseline's cost, 0 for what is wrong or over the budget)")
    if item.cost is not None:
        bound = "at least " if item.cost.censored else ""
        total = f"{bound}{item.cost.total:,.0f} {_unit(manifest)} on all inputs together"
        lines.append(f"cost      {total}, {bound}{_ratio(result, item.cost)} the baseline's")
    lines += _memory_lines(result, item)
    lines += _budget_lines(manifest, result)
    if item.largest is not None:
        lines += ["", _level_table(result, item)]
    lines += ["", *(_code_lines(item) if code is None else [code])]
    return "\n".join(lines)


def verdict_text(item: SampleResult) -> str:
    """The verdict with its meaning; a sample that fails by its cost alone at the smallest level is not correct."""
    words = VERDICT_WORDS[item.verdict]
    if item.verdict is Verdict.TLE and not item.passed:
        words = "over the budget at the smallest level, so not correct"
    if item.verdict is Verdict.MLE and item.passed:
        words = f"correct, {words}"
    return f"{item.verdict}: {words}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _head(manifest: Manifest) -> str:
    return one_line(f"{manifest.model} on {manifest.suite}, run {manifest.run_id}")


def _unit(manifest: Manifest) -> str:
    return "ns of CPU time" if manifest.environment.counter == "cputime" else "instructions"


def _fallback_lines(manifest: Manifest, result: TaskResult) -> list[str]:
    """By what a task was counted, where that is not the run's own counter, and why."""
    other = manifest.fallback
    if other is None:
        return []
    reasons = [task.reason for task in other.tasks if task.task_id == result.task.task_id]
    return [f"fallback  wholly counted by {other.environment.counter}: {one_line(reason)}" for reason in reasons]


def _worst_first(result: TaskResult) -> list[SampleResult]:
    return sorted(result.samples, key=lambda item: (item.efficiency, item.passed))


def _brief(result: TaskResult) -> str:
    if not result.samples:
        return "no samples"
    shown = [
        f"#{item.sample.sample_index} {item.verdict} {item.efficiency:.2f}"
        for item in _worst_first(result)[:_SAMPLES_SHOWN]
    ]
    more = len(result.samples) - _SAMPLES_SHOWN
    return ", ".join(shown) + (f", … {more} more" if more > 0 else "")


def _place(result: TaskResult, item: SampleResult) -> str:
    last = item.last
    if item.verdict in (Verdict.AC, Verdict.CE) or last.verdict is Verdict.AC:
        return ""
    size = next(level.size for level in result.task.levels if level.index == last.level)
    return f", at level {last.level} (size {size:,}), input {last.test_index}"


def _reason(result: TaskResult, item: SampleResult) -> str:
    failure = item.last.failure
    if item.verdict is not item.last.verdict and item.largest is not None and result.budget is not None:
        return f"a cost of {item.largest:,} on one input, over the budget of {result.budget:,.0f}"
    if item.last.detail or failure is None:
        return item.last.detail
    return failure.difference or f"expected {failure.expected}, got {failure.got}"


def _ratio(result: TaskResult, cost: SampleCost) -> str:
    return MISSING if not result.baseline_cost else f"{cost.total / result.baseline_cost:.2f} times"


def _times_baseline(result: TaskResult, item: SampleResult) -> str:
    if item.cost is None:
        return MISSING
    return f"{'at least ' if item.cost.censored else ''}{_ratio(result, item.cost)}"


def _budget_share(result: TaskResult, item: SampleResult) -> str:
    is_stopped = item.verdict is Verdict.TLE and item.last.verdict is Verdict.TLE
    share = result.budget_share(item)
    return "over 100 %" if is_stopped else MISSING if share is None else f"{100 * share:.1f} %"


def _share(cost: float | None, budget: float | None) -> str:
    return MISSING if cost is None or not budget else f"{100 * cost / budget:.1f} %"


def _memory_lines(result: TaskResult, item: SampleResult) -> list[str]:
    """The exact peak beside the baseline's, and the resident set; nothing where memory was not measured."""
    own, usual = item.resources, result.baseline_resources
    if own is None or own.peak_bytes is None or own.byte_instructions is None:
        return []
    ratio = ""
    if usual is not None and usual.peak_bytes:
        ratio = f", {own.peak_bytes / usual.peak_bytes:.2f} times the baseline's"
    rss = f"; resident set {own.max_rss_bytes:,} with the interpreter" if own.max_rss_bytes else ""
    return [
        f"memory    {own.peak_bytes:,} bytes at most on one input{ratio}{rss}",
        f"integral  {own.byte_instructions:,} bytes times instructions on all inputs together",
    ]


def _budget_lines(manifest: Manifest, result: TaskResult) -> list[str]:
    if result.budget is None:
        return []
    factor = f"{result.task.timeout_factor:g} times the baseline's largest cost"
    return [f"budget    {result.budget:,.0f} {_unit(manifest)} for an input, {factor}"]


def _level_table(result: TaskResult, item: SampleResult) -> str:
    """The largest cost on each scored level, beside the baseline's."""
    rows = [
        [
            str(own.level.index),
            f"{own.level.size:,}",
            f"{own.level.weight:g}",
            f"{own.n_counted} of {own.level.n_tests}",
            _stopped_at(item, own) or _count(own),
            _count(usual),
            _times(own, usual),
            _share(own.cost, result.budget),
        ]
        for own, usual in zip(item.levels, result.baseline, strict=True)
    ]
    headers = ["level", "size", "weight", "counted", "largest cost", "baseline's", "times", "share of budget"]
    return plain_table(rows, headers, "rrrlrrrr")


def _stopped_at(item: SampleResult, own: LevelResult) -> str:
    """A word for the level at which a sample went over the budget before one of its inputs was counted."""
    is_stopped = item.last.verdict is Verdict.TLE and item.last.level == own.level.index
    return "stopped" if is_stopped and own.cost is None else ""


def _count(level: LevelResult) -> str:
    return MISSING if level.cost is None else f"{level.cost:,}"


def _times(own: LevelResult, usual: LevelResult) -> str:
    return MISSING if own.cost is None or not usual.cost or usual.cost < 0 else f"{own.cost / usual.cost:.2f}"


def _code_lines(item: SampleResult) -> Iterable[str]:
    if item.sample.solution is None:
        text = item.sample.completion
        yield "no code was found in the answer:"
        yield text[:_ANSWER_CHARACTERS] + ("…" if len(text) > _ANSWER_CHARACTERS else "")
        return
    lines = source_lines(item.sample.solution)
    width = len(str(len(lines)))
    for number, line in enumerate(lines, 1):
        yield f"{number:>{width}}  {line.rstrip()}".rstrip()

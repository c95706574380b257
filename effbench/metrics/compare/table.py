"""A comparison as text: for a terminal, for Markdown, or as JSON."""

from collections.abc import Iterator
from enum import StrEnum

from effbench.metrics.compare.comparison import ComparedPair, ComparedRun, Comparison
from effbench.metrics.compare.guard import Guard, GuardFinding, WorseWhen
from effbench.scoring import FEWEST_TASKS, SIGNIFICANCE
from effbench.storage.json_files import encode
from effbench.text.numbers import interval_text, number_text
from effbench.text.table import markdown_table, plain_table

__all__ = ["Format", "render_comparison"]


class Format(StrEnum):
    """How a comparison is written."""

    TABLE = "table"
    MD = "md"
    JSON = "json"


def render_comparison(comparison: Comparison, form: Format = Format.TABLE) -> str:
    """The runs, the pairs, and each pair in words; as JSON, the whole record."""
    if form is Format.JSON:
        return encode(comparison, indent=2).decode("ascii").rstrip("\n")
    runs = [_run_row(run, len(comparison.runs)) for run in comparison.runs]
    pairs = [_pair_row(pair) for pair in comparison.pairs]
    run_headers = [
        "run",
        "model",
        comparison.metric,
        "95 % interval",
        "rank",
        "wins",
        "runs beaten",
        "samples",
        "directory",
    ]
    pair_headers = [
        "pair", "difference", "relative", "95 % interval", "p", "p (all pairs)", "win/tie/loss", "detectable",
        "interval by", "p by",
    ]  # fmt: skip
    table = markdown_table if form is Format.MD else plain_table
    bullet = "- " if form is Format.MD else ""
    sentences = [_in_words(pair, comparison) for pair in comparison.pairs]
    return "\n".join(
        [
            table(runs, run_headers, "llrclrrrl"),
            "",
            table(pairs, pair_headers, "lrrcrrcrll"),
            "",
            *(bullet + line for line in (*sentences, *_remarks(comparison))),
        ]
    )


def _run_row(run: ComparedRun, n_runs: int) -> list[str]:
    rank = run.rank
    return [
        run.label,
        run.model,
        f"{run.estimate.point_estimate:.3f}",
        interval_text(run.estimate.ci_low, run.estimate.ci_high),
        f"{rank.rank} of {n_runs} ({rank.low} to {rank.high})",
        _percent(run.win_rates.tasks),
        _percent(run.win_rates.runs),
        str(run.estimate.n_samples),
        run.directory,
    ]


def _pair_row(pair: ComparedPair) -> list[str]:
    paired = pair.paired
    return [
        f"{pair.second} - {pair.first}",
        f"{paired.difference:+.3f}",
        _percent(pair.relative_difference, "+"),
        interval_text(paired.ci_low, paired.ci_high, sign="+"),
        f"{paired.p_value:.4f}",
        f"{pair.adjusted_p_value:.4f}",
        f"{paired.wins}/{paired.ties}/{paired.losses}",
        number_text(paired.minimum_detectable),
        paired.method,
        paired.p_method,
    ]


def _percent(share: float | None, sign: str = "") -> str:
    return number_text(None if share is None else 100 * share, sign + ".1f") + (" %" if share is not None else "")


def _in_words(pair: ComparedPair, comparison: Comparison) -> str:
    models = {run.label: f"{run.label} ({run.model})" for run in comparison.runs}
    first, second, paired = models[pair.first], models[pair.second], pair.paired
    if pair.distinguishable:
        better, other = (second, first) if paired.difference > 0 else (first, second)
        return f"{better} is better than {other} by {abs(paired.difference):.3f}; p = {pair.adjusted_p_value:.4f}."
    if paired.standard_error is None and paired.difference == 0:
        return f"{first} and {second} score alike on every task."
    reasons = []
    if paired.ci_low is not None and paired.ci_high is not None and paired.ci_low <= 0 <= paired.ci_high:
        reasons.append("the interval holds 0")
    if pair.adjusted_p_value >= SIGNIFICANCE:
        reasons.append(f"p = {pair.adjusted_p_value:.4f} is not below {SIGNIFICANCE}")
    sentence = f"{first} and {second} are not distinguishable: {' and '.join(reasons)}"
    if paired.minimum_detectable is not None:
        sentence += f"; this number of tasks reliably shows a difference of {paired.minimum_detectable:.3f}"
    return sentence + "."


def _remarks(comparison: Comparison) -> Iterator[str]:
    n_tasks = comparison.n_tasks
    if any(run.n_tasks_left_out for run in comparison.runs):
        left_out = ", ".join(f"{run.n_tasks_left_out} of {run.label}" for run in comparison.runs)
        yield f"Compared on the tasks that all runs share; left out are {left_out}."
    for run in comparison.runs:
        if run.n_tasks_with_samples < n_tasks:
            yield (
                f"{run.label} has samples for {run.n_tasks_with_samples} of {n_tasks} tasks; "
                "a task without samples scores 0."
            )
    for pair in comparison.pairs:
        if pair.paired.n_tasks < n_tasks:
            yield (
                f"{pair.second} - {pair.first} is over the {pair.paired.n_tasks} of {n_tasks} tasks where both have "
                f"{comparison.metric}."
            )
    if comparison.n_tasks_to_separate is not None and n_tasks < comparison.n_tasks_to_separate:
        cannot = (
            "cannot separate any runs"
            if n_tasks < FEWEST_TASKS
            else f"do not separate these {len(comparison.runs)} runs"
        )
        yield f"{n_tasks} tasks {cannot}; about {comparison.n_tasks_to_separate} like these would."
    margin = f", ties up to {comparison.tie_margin:g}" if comparison.tie_margin else ""
    yield (
        f"{n_tasks} tasks of {comparison.suite}{margin}; counter {comparison.counter}, "
        f"environment {comparison.environment_id}."
    )
    if comparison.guard is not None:
        yield from (_finding(finding, comparison.guard) for finding in comparison.findings)


def _finding(finding: GuardFinding, guard: Guard) -> str:
    second, first, rule = finding.second, finding.first, guard.worse_when
    than = f"than {first} by more than {100 * guard.share:g} %"
    where = f"{finding.judged} of {second} - {first} is {finding.value:+.3f}, the limit is {finding.limit:+.3f}"
    if not finding.decided:
        tasks = "1 task" if finding.n_tasks == 1 else f"{finding.n_tasks} tasks"
        return (
            f"CANNOT TELL whether {second} is worse {than}: {where}, but {tasks} cannot tell runs apart, whatever they "
            f"score: compare {finding.n_tasks_needed} or more, or judge these alone by --worse-when measured."
        )
    if finding.worse:
        says = {
            WorseWhen.SHOWN: "is shown to be worse",
            WorseWhen.MEASURED: "is worse on these tasks",
            WorseWhen.POSSIBLE: "may be worse",
        }[rule]
        return f"FAIL: {second} {says} {than}: {where}."
    says = {
        WorseWhen.SHOWN: "is not shown to be worse",
        WorseWhen.MEASURED: "is not worse on these tasks",
        WorseWhen.POSSIBLE: "is shown not to be worse",
    }[rule]
    return f"PASS: {second} {says} {than}: {where}{_what_was_not_seen(finding, rule)}."


def _what_was_not_seen(finding: GuardFinding, rule: WorseWhen) -> str:
    """Why a pass that errs on the side of passing is no proof; empty where it is one."""
    if rule is not WorseWhen.SHOWN:
        return ""
    if finding.value < finding.limit:
        return f"; but the test does not tell the two apart (p = {finding.p_value:.4f})"
    if finding.detectable is not None and finding.detectable > -finding.limit:
        return f"; but this number of tasks reliably shows no less than {finding.detectable:.3f}"
    return ""

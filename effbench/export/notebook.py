"""What a notebook shows of a run."""

from effbench.errors import EffbenchError
from effbench.metrics import DEFAULT_METRICS, score_metrics
from effbench.records.measurement import VERDICT_WORDS, Verdict
from effbench.storage.run_directory import RunRecords
from effbench.text.html import html_table
from effbench.text.numbers import interval_text

__all__ = ["run_html"]


def run_html(run: RunRecords) -> str:
    """A run's scores and verdicts as a table, or the sentence that says why there are none."""
    try:
        manifest = run.manifest()
        caption = f"{manifest.model} on {manifest.suite}, run {manifest.run_id}"
        scores = score_metrics(run, DEFAULT_METRICS, (1,))
    except EffbenchError as error:
        return html_table([[error]], [f"run in {run.path}"])
    tally = scores.verdicts()
    rows = [
        [item.name, f"{item.point_estimate:.3f}", f"95 %: {interval_text(item.ci_low, item.ci_high)}"]
        for item in scores.estimates
    ]
    rows += [[verdict.value, str(tally[verdict]), VERDICT_WORDS[verdict]] for verdict in Verdict if tally[verdict]]
    environment = f"{manifest.environment.counter}, environment {manifest.environment.environment_id}"
    if manifest.fallback is not None and manifest.fallback.tasks:
        environment += f"; {len(manifest.fallback.tasks)} tasks by {manifest.fallback.environment.counter}"
    n_samples = sum(tally.values())
    rows.append(["tasks", str(len(manifest.tasks)), f"{n_samples} samples, counter {environment}"])
    return html_table(rows, ["", "", ""], caption=caption)

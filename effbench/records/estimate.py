"""A score with what is known about its error."""

from dataclasses import dataclass

from effbench.records.field_types import Count, Positive, Real
from effbench.text.html import html_table
from effbench.text.numbers import interval_text, number_text

__all__ = ["Estimate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number that does not travel without its interval.

    Attributes:
        metric: What was estimated, such as ``eff@k``.
        k: How many samples one may try; 1 for a metric that has no k.
        point_estimate: The mean over tasks, in the metric's unit.
        standard_error: In the metric's unit; None where the data show no variation to compute it from.
        ci_low: Lower end of the interval; None where there is none.
        ci_high: Upper end of the interval; None where there is none.
        n_tasks: Tasks in the mean, those without samples included.
        n_samples: Samples of all tasks together.
        method: How the interval was made, in words.
        note: What a reader of the number must know beside it, in words; mostly empty.
    """

    metric: str
    k: Positive
    point_estimate: Real
    standard_error: Real | None
    ci_low: Real | None
    ci_high: Real | None
    n_tasks: Count
    n_samples: Count
    method: str
    note: str = ""

    @property
    def name(self) -> str:
        """The metric with its k, such as ``eff@10``."""
        return self.metric.replace("@k", f"@{self.k}")

    def __repr__(self) -> str:
        interval = f"95 % {interval_text(self.ci_low, self.ci_high)}"
        return f"Estimate({self.name} {self.point_estimate:.3f}, {interval}, {self.n_tasks} tasks)"

    def _repr_html_(self) -> str:
        error = number_text(self.standard_error)
        row = [f"{self.point_estimate:.3f}", interval_text(self.ci_low, self.ci_high), error, self.n_tasks]
        headers = [self.name, "95 % interval", "s.e.", "tasks", "samples", "interval by"]
        return html_table([[*row, self.n_samples, self.method]], headers, caption=self.note)

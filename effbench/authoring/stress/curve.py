"""Draws what references cost over sizes, with the fitted growth in the legend."""

from pathlib import Path

from effbench.authoring.stress.explore import StressReport
from effbench.errors import InputError

__all__ = ["draw_curves"]


def draw_curves(report: StressReport, path: Path) -> None:
    """Draws all curves on logarithmic axes."""
    try:
        from matplotlib.figure import Figure  # an extra, and slow to import
    except ImportError as error:
        raise InputError("drawing needs matplotlib, which is not installed: pip install 'effbench[plots]'") from error
    figure = Figure(figsize=(7, 5), layout="constrained")
    axes = figure.add_subplot()
    for curve in report.curves:
        name = curve.reference_id if curve.fit is None else f"{curve.reference_id}: {curve.fit}"
        axes.loglog(curve.ladder.sizes, curve.ladder.costs, marker="o", markersize=3, label=name)
    axes.axhline(report.budget, color="grey", linestyle="dotted", label="budget")
    axes.set_title(report.task_id)
    axes.set_xlabel("size")
    axes.set_ylabel(report.metric.value)
    axes.legend(fontsize="small")
    try:
        figure.savefig(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}): choose another folder with -o") from error

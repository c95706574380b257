"""A stress report as text and as files."""

from pathlib import Path
from typing import Final

from tabulate import tabulate

from effbench.authoring.stress.curve import draw_curves
from effbench.authoring.stress.explore import StressReport
from effbench.errors import InputError
from effbench.storage.json_files import write_document

__all__ = ["render_report", "write_report"]

SHOWN_INPUTS: Final = 8


def render_report(report: StressReport) -> str:
    """The report as text: growth, inputs, levels."""
    curves: list[list[object]] = [
        [
            curve.reference_id,
            curve.ladder.sizes[-1] if curve.ladder.rungs else "none",
            curve.ladder.costs[-1] if curve.ladder.rungs else "none",
            "too few sizes" if curve.fit is None else curve.fit.growth.value,
            "" if curve.fit is None else ", ".join(growth.value for growth in curve.fit.also_possible),
            "" if curve.fit is None else _exponent(curve.fit.exponent, curve.fit.exponent_low, curve.fit.exponent_high),
            f"{curve.ladder.limit.reason} {curve.ladder.limit.detail}".strip(),
        ]
        for curve in report.curves
    ]
    headers = ["reference", "largest size", report.metric.value, "growth", "or", "exponent", "stopped"]
    parts = [f"{report.task_id}, within {report.budget:,} {report.metric}", _table(curves, headers)]
    if report.inputs:
        rows: list[list[object]] = [
            [item.size, item.level, item.test_index, item.seed, *item.costs, f"{item.separation:.2f}"]
            for item in report.inputs[:SHOWN_INPUTS]
        ]
        names = [curve.reference_id for curve in report.curves]
        parts.append(_table(rows, ["size", "level", "test", "seed", *names, "separation"]))
    if report.suggested_sizes:
        parts.append(f"suggested sizes of the scored levels: {', '.join(map(str, report.suggested_sizes))}")
    return "\n\n".join(parts)


def write_report(report: StressReport, folder: Path) -> None:
    """Writes ``stress.json``, ``growth.svg`` and ``growth.png``.

    Raises:
        InputError: The folder cannot be written to, or matplotlib is not installed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made ({error.strerror}): choose another folder with -o") from error
    write_document(folder / "stress.json", report)
    for name in ("growth.svg", "growth.png"):
        draw_curves(report, folder / name)


def _exponent(value: float, low: float, high: float) -> str:
    return f"{value:.2f} ({low:.2f} to {high:.2f})"


def _table(rows: list[list[object]], headers: list[str]) -> str:
    return tabulate(rows, headers=headers, intfmt=",", disable_numparse=False)

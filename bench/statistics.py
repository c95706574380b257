"""Whether the statistics hold what they promise: the tables and the figure of ``docs/metrics.md``.

Takes a quarter of an hour on one core. The figure needs matplotlib.
"""

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np
from tabulate import tabulate

from bench.simulations import (
    KS,
    LEVELS,
    N_SAMPLES,
    QUALITY,
    Coverage,
    Variance,
    benchmarks,
    coverage,
    two_level_coverage,
    variance,
)

FIGURE: Final = Path(__file__).parents[1] / "docs" / "figures" / "statistics.svg"
ROUNDS: Final = 2_000


def _variances() -> list[Variance]:
    tasks = (
        ("pass, rate 0.02", np.array([0.0, 1.0]), np.array([0.98, 0.02])),
        ("pass, rate 0.1", np.array([0.0, 1.0]), np.array([0.9, 0.1])),
        ("eff, rate 0.6", LEVELS, np.concatenate(([0.4], 0.6 * QUALITY / QUALITY.sum()))),
    )
    return [row for seed, task in enumerate(tasks) for row in variance(*task, rounds=20_000, seed=seed)]


def _coverages(say: Callable[[str], None]) -> list[Coverage]:
    found = []
    for seed, (n_tasks, kind, (n_samples, k)) in enumerate(
        product((30, 100, 400), benchmarks(), ((1, 1), (5, 1), (20, 1), (20, 5)))
    ):
        found.append(coverage(kind, n_tasks=n_tasks, n_samples=n_samples, k=k, rounds=ROUNDS, seed=seed))
        say(f"  {n_tasks} tasks, {kind.shape}, {found[-1].metric}, n = {n_samples}: {found[-1].covered:.1%}")
    return found


def _two_level_coverages() -> list[Coverage]:
    passes = [kind for kind in benchmarks() if kind.metric == "pass"]
    return [
        two_level_coverage(kind, n_tasks=100, n_samples=n_samples, rounds=ROUNDS, seed=n_samples)
        for kind, n_samples in product(passes, (1, 5, 20))
    ]


def variance_table(rows: Sequence[Variance]) -> str:
    """The first simulation as Markdown."""
    return tabulate(
        [
            [
                row.name,
                row.k,
                f"{row.truth:.4f}",
                f"{row.bias:+.5f} ± {row.bias_error:.5f}",
                f"{row.first_ratio:.2f}",
                f"{row.random_ratio:.2f}",
            ]
            for row in rows
        ],
        headers=["one task's samples", "k", "truth", "bias ± its error", "variance: first k", "variance: random k"],
        tablefmt="github",
        disable_numparse=True,
    )


def coverage_table(rows: Sequence[Coverage]) -> str:
    """The second simulation as Markdown: a line for each shape, metric and number of samples."""
    lines: dict[tuple[str, str, int], list[str]] = {}
    for row in rows:
        lines.setdefault((row.shape, row.metric, row.n_samples), []).append(f"{row.covered:.1%}")
    sizes = list(dict.fromkeys(row.n_tasks for row in rows))
    return tabulate(
        [[shape, metric, n_samples, *cells] for (shape, metric, n_samples), cells in lines.items()],
        headers=["tasks are", "metric", "n", *(f"{size} tasks" for size in sizes)],
        tablefmt="github",
        disable_numparse=True,
    )


def draw(variances: Sequence[Variance], coverages: Sequence[Coverage], two_level: Sequence[Coverage]) -> None:
    """Writes the figure; equal numbers give an equal file."""
    # Only this function needs matplotlib: the tables can be had without it.
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "effbench", "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=(9, 3.8), layout="constrained")
        left, right = figure.subplots(1, 2, width_ratios=(2, 3))
        _draw_variances(left, variances)
        _draw_coverages(right, coverages, two_level)
        FIGURE.parent.mkdir(exist_ok=True)
        figure.savefig(FIGURE, metadata={"Date": None, "Creator": None})


def _draw_variances(axes: Any, rows: Sequence[Variance]) -> None:
    for name in dict.fromkeys(row.name for row in rows):
        axes.plot(KS, [row.first_ratio for row in rows if row.name == name], marker="o", markersize=4, label=name)
    axes.axhline(1, color="black", linewidth=0.8)
    axes.set(xscale="log", yscale="log", xticks=KS, xticklabels=KS, yticks=(1, 10, 100), yticklabels=(1, 10, 100))
    axes.set(xlabel=f"k of {N_SAMPLES} samples", ylabel="times the variance", title="Best of the first k samples")
    axes.minorticks_off()
    axes.legend(frameon=False)


def _draw_coverages(axes: Any, coverages: Sequence[Coverage], two_level: Sequence[Coverage]) -> None:
    sizes = list(dict.fromkeys(row.n_tasks for row in coverages))
    groups = {f"{size} tasks": [row for row in coverages if row.n_tasks == size] for size in sizes}
    groups |= {f"two levels, n = {n}": [row for row in two_level if row.n_samples == n] for n in (1, 5, 20)}
    axes.axhspan(93, 97, color="0.9")
    axes.axhline(95, color="0.6", linewidth=0.8)
    for place, rows in enumerate(groups.values()):
        for marker, metric in (("o", "pass"), ("^", "eff")):
            own = [row for row in rows if row.metric.startswith(metric)]
            spread = place + np.linspace(-0.25, 0.25, max(2, len(own)))[: len(own)]
            axes.plot(spread, [100 * row.covered for row in own], marker, color="C0" if place < len(sizes) else "C3",
                      markersize=4, label=f"{metric}@k" if place == 0 else None)  # fmt: skip
    axes.set(ylim=(90, 100), ylabel="intervals that contain the truth, %", title="Intervals of 95 %")
    axes.set_xticks(range(len(groups)), [name.replace(", ", ",\n") for name in groups])
    axes.legend(frameon=False, loc="upper left")


def main(say: Callable[[str], None]) -> None:
    """Prints the tables and draws the figure."""
    variances = _variances()
    say(f"Best of k of {N_SAMPLES} samples: the weighted sum over all subsets against the naive estimators")
    say(variance_table(variances))
    say(f"\nIntervals of 95 %: share of {ROUNDS} simulated benchmarks whose true mean they contain")
    coverages = _coverages(say)
    say(coverage_table(coverages))
    two_level = _two_level_coverages()
    say("\nThe same for the textbook's two-level bootstrap")
    say(coverage_table(two_level))
    draw(variances, coverages, two_level)
    say(f"\nFigure: {FIGURE}")

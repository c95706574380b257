"""A contest of invented optimisers, for pages to show."""

from effbench.leaderboard.contest import Contest, Contestant, ContestPair, UnitCurves
from effbench.scoring import CurvePoint, Estimate

NAMES = ("openai/gpt-4o best-of-n total", "Qwen/Qwen2.5-Coder-32B-Instruct max-reward lines")
BUDGETS = {"runs": (1, 2, 4, 8), "tokens": (1_250, 2_500, 5_000, 10_000), "dollars": (0.0016, 0.0031, 0.0063, 0.0125)}


def invented_contest() -> Contest:
    """Two optimisers with curves over runs, tokens and dollars."""
    return Contest(
        suite="invented-from-naive",
        n_tasks=40,
        contestants=tuple(
            Contestant(
                name=name,
                estimates=tuple(_estimate(metric, 1.5) for metric in ("speedup-gm", "%Opt@1.10", "%Correct")),
                opt_curve=tuple(_estimate(f"%Opt@{at:.2f}", 0.5) for at in (1.1, 1.5, 2, 5, 10)),
                first="in step 2 (median), in 31 of 40 tasks",
                spent="320 steps, 61,234 + 90,001 tokens, $1.23",
            )
            for name in NAMES
        ),
        curves=tuple(
            UnitCurves(unit=unit, curves=tuple((name, _curve(budgets, place)) for place, name in enumerate(NAMES)))
            for unit, budgets in BUDGETS.items()
        ),
        pairs=tuple(
            ContestPair(name=NAMES[1], other=NAMES[0], budget=budget, factor=1.2, interval="1.05 to 1.40", p_value=0.01)
            for budget in ("8 runs", "10,000 tokens")
        ),
    )


def _curve(budgets: tuple[float, ...], place: int) -> tuple[CurvePoint, ...]:
    return tuple(
        CurvePoint(budget=budget, speedup=_estimate("speedup-gm", 1.1 + (0.2 + 0.1 * place) * number))
        for number, budget in enumerate(budgets)
    )


def _estimate(metric: str, value: float) -> Estimate:
    return Estimate(
        metric=metric, k=1, point_estimate=value, standard_error=0.1, ci_low=value - 0.2, ci_high=value + 0.2,
        n_tasks=40, n_samples=320, method="bootstrap over tasks, BCa",
    )  # fmt: skip

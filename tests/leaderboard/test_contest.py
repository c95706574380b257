"""The curves of optimisers as figures."""

from effbench.leaderboard.contest import UnitCurves, curve_figure
from effbench.scoring import CurvePoint, estimate_geometric_mean


def a_curve(*answers: tuple[float, float]) -> tuple[CurvePoint, ...]:
    return tuple(
        CurvePoint(budget=1 << place, speedup=estimate_geometric_mean("speedup", pair, n_samples=2))
        for place, pair in enumerate(answers)
    )


def test_a_figure_has_a_line_a_mark_and_an_interval_for_each_point() -> None:
    curves = (("one & two", a_curve((1, 2), (2, 4))), ("other", a_curve((1, 1), (3, 5))))
    figure = curve_figure(UnitCurves(unit="runs", curves=curves))
    assert [item.name for item in figure.legend] == ["one & two", "other"]
    assert figure.svg.count("<title>") == 4
    assert figure.svg.count("V") >= 4
    assert "one &amp; two, 2: 2.828" in figure.svg


def test_a_curve_of_one_point_and_no_gain_can_be_drawn() -> None:
    figure = curve_figure(UnitCurves(unit="dollars", curves=(("only", a_curve((1, 1))),)))
    assert "NaN" not in figure.svg
    assert "inf" not in figure.svg

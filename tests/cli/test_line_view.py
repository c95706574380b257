"""Line costs as text: shares of a run so short that what marks cost takes a line below 0."""

import re

from effbench.cli.line_view import render_lines
from effbench.measure.line_costs import LineCost, LineCosts


def test_shares_add_up_to_one_where_a_line_is_below_zero() -> None:
    costs = LineCosts(
        task_id="t",
        level=0,
        test_index=0,
        size=1,
        solution="def f():\n    return 0\n",
        lines=(LineCost(line=0, times=0, instructions=205), LineCost(line=2, times=1, instructions=-131)),
        total=74,
        ending="returned",
        error=3.94,
    )
    shares = [float(share) for share in re.findall(r"([0-9.]+)% +[0-9,]+", render_lines(costs))]
    assert shares == [100.0, 0.0]

"""What a notebook shows: a small table, never a traceback, nothing of a name taken for HTML."""

from dataclasses import replace
from pathlib import Path

from effbench import Run
from effbench.export.notebook import run_html
from tests.handmade_runs import mixed_run
from tests.small_suite import a_suite, a_task


def test_a_run_shows_its_scores_and_verdicts(tmp_path: Path) -> None:
    run = mixed_run(tmp_path)
    html = Run.open(run.path)._repr_html_()
    assert html == run_html(run)
    for part in ("<td>pass@1</td>", "<td>eff@1</td>", "correct, over the budget", "scribe on small, run a1b2c3"):
        assert part in html


def test_a_run_that_is_not_complete_shows_why_there_are_no_scores(tmp_path: Path) -> None:
    run = mixed_run(tmp_path)
    run.update(replace(run.manifest(), complete=False))
    assert "is not complete" in run_html(run)


def test_a_name_is_never_html(tmp_path: Path) -> None:
    run = mixed_run(tmp_path)
    run.update(replace(run.manifest(), model="<script>x</script>"))
    assert "<script>" not in run_html(run)
    assert "&lt;script&gt;" in run_html(run)


def test_an_estimate_is_short_and_has_a_table(tmp_path: Path) -> None:
    estimate = Run.open(mixed_run(tmp_path).path).score("eff@1")
    assert repr(estimate).startswith("Estimate(eff@1 0.")
    assert len(repr(estimate)) < 80
    assert "<th>eff@1</th>" in estimate._repr_html_()


def test_a_suite_and_a_task_are_short_and_a_suite_has_a_table() -> None:
    suite = a_suite(*(a_task(f"small/{number}") for number in range(30)))
    assert repr(suite) == "Suite('small', 30 tasks)"
    assert repr(suite.tasks[0]) == "Task('small/0', 3 levels, 2 references)"
    html = suite._repr_html_()
    assert html.count("<tr>") == 1 + 20 + 1
    assert "… 10 more" in html

"""Which pairs of programs exact peaks and resident sets order alike, on figures worked out by hand."""

from dataclasses import replace

from bench.memory_order import PairCounts, Program, pair_counts, programs_of, references, report
from effbench.records.measurement import Verdict
from effbench.suites import load_suite, select_tasks
from tests.handmade_runs import a_measurement

MANY = [
    Program("a", "slow", 9_000, 29_000_000),
    Program("a", "fast", 5_000, 30_000_000),  # holds less, and more is resident
    Program("a", "other", 5_500, 28_000_000),  # against "slow": as the peaks; against "fast": not
    Program("b", "slow", 3_000, 31_000_000),
    Program("b", "fast", 4_000, 30_000_000),  # both hold less than a page
    Program("c", "slow", 2 << 20, 33_000_000),
    Program("c", "fast", 3 << 20, 33_000_000),
    Program("d", "only", 5 << 20, 36_000_000),
]


def test_pairs_are_those_of_one_task_whose_peaks_differ_above_a_page() -> None:
    counts, contrary = pair_counts(MANY)
    assert counts == PairCounts(same=1, contrary=2, tied=1)
    assert [(more.reference_id, less.reference_id) for more, less in contrary] == [("slow", "fast"), ("other", "fast")]


def test_the_report_names_the_farthest_contrary_pair_first() -> None:
    told = report(MANY)
    assert "all: 8 references of 4 tasks" in told
    assert "above 1 MiB: 3 references of 2 tasks, Spearman 0.87" in told
    assert "1 in the same order, 2 in the contrary one, 1 with the same resident set" in told
    assert told.index("9,000") < told.index("5,500")


def test_where_all_hold_as_much_there_is_no_order() -> None:
    assert report([Program("a", name, 100, 29_000_000) for name in "xy"]).startswith(
        "all: 2 references of 1 tasks, Spearman nan"
    )


def test_a_program_has_its_largest_figures_and_only_where_it_was_right() -> None:
    suite = select_tasks(load_suite("core"), patterns="core/bucket_counts")
    (task,) = suite.tasks
    known = references(suite).known
    assert [item.solution for item in known] == [reference.solution for reference in task.own_references]
    right = [
        replace(a_measurement(task.task_id, 1, place, 10, Verdict.AC, 1), peak_bytes=peak, max_rss_bytes=resident)
        for place, peak, resident in ((0, 7, 300), (1, 9, 200))
    ]
    wrong = replace(a_measurement(task.task_id, 0, 0, 10, Verdict.WA, 1), peak_bytes=5, max_rss_bytes=5)
    unmeasured = a_measurement(task.task_id, 0, 0, 10, Verdict.AC, 1)
    baseline = replace(right[0], sample_index=None)
    assert programs_of(suite, [*right, wrong, unmeasured, baseline]) == [
        Program(task.task_id, task.own_references[1].reference_id, 9, 300)
    ]

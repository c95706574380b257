"""The longest task comes first, and one that nobody knows comes before it."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from effbench.runner.work_order import expected_cost, longest_first
from effbench.runner.workload import COUNTS_PER_S, RUN_S
from effbench.storage.cache import Cache
from tests.scripted_runs import ScriptedRuns, records
from tests.small_suite import INPUTS, OVERHEAD, a_suite, a_task

ENVIRONMENT = "none"


def test_tasks_come_in_the_order_of_cost_times_samples_and_unknown_ones_first() -> None:
    costs = {"cheap": 10, "unknown": None, "dear": 100, "many": 30, "unknown too": None, "no samples": 10**9}
    samples = {"cheap": 1, "unknown": 1, "dear": 1, "many": 4, "unknown too": 1}
    assert longest_first(costs, samples) == ["unknown", "unknown too", "many", "dear", "cheap", "no samples"]


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.integers(0, 10))))
def test_no_task_is_lost_and_equals_stay_in_the_suites_order(costs: dict[str, int | None]) -> None:
    order = longest_first(costs, dict.fromkeys(costs, 1))
    assert sorted(order) == sorted(costs)
    places = {task_id: place for place, task_id in enumerate(costs)}
    for one, other in pairwise(order):
        assert costs[one] != costs[other] or places[one] < places[other]


def test_a_cost_is_known_once_the_baseline_was_measured_in_that_environment(tmp_path: Path) -> None:
    scripted_runs = ScriptedRuns(tmp_path, suite=a_suite(a_task("first")), texts={"first": ["double=now; cost=3"]})
    cache = Cache(tmp_path / "cache")
    assert expected_cost(a_task("first"), cache, ENVIRONMENT) is None
    run = scripted_runs.run()
    environment_id = run.manifest().environment.environment_id
    counts = 3 * OVERHEAD + 20 + 22 + 200
    assert expected_cost(a_task("first"), cache, environment_id) == counts / COUNTS_PER_S + len(INPUTS) * RUN_S
    assert expected_cost(a_task("first"), cache, ENVIRONMENT) is None


def test_a_run_begins_with_its_longest_task(tmp_path: Path) -> None:
    tasks = [a_task("short", reference="double=now; cost=1"), a_task("long", reference="double=now; cost=9")]
    texts = {"short": ["double=now; cost=1"], "long": ["double=now; cost=9"]}
    scripted_runs = ScriptedRuns(tmp_path, suite=a_suite(*tasks), texts=texts)
    scripted_runs.run()
    other = ScriptedRuns(tmp_path, suite=a_suite(*tasks), texts={**texts, "short": ["double=now; cost=1 # again"]})
    samples = [item.task_id for item in other.run().measurements() if item.sample_index is not None]
    assert samples[0] == "long"
    assert {"short", "long"} == {item.task_id for item in records(other.run())}

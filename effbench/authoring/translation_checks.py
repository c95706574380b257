"""Are a task's references in other languages right on every input, and in order?"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.problems import Code, Problem
from effbench.authoring.solution_checks import TIER_MARGIN
from effbench.errors import InputError, SandboxUnavailable
from effbench.languages import Language, find_language, language_names
from effbench.measure.baseline import reference_records
from effbench.measure.meter import TaskMeter
from effbench.measure.test_cases import make_test_cases
from effbench.records.measurement import Measurement, Verdict
from effbench.records.task import Suite, Task
from effbench.runner.lane_pool import LanePool
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.runner.pooled_lane import PooledLane
from effbench.sandboxes.protocol import Sandbox
from effbench.suites import in_language

__all__ = ["check_translations", "problems_of_records"]

_LOG = logging.getLogger(__name__)


def check_translations(authored_tasks: Sequence[AuthoredTask], *, sandbox: Sandbox, counter: str) -> Iterator[Problem]:
    """Measures the references of each language whose toolchain the sandbox has, and logs which it has not.

    What was measured before is taken from the cache.
    """
    for language in map(find_language, language_names()):
        translated = [
            authored
            for authored in authored_tasks
            if any(each.language == language.name for each in authored.task.translations)
        ]
        if not translated:
            continue
        tasks = tuple(authored.task for authored in translated)
        tasks = in_language(Suite(name=tasks[0].suite, origin="", tasks=tasks), language.name).tasks
        try:
            plan = LanePlan(tasks=tasks, sandbox=sandbox, language=language, counter=counter, workers=1)
            lane_pool = open_lane_pool(plan)
        except (InputError, SandboxUnavailable) as error:
            _LOG.info(f"references in {language.title} are not checked: {error}")
            continue
        with closing(lane_pool):
            for authored, task in zip(translated, tasks, strict=True):
                yield from _check(authored, task, language, lane_pool)


def _check(authored: AuthoredTask, task: Task, language: Language, lane_pool: LanePool) -> Iterator[Problem]:
    pooled = lane_pool.pooled_lanes[0]
    records = lane_pool.retry(pooled, lambda _: _measure(task, lane_pool, pooled))
    yield from problems_of_records(authored, task, language, records)


def _measure(task: Task, lane_pool: LanePool, pooled: PooledLane) -> list[list[Measurement]]:
    context = lane_pool.context(pooled)
    test_cases = make_test_cases(task, context.suite_lane, lane_pool.cache, lane_pool.environment.python)
    meter = TaskMeter(context, test_cases)
    return [reference_records(task, each, meter, context, lane_pool.cache) for each in task.references]


def problems_of_records(
    authored: AuthoredTask, task: Task, language: Language, records: Sequence[Sequence[Measurement]]
) -> Iterator[Problem]:
    """What the measurements of a task's references, in their order, say against them."""
    slower, least = "", None
    for reference, measured in zip(task.references, records, strict=True):
        path = authored.solutions / f"{reference.reference_id}{language.extension}"
        failed = next((record for record in measured if record.verdict is not Verdict.AC), None)
        if failed is not None:
            code = Code.REFERENCES_DISAGREE if failed.verdict is Verdict.WA else Code.REFERENCE_FAILS
            why = failed.detail or f"its output differs from that of {authored.task.baseline.reference_id}.py"
            place = f"level {failed.level}, test {failed.test_index}"
            yield Problem(path=path, line=1, code=code, sentence=f"gets {failed.verdict} ({place}): {why}.")
            continue
        cost = _at_top(task, measured)
        if least is not None and cost > least * (1 - TIER_MARGIN):
            sentence = (
                f"costs {cost:,} instructions at the top level, {slower} before it {least:,}: the tiers must be at "
                f"least {TIER_MARGIN:.0%} apart, from slow to fast."
            )
            yield Problem(path=path, line=1, code=Code.TIERS_OUT_OF_ORDER, sentence=sentence)
        slower, least = reference.reference_id, cost


def _at_top(task: Task, records: Sequence[Measurement]) -> int:
    top = task.scored_levels[-1].index
    return sum(record.instructions or 0 for record in records if record.level == top)

"""How a task's references grow, in short: for tables of many tasks."""

from typing import Final

from pydantic import TypeAdapter

from effbench.authoring.workbench import Workbench
from effbench.cache import Cache, key_of
from effbench.documents import encode
from effbench.stress.explore import Curve, start_size, trace
from effbench.stress.sized_inputs import Metric, SizedInputs

__all__ = ["outline"]

BUDGET: Final = 4_000_000
"""Instructions: enough sizes for a fit, in seconds."""
_CURVES: Final = TypeAdapter(tuple[Curve, ...])


def outline(bench: Workbench, cache: Cache) -> tuple[Curve, ...]:
    """Curves within a small budget, slowest tier first: from the cache, or measured now.

    Raises:
        SuiteError: A solution is not a program.
        SandboxDied: The lane is gone.
    """
    task = bench.task
    key = key_of("outline", str(BUDGET), task.content_hash, bench.station.environment_id)
    cached = cache.get(key)
    if cached is not None:
        return _CURVES.validate_json(cached)
    inputs = SizedInputs(bench, metric=Metric.INSTRUCTIONS, instruction_budget=BUDGET, empty_bytes=0)
    curves = trace(inputs, task.references, start=start_size(task), budget=BUDGET, tell=lambda _: None)
    cache.put(key, encode(curves))
    return curves

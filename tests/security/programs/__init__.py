"""All exploits, by class."""

from tests.security.exploit import Exploit
from tests.security.programs import (
    clocks_and_counters,
    denial,
    early_exits,
    escapes,
    forged_results,
    hooks_at_load,
    late_work,
    memory_between_runs,
    moved_work,
    neighbours,
    own_bytecode,
    rooms_and_budgets,
    stolen_answers,
    subverted_checks,
    told_tests,
)

__all__ = ["EXPLOITS"]

EXPLOITS: tuple[Exploit, ...] = (
    *clocks_and_counters.EXPLOITS,
    *early_exits.EXPLOITS,
    *forged_results.EXPLOITS,
    *stolen_answers.EXPLOITS,
    *subverted_checks.EXPLOITS,
    *moved_work.EXPLOITS,
    *memory_between_runs.EXPLOITS,
    *told_tests.EXPLOITS,
    *denial.EXPLOITS,
    *escapes.EXPLOITS,
    *hooks_at_load.EXPLOITS,
    *late_work.EXPLOITS,
    *rooms_and_budgets.EXPLOITS,
    *own_bytecode.EXPLOITS,
    *neighbours.EXPLOITS,
)

"""What verifiers finds by the name ``effbench-tasks``: a taskset, its environment and the harness that asks once.

verifiers looks plug-ins up as modules of the top level.
"""

from verifiers.v1.harnesses.null import NullHarness

from effbench.integrations.verifiers import EffbenchEnv, EffbenchTaskset

__all__ = ["EffbenchEnv", "EffbenchTaskset", "NullHarness"]

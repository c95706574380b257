"""Rewarders of the small suite, in a sandbox that runs nothing."""

from effbench.api.rewarder import Rewarder
from effbench.errors import InputError
from tests.small_suite import FailingSandbox, a_suite, a_task

TASK = "double"
SLOW = "double=now; cost=5"
WRONG = "double=now; wrong_from=1"
DEADLY = "double=now; cost=4"


def open_small(suite: str) -> Rewarder:
    if suite != "small":
        raise InputError(f"there is no suite {suite!r}")
    sandbox = FailingSandbox(DEADLY)
    return Rewarder(a_suite(a_task(), a_task("other")), counter="qemu", sandbox=sandbox, workers=2)

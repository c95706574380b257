"""The public name of rewards."""

import effbench
from effbench.reward import Rewarder
from effbench.training import reward


def test_the_public_name_is_the_same_thing() -> None:
    assert Rewarder is reward.Rewarder
    assert effbench.reward.Rewarder is Rewarder

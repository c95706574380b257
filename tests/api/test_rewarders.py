"""Rewarders that are opened when they are first asked for."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from effbench.api.rewarder import Rewarder
from effbench.api.rewarders import Rewarders
from effbench.errors import InputError
from tests.integrations.small_rewarder import TASK, open_small
from tests.small_suite import BASELINE


def test_each_key_has_one_rewarder_whoever_asks_until_all_are_closed() -> None:
    opened: list[str] = []

    def open_and_note(key: str) -> Rewarder:
        opened.append(key)
        return open_small("small")

    with Rewarders(open_and_note) as rewarders:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(rewarders.of, "ab" * 8))
        assert (sorted(opened), len(set(map(id, found)))) == (["a", "b"], 2)
        assert found[0].reward(TASK, BASELINE).passed
    with pytest.raises(InputError, match="closed"):
        found[0].reward(TASK, BASELINE)
    assert rewarders.of("a").reward(TASK, BASELINE).passed
    rewarders.close()
    assert len(opened) == 3


def test_a_key_that_cannot_be_opened_is_tried_again() -> None:
    with Rewarders(open_small) as rewarders:
        with pytest.raises(InputError, match="there is no suite 'large'"):
            rewarders.of("large")
        assert rewarders.of("small").reward(TASK, BASELINE).passed

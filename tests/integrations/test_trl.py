"""Rewards as TRL calls for them."""

from collections.abc import Iterator
from typing import Any

import pytest

from effbench.api.rewarder import Rewarder
from effbench.errors import InputError
from effbench.integrations.trl import trl_reward
from tests.integrations.small_rewarder import DEADLY, SLOW, TASK, WRONG, open_small
from tests.small_suite import BASELINE


@pytest.fixture
def rewarder() -> Iterator[Rewarder]:
    with open_small("small") as opened:
        yield opened


def as_trl_calls(rewarder: Rewarder, completions: list[Any], **columns: object) -> list[float | None]:
    """With all that TRL's trainer for GRPO hands to a reward function."""
    size = len(completions)
    return trl_reward(rewarder)(
        prompts=["Double it."] * size,
        completions=completions,
        completion_ids=[[1, 2]] * size,
        trainer_state=object(),
        log_extra=dict[str, list[object]]().__setitem__,
        log_metric=dict[str, float]().__setitem__,
        **columns,
    )


def test_trl_gets_one_reward_for_each_text_in_order(rewarder: Rewarder) -> None:
    texts = [BASELINE, WRONG, SLOW, BASELINE]
    found = as_trl_calls(rewarder, texts, task_id=[TASK, TASK, "other", TASK])
    assert found == [1.0, 0.0, rewarder.reward("other", SLOW).value, 1.0]


def test_trl_gets_the_same_for_messages_as_for_texts(rewarder: Rewarder) -> None:
    texts = [BASELINE, WRONG]
    messages = [[{"role": "assistant", "content": text}] for text in texts]
    assert as_trl_calls(rewarder, messages, task_id=[TASK] * 2) == as_trl_calls(rewarder, texts, task_id=[TASK] * 2)


def test_trl_gets_none_where_a_row_has_no_task_and_where_nothing_is_known(rewarder: Rewarder) -> None:
    assert as_trl_calls(rewarder, [BASELINE, BASELINE, DEADLY], task_id=[None, TASK, TASK]) == [None, 1.0, None]


def test_trl_logs_means_and_verdicts_of_what_is_known(rewarder: Rewarder) -> None:
    metrics, extra = dict[str, float](), dict[str, list[object]]()
    trl_reward(rewarder)(
        completions=[BASELINE, WRONG, DEADLY, BASELINE],
        task_id=[TASK, TASK, TASK, None],
        log_metric=metrics.__setitem__,
        log_extra=extra.__setitem__,
    )
    assert metrics == {
        "effbench/efficiency": 0.5,
        "effbench/passed": 0.5,
        "effbench/verdict/AC": pytest.approx(1 / 3),
        "effbench/verdict/SE": pytest.approx(1 / 3),
        "effbench/verdict/WA": pytest.approx(1 / 3),
    }
    assert extra == {"effbench_verdict": ["AC", "WA", "SE", None], "effbench_efficiency": [1.0, 0.0, None, None]}


def test_trl_finds_a_name_for_its_log_on_the_function(rewarder: Rewarder) -> None:
    assert trl_reward(rewarder).__name__ == "effbench_reward"


def test_trl_may_name_the_task_in_another_column(rewarder: Rewarder) -> None:
    assert trl_reward(rewarder, column="problem")(completions=[BASELINE], problem=[TASK]) == [1.0]


@pytest.mark.parametrize("columns", [{}, {"task": [TASK]}, {"task_id": []}, {"task_id": [TASK] * 2}, {"task_id": 3}])
def test_trl_without_a_task_for_each_completion_is_refused(rewarder: Rewarder, columns: dict[str, object]) -> None:
    with pytest.raises(InputError, match="the column 'task_id' does not name a task for each of the 1 completions"):
        as_trl_calls(rewarder, [BASELINE], **columns)

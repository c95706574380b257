"""Scores as verl calls for them."""

import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from effbench.api.rewarder import Rewarder
from effbench.errors import InputError
from effbench.integrations.verl import VerlResult, VerlScore
from tests.integrations.small_rewarder import DEADLY, SLOW, TASK, WRONG, open_small
from tests.small_suite import BASELINE


@pytest.fixture
def score() -> Iterator[VerlScore]:
    with VerlScore(open_small) as opened:
        yield opened


def test_a_completion_that_is_none_scores_as_an_empty_one(score: VerlScore) -> None:
    empty = VerlResult(score=0.0, acc=0.0, efficiency=0.0, verdict="CE")
    assert score("small", None, TASK) == empty
    assert score.batch(["small"], [None], [TASK], [None]) == [empty]


def test_verl_names_the_task_in_the_extra_info_or_as_the_ground_truth(score: VerlScore) -> None:
    assert score(data_source="small", solution_str=BASELINE, ground_truth=TASK)["score"] == 1.0
    assert score("small", WRONG, "", {"task_id": TASK, "split": "train"})["score"] == 0.0
    assert score("small", BASELINE, TASK, {"index": 3})["score"] == 1.0


def test_verl_gets_the_score_that_was_agreed_on_where_nothing_is_known(score: VerlScore) -> None:
    assert score("small", DEADLY, TASK) == VerlResult(score=0.0, acc=0.0, efficiency=0.0, verdict="SE")
    with VerlScore(open_small, unknown=0.5) as other:
        assert other("small", DEADLY, TASK) == VerlResult(score=0.5, acc=0.0, efficiency=0.0, verdict="SE")


def test_verl_tells_a_correct_program_that_is_slow_from_one_that_is_wrong(score: VerlScore) -> None:
    found = [score("small", text, TASK) for text in (BASELINE, SLOW, WRONG)]
    assert [(each["acc"], each["verdict"]) for each in found] == [(1.0, "AC"), (1.0, "TLE"), (0.0, "WA")]
    assert found[0] == VerlResult(score=1.0, acc=1.0, efficiency=1.0, verdict="AC")
    assert 0 < found[1]["efficiency"] < 1


def test_verl_may_hand_over_more_than_a_row(score: VerlScore) -> None:
    more: dict[str, Any] = {"reward_router_address": "localhost:1", "reward_model_tokenizer": None, "weight": 2}
    assert score("small", BASELINE, TASK, **more) == score("small", BASELINE, TASK)
    assert score.batch(["small"], [BASELINE], [TASK], [None], **more) == [score("small", BASELINE, TASK)]


def test_verl_in_batches_gets_the_same_scores(score: VerlScore) -> None:
    texts = [BASELINE, WRONG, SLOW, DEADLY]
    alone = [score("small", text, TASK) for text in texts]
    batch = score.batch(
        data_sources=["small"] * 4, solution_strs=texts, ground_truths=[TASK] * 4, extra_infos=[None] * 4
    )
    assert batch == alone


@pytest.mark.parametrize(
    ("source", "ground_truth", "extra_info", "problem"),
    [
        ("large", TASK, None, "there is no suite 'large'"),
        ("small", "triple", None, "the suite 'small' has no task 'triple'"),
        ("small", None, None, r"the row names no task: put its id into extra_info\['task_id'\], not None"),
        ("small", TASK, {"task_id": 3}, "the row names no task"),
    ],
)
def test_verl_with_a_row_that_names_nothing_known_is_refused(
    score: VerlScore, source: str, ground_truth: object, extra_info: dict[str, object] | None, problem: str
) -> None:
    with pytest.raises(InputError, match=problem):
        score(source, BASELINE, ground_truth, extra_info)


def test_verl_opens_one_rewarder_for_each_suite_and_closes_them() -> None:
    opened: list[Rewarder] = []

    def open_and_note(suite: str) -> Rewarder:
        opened.append(open_small("small"))
        return opened[-1]

    with VerlScore(open_and_note) as score:
        assert [score(suite, BASELINE, TASK) for suite in ("a", "b", "a")] == [score("a", BASELINE, TASK)] * 3
    assert len(opened) == 2
    for rewarder in opened:
        with pytest.raises(InputError, match="closed"):
            rewarder.reward(TASK, BASELINE)


def test_verl_may_send_the_function_to_another_process() -> None:
    with VerlScore(open_small, unknown=0.25) as score:
        score("small", BASELINE, TASK)
        copy = pickle.loads(pickle.dumps(score))
    with copy:
        assert copy("small", DEADLY, TASK)["score"] == 0.25

"""Rewards in the shapes that trainers call."""

import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from effbench.errors import InputError
from effbench.training.adapters import VerlScore, completion_text, trl_reward
from effbench.training.reward import Rewarder
from tests.small_suite import BASELINE, FailingSandbox, a_suite, a_task

TASK = "double"
SLOW = "double=now; cost=5"
WRONG = "double=now; wrong_from=1"
DEADLY = "double=now; cost=4"


def open_small(suite: str) -> Rewarder:
    if suite != "small":
        raise InputError(f"there is no suite {suite!r}")
    sandbox = FailingSandbox(DEADLY)
    return Rewarder(a_suite(a_task(), a_task("other")), counter="qemu", sandbox=sandbox, workers=2)


@pytest.fixture
def rewarder() -> Iterator[Rewarder]:
    with open_small("small") as opened:
        yield opened


@pytest.fixture
def score() -> Iterator[VerlScore]:
    with VerlScore(open_small) as opened:
        yield opened


def spoken(*contents: object) -> list[Mapping[str, object]]:
    """A conversation in which the assistant's messages come last."""
    return [{"role": "user", "content": "Double it."}] + [{"role": "assistant", "content": item} for item in contents]


def as_trl_calls(rewarder: Rewarder, completions: list[Any], **columns: object) -> list[float | None]:
    """With all that TRL's trainer for GRPO hands to a reward function."""
    size = len(completions)
    return trl_reward(rewarder)(
        prompts=["Double it."] * size,
        completions=completions,
        completion_ids=[[1, 2]] * size,
        trainer_state=object(),
        log_extra=print,
        log_metric=print,
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


def test_trl_finds_a_name_for_its_log_on_the_function(rewarder: Rewarder) -> None:
    assert trl_reward(rewarder).__name__ == "effbench_reward"


def test_trl_may_name_the_task_in_another_column(rewarder: Rewarder) -> None:
    assert trl_reward(rewarder, column="problem")(completions=[BASELINE], problem=[TASK]) == [1.0]


@pytest.mark.parametrize("columns", [{}, {"task": [TASK]}, {"task_id": []}, {"task_id": [TASK] * 2}, {"task_id": 3}])
def test_trl_without_a_task_for_each_completion_is_refused(rewarder: Rewarder, columns: dict[str, object]) -> None:
    with pytest.raises(InputError, match="the column 'task_id' does not name a task for each of the 1 completions"):
        as_trl_calls(rewarder, [BASELINE], **columns)


@pytest.mark.parametrize(
    ("completion", "text"),
    [
        ("text", "text"),
        (spoken("first", "last"), "last"),
        ([*spoken("code"), {"role": "tool", "content": "tool's output"}], "code"),
        (spoken(None), ""),
        (spoken([{"type": "text", "text": "a"}, {"type": "image"}, {"type": "text", "text": "b"}, 3]), "ab"),
        (spoken(), ""),
        (None, ""),
        ([], ""),
        ([{}], ""),
    ],
)
def test_the_text_of_a_completion_is_the_assistants_last(completion: object, text: str) -> None:
    assert completion_text(completion) == text


@pytest.mark.parametrize("completion", [3, ["text"], {"role": "assistant", "content": "x"}, b"x"])
def test_a_completion_of_another_shape_is_refused(completion: object) -> None:
    with pytest.raises(InputError, match="not a text or a list of messages"):
        completion_text(completion)


@pytest.mark.parametrize("content", [3, b"x", {"text": "x"}])
def test_a_message_whose_content_is_of_another_type_is_refused(content: object) -> None:
    with pytest.raises(InputError, match=f"a message's content is a {type(content).__name__}, not a text"):
        completion_text(spoken(content))


def test_a_completion_that_is_none_scores_as_an_empty_one(score: VerlScore) -> None:
    assert score("small", None, TASK) == 0.0
    assert score.batch(["small"], [None], [TASK], [None]) == [0.0]


def test_verl_names_the_task_in_the_extra_info_or_as_the_ground_truth(score: VerlScore) -> None:
    assert score(data_source="small", solution_str=BASELINE, ground_truth=TASK) == 1.0
    assert score("small", WRONG, "", {"task_id": TASK, "split": "train"}) == 0.0
    assert score("small", BASELINE, TASK, {"index": 3}) == 1.0


def test_verl_gets_the_score_that_was_agreed_on_where_nothing_is_known(score: VerlScore) -> None:
    assert score("small", DEADLY, TASK) == 0.0
    with VerlScore(open_small, unknown=0.5) as other:
        assert other("small", DEADLY, TASK) == 0.5


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
        assert [score(suite, BASELINE, TASK) for suite in ("a", "b", "a")] == [1.0] * 3
    assert len(opened) == 2
    for rewarder in opened:
        with pytest.raises(InputError, match="closed"):
            rewarder.reward(TASK, BASELINE)


def test_verl_may_send_the_function_to_another_process() -> None:
    with VerlScore(open_small, unknown=0.25) as score:
        score("small", BASELINE, TASK)
        copy = pickle.loads(pickle.dumps(score))
    with copy:
        assert copy("small", DEADLY, TASK) == 0.25

"""The scripted model: it repeats itself, writes every kind of program, and climbs where it is shown a good one."""

from bench.optimisers import Scribe
from effbench.samples.generation.prompts import open_template
from tests.model_server import Call
from tests.optimise.steps import rewrites

(TASK,) = rewrites().tasks
FIRST = open_template(None, "chat").render(TASK, "chat")


def asked(prompt: str, seed: int) -> str:
    body = {"messages": [{"content": prompt}], "seed": seed}
    return Scribe([TASK])(Call(number=1, path="", body=body, authorization=""), 0)


def test_it_says_the_same_again_and_everything_once() -> None:
    answers = [asked(FIRST, seed) for seed in range(60)]
    assert answers == [asked(FIRST, seed) for seed in range(60)]
    kinds = ("cost=2", "# the same", "return None", "for _ in range", "Sorting first")
    assert all(any(kind in answer for answer in answers) for kind in kinds)


def test_it_draws_anew_for_another_prompt() -> None:
    shown = FIRST + "\n\nYour last version:\n\n" + TASK.fastest.solution
    assert [asked(FIRST, seed) for seed in range(30)] != [asked(shown, seed) for seed in range(30)]

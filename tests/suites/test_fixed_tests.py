"""Which of a task's fixed tests are scored, and with a seed others."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from effbench.suites.fixed_tests import answers_program, inputs_program, longest_places

TEXTS = st.lists(st.text(max_size=8), min_size=1, max_size=20)


@given(inputs=TEXTS, most=st.integers(1, 6), seed=st.text(max_size=3))
def test_what_a_seed_scores_is_never_scored_without_one(inputs: list[str], most: int, seed: str) -> None:
    usual, other = longest_places(inputs, most, None), longest_places(inputs, most, seed)
    assert 0 < len(usual) <= most
    assert 0 < len(other) <= most
    assert set(usual) | set(other) <= set(range(len(inputs)))
    if len(inputs) > 1:
        assert not set(usual) & set(other)
    if len(inputs) > most:
        assert min(len(inputs[place]) for place in usual) >= max(len(inputs[place]) for place in other)


@given(texts=TEXTS)
def test_the_programs_give_every_text_as_it_is(texts: list[str]) -> None:
    scored = longest_places(texts, 2, None)
    for program, arguments in (
        (inputs_program(texts, scored, source=Path("data")), (0, 0)),
        (answers_program(texts, scored, source=Path("data")), ()),
    ):
        scope: dict[str, object] = {}
        exec(program.source, scope)  # the module's own text
        function = scope[program.entry_point]
        assert callable(function)
        assert [function(*arguments, 0, place)[0] for place in range(len(texts))] == texts
        assert [function(*arguments, 1, place)[0] for place in range(len(scored))] == [texts[at] for at in scored]

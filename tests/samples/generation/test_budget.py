"""Tokens and money add up."""

from hypothesis import given
from hypothesis import strategies as st

from effbench.records.sample import Usage
from effbench.records.usage import TotalUsage
from effbench.samples.generation.budget import GenerationBudget, share


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(1, 200))
def test_shares_add_up_to_the_whole_and_are_even(read: int, written: int, n: int) -> None:
    shares = share(Usage(prompt_tokens=read, completion_tokens=written), n)
    told = [usage for usage in shares if usage is not None]
    assert len(told) == n
    assert sum(usage.prompt_tokens for usage in told) == told[0].prompt_tokens == read
    assert sum(usage.completion_tokens for usage in told) == written
    assert max(usage.completion_tokens for usage in told) - min(usage.completion_tokens for usage in told) <= 1


def test_nothing_is_shared_where_nothing_is_told() -> None:
    assert share(None, 3) == [None, None, None]


def test_without_bounds_nothing_is_exhausted() -> None:
    assert GenerationBudget().exhausted(TotalUsage(prompt_tokens=10**12, untold=5)) is None


def test_spending_reads_well() -> None:
    assert str(TotalUsage(prompt_tokens=1200, completion_tokens=34)) == "1,200 + 34 tokens"
    assert str(TotalUsage(prompt_tokens=1, completion_tokens=2, cost_usd=0.00123)) == "1 + 2 tokens, $0.0012"
    assert str(TotalUsage(cost_usd=12.345, untold=3)) == "0 + 0 tokens, $12.35, 3 samples untold"

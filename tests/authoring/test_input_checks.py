"""What a prompt promises is read from its list items, or from a program's paragraph on its input."""

from hypothesis import given
from hypothesis import strategies as st

from effbench.authoring.input_checks import promised_bounds

PROMPT = """Write a function that adds 77 numbers.

- `values` holds 0 to 1,000 integers between -1,000,000 and 1,000,000,
  and at most 30 of them differ.
- A call may take about 90 million machine instructions.

```pycon
>>> f([500])
600
```
"""
PROGRAM = """Add 77 numbers.

Input: 0 to 1,700 lines. Each holds an amount between -99.5
and 99.5.

Output: at most 400 lines.
"""


def test_bounds_stand_in_list_items() -> None:
    assert promised_bounds(PROMPT) == [(3, 1000), (3, -1_000_000), (3, 1_000_000), (4, 30)]


def test_bounds_of_a_program_stand_in_the_paragraph_on_its_input() -> None:
    assert promised_bounds(PROGRAM) == [(3, 1700), (3, -99.5), (4, 99.5)]


@given(st.integers(20, 10**18))
def test_every_number_is_read_with_its_separators(bound: int) -> None:
    assert promised_bounds(f"- `n` is between 0 and {bound:,}.") == [(1, bound)]

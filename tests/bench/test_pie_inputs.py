"""Shapes of input that are tried on programs of which only the text is known."""

import random

from bench.pie_inputs import SIZES, shapes


def test_every_shape_makes_a_text_of_every_small_size_and_repeats_itself() -> None:
    for shape in shapes():
        for size in SIZES[:4]:
            text = shape(random.Random(size), size)
            assert text.strip()
            assert text == shape(random.Random(size), size)


def test_no_two_shapes_are_the_same() -> None:
    made = [tuple(shape(random.Random(seed), 12) for seed in range(4)) for shape in shapes()]
    assert len(set(made)) > 0.9 * len(made)

"""The functions of a program by its table of symbols, which nobody vouches for."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.measure.elf_symbols import Function, functions_of
from tests.measure.elf_files import an_elf

ELF = an_elf((200, 16, b"main"), (100, 50, b"work"), (300, 0, b"nothing"), others=((150, 8, b"table"),))


def test_functions_come_by_address_and_others_are_left_out() -> None:
    assert functions_of(ELF) == [Function(place=100, size=50, name="work"), Function(place=200, size=16, name="main")]
    assert functions_of(an_elf()) == []


def test_names_are_short_and_can_be_shown() -> None:
    (found,) = functions_of(an_elf((1, 1, b"\x1b[31m\xff" + b"a" * 500)))
    assert len(found.name) == 100
    assert found.name.isprintable()


@given(place=st.integers(0, len(ELF) - 1), value=st.integers(0, 255), end=st.integers(0, len(ELF)))
def test_damaged_programs_give_functions_or_an_error(place: int, value: int, end: int) -> None:
    damaged = bytearray(ELF)
    damaged[place] = value
    for program in (bytes(damaged), ELF[:end]):
        with contextlib.suppress(ValueError):
            assert all(len(function.name) <= 100 for function in functions_of(program))


def test_what_is_no_such_program_is_refused() -> None:
    for program in (b"", b"\x7fELF\x01\x01", b"#!/bin/sh\n"):
        with pytest.raises(ValueError, match="no ELF program"):
            functions_of(program)

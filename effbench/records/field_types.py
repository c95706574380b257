"""What a number in a record on disk may be. Readers refuse anything else, whoever wrote the file.

The types are annotations that pydantic obeys when it reads a record (:mod:`effbench.storage.json_files`) and that
everybody else takes as plain ``int``, ``float``, ``bool`` and ``tuple``. Nothing is converted: ``"5"``, ``5.0`` and
``true`` are no whole numbers, ``NaN`` and infinity are no numbers at all. A file can announce no count that arithmetic
in floats or 64 bits cannot take.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeVar

__all__ = [
    "LARGEST",
    "Count",
    "Counts",
    "Factor",
    "FirstFault",
    "Flag",
    "LargeCount",
    "Many",
    "Number",
    "Positive",
    "Real",
    "Score",
    "Switch",
    "Weight",
    "Whole",
    "WholeNumber",
]

T = TypeVar("T")
_Schema = dict[str, Any]

LARGEST: Final = 2**63 - 1
"""The largest count: what a table of 64-bit whole numbers holds."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks a whole number.

    Attributes:
        least: The smallest one; None where there is no bound.
        most: The largest one; None where there is no bound but the number of digits (4,300) that Python reads.
    """

    least: int | None = 0
    most: int | None = LARGEST

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> _Schema:
        """What pydantic asks for."""
        bounds = {"ge": self.least, "le": self.most}
        return {"type": "int", "strict": True, **{name: value for name, value in bounds.items() if value is not None}}


@dataclass(frozen=True, slots=True)
class Number:
    """Marks a finite number.

    Attributes:
        least: The smallest one.
        most: The largest one.
    """

    least: float
    most: float

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> _Schema:
        """What pydantic asks for."""
        return {"type": "float", "strict": True, "allow_inf_nan": False, "ge": self.least, "le": self.most}


@dataclass(frozen=True, slots=True)
class Switch:
    """Marks a truth value."""

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> _Schema:
        """What pydantic asks for."""
        return {"type": "bool", "strict": True}


@dataclass(frozen=True, slots=True)
class Counts:
    """Marks a record that holds nothing but counts."""

    def __get_pydantic_core_schema__(self, source: object, handler: Callable[[object], _Schema]) -> _Schema:
        """What pydantic asks for."""
        check = {"type": "no-info", "function": self._check}
        return {"type": "function-before", "function": check, "schema": handler(source)}

    @staticmethod
    def _check(values: object) -> object:
        for name, value in values.items() if isinstance(values, dict) else ():
            if type(value) is not int or not 0 <= value <= LARGEST:
                raise ValueError(f"{name[:40]!r} must be a whole number from 0 to {LARGEST}")
        return values


@dataclass(frozen=True, slots=True)
class FirstFault:
    """Marks a list whose reading ends at its first fault: a million faults would take a thousand times the file."""

    def __get_pydantic_core_schema__(self, source: object, handler: Callable[[object], _Schema]) -> _Schema:
        """What pydantic asks for."""
        return {**handler(source), "fail_fast": True}


Count = Annotated[int, Whole()]
"""0 or more."""
LargeCount = Annotated[int, Whole(most=2**127 - 1)]
"""0 or more; a product of two counts, which 64 bits do not always hold."""
Positive = Annotated[int, Whole(least=1)]
"""1 or more."""
WholeNumber = Annotated[int, Whole(least=None, most=None)]
"""Any, such as a seed: no arithmetic depends on it."""
Real = Annotated[float, Number(-1e100, 1e100)]
"""Sums and products of a few of them stay finite."""
Weight = Annotated[float, Number(0.0, 1e9)]
"""0 or more: weights, prices, seconds."""
Factor = Annotated[float, Number(1.0, 1e9)]
"""1 or more: a multiple of something."""
Score = Annotated[float, Number(0.0, 100.0)]
"""From 0 to 100."""
Flag = Annotated[bool, Switch()]
Many = Annotated[tuple[T, ...], FirstFault()]
"""A list of records."""

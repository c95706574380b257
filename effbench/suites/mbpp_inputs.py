"""Gives MBPP+'s inputs the types back that JSON cannot hold: tuples, sets and complex numbers.

Which task has which types is a fact of the data, as EvalPlus states it in ``evalplus/data/mbpp.py`` (version 0.3.1,
Apache-2.0); the rest is written for effbench. The module is also part of EvalPerf's input generators: its text runs in
a lane, so it needs the standard library only, and neither relative imports nor names of effbench.
"""

from typing import Any

__all__ = ["restore_arguments"]


def restore_arguments(task_id: str, arguments: list[Any]) -> Any:
    """The arguments of one call as the task's function takes them.

    Args:
        task_id: ``Mbpp/<number>``; the arguments of any other task stay as they are.
        arguments: A list, from JSON.
    """
    collection, _, number = task_id.partition("/")
    if collection != "Mbpp":
        return arguments
    return _SHAPES.get(int(number), list)(arguments)


def _rows(items: Any) -> Any:
    return [tuple(item) for item in items]


def _row_of_rows(items: Any) -> Any:
    return tuple(_rows(items))


def _first_row(arguments: Any) -> Any:
    return [tuple(arguments[0]), *arguments[1:]]


def _second_row(arguments: Any) -> Any:
    return [arguments[0], tuple(arguments[1])]


def _first_rows(arguments: Any) -> Any:
    return [_rows(arguments[0]), *arguments[1:]]


def _all_rows(arguments: Any) -> Any:
    return [_rows(argument) for argument in arguments]


def _all_rows_of_rows(arguments: Any) -> Any:
    return [_row_of_rows(argument) for argument in arguments]


def _first_sets(arguments: Any) -> Any:
    # EvalPlus makes an empty set an empty dict here.
    return [[set(item) if isinstance(item, list) and item else {} for item in arguments[0]]]


def _first_mixed_row(arguments: Any) -> Any:
    return [tuple(tuple(item) if isinstance(item, list) else item for item in arguments[0])]


def _first_dict_of_rows(arguments: Any) -> Any:
    return [{key: tuple(value) for key, value in arguments[0].items()}, *arguments[1:]]


def _float_and_complex(arguments: Any) -> Any:
    return [float(arguments[0]), complex(arguments[1])]


def _first_complex(arguments: Any) -> Any:
    return [complex(arguments[0])]


def _deep_rows(value: Any) -> Any:
    return tuple(_deep_rows(item) for item in value) if isinstance(value, list) else value


_NUMBERS_BY_SHAPE = {
    _rows: (
        *(2, 116, 132, 143, 222, 261, 273, 394, 399, 421, 424),
        *(429, 470, 560, 579, 596, 616, 630, 726, 740, 744, 809),
    ),
    _all_rows: (63, 64, 70, 94, 120, 237, 272, 299, 400, 409, 417, 438, 473, 614, 780),
    _first_rows: (75, 413, 444, 753),
    _second_row: (106, 750),
    _first_sets: (115,),
    _float_and_complex: (124,),
    _first_row: (250, 307, 405, 446, 617, 720, 763, 808),
    _all_rows_of_rows: (259, 401, 445),
    _first_mixed_row: (278,),
    _first_dict_of_rows: (722,),
    _first_complex: (252,),
    _deep_rows: (580, 615, 791),
}
_SHAPES = {number: shape for shape, numbers in _NUMBERS_BY_SHAPE.items() for number in numbers}

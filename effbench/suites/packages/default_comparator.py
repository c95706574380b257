"""The default validator of outputs of problem packages: tokens, with the flags that a package may give it.

This file runs in a lane as well, so it imports the standard library alone.
"""

import math
import re

__all__ = ["compare", "understands"]

_SPACE = rb"[ \f\n\r\t\v]+"
_FLOAT = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z|[+-]?(?:inf|infinity|nan)\Z", re.IGNORECASE)
_TOLERANCES = ("float_tolerance", "float_relative_tolerance", "float_absolute_tolerance")
_MOST_CHARACTERS = 400


def understands(flags: "tuple[str, ...]") -> str:
    """Why flags are none of the default validator's; empty where they are."""
    words = list(flags)
    while words:
        word = words.pop(0)
        if word in _TOLERANCES:
            if not words or not _FLOAT.match(words.pop(0).encode()):
                return f"{word} needs a number"
        elif word not in ("case_sensitive", "space_change_sensitive"):
            return f"{word[:40]!r} is no flag of the default validator"
    return ""


def compare(output: bytes, answer: bytes, flags: "tuple[str, ...]") -> str:
    """Compares an output with an answer. Returns what is wrong with it; empty where it is right."""
    words = list(flags)
    relative = absolute = None
    for name, value in zip(words, [*words[1:], ""]):  # noqa: B905  # as long as each other
        if name in ("float_tolerance", "float_relative_tolerance"):
            relative = float(value)
        if name in ("float_tolerance", "float_absolute_tolerance"):
            absolute = float(value)
    if "space_change_sensitive" in words and re.findall(_SPACE, output) != re.findall(_SPACE, answer):
        return "the white space differs"
    if "space_change_sensitive" in words and output[:1].isspace() != answer[:1].isspace():
        return "the white space differs"
    found, wanted = output.split(), answer.split()
    for place, (own, right) in enumerate(zip(found, wanted)):  # noqa: B905  # the shorter one is told below
        if not _is_alike(own, right, "case_sensitive" in words, relative, absolute):
            return f"token {place + 1} differs"
    if len(found) != len(wanted):
        return f"it has {len(found)} tokens, and the answer has {len(wanted)}"
    return ""


def _is_alike(
    own: bytes, right: bytes, is_case_sensitive: bool, relative: "float | None", absolute: "float | None"
) -> bool:
    if own == right:
        return True
    if (relative is not None or absolute is not None) and len(right) <= _MOST_CHARACTERS and _FLOAT.match(right):
        if len(own) > _MOST_CHARACTERS or not _FLOAT.match(own):
            return False
        difference = abs(float(own) - float(right))
        if math.isnan(difference):
            return math.isnan(float(own)) and math.isnan(float(right))
        is_near = absolute is not None and difference <= absolute
        return is_near or (relative is not None and difference <= relative * abs(float(right)))
    return not is_case_sensitive and own.lower() == right.lower()

"""Text of unknown origin, made safe to show."""

__all__ = ["one_line", "printable"]

_KEPT = frozenset("\n\t")


def printable(text: str) -> str:
    r"""Spells out what a terminal would obey or hide instead of showing it.

    Names of tasks and models, and the messages of programs, come from files that somebody else wrote: a control
    sequence in them could rewrite what is on the screen, and a mark of direction could turn it around.

    Returns:
        The text with every character that is not printable, except line feeds and tabs, as an escape such as ``\x1b``.
    """
    if text.isprintable():
        return text
    return "".join(each if each in _KEPT or each.isprintable() else _escaped(each) for each in text)


def one_line(text: str, *, most: int = 1000) -> str:
    """Text as one line that can be shown, and not an endless one: a name can neither break it nor fill the screen."""
    line = " ".join(text[: 2 * most].split())
    return printable(line if len(line) <= most and len(text) <= 2 * most else f"{line[:most]}…")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")

"""Untrusted text made fit for a page, and for the name of a page.

Escaping HTML is the template engine's part. What it lets through can still deceive a reader or a terminal: control
characters, and marks that turn the direction of text around ("Trojan Source", Boucher & Anderson 2021). They are
spelled out, and so are lone surrogates, which no UTF-8 file can hold.
"""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["slugs", "visible"]

_SLUG_LENGTH: Final = 60
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    r"""Spells out what a reader would not see: ``\x1b``, ``\u202e``, ``\ud800``. Tabs and newlines stay."""
    if text.isascii() and text.isprintable():  # most are, and this is told ten times as fast
        return text
    return _UNSEEN.sub(_spelled, text.replace("\r\n", "\n"))


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def slugs(names: Iterable[str]) -> list[str]:
    """A file name for each name: lower-case letters, digits, ``.``, ``-`` and ``_``; all different."""
    taken: set[str] = set()
    found = []
    for name in names:
        base = re.sub(r"[^a-z0-9._]+", "-", name.lower()).strip("-._")[:_SLUG_LENGTH] or "unnamed"
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        found.append(slug)
    return found

"""Small tables as HTML, for notebooks."""

from collections.abc import Sequence
from html import escape

from effbench.text.terminal import one_line

__all__ = ["html_table"]


def html_table(rows: Sequence[Sequence[object]], headers: Sequence[str], *, caption: str = "") -> str:
    """A table whose cells are texts of unknown origin; each is one line."""
    parts = ["<table>", f"<caption>{_cell(caption)}</caption>" if caption else "", "<thead><tr>"]
    parts += [f"<th>{_cell(header)}</th>" for header in headers]
    parts += ["</tr></thead><tbody>"]
    parts += ["<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "".join([*parts, "</tbody></table>"])


def _cell(value: object) -> str:
    return escape(one_line(str(value), most=200))

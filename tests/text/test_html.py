"""Tables for notebooks: every cell is text, in one line, and not endless."""

from effbench.text.html import html_table


def test_a_table_has_its_caption_headers_and_cells() -> None:
    assert html_table([["a", 1]], ["name", "n"], caption="two & one") == (
        "<table><caption>two &amp; one</caption><thead><tr><th>name</th><th>n</th></tr></thead>"
        "<tbody><tr><td>a</td><td>1</td></tr></tbody></table>"
    )


def test_a_cell_is_neither_html_nor_endless() -> None:
    html = html_table([["<img src=x onerror=alert(1)>\n\x1b[2J"], ["x" * 10_000]], [""])
    assert r"<td>&lt;img src=x onerror=alert(1)&gt; \x1b[2J</td>" in html
    assert len(html) < 600

"""Names, prompts and programs that try to be more than text."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bench.synthetic_runs import Shape
from effbench.leaderboard.highlight import highlighted, python_lexer
from effbench.leaderboard.page_filters import filters
from effbench.leaderboard.page_text import slugs, visible
from effbench.records.statement import StatedReference, TaskStatement
from effbench.storage.jsonl import write_records
from tests.leaderboard.sites import built, pages, read_page, renewed, rewritten, small_runs

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><path d='M0 0'/></svg>",
    "\"><iframe src='https://evil.example/'>",
    "\x1b[31mred\x1b]8;;https://evil.example/\x07",
    "{{ site }}{% include 'x' %}",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example/>",
    "</code></pre></details></main></body>",
    "user\u202egnp.exe \ud800",
    "../../etc/passwd",
    '=HYPERLINK("https://evil.example/")',
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    runs = small_runs(folder / "runs", Shape(models=len(HOSTILE), tasks=2, samples=2))
    for run, text in zip(runs, HOSTILE, strict=True):
        samples = [replace(item, model=text) for item in run.samples()]
        # Of one sample the raw text is shown, of the others the code; hashes are not looked at here.
        samples = [replace(item, solution=None if number else text, completion=text) for number, item in
                   enumerate(samples)]  # fmt: skip
        renewed(run, model=text, run_id=text, suite_origin=text, command=text, started_at=text)
        rewritten(run, samples)
    _spoil_statements(runs[0].path)
    measurements = runs[0].measurements()
    (runs[0].path / "measurements.jsonl").unlink()
    with runs[0].writer() as writer:
        writer.append_all(replace(item, detail="".join(HOSTILE)) for item in measurements)
    return built([folder / "runs"], folder / "site")


def _spoil_statements(folder: Path) -> None:
    text = "\n\n".join(HOSTILE)
    path = folder / "tasks.jsonl"
    statements = [
        TaskStatement(
            task_id=f"invented/00{number}",
            prompt=("def f():\n" if number else "Write:\n\n") + text,
            references=(StatedReference(reference_id=HOSTILE[0], tier=HOSTILE[1], solution=text),),
        )
        for number in range(2)
    ]
    write_records(path, TaskStatement, statements)


def test_hostile_text_adds_no_element_attribute_or_link(site: Path) -> None:
    assert len(pages(site)) > 2 * len(HOSTILE)
    for page in pages(site):
        elements, _ = read_page(page)
        for tag, attributes in elements:
            assert tag not in ("iframe", "img", "style", "object", "embed", "base")
            assert tag != "script" or attributes == {"src": attributes["src"], "defer": None}
            assert not any(name.startswith("on") for name in attributes), (page, attributes)
            for name in ("href", "src"):
                value = attributes.get(name) or ""
                assert "//" not in value or page.name == "method.html"  # names papers, and nothing of a run
                assert "script:" not in value


def test_hostile_text_is_shown_as_it_is(site: Path) -> None:
    _, text = read_page(site / "index.html")
    for name in HOSTILE[:4] + HOSTILE[5:8]:
        assert name in text
    assert r"\x1b[31mred\x1b]8;;https://evil.example/\x07" in text
    assert r"user\u202egnp.exe \ud800" in text


def test_no_control_character_reaches_a_file(site: Path) -> None:
    for path in [*pages(site), *(site / "data").glob("*.csv")]:
        text = path.read_text(encoding="utf-8")
        assert text.replace("\r\n", "\n") == visible(text)


def test_no_file_leaves_the_site(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert {name.partition("/")[0] for name in names} == {
        *("index.html", "method.html", "data.html", "errata.html", "site.json"),
        *("assets", "compare", "data", "models", "tasks"),
    }
    assert not any(set(name) - set("abcdefghijklmnopqrstuvwxyzSHAUM0123456789._-/") for name in names)


def test_a_spreadsheet_gets_no_formula(site: Path) -> None:
    table = (site / "data" / "invented-qemu-ranking.csv").read_text()
    assert "'=HYPERLINK(" in table
    assert ",=HYPERLINK(" not in table


@given(st.text(st.characters()))
def test_highlighting_changes_no_text(code: str) -> None:
    marked = highlighted(code, python_lexer())
    assert isinstance(marked, Markup)
    assert marked.striptags().split() == Markup(Markup.escape(visible(code))).striptags().split()
    assert marked.count("<") == 2 * marked.count("<span class=")


@given(st.text(st.characters()))
def test_visible_text_has_nothing_to_hide_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert visible(shown) == shown
    assert all(letter.isprintable() or letter in "\t\n\xa0" or ord(letter) > 0xFF for letter in shown)


@given(st.lists(st.text(), max_size=8))
def test_slugs_are_different_and_safe(names: list[str]) -> None:
    found = slugs(names)
    assert len(set(found)) == len(found) == len(names)
    assert all(slug[0].isalnum() and set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-") for slug in found)


@given(st.text())
def test_a_prompt_adds_only_the_elements_of_text(text: str) -> None:
    html = str(filters()["prompt"](text))
    for forbidden in ("<script", "<img", "<a ", "<iframe", "<svg", " onload", "javascript:"):
        assert forbidden not in html.lower() or forbidden in ("javascript:", " onload")


def test_a_prompt_that_is_code_is_not_read_as_markdown() -> None:
    html = str(filters()["prompt"]("def f():\n    # *not* a list\n    return 1\n"))
    assert html.startswith("<pre><code><span")
    assert "<em>" not in html

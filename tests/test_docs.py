"""The pages agree with each other and with what they are built from."""

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/*.md")])


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    text = re.sub(r"^(````?).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target, _, anchor in (link.partition("#") for link in re.findall(r"\]\(([^)\s:]+)\)", text)):
        path = (page.parent / target).resolve() if target else page
        if page.name == "api.md" and target == "contributing.md":  # an API page is read on the site only
            path = ROOT / "CONTRIBUTING.md"
        assert path.exists(), target
        assert not anchor or anchor in headings(path), f"{target}#{anchor}"


def headings(page: Path) -> set[str]:
    """The anchors that GitHub and the site give a page's headings."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_the_site_shows_every_page() -> None:
    config = (ROOT / "docs/site/mkdocs.yml").read_text()
    shown = set(re.findall(r"[\w/-]+\.md$", config, flags=re.MULTILINE))
    written = {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").glob("**/*.md")}
    assert shown == written | {"index.md", "contributing.md", "changelog.md"}


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs/adr"
    index = (folder / "index.md").read_text()
    listed = re.findall(r"^\| \[(\d+)\]\((\d{4}-[a-z-]+\.md)\) \| (.+) \|$", index, flags=re.MULTILINE)
    records = sorted(path.name for path in folder.glob("0*.md"))
    assert [name for _, name, _ in listed] == records
    for number, name, title in listed:
        text = (folder / name).read_text()
        assert text.startswith(f"# {number}. {title}\n")
        assert re.findall(r"^## (\w+)$", text, flags=re.MULTILINE) == ["Context", "Decision", "Consequences", "Figures"]


IMPORT = re.compile(r"^(?:>>> )?from (effbench[\w.]*) import ([\w, ]+)$", flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_what_a_page_imports_exists(page: Path) -> None:
    for module, imported in IMPORT.findall(page.read_text(encoding="utf-8")):
        for name in imported.split(","):
            assert hasattr(import_module(module), name.strip()), f"{module} has no {name.strip()}"

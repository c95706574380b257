"""Brings the pages at the top of the repository into the site, and points links to where the site has their targets."""

import re
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT: Final = Path(__file__).parents[2]
TOP_PAGES: Final = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
CODE: Final = re.compile(r"`[^`\n]+`")
LINK: Final = re.compile(r"(?<=\]\()(?P<target>[^)#\s:]+)(?=[)#])")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages at the top, with links as from a page in ``docs``."""
    for name, place in TOP_PAGES.items():
        text = LINK.sub(lambda link: _from_docs(link["target"]), (ROOT / name).read_text(encoding="utf-8"))
        files.append(File.generated(config, place, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  # mkdocs' own
    """Points links that leave ``docs`` to the site's page or to the repository; reads bars in tables as GitHub does."""
    depth = page.file.src_uri.count("/")
    markdown = CODE.sub(lambda code: code[0].replace(r"\|", "|"), markdown)
    return LINK.sub(lambda link: _on_site(link["target"], depth, str(config.repo_url)), markdown)


def _from_docs(target: str) -> str:
    return target.removeprefix("docs/") if target.startswith("docs/") else f"../{target}"


def _on_site(target: str, depth: int, repository: str) -> str:
    outside = "../" * (depth + 1)
    if not target.startswith(outside):
        return target
    name = target.removeprefix(outside)
    return "../" * depth + TOP_PAGES[name] if name in TOP_PAGES else f"{repository}/blob/main/{name}"

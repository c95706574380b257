"""The examples in the pages do what they say."""

import ast
import doctest
import re
from pathlib import Path

import pytest

from effbench.sandboxes.docker import DockerSandbox

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/library.md")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text(), flags=re.MULTILINE | re.DOTALL)


@pytest.mark.docker
@pytest.mark.parametrize("page", PAGES)
def test_every_session_in_a_page_gives_what_it_shows(
    page: str, docker_sandbox: DockerSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, page, page, 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_program_in_a_page_is_python(page: str) -> None:
    for program in blocks(page, "python"):
        ast.parse(program)


@pytest.mark.parametrize("page", PAGES)
def test_every_session_in_a_page_stands_in_a_block_that_is_tested(page: str) -> None:
    text = (ROOT / page).read_text()
    assert text.count("\n>>> ") == sum(("\n" + block).count("\n>>> ") for block in blocks(page, "pycon"))

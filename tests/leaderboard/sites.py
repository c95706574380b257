"""Small sites of invented runs, and what can be read from their pages."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from bench.synthetic_runs import Shape, write_runs
from effbench.leaderboard.site import BuildOptions, build_site
from effbench.records.sample import Sample
from effbench.storage.run_directory import RunDirectory
from tests.log_messages import log_messages

SHAPE = Shape(models=3, tasks=4, samples=3)

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def renewed(run: RunDirectory, **changes: object) -> RunDirectory:
    """The same run with another manifest."""
    run.update(replace(run.manifest(), **changes))  # type: ignore[arg-type]  # the test names real fields
    return run


def rewritten(run: RunDirectory, samples: list[Sample]) -> None:
    """Puts other samples in place of a run's own."""
    (run.path / "samples.jsonl").unlink()
    run.begin(run.manifest(), samples)


def small_runs(folder: Path, shape: Shape = SHAPE) -> list[RunDirectory]:
    return write_runs(folder, shape)


def built(paths: list[Path], output: Path, *, told: list[str] | None = None, errata: Path | None = None) -> Path:
    """The folder of a site."""
    with log_messages(told):
        build_site(BuildOptions(paths=tuple(paths), output=output, errata=errata))
    return output


class _Reader(HTMLParser):
    """Collects elements, links and texts, and checks that elements close."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read_page(path: Path) -> tuple[list[tuple[str, dict[str, str | None]]], str]:
    """A page's elements with their attributes, and all its text."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.elements, "".join(reader.texts)


def contents(site: Path) -> dict[str, bytes]:
    """All files of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))

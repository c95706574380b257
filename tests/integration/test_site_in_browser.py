"""Sites in Chromium, from files and without a network."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.synthetic_runs import Shape
from effbench.leaderboard.report import run_report
from effbench.leaderboard.site import BuildOptions, build_site
from tests.conftest import missing
from tests.leaderboard.invented_contest import invented_contest
from tests.leaderboard.sites import pages, renewed, small_runs

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SILENT = """[...document.querySelectorAll(".scroll")].filter(region => region.scrollWidth > region.clientWidth + 1 &&
    getComputedStyle(region, "::before").content === "none").map(region => region.outerHTML.slice(0, 200))"""
"""Regions that scroll and do not say so."""
PATIENCE_MS = 120_000
"""A busy machine is slow, which is no fault of a page."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five models in one ranking, one by another counter, one in another language; optimisers; a report of one run."""
    folder = tmp_path_factory.mktemp("browser")
    runs = small_runs(folder / "runs", Shape(models=7, tasks=8, samples=3))
    renewed(runs[5], environment=replace(runs[5].manifest().environment, counter="perf"))
    renewed(runs[6], environment=replace(runs[6].manifest().environment, language="cpp", environment_id="c" * 16))
    options = BuildOptions(paths=(folder / "runs",), output=folder / "site", contests=(invented_contest(),))
    site = build_site(options).parent
    (site / "report.html").write_text(run_report(runs[0]), encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        missing("browser", f"none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Visit:
    """A page with what went wrong on it."""

    def __init__(self, page: Page, site: Path) -> None:
        self.page, self._site = page, site
        self.faults: list[str] = []
        page.on("console", lambda message: self.faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("request", lambda request: self._check(request.url))

    def _failed(self, url: str, reason: str | None) -> None:
        if reason != "net::ERR_ABORTED":  # the reader went on before it was there
            self.faults.append(f"{url}: {reason}")

    def _check(self, url: str) -> None:
        if not url.startswith(self._site.as_uri()):
            self.faults.append(f"asks for {url}")

    def open(self, path: str) -> None:
        self.page.goto(f"{self._site.as_uri()}/{path}")

    def models(self) -> list[str]:
        """The models that are seen in the first ranking, from top to bottom."""
        return list(self.page.locator("[data-board]").first.locator("tbody tr:visible .model").all_inner_texts())


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def new_visit(browser: Browser, site: Path, **options: Any) -> Visit:
    context = browser.new_context(offline=True, **{"viewport": WIDE, **options})
    context.set_default_timeout(PATIENCE_MS)
    return Visit(context.new_page(), site)


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    visit = new_visit(browser, site)
    yield visit
    assert visit.faults == []
    visit.page.context.close()


def test_every_page_opens_without_a_fault_and_fits_a_phone(browser: Browser, site: Path) -> None:
    visit = new_visit(browser, site, viewport=PHONE)
    for page in pages(site):
        visit.open(page.relative_to(site).as_posix())
        assert visit.page.locator("h1").count() == 1
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page
        assert visit.page.evaluate(SILENT) == [], page
        assert visit.faults == [], page
    visit.page.context.close()


EXAMPLES = (
    *("index.html", "data.html", "method.html", "errata.html", "optimising.html", "report.html"),
    *("models/model-00.html", "compare/model-00.html", "compare/invented-qemu.html"),
    *("tasks/invented-qemu.html", "tasks/invented-qemu--invented-000.html#m-model-00"),
)


@pytest.mark.parametrize(("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)], ids=["light-wide", "dark-phone"])
def test_pages_have_no_accessibility_findings(
    browser: Browser, site: Path, scheme: str, viewport: ViewportSize
) -> None:
    # axe is put into the page from outside, which the page's own policy would refuse.
    visit = new_visit(browser, site, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    for example in EXAMPLES:
        visit.open(example)
        violations = Axe().run(visit.page).response["violations"]
        assert [(item["id"], item["nodes"][0]["html"][:200]) for item in violations] == [], example
    visit.page.context.close()


def test_sorting_by_keyboard_is_announced_and_kept_in_the_address(visit: Visit) -> None:
    visit.open("index.html")
    ranked = visit.models()
    assert len(ranked) == 5
    button = visit.page.locator("[data-board]").first.get_by_role("button", name="Model")
    button.focus()
    visit.page.keyboard.press("Enter")
    assert visit.models() == sorted(ranked)
    visit.page.keyboard.press("Enter")
    assert visit.models() == sorted(ranked, reverse=True)
    sorted_headers = visit.page.locator("[data-board]").first.locator("th[aria-sort]")
    assert sorted_headers.count() == 1
    assert sorted_headers.get_attribute("aria-sort") == "descending"
    assert visit.page.url.endswith("#sort=model%3Adescending")
    visit.page.reload()
    assert visit.models() == sorted(ranked, reverse=True)


def test_numbers_are_sorted_as_numbers(visit: Visit) -> None:
    visit.open("models/model-00.html")
    visit.page.get_by_role("button", name="Best cost").click()
    cells = visit.page.locator("tbody tr td:nth-child(4)").all_inner_texts()
    costs = [float(cell.replace(",", "")) for cell in cells if cell != "–"]  # noqa: RUF001  # a dash
    assert costs == sorted(costs)
    assert len(costs) > 2
    assert "–" not in cells[: len(costs)]  # noqa: RUF001  # what is not there comes last


def test_filters_hide_rankings_and_rows_and_are_kept_in_the_address(visit: Visit) -> None:
    visit.open("index.html")
    assert visit.page.locator("[data-board]:visible").count() == 3
    visit.page.get_by_label("Language").select_option("C++17")
    assert visit.page.locator("[data-board]:visible").count() == 1
    visit.page.get_by_label("Language").select_option("")
    visit.page.get_by_label("Counter").select_option("perf")
    assert visit.page.locator("[data-board]:visible").count() == 1
    assert visit.page.get_by_role("status").inner_text() == "1 model"
    visit.page.get_by_label("Counter").select_option("")
    visit.page.get_by_label("Model", exact=True).fill("MODEL-03")
    assert visit.models() == ["model-03"]
    assert visit.page.url.endswith("#q=MODEL-03")
    visit.page.reload()
    assert visit.models() == ["model-03"]
    visit.page.get_by_label("Model", exact=True).fill("nobody")
    assert visit.page.get_by_text("No model here fits the filter.").first.is_visible()
    assert visit.page.get_by_role("status").inner_text() == "0 models"


def test_a_reader_gets_from_the_rank_to_the_model_to_the_task_to_the_code(visit: Visit) -> None:
    visit.open("index.html")
    model = visit.models()[0]
    visit.page.get_by_role("link", name=model, exact=True).first.click()
    assert visit.page.locator("h1").inner_text() == model
    visit.page.get_by_role("link", name="invented/003").click()
    assert visit.page.locator("h1").inner_text() == "invented/003"
    program = visit.page.locator("details[open]")
    assert program.count() == 1
    assert model in program.locator("summary").inner_text()
    assert program.locator("code .k", has_text="def").first.is_visible()
    assert "def solve_3(values" in program.locator("code").first.inner_text()


def test_the_theme_follows_the_system_until_the_reader_chooses(browser: Browser, site: Path, scheme: str) -> None:
    visit = new_visit(browser, site, color_scheme=scheme)
    visit.open("index.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark, light = "rgb(20, 23, 27)", "rgb(255, 255, 255)"
    assert visit.page.evaluate(paper) == (dark if scheme == "dark" else light)
    visit.page.get_by_role("button", name="Switch between light and dark").click()
    assert visit.page.evaluate(paper) == (light if scheme == "dark" else dark)
    visit.open("models/model-00.html")
    assert visit.page.evaluate(paper) == (light if scheme == "dark" else dark)
    assert visit.faults == []
    visit.page.context.close()


def test_charts_take_the_colours_of_a_dark_page(browser: Browser, site: Path) -> None:
    visit = new_visit(browser, site, color_scheme="dark")
    visit.open("index.html")
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{3,6})"', (site / "index.html").read_text()))
    assert used
    for colour in used:
        mark = visit.page.locator(f'.chart [fill="{colour}"], .chart [stroke="{colour}"]').first
        shown = mark.evaluate("(e, c) => getComputedStyle(e)[e.getAttribute('fill') === c ? 'fill' : 'stroke']", colour)
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        assert shown != f"rgb({red}, {green}, {blue})", colour
    visit.page.context.close()


def test_everything_can_be_read_without_a_script(browser: Browser, site: Path) -> None:
    visit = new_visit(browser, site, java_script_enabled=False)
    visit.open("index.html")
    assert len(visit.models()) == 5
    assert visit.page.locator("[data-controls]").is_hidden()
    assert visit.page.get_by_role("button").count() == 0
    visit.open("tasks/invented-qemu--invented-000.html")
    visit.page.locator("details summary").last.click()
    assert visit.page.locator("details[open] code").first.is_visible()
    visit.page.context.close()


def test_a_phone_sorts_by_a_list_of_choices(browser: Browser, site: Path) -> None:
    visit = new_visit(browser, site, viewport=PHONE)
    visit.open("index.html")
    ranked = visit.models()
    visit.page.get_by_label("Sort by").select_option("model:ascending")
    assert visit.models() == sorted(ranked)
    assert visit.faults == []
    visit.page.context.close()


def test_long_names_without_a_space_widen_no_page(browser: Browser, tmp_path: Path) -> None:
    run = renewed(small_runs(tmp_path / "runs", Shape(models=1, tasks=1, samples=1))[0], model="x" * 200)
    site = build_site(BuildOptions(paths=(run.path,), output=tmp_path / "site", title="t" * 80)).parent
    visit = new_visit(browser, site, viewport=PHONE)
    for page in pages(site):
        visit.open(page.relative_to(site).as_posix())
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page
    visit.page.context.close()


def test_nothing_moves_where_the_reader_wants_no_motion(browser: Browser, site: Path) -> None:
    visit = new_visit(browser, site, reduced_motion="reduce")
    visit.open("index.html")
    assert visit.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    visit.page.context.close()

"""Whole sites: what is ranked, what is refused, and that nothing is ever half there."""

import errno
import hashlib
import json
import shutil
import urllib.request
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from bench.synthetic_runs import Shape
from effbench.cli.main import main
from effbench.errors import DataFileError, InputError
from effbench.export.bundle import bundle_run
from effbench.export.verify import verify_bundle
from effbench.leaderboard import site as site_module
from effbench.leaderboard.serve import site_server
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import files
from tests.leaderboard.sites import SHAPE, built, contents, pages, read_page, renewed, rewritten, small_runs

pytestmark = pytest.mark.long
PAPERS = ("https://arxiv.org/abs/", "https://doi.org/")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    small_runs(folder)
    return folder


@pytest.fixture(scope="module")
def site(runs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built([runs], tmp_path_factory.mktemp("site") / "site")


def copied(runs: Path, folder: Path) -> list[RunDirectory]:
    shutil.copytree(runs, folder)
    return [RunDirectory(path) for path in sorted(folder.iterdir())]


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["leaderboard", *map(str, arguments)])


def test_every_run_task_and_pair_has_its_page(site: Path) -> None:
    names = {str(path.relative_to(site)) for path in pages(site)}
    models = [f"model-0{number}" for number in range(SHAPE.models)]
    tasks = [f"invented-00{number}" for number in range(SHAPE.tasks)]
    assert names == {
        *("index.html", "method.html", "data.html", "errata.html"),
        *(f"models/{model}.html" for model in models),
        *(f"compare/{model}.html" for model in models),
        *("compare/invented-qemu.html", "tasks/invented-qemu.html"),
        *(f"tasks/invented-qemu--{task}.html" for task in tasks),
    }


def test_every_link_leads_to_a_file_of_the_site_and_every_anchor_exists(site: Path) -> None:
    ids = {path: {item.get("id") for _, item in read_page(path)[0]} for path in pages(site)}
    checked = 0
    for page in pages(site):
        for _, attributes in read_page(page)[0]:
            for name in ("href", "src"):
                target, _, anchor = (attributes.get(name) or "").partition("#")
                if name not in attributes or (page.name == "method.html" and target.startswith("https://")):
                    continue
                path = (page.parent / target).resolve() if target else page
                assert path.is_file(), f"{page}: {target}"
                assert path.is_relative_to(site.resolve())
                assert not anchor or anchor in ids[site / path.relative_to(site.resolve())], f"{page}: #{anchor}"
                checked += 1
    assert checked > 100


def test_pages_load_nothing_from_elsewhere_and_hold_no_inline_script_or_style(site: Path) -> None:
    for page in pages(site):
        elements, _ = read_page(page)
        policy = next(item["content"] for tag, item in elements if item.get("http-equiv") == "Content-Security-Policy")
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self';")
        assert "unsafe" not in policy
        for tag, attributes in elements:
            assert tag != "style"
            assert tag != "script" or (attributes.get("src") or "").endswith("assets/site.js")
            assert not any(name == "style" or name.startswith("on") for name in attributes), (page, tag, attributes)
            links = {value or "" for name, value in attributes.items() if name in ("href", "src")}
            # The method's page names papers; following a link is the reader's own act.
            papers = {link for link in links if page.name == "method.html" and link.startswith(PAPERS)}
            assert not any("//" in link for link in links - papers)


def test_the_same_runs_give_the_same_site(runs: Path, site: Path, tmp_path: Path) -> None:
    assert contents(built([runs], tmp_path / "again")) == contents(site)


def test_a_run_that_is_named_twice_is_shown_once(runs: Path, site: Path, tmp_path: Path) -> None:
    assert contents(built([runs, runs / "model-01"], tmp_path / "site")) == contents(site)


def test_the_data_verify_and_have_their_hashes(site: Path) -> None:
    lines = (site / "data" / "SHA256SUMS").read_text().splitlines()
    sums = {name: sha256 for sha256, name in (line.split("  ") for line in lines)}
    present = {path.name for path in (site / "data").iterdir()} - {"SHA256SUMS"}
    assert set(sums) == present
    for name, sha256 in sums.items():
        content = (site / "data" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256
        assert sha256 in (site / "data.html").read_text()
        assert not name.endswith(".zip") or verify_bundle(site / "data" / name).problems == ()
    assert sum(name.endswith(".zip") for name in sums) == SHAPE.models


def test_the_published_scores_are_those_of_the_bundle(site: Path) -> None:
    rows = [json.loads(line) for line in (site / "data" / "invented-qemu-ranking.jsonl").read_text().splitlines()]
    for row in rows:
        estimates = {item.metric: item for item in verify_bundle(site / "data" / f"{row['model']}.zip").estimates}
        assert row["eff@1"] == estimates["eff@k"].point_estimate
        assert row["pass@1 low"] == estimates["pass@k"].ci_low
        assert f"{row['eff@1']:.3f}" in (site / "index.html").read_text()
    assert [row["eff@1"] for row in rows] == sorted((row["eff@1"] for row in rows), reverse=True)


# Who is ranked with whom.


def test_runs_by_another_counter_or_in_another_environment_have_their_own_ranking(runs: Path, tmp_path: Path) -> None:
    first, second, _ = copied(runs, tmp_path / "runs")
    environment = first.manifest().environment
    renewed(first, environment=replace(environment, counter="perf"))
    renewed(second, environment=replace(environment, environment_id="ffff", python="3.13.0"))
    site = built([tmp_path / "runs"], tmp_path / "site")
    _, text = read_page(site / "index.html")
    assert "3 rankings: runs that were counted by different counters" in " ".join(text.split())
    elements, _ = read_page(site / "index.html")
    assert sum("data-board" in item for _, item in elements) == 3
    assert sum(tag == "tr" and "data-model" in item for tag, item in elements) == 3
    assert "environment ffff" in text
    assert not (site / "compare" / "model-00.html").exists()


def test_of_two_runs_of_one_model_the_newest_counts_and_the_other_is_named(runs: Path, tmp_path: Path) -> None:
    old, new, _ = copied(runs, tmp_path / "runs")
    renewed(old, model="twin", run_id="older", started_at="2026-01-01T00:00:00+00:00")
    renewed(new, model="twin", run_id="newer", started_at="2026-02-01T00:00:00+00:00")
    told: list[str] = []
    site = built([tmp_path / "runs"], tmp_path / "site", told=told)
    (sentence,) = told
    assert sentence == (
        "not ranked: run older of twin on invented, since the model's run newer of 2026-02-01T00:00:00+00:00 is newer"
    )
    _, text = read_page(site / "index.html")
    assert "run older: the model's run newer" in " ".join(text.split())


def test_a_run_that_is_given_twice_is_one_run(runs: Path, tmp_path: Path) -> None:
    first, *_ = copied(runs, tmp_path / "runs")
    bundle = bundle_run(first, tmp_path / "b.zip", replace=False)
    shutil.copytree(first.path, tmp_path / "copy")
    shutil.copyfile(bundle, tmp_path / "c.zip")
    told: list[str] = []
    twice = built([tmp_path / "runs", bundle, tmp_path / "c.zip", tmp_path / "copy"], tmp_path / "site", told=told)
    assert told == []
    assert contents(twice) == contents(built([tmp_path / "runs"], tmp_path / "once"))


def test_copies_of_a_run_that_differ_are_refused(runs: Path, tmp_path: Path) -> None:
    first, *_ = copied(runs, tmp_path / "runs")
    bundle = bundle_run(first, tmp_path / "b.zip", replace=False)
    rewritten(first, first.samples()[::-1])
    with pytest.raises(InputError, match=r"/b\.zip are copies of run .* with different records: check both"):
        built([first.path, bundle], tmp_path / "site")


def test_of_two_runs_that_began_in_the_same_second_neither_is_newer(runs: Path, tmp_path: Path) -> None:
    one, other, _ = copied(runs, tmp_path / "runs")
    renewed(one, model="twin", run_id="a", started_at="2026-01-01T00:00:00+00:00")
    renewed(other, model="twin", run_id="b", started_at="2026-01-01T00:00:00+00:00")
    told: list[str] = []
    built([tmp_path / "runs"], tmp_path / "site", told=told)
    assert told == ["not ranked: run a of twin on invented, since the model's run b of the same time is ranked"]


def test_a_run_that_is_not_complete_is_named_and_not_ranked(runs: Path, tmp_path: Path) -> None:
    first, *_ = copied(runs, tmp_path / "runs")
    renewed(first, complete=False)
    told: list[str] = []
    built([tmp_path / "runs"], tmp_path / "site", told=told)
    assert told == [f"not ranked: run {first.manifest().run_id} of model-00 on invented, since it is not complete"]


def test_bundles_are_taken_in_when_they_verify(runs: Path, site: Path, tmp_path: Path) -> None:
    bundles = [
        bundle_run(RunDirectory(path), tmp_path / f"{path.name}.zip", replace=False) for path in sorted(runs.iterdir())
    ]
    assert contents(built(bundles, tmp_path / "site")) == contents(site)
    bundles[0].write_bytes(bundles[0].read_bytes().replace(b"run.json", b"run.jsan"))
    with pytest.raises(InputError, match=r"model-00\.zip does not verify: .* `effbench verify .*` lists all problems"):
        built(bundles, tmp_path / "other")
    assert not (tmp_path / "other").exists()


# Bad input.


def test_nothing_to_show_is_bad_input(tmp_path: Path) -> None:
    for path, problem in ((tmp_path / "x", "does not exist"), (tmp_path, "holds no run")):
        result = command("build", path, "-o", tmp_path / "site")
        assert result.exit_code == 2
        assert problem in result.stderr
    assert not (tmp_path / "site").exists()


def test_only_unfinished_runs_are_bad_input(runs: Path, tmp_path: Path) -> None:
    for run in copied(runs, tmp_path / "runs"):
        renewed(run, complete=False)
    with pytest.raises(InputError, match="no run is complete"):
        built([tmp_path / "runs"], tmp_path / "site")


def test_a_broken_record_is_named_with_its_file_and_line(runs: Path, tmp_path: Path) -> None:
    first, *_ = copied(runs, tmp_path / "runs")
    path = first.path / "measurements.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"verdict": "AC"', b'"verdict": "ok"', 1))
    with pytest.raises(DataFileError, match=r"measurements\.jsonl, line 2: verdict: "):
        built([tmp_path / "runs"], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_folder_that_is_not_a_site_is_left_alone(runs: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work")
    before = files(tmp_path)
    with pytest.raises(InputError, match=r"is not a site of effbench \(it has no site\.json\)"):
        built([runs], precious)
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(precious)
    for name in ("file", "link"):
        with pytest.raises(InputError, match="is not a plain folder"):
            built([runs], tmp_path / name)
    assert files(precious) == {str(precious / "thesis.txt"): b"years of work"}
    assert before.items() <= files(tmp_path).items()


def test_a_site_is_made_anew_but_not_where_somebody_put_a_file_into_it(runs: Path, tmp_path: Path) -> None:
    site = built([runs], tmp_path / "site")
    (site / "index.html").write_text("old")
    assert (built([runs], site) / "index.html").read_text() != "old"
    (site / "models" / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds models/mine\.txt, which effbench did not put there"):
        built([runs], site)
    assert (site / "models" / "mine.txt").read_text() == "mine"


def test_an_empty_folder_and_a_path_that_is_not_there_yet_may_become_a_site(runs: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert (built([runs], tmp_path / "empty") / "index.html").is_file()
    assert (built([runs], tmp_path / "a" / "b") / "index.html").is_file()


def test_a_failure_in_the_middle_leaves_the_old_site_and_nothing_else(
    runs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = built([runs], tmp_path / "site")
    before = files(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(site_module, "render_pages", full)
    with pytest.raises(InputError, match=r"site cannot be written \(No space left on device\)"):
        built([runs], site)
    assert files(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_bad_input(runs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        built([runs], tmp_path / "file" / "site")


# The commands.


def test_the_command_builds_with_a_title_and_errata(runs: Path, tmp_path: Path) -> None:
    (tmp_path / "errata.md").write_text("## 3 May 2026\n\nA <b>task</b> was wrong.\n")
    result = command(
        "build", runs, "-o", tmp_path / "site", "--title", "Our <board>", "--errata", tmp_path / "errata.md"
    )
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'site' / 'index.html'}\n")
    _, text = read_page(tmp_path / "site" / "errata.html")
    assert "3 May 2026" in text
    assert "A <b>task</b> was wrong." in text
    assert "Our <board>" in read_page(tmp_path / "site" / "index.html")[1]


def test_a_missing_package_is_named_with_its_extra(runs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "effbench.leaderboard.site", None)
    result = command("build", runs, "-o", tmp_path / "site")
    assert result.exit_code == 2
    assert "pip install 'effbench[leaderboard]'" in result.stderr


def test_a_site_is_served_to_this_machine_alone(site: Path) -> None:
    with site_server(site, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/") as answer:
                assert answer.read() == (site / "index.html").read_bytes()
            with pytest.raises(InputError, match=f"port {server.server_port} cannot be used"):
                site_server(site, server.server_port)
        finally:
            server.shutdown()
            thread.join()


def test_only_a_site_is_served(tmp_path: Path) -> None:
    result = command("serve", tmp_path)
    assert result.exit_code == 2
    assert "is not a site of effbench" in result.stderr


def test_one_run_alone_makes_a_site(tmp_path: Path) -> None:
    small_runs(tmp_path / "runs", Shape(models=1, tasks=1, samples=1))
    site = built([tmp_path / "runs"], tmp_path / "site")
    assert "nothing to compare it with yet" in (site / "compare" / "invented-qemu.html").read_text()


# What a page says of itself, and what readers are told.


def test_every_page_has_a_title_and_a_description_for_previews(runs: Path, tmp_path: Path) -> None:
    site = command("build", runs, "-o", tmp_path / "site", "--address", "https://example.org/board")
    assert site.exit_code == 0
    for page in pages(tmp_path / "site"):
        elements, _ = read_page(page)
        said = {
            item.get("property") or item.get("name"): item.get("content") for tag, item in elements if tag == "meta"
        }
        assert said["og:title"]
        assert said["og:description"] == said["description"]
        where = page.relative_to(tmp_path / "site").as_posix()
        assert said["og:url"] == f"https://example.org/board/{where}"
        assert said["og:image"] == "https://example.org/board/assets/preview.png"
        assert said["twitter:card"] == "summary_large_image"
    with Image.open(tmp_path / "site/assets/preview.png") as picture:
        assert picture.size == (int(said["og:image:width"] or 0), int(said["og:image:height"] or 0))
    refused = command("build", runs, "-o", tmp_path / "site", "--address", "example.org")
    assert (refused.exit_code, "is no URL" in refused.stderr) == (2, True)


def test_a_file_of_models_fills_columns_and_a_misspelt_name_is_told(runs: Path, tmp_path: Path) -> None:
    (tmp_path / "models.toml").write_text(
        '[models.model-01]\norganisation = "Acme <b>"\nopen = false\n[models.model-1]\nsize = "7B"\n'
    )
    result = command("build", runs, "-o", tmp_path / "site", "--models-file", tmp_path / "models.toml")
    assert result.exit_code == 0
    elements, text = read_page(tmp_path / "site" / "index.html")
    keys = [item.get("data-key") for tag, item in elements if tag == "th" and "data-key" in item]
    assert keys == ["rank", "model", "eff@1", "efficient@1", "pass@1", "organisation", "weights"]  # DPS: nobody has it
    assert "Acme <b>" in text
    row = json.loads((tmp_path / "site" / "data" / "invented-qemu-ranking.jsonl").read_text().splitlines()[0])
    assert {"organisation", "weights"} <= set(row)


def test_too_few_tasks_are_said_to_separate_nothing(site: Path) -> None:
    for name in ("index.html", "compare/invented-qemu.html"):
        assert "4 tasks cannot separate 3 models; about" in read_page(site / name)[1]


def test_a_matrix_cell_has_the_difference(site: Path) -> None:
    rows = [json.loads(line) for line in (site / "data" / "invented-qemu-ranking.jsonl").read_text().splitlines()]
    difference = f"{rows[0]['eff@1'] - rows[1]['eff@1']:+.2f}".replace("0.", ".", 1)
    assert difference in read_page(site / "compare" / "invented-qemu.html")[1]


def test_references_are_listed_below_the_models_without_a_rank(runs: Path, tmp_path: Path) -> None:
    first, *_ = copied(runs, tmp_path / "runs")
    renewed(first, model="reference:good")
    site = built([tmp_path / "runs"], tmp_path / "site")
    elements, _ = read_page(site / "index.html")
    assert {item["data-model"] for _, item in elements if "data-model" in item} == {"model-01", "model-02"}
    assert "A baseline: the suite’s own solutions, not ranked" in read_page(site / "models" / "reference-good.html")[1]  # noqa: RUF001  # an apostrophe
    assert not (site / "compare" / "reference-good.html").exists()

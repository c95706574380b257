"""The straight line of a leaderboard: paths → runs → rankings → pages in a folder."""

import logging
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import InputError
from effbench.leaderboard.board import make_boards, sort_out
from effbench.leaderboard.collect import collect_runs
from effbench.leaderboard.contest import Contest
from effbench.leaderboard.data_files import write_data
from effbench.leaderboard.entry import read_entry
from effbench.leaderboard.model_info import read_models_file, unknown_models
from effbench.leaderboard.pages import render_pages
from effbench.leaderboard.preview_image import preview_alt, preview_png
from effbench.leaderboard.processes import workers_for
from effbench.leaderboard.site_content import PREVIEW, LeftOut, SiteContent
from effbench.leaderboard.site_folder import check_output, new_site
from effbench.records.manifest import Manifest
from effbench.storage.json_files import read_text
from effbench.storage.resources import leaderboard_root
from effbench.text.terminal import one_line

__all__ = ["BuildOptions", "build_site"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What ``effbench leaderboard build`` was asked for.

    Attributes:
        paths: Run directories, folders that hold some, or bundles.
        output: The site's folder.
        title: The site's name.
        errata: A Markdown file with known mistakes; None where there is none.
        models_file: A TOML file of what is known of models; None where there is none.
        address: Where the site will be, for those who link to it; empty where that is not known.
        contests: Optimisers side by side; none leaves their page out.
    """

    paths: tuple[Path, ...]
    output: Path
    title: str = "effbench"
    errata: Path | None = None
    models_file: Path | None = None
    address: str = ""
    contests: tuple[Contest, ...] = ()


def build_site(options: BuildOptions) -> Path:
    """Makes the site, or makes it anew.

    Returns:
        The site's first page.

    Raises:
        InputError: There are no runs, a run or a bundle is broken, or the output is not a site of effbench or cannot be
            written. Then the output is as it was.
    """
    check_output(options.output)
    models = {} if options.models_file is None else read_models_file(options.models_file)
    errata = "" if options.errata is None else read_text(options.errata)
    with tempfile.TemporaryDirectory(prefix="effbench-bundles-") as unpacked:
        runs = collect_runs(options.paths, Path(unpacked))
        manifests = [run.manifest() for run in runs]
        chosen, left_out = _choose(manifests)
        for item in left_out:
            _LOG.info(f"not ranked: run {item.run_id} of {item.model} on {item.suite}, since {item.reason}")
        for name in unknown_models(models, {manifest.model for manifest in manifests}):
            _LOG.warning(
                f"{options.models_file} has the model {one_line(name)}, which no run is of: look at its spelling"
            )
        if not chosen:
            raise InputError("no run is complete: give their `effbench run` commands again, they will go on")
        with workers_for(sum(len(manifests[place].tasks) for place in chosen)) as workers:
            boards = tuple(make_boards(list(workers.map(read_entry, [runs[place] for place in chosen])), models))
            with new_site(options.output) as folder:
                data = write_data(boards, folder / "data", workers)
                shutil.copytree(leaderboard_root() / "assets", folder / "assets")
                (folder / "assets" / PREVIEW).write_bytes(preview_png(options.title, boards[0]))
                site = SiteContent(
                    title=options.title, boards=boards, left_out=left_out, data=data, errata=errata,
                    address=_with_slash(options.address), contests=options.contests, preview=preview_alt(boards[0]),
                )  # fmt: skip
                for page in render_pages(site):
                    path = folder / page.path
                    path.parent.mkdir(exist_ok=True)
                    path.write_text(page.html, encoding="utf-8")
    return options.output / "index.html"


def _with_slash(address: str) -> str:
    return f"{address.rstrip('/')}/" if address else ""


def _choose(manifests: Sequence[Manifest]) -> tuple[list[int], tuple[LeftOut, ...]]:
    chosen, reasons = sort_out(manifests)
    left_out = tuple(
        LeftOut(
            model=manifests[place].model,
            suite=manifests[place].suite,
            run_id=manifests[place].run_id,
            reason=reason,
        )
        for place, reason in sorted(reasons.items())
    )
    return chosen, left_out

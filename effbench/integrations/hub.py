"""Runs and leaderboards on the Hugging Face Hub, as data sets that ``datasets.load_dataset`` reads.

A run's repository holds a Parquet file for each kind of row, and the run's bundle, which gives the run again as it is.
A leaderboard's holds the rankings and their tasks, and the bundle of each run.
"""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from effbench.errors import ExtraMissing, InputError
from effbench.export.bundle import bundle_run
from effbench.export.open_run import OpenedRun, open_run
from effbench.export.rows import RowLevel
from effbench.export.run_export import export_run
from effbench.records.manifest import Manifest
from effbench.suites.hub import hub_failures
from effbench.text.terminal import one_line

__all__ = ["pull_run", "push_leaderboard", "push_run"]

BUNDLE: Final = "run.zip"
"""The name of a run's bundle in its repository."""
_KIND: Final = "dataset"
_TITLE_MAX: Final = 200


def push_run(run: OpenedRun, repository: str, *, private: bool) -> str:
    """Puts a finished run on the Hub; what was there under the same names is replaced.

    Args:
        run: The run.
        repository: ``owner/name``.
        private: Whether a repository that is made now is private.

    Returns:
        The address.

    Raises:
        InputError: The run is not complete, the Hub cannot be reached or refuses it, or a package is not installed.
    """
    api = _api()
    with tempfile.TemporaryDirectory(prefix="effbench-hub-") as name:
        folder = Path(name)
        for level in RowLevel:
            export_run(run.directory, "parquet", folder / f"{level}.parquet", replace=False, level=level)
        if run.bundle is None:
            bundle_run(run.directory, folder / BUNDLE, replace=False)
        else:
            shutil.copyfile(run.bundle, folder / BUNDLE)
        configs = {str(level): f"{level}.parquet" for level in (RowLevel.SAMPLES, RowLevel.TASKS, RowLevel.INPUTS)}
        _write_card(
            folder, configs, _run_title(run.manifest()), f"`effbench hub pull {repository}` gives the run itself."
        )
        return _upload(api, folder, repository, private=private)


def push_leaderboard(site: Path, repository: str, *, private: bool) -> str:
    """Puts the data of a site that ``effbench leaderboard build`` made on the Hub.

    Args:
        site: The site's folder.
        repository: ``owner/name``.
        private: Whether a repository that is made now is private.

    Returns:
        The address.

    Raises:
        InputError: The folder is no such site, or as for a run.
    """
    tables = sorted((site / "data").glob("*.jsonl"))
    if not tables:
        raise InputError(f"{site} is no site with data: name what `effbench leaderboard build` wrote")
    api = _api()
    with tempfile.TemporaryDirectory(prefix="effbench-hub-") as name:
        folder = Path(name)
        shutil.copytree(site / "data", folder / "data")
        configs = {path.stem: f"data/{path.name}" for path in tables}
        _write_card(folder, configs, "Rankings by effbench", "Each run's bundle is beside the tables.")
        return _upload(api, folder, repository, private=private)


def pull_run(repository: str, output: Path, *, revision: str | None = None) -> Path:
    """Gets the bundle of a run that :func:`push_run` put on the Hub, and verifies it.

    Args:
        repository: ``owner/name``.
        output: The file to write.
        revision: A branch, tag or commit; None for the newest state.

    Returns:
        The file.

    Raises:
        InputError: The Hub cannot be reached, there is no such run, its bundle does not verify, or the file cannot be
            written.
    """
    api = _api()
    try:
        found = api.hf_hub_download(repository, BUNDLE, repo_type=_KIND, revision=revision)
    except hub_failures() as error:
        raise _refused(repository, error) from error
    with open_run(Path(found)):  # verifies it
        pass
    try:
        shutil.copyfile(found, output)
    except OSError as error:
        raise InputError(f"{output} cannot be written ({error.strerror}): name another file with -o") from error
    return output


def _api() -> Any:
    try:
        import huggingface_hub  # an extra, and slow to import
    except ImportError as error:
        raise ExtraMissing("the Hub", "datasets") from error
    return huggingface_hub.HfApi()


def _upload(api: Any, folder: Path, repository: str, *, private: bool) -> str:
    try:
        api.create_repo(repository, repo_type=_KIND, private=private, exist_ok=True)
        api.upload_folder(
            folder_path=folder, repo_id=repository, repo_type=_KIND, commit_message="Add results by effbench"
        )
    except hub_failures() as error:
        raise _refused(repository, error) from error
    return f"{api.endpoint}/datasets/{repository}"


def _refused(repository: str, error: Exception) -> InputError:
    told = one_line(str(error) or type(error).__name__, most=_TITLE_MAX)
    return InputError(f"the Hub does not give or take {repository} ({told}): check its name, and `hf auth login`")


def _write_card(folder: Path, configs: Mapping[str, str], title: str, more: str) -> None:
    """Writes the page of a repository; its head says which file each table is in."""
    lines = ["---", "tags: [effbench, code, benchmark]", "configs:"]
    for number, (name, file) in enumerate(configs.items()):
        lines += [f"- config_name: {name}", f"  data_files: {file}"]
        if number == 0:
            lines.append("  default: true")
    lines += ["---", "", f"# {title}", "", f"Made by effbench. {more}", ""]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")


def _run_title(manifest: Manifest) -> str:
    title = f"{manifest.model} on {manifest.suite}, counted by {manifest.environment.counter}"
    return one_line(title, most=_TITLE_MAX).replace("<", "&lt;")

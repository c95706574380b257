"""How long a large leaderboard takes to build, and how large its pages are."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.synthetic_runs import Shape, write_runs
from effbench.leaderboard.site import BuildOptions, build_site

SHAPE = Shape(models=50, tasks=400, samples=10)


def main(say: Callable[[str], None]) -> None:
    """Builds it once; processor time is that of all processes, the same whatever else the machine does."""
    with tempfile.TemporaryDirectory(prefix="effbench-bench-") as name:
        folder = Path(name)
        runs = write_runs(folder / "runs", SHAPE)
        say(f"leaderboard of {SHAPE.models} models, {SHAPE.tasks} tasks, {SHAPE.samples} samples of each")
        wall, cpu = time.perf_counter(), _processor_time()
        build_site(BuildOptions(paths=(folder / "runs",), output=folder / "site"))
        wall, cpu = time.perf_counter() - wall, _processor_time() - cpu
        records = sum(len(run.samples()) for run in runs)
        say(f"  build         {wall:6.1f} s, {cpu:6.1f} s of processor time, {1e6 * cpu / records:.0f} us per sample")
        pages = list((folder / "site").rglob("*.html"))
        index = folder / "site" / "index.html"
        task = max((folder / "site" / "tasks").glob("*--*.html"), key=lambda path: path.stat().st_size)
        say(f"  index.html    {index.stat().st_size / 1e3:6.0f} kB")
        say(f"  largest task  {task.stat().st_size / 1e3:6.0f} kB")
        say(f"  all {len(pages)} pages {sum(page.stat().st_size for page in pages) / 1e6:6.1f} MB")


def _processor_time() -> float:
    """Seconds, of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system

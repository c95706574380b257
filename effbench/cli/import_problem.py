"""`effbench import-problem`."""

from pathlib import Path
from typing import Final

import click

from effbench.cli.output import reports_faults, show
from effbench.storage.foreign_files import read_file
from effbench.suites.packages.normal_form import write_package
from effbench.suites.packages.problem import Problem
from effbench.suites.packages.reading import opened_problem, package_places

__all__ = ["import_problem_command"]

TESTLIB_BYTES_MAX: Final = 1 << 20


@click.command("import-problem")
@click.argument("packages", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PACKAGE…")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("problems"), show_default=True, metavar="PATH",
    help="Folder to write the packages to.",
)  # fmt: skip
@click.option(
    "--testlib", type=click.Path(path_type=Path), metavar="FILE",
    help="testlib.h, to be put beside checkers that need it and lack it.",
)  # fmt: skip
@reports_faults
def import_problem_command(packages: tuple[Path, ...], output: Path, testlib: Path | None) -> None:
    """Bring problem packages of contests (Kattis, ICPC, LiveOIBench) into one folder, for `--suite problems --data`.

    PACKAGE is a package's folder, its archive (zip, tar), or a folder of packages. Nothing of it is run;
    `effbench tasks check PACKAGE` judges the jury's solutions.
    """
    header = None if testlib is None else read_file(testlib, limit=TESTLIB_BYTES_MAX)
    for path in packages:
        for place in package_places(path):
            with opened_problem(place, header) as problem:
                show(f"{write_package(problem, output)}: {_summary(problem)}")


def _summary(problem: Problem) -> str:
    kind = "interactive" if problem.is_interactive else "own validator" if problem.validator else "default validator"
    points = f", {len(problem.subtask_points)} subtasks, {problem.full_score:g} points" if problem.is_scoring else ""
    return f"{len(problem.tests)} tests, {kind}{points}, {len(problem.submissions)} solutions of the jury's"

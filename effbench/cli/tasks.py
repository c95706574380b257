"""`effbench tasks`."""

import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from tqdm import tqdm

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.check import TaskReport
from effbench.authoring.check_many import check_all, known_report
from effbench.authoring.croissant import croissant
from effbench.authoring.find_tasks import find_task, find_tasks, sound_tasks
from effbench.authoring.kattis_export import reference_costs, write_kattis_package
from effbench.authoring.listing import Counted, render_list, render_task
from effbench.authoring.new_task import Kind, NewTask, write_new_task
from effbench.authoring.problems import Problem, render_json, render_problem
from effbench.authoring.seed_commitment import commit, reveal, write_private
from effbench.authoring.stress.outline import outline
from effbench.authoring.task_runner import TaskRunner
from effbench.authoring.translation_checks import check_translations
from effbench.cli.json_output import show_json
from effbench.cli.options import counter_option, sandbox_option, task_path_option
from effbench.cli.output import reports_faults, show
from effbench.errors import InputError
from effbench.measure.test_cases import make_test_cases
from effbench.runner.contests.contest_lanes import ContestLanes
from effbench.runner.contests.package_check import check_package, render_report
from effbench.runner.lane_pool import LanePool
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.sandboxes.choose import open_sandbox
from effbench.storage.cache import Cache, cache_root
from effbench.suites.native import find_suite_folder, read_suite_about
from effbench.suites.packages.reading import is_package, opened_problem

__all__ = ["tasks_group"]


@click.group("tasks")
def tasks_group() -> None:
    """Write tasks of your own, and prove that they are sound."""


@tasks_group.command("new")
@click.argument("name", metavar="SUITE/TASK")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in Kind]), default="function", show_default=True,
    help="Kind of the task: a function, a class, a program that reads standard input, or slow code to make faster.",
)  # fmt: skip
@click.option(
    "--task-path", type=click.Path(path_type=Path), default=Path(), show_default="here",
    help="Folder of `tasks` and `reference_solutions`, which are made if missing.",
)  # fmt: skip
@reports_faults
def new_command(name: str, kind: str, task_path: Path) -> None:
    """Write a complete small task to begin with; `effbench tasks check` finds nothing wrong with it."""
    suite, slash, task = name.partition("/")
    if not slash:
        raise InputError(f"{name!r} is no name of a task: give SUITE/TASK")
    for path in write_new_task(NewTask(root=task_path, suite=suite, name=task, kind=Kind(kind))):
        show(str(path))


@tasks_group.command("check")
@click.argument("selectors", nargs=-1, metavar="[SUITE | TASK | GLOB | !GLOB | @FILE]…")
@task_path_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Lanes that check at the same time [default: one per core].",
)
@click.option("--no-cache", is_flag=True, help="Check unchanged tasks again.")
@click.option(
    "--submissions", multiple=True, metavar="GLOB",
    help="Of a problem package, judge only these of the jury's solutions, such as 'accepted/*'; may be repeated.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@counter_option
@sandbox_option
@reports_faults
def check_command(
    selectors: tuple[str, ...], task_path: tuple[Path, ...], jobs: int | None, no_cache: bool,
    submissions: tuple[str, ...], form: str, counter: str, sandbox: str,
) -> None:  # fmt: skip
    """Prove that tasks are sound; list what is not, as path:line: CODE sentence, and exit with 1 then.

    A path to a problem package of a contest, or to a folder of them, checks that the jury's solutions get the verdicts
    that they are there for.
    """
    packages = [Path(each) for each in selectors if is_package(Path(each))]
    if packages:
        if len(packages) < len(selectors) or form != "text":
            raise InputError("problem packages are checked by themselves, and told as text: leave out the rest")
        held = [_package_holds(path, submissions, counter, sandbox, use_cache=not no_cache) for path in packages]
        if not all(held):
            sys.exit(1)
        return
    if submissions:
        raise InputError("--submissions chooses among the solutions of a problem package: give the path of one")
    authored_tasks, problems = find_tasks(selectors, task_path)
    if authored_tasks:
        lane_pool = _lane_pool(authored_tasks, counter, sandbox, jobs)
        with tqdm(total=len(authored_tasks), unit="task", disable=None) as bar:

            def done(report: TaskReport) -> None:
                bar.set_postfix_str(report.task_id, refresh=False)
                bar.update()

            reports = check_all(authored_tasks, lane_pool, use_cache=not no_cache, done=done)
        problems += [problem for report in reports for problem in report.problems]
        problems += check_translations(authored_tasks, sandbox=lane_pool.sandbox, counter=counter)
    show(_rendered(problems, len(authored_tasks)) if form == "text" else render_json(problems))
    if problems:
        sys.exit(1)


@tasks_group.command("list")
@click.argument("selectors", nargs=-1, metavar="[SUITE | TASK | GLOB | !GLOB | @FILE]…")
@task_path_option
@click.option("--counts", is_flag=True, help="Measure the references' costs and growth if no check has stored them.")
@counter_option
@sandbox_option
@reports_faults
def list_command(
    selectors: tuple[str, ...], task_path: tuple[Path, ...], counts: bool, counter: str, sandbox: str
) -> None:
    """List tasks: areas, kind, tiers, sizes; with --counts also costs, growth and the last check's mutants."""
    authored_tasks = sound_tasks(selectors, task_path)
    counted = None
    if counts:
        lane_pool = _lane_pool(authored_tasks, counter, sandbox, 1)
        with closing(lane_pool):
            counted = [_counted(authored, lane_pool) for authored in tqdm(authored_tasks, unit="task", disable=None)]
    show(render_list(authored_tasks, counted))


@tasks_group.command("show")
@click.argument("name", metavar="SUITE/TASK")
@task_path_option
@reports_faults
def show_command(name: str, task_path: tuple[Path, ...]) -> None:
    """Show a task: its prompt, its levels, its solutions."""
    show(render_task(find_task(name, task_path)))


@tasks_group.command("commit-seed")
@click.argument("suite")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("season-seed.json"), show_default=True,
    help="Where the secret goes: keep it to yourself until the season is over.",
)  # fmt: skip
@task_path_option
@reports_faults
def commit_seed_command(suite: str, output: Path, task_path: tuple[Path, ...]) -> None:
    """Draw a secret seed for a season of a suite, and print the commitment to publish before it."""
    about = read_suite_about(find_suite_folder(suite, task_path))
    secret = commit(suite.partition("@")[0], about.version)
    write_private(output, secret)
    show_json(secret.commitment)


@tasks_group.command("reveal-seed")
@click.argument("secret", type=click.Path(path_type=Path))
@click.argument("commitment", type=click.Path(path_type=Path))
@reports_faults
def reveal_seed_command(secret: Path, commitment: Path) -> None:
    """Check that SECRET is what COMMITMENT committed to, and print the seed for `effbench run --seed`."""
    found = reveal(secret, commitment)
    show(f"{found.suite}, version {found.version}: seed {found.seed}, as committed to")


@tasks_group.command("croissant")
@click.argument("suite")
@task_path_option
@reports_faults
def croissant_command(suite: str, task_path: tuple[Path, ...]) -> None:
    """Print a suite's Croissant metadata (JSON-LD), as catalogues of data sets read it."""
    show(croissant(find_suite_folder(suite, task_path)))


@tasks_group.command("export")
@click.argument("selectors", nargs=-1, required=True, metavar="[SUITE | TASK | GLOB | !GLOB | @FILE]…")
@task_path_option
@click.option(
    "--format", "form", type=click.Choice(["kattis"]), default="kattis", show_default=True,
    help="Format of the packages: problem packages as Kattis and ICPC judges read them.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("packages"), show_default=True, metavar="PATH",
    help="Folder to write the packages to.",
)  # fmt: skip
@counter_option
@sandbox_option
@reports_faults
def export_command(
    selectors: tuple[str, ...], task_path: tuple[Path, ...], form: str, output: Path, counter: str, sandbox: str
) -> None:
    """Write tasks of whole programs as problem packages, with their tests, references and validators."""
    del form  # there is one
    authored_tasks = sound_tasks(selectors, task_path)
    lane_pool = _lane_pool(authored_tasks, counter, sandbox, 1)
    with closing(lane_pool):
        context = lane_pool.context(lane_pool.pooled_lanes[0])
        for authored in tqdm(authored_tasks, unit="task", disable=None):
            cases = make_test_cases(authored.task, context.lane, lane_pool.cache, lane_pool.environment.python)
            costs = reference_costs(authored, context, cases, lane_pool.cache)
            show(str(write_kattis_package(authored, cases.cases, costs, output)))


def _package_holds(path: Path, chosen: tuple[str, ...], counter: str, sandbox: str, *, use_cache: bool) -> bool:
    with opened_problem(path) as problem, TemporaryDirectory() as scratch:
        cache = Cache(cache_root() if use_cache else Path(scratch))
        with (
            closing(ContestLanes(open_sandbox(sandbox), counter, problem.limits.memory_bytes)) as lanes,
            tqdm(total=len(problem.submissions), unit="solution", disable=None) as bar,
        ):

            def told(name: str) -> None:
                bar.set_postfix_str(name, refresh=True)
                bar.update()

            report = check_package(problem, lanes, cache, chosen=chosen, told=told)
        show(render_report(report))
    return report.is_sound


def _lane_pool(authored_tasks: list[AuthoredTask], counter: str, sandbox: str, jobs: int | None) -> LanePool:
    tasks = [authored.task for authored in authored_tasks]
    plan = LanePlan(tasks=tasks, sandbox=open_sandbox(sandbox), counter=counter, workers=jobs)
    return open_lane_pool(plan, ready=len(tasks))


def _counted(authored: AuthoredTask, lane_pool: LanePool) -> Counted:
    curves = outline(
        TaskRunner(lane_pool.context(lane_pool.pooled_lanes[0]), authored.task, authored.contract), lane_pool.cache
    )
    report = known_report(authored, lane_pool)
    return Counted(
        costs=() if report is None else tuple(cost.instructions for cost in report.costs),
        curves=curves,
        mutation=None if report is None else report.mutation,
    )


def _rendered(problems: list[Problem], n_tasks: int) -> str:
    found = _number(len(problems), "problem") if problems else "all sound"
    return "\n".join([*map(render_problem, problems), f"{_number(n_tasks, 'task')}, {found}"])


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

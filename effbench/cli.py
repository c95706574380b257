"""The command line: parses, calls, prints."""

import os
import shlex
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

import effbench
from effbench.compare import compare_runs
from effbench.compare_guard import WorseWhen, parse_guard
from effbench.compare_table import Format, render_comparison
from effbench.doctor import can_run, diagnose, render_findings
from effbench.errors import EffbenchError
from effbench.export import export_run
from effbench.run import RunOptions, run
from effbench.run_directory import RunDirectory
from effbench.sandboxes import image
from effbench.sandboxes.docker import connect
from effbench.score import score_run
from effbench.score_table import render_score
from effbench.suites import suite_names

__all__ = ["main"]

P = ParamSpec("P")
EXIT_FAULT = 2
"""Bad input or a fault of effbench's surroundings; 1 is left for a negative answer."""
EXIT_INTERRUPTED = 128 + signal.SIGINT


class _Ks(click.ParamType[tuple[int, ...]]):
    """A list of numbers with commas."""

    name = "K[,K…]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return tuple(sorted({int(part) for part in str(value).split(",")}))
        except ValueError:
            self.fail(f"{value!r} is not a list of numbers such as 1,10", param, ctx)


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _reports_faults(command: Callable[P, None]) -> Callable[P, None]:
    """One sentence for a fault, and nothing lost: no traceback reaches the user."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except EffbenchError as error:
            _say(f"effbench: {error}")
            sys.exit(EXIT_FAULT)
        except KeyboardInterrupt:
            _say("effbench: interrupted; the same command goes on where it stopped")
            # Not sys.exit: a worker may still wait for a run that the user no longer wants.
            os._exit(EXIT_INTERRUPTED)

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(effbench.__version__, prog_name="effbench")
def main() -> None:
    """How efficient is LLM-generated code? Sandboxed runs, exact instruction counts, scores with intervals."""


@main.command("run")
@click.option("--suite", required=True, help="Which tasks; `effbench suites` lists them.")
@click.option(
    "--model", required=True, help="Whose code: replay:PATH, or reference[:TIER] for the suite's own solutions."
)
@click.option("--data", type=click.Path(path_type=Path), help="The suite's data, where you have them as a file.")
@click.option("--tasks", metavar="GLOB", help="Only tasks whose id, or its last part, matches.")
@click.option("--limit", type=int, metavar="N", help="Only the first N of those.")
@click.option("-n", "n", type=click.IntRange(min=1), metavar="N", help="Samples per task [default: all there are].")
@click.option("-k", "ks", type=_Ks(), default="1", show_default=True, help="For pass@k and eff@k.")
@click.option("--counter", default="auto", show_default=True, metavar="auto|perf|qemu|cputime", help="What counts.")
@click.option("--sandbox", default="auto", show_default=True, metavar="auto|docker", help="Where candidates run.")
@click.option("--seed", type=int, help="Start of all stress inputs [default: the suite's own].")
@click.option("--out", type=click.Path(path_type=Path), default=Path("effbench_results"), show_default=True,
              help="Folder that holds all runs.")  # fmt: skip
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Lanes side by side [default: one per core].")
@click.option(
    "--shuffle", type=int, metavar="SEED", help="Measure the tasks in a random order; no count depends on it."
)
@_reports_faults
def run_command(
    suite: str, model: str, data: Path | None, tasks: str | None, limit: int | None, n: int | None, ks: tuple[int, ...],
    counter: str, sandbox: str, seed: int | None, out: Path, workers: int | None, shuffle: int | None,
) -> None:  # fmt: skip
    """Measure a model's code on a suite and print its scores.

    The same command finds its run again: an interrupted run goes on, a finished one is only scored.
    """
    options = RunOptions(
        suite=suite, model=model, data=data, tasks=tasks, limit=limit, n=n, ks=ks, counter=counter, sandbox=sandbox,
        seed=seed, out=out, workers=workers, shuffle=shuffle, command=shlex.join(["effbench", *sys.argv[1:]]),
    )  # fmt: skip
    directory = run(options, tell=_say, show_progress=True)
    _print_score(directory, ks)


@main.command("score")
@click.argument("run_directory", type=click.Path(path_type=Path), metavar="RUN_DIR")
@click.option("-k", "ks", type=_Ks(), default="1", show_default=True, help="For pass@k and eff@k.")
@_reports_faults
def score_command(run_directory: Path, ks: tuple[int, ...]) -> None:
    """Score a run from its files alone: nothing is measured, no engine is needed."""
    _print_score(RunDirectory(run_directory), ks)


def _print_score(directory: RunDirectory, ks: tuple[int, ...]) -> None:
    score = score_run(directory, ks)
    directory.write_estimates(list(score.estimates))
    click.echo(render_score(score, directory.manifest()))
    click.echo(f"results   {directory.path}")


@main.command("compare")
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN_A RUN_B [RUN…]")
@click.option("--metric", default="eff@1", show_default=True, help="eff@k or pass@k, with a number for k.")
@click.option("--tie-margin", type=float, default=0.0, show_default=True, help="Tasks that differ by no more are ties.")
@click.option(
    "--fail-if-worse", metavar="SHARE", help="Exit with 1 when a later run is worse than the first by more, as in 5%."
)
@click.option(
    "--worse-when", type=click.Choice([rule.value for rule in WorseWhen]), default="shown", show_default=True,
    help="Judge the upper end of the difference's interval, the difference itself, or the interval's lower end.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice([form.value for form in Format]), default="table", show_default=True
)
@_reports_faults
def compare_command(
    runs: tuple[Path, ...], metric: str, tie_margin: float, fail_if_worse: str | None, worse_when: str, form: str
) -> None:
    """Compare runs task by task: differences with intervals, tests, ranks. From their files alone."""
    guard = None if fail_if_worse is None else parse_guard(fail_if_worse, worse_when)
    comparison = compare_runs(runs, metric, tie_margin=tie_margin, guard=guard)
    click.echo(render_comparison(comparison, Format(form)))
    if any(finding.worse for finding in comparison.findings):
        sys.exit(1)


@main.command("export")
@click.argument("run_directory", type=click.Path(path_type=Path), metavar="RUN_DIR")
@click.option(
    "--format", "form", required=True, metavar="pyperf|parquet|csv|jsonl",
    help="What the tasks' solutions cost, for pyperf; or the measurements as a table.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="[default: export.* in RUN_DIR]")
@click.option("--force", is_flag=True, help="Replace the output if it is there already.")
@_reports_faults
def export_command(run_directory: Path, form: str, output: Path | None, force: bool) -> None:
    """Write a finished run for other tools: pyperf, or whatever reads tables."""
    click.echo(export_run(RunDirectory(run_directory), form, output, replace=force, tell=_say))


@main.command("suites")
@_reports_faults
def suites_command() -> None:
    """List the suites."""
    names = suite_names()
    width = max(map(len, names))
    for name, description in names.items():
        click.echo(f"{name:<{width}}  {description}")


@main.command("doctor")
@_reports_faults
def doctor_command() -> None:
    """Look at this machine: what works, what does not, what to do; and count one program ten times."""
    findings = diagnose()
    click.echo(render_findings(findings))
    if not can_run(findings):
        sys.exit(1)


@main.group("sandbox")
def sandbox_group() -> None:
    """The sandbox's image."""


@sandbox_group.command("build")
@click.option(
    "--base", metavar="IMAGE", help=f"Base image [default: {image.DEFAULT_BASE}, or one made from Debian packages]."
)
@click.option("--force", is_flag=True, help="Build even when the image is up to date.")
@_reports_faults
def build_command(base: str | None, force: bool) -> None:
    """Build the image that candidates run in; nothing to do when it is up to date."""
    client = connect()
    found = None if force or base else image.find_image(client)
    built = found or image.build_image(client, base=base, tell=_say)
    click.echo(f"{built.tags[0] if built.tags else built.short_id}  {built.id}")

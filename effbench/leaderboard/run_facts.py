"""What a run says of itself, in words, and how to measure it again."""

import shlex
from collections.abc import Iterator, Sequence
from statistics import fmean

from effbench.languages import find_language, language_names
from effbench.leaderboard.board import prompt_style
from effbench.leaderboard.entry import TaskEntry
from effbench.metrics.energy import Interval, find_profile
from effbench.metrics.objectives import DEFAULT_PROFILE
from effbench.records.manifest import Manifest
from effbench.records.task import PYTHON

__all__ = [
    "kinds_of_gain",
    "language_title",
    "line_costs_command",
    "measure_again",
    "missing_files",
    "modelled_energy",
    "run_facts",
    "unit_of",
]


def unit_of(manifest: Manifest) -> str:
    """What a cost is counted in."""
    return "nanoseconds of CPU time" if manifest.environment.counter == "cputime" else "instructions"


def run_facts(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Name and value of each."""
    environment = manifest.environment
    yield "Run", manifest.run_id
    yield "Started", manifest.started_at
    if manifest.generation is not None:
        sampling = manifest.generation.sampling
        yield "Prompt", f"{prompt_style(manifest)}, template {manifest.generation.template_sha256[:12]}"
        yield "Asked for", manifest.generation.asked_for
        yield "Sampling", f"temperature {sampling.temperature}, top-p {sampling.top_p}, n = {manifest.generation.n}"
    yield "Suite", f"{manifest.suite}, {manifest.suite_origin}"
    yield "Suite hash", manifest.suite_hash
    yield "Seed", "the suite’s own" if manifest.seed is None else str(manifest.seed)  # noqa: RUF001  # an apostrophe
    yield "Counter", f"{environment.counter}, {'exact' if environment.exact else 'varies'}"
    yield "Environment", environment.environment_id
    yield "Sandbox", f"{environment.sandbox}: {', '.join(environment.isolation) or 'no isolation'}"
    other = manifest.fallback
    if other is not None and other.tasks:
        names = ", ".join(task.task_id for task in other.tasks)
        yield "Fallback", f"{other.environment.counter}, environment {other.environment.environment_id}, for {names}"
    if environment.language != PYTHON:
        yield "Language", f"{language_title(environment.language)}, {environment.toolchain}".removesuffix(", ")
        yield "Baselines in", language_title(manifest.baseline_language)
    yield "Python", f"{environment.python}, {environment.libc}, {environment.machine}"
    if environment.cpu_model:
        yield "Processor", environment.cpu_model
    yield "Image", environment.image or "none"
    yield "effbench", environment.effbench


def kinds_of_gain(manifest: Manifest, tasks: Sequence[TaskEntry]) -> Iterator[tuple[str, str]]:
    """eff@1 over the tasks that gain by growth, and over those that gain by craft, where the suite tells them apart."""
    for kind in ("growth", "craft"):
        rows = zip(manifest.tasks, tasks, strict=True)
        found = [task.efficiency for listed, task in rows if listed.kind_of_gain == kind]
        if found:
            yield f"eff@1, {kind}", f"{fmean(found):.3f} over {len(found)} tasks"


def modelled_energy(joules: tuple[Interval, Interval] | None) -> Iterator[tuple[str, str]]:
    """What a pass over the scored inputs takes, where it can be modelled."""
    if joules is not None:
        baselines, samples = joules
        yield (
            "Energy of a pass",
            f"{samples.point:.3g} J ({samples.low:.3g} to {samples.high:.3g}), its baselines {baselines.point:.3g} J; "
            f"modelled by the profile {find_profile(DEFAULT_PROFILE).label}, not measured",
        )


def measure_again(manifest: Manifest, bundle: str) -> str:
    """The command that measures the samples of a run's bundle, in the folder where it lies."""
    environment, asked = manifest.environment, _options(manifest.command)
    suite, tier = manifest.suite, asked.get("--from", "")
    command = ["effbench", "evaluate", bundle, "--suite", suite.removesuffix(f"-from-{tier}") if tier else suite]
    if tier:
        command += ["--from", tier]
    command += ["--counter", environment.counter]
    if environment.sandbox == "wasm":  # the others are chosen by what the machine has
        command += ["--sandbox", environment.sandbox]
    if manifest.fallback is not None:
        command += ["--fallback", manifest.fallback.environment.counter]
    if environment.language != PYTHON:
        command += ["--language", environment.language]
    if manifest.baseline_language != environment.language:
        command += ["--baseline-language", manifest.baseline_language]
    if asked.keys() & {"--tasks", "--limit"}:  # a selection: without it the other tasks would score 0
        command += ["--tasks", ",".join(task.task_id for task in manifest.tasks)]
    if manifest.seed is not None:
        command += ["--seed", str(manifest.seed)]
    return shlex.join([*command, "--out", "again"])


def missing_files(manifest: Manifest) -> str:
    """The option by which whoever measures again must name the suite's own files; empty where effbench has them."""
    asked = _options(manifest.command)
    return next((option for option in ("--task-path", "--data") if option in asked), "")


def _options(command: str) -> dict[str, str]:
    """Long options of a command line with their values, the last of each."""
    try:
        words = shlex.split(command)
    except ValueError:  # a run of others may tell anything
        return {}
    found = {}
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word.startswith("--"):
            name, has_value, value = word.partition("=")
            found[name] = value if has_value else following
    return found


def language_title(name: str) -> str:
    """What readers call a language; its name where this effbench does not know it."""
    return find_language(name).title if name in language_names() else name


def line_costs_command(run: str, task_id: str, sample_index: int) -> str:
    """The command that counts where a sample's instructions go."""
    return shlex.join(["effbench", "show", run, f"{task_id}#{sample_index}", "--line-costs"])

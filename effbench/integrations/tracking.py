"""A finished run's scores in an experiment tracker: Weights & Biases, MLflow or trackio.

Each tracker takes its address, its key and whether it is offline from its own environment variables.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

from effbench.errors import ExtraMissing, InputError
from effbench.records.estimate import Estimate
from effbench.records.manifest import Manifest

__all__ = ["TRACKERS", "Tracking", "open_tracking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What a tracker gets.

    Attributes:
        project: Where runs stand side by side: a project, or an experiment.
        name: Of the run.
        run_id: Effbench's own id.
        config: What was asked for and where it was measured.
        metrics: Numbers by name.
    """

    project: str
    name: str
    run_id: str
    config: Mapping[str, str | int | float]
    metrics: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracking:
    """A tracker that is installed.

    Attributes:
        tracker: Its name.
        project: Where runs stand side by side.
        module: Its package.
    """

    tracker: str
    project: str
    module: Any

    def log(self, manifest: Manifest, estimates: Iterable[Estimate]) -> str:
        """Logs a run.

        Args:
            manifest: Of the run.
            estimates: Its scores.

        Returns:
            Where the run is to be found, in a few words.

        Raises:
            InputError: The tracker cannot be reached or refuses the run.
        """
        facts = _Facts(
            project=self.project,
            name=f"{manifest.model} on {manifest.suite}",
            run_id=manifest.run_id,
            config=_config(manifest),
            metrics=_metrics(manifest, estimates),
        )
        log, faults_of = _LOGGERS[self.tracker]
        try:
            with redirect_stdout(sys.stderr):  # trackers talk, and stdout is for the scores
                return log(self.module, facts)
        except faults_of(self.module) as error:
            told = " ".join(str(error).split())[:200]
            raise InputError(
                f"{self.tracker} did not take the run ({told}): the run is kept, track it again"
            ) from error


def open_tracking(tracker: str, project: str) -> Tracking:
    """Imports a tracker: before anything is measured, so that nothing was in vain.

    Raises:
        InputError: There is no such tracker.
        ExtraMissing: Its package is not installed.
    """
    if tracker not in _LOGGERS:
        raise InputError(f"no tracker is named '{tracker}': choose one of {', '.join(TRACKERS)}")
    try:
        return Tracking(tracker=tracker, project=project, module=import_module(tracker))
    except ImportError as error:
        raise ExtraMissing(f"--track {tracker}", tracker) from error


def _config(manifest: Manifest) -> dict[str, str | int | float]:
    generation = manifest.generation
    found: dict[str, str | int | float | None] = {
        "suite": manifest.suite,
        "suite_hash": manifest.suite_hash,
        "model": manifest.model,
        "tasks": len(manifest.tasks),
        "counter": manifest.environment.counter,
        "environment_id": manifest.environment.environment_id,
        "run_id": manifest.run_id,
        "command": manifest.command,
    }
    if generation is not None:
        found |= {"prompt": generation.prompt, "temperature": generation.sampling.temperature}
    return {name: value for name, value in found.items() if value is not None}


def _metrics(manifest: Manifest, estimates: Iterable[Estimate]) -> dict[str, float]:
    """Each score and the ends of its interval. MLflow takes no ``@`` in a name, and makes a folder of a slash."""
    metrics: dict[str, float] = {}
    for estimate in estimates:
        name = estimate.name.replace("@", "_at_")
        values = {name: estimate.point_estimate, f"{name}_low": estimate.ci_low, f"{name}_high": estimate.ci_high}
        metrics |= {key: float(value) for key, value in values.items() if value is not None}
    if manifest.usage is not None:
        metrics["tokens"] = float(manifest.usage.tokens)
        if manifest.usage.cost_usd is not None:
            metrics["cost_usd"] = manifest.usage.cost_usd
    return metrics


def _log_to_wandb(wandb: Any, facts: _Facts) -> str:
    # The id makes a run that is tracked again the same run.
    with wandb.init(
        project=facts.project, name=facts.name, id=facts.run_id, resume="allow", config=dict(facts.config)
    ) as run:
        run.log(dict(facts.metrics))
        return run.url or f"the folder {run.dir}"


def _log_to_mlflow(mlflow: Any, facts: _Facts) -> str:
    mlflow.set_experiment(facts.project)
    with mlflow.start_run(run_name=facts.name, tags={"effbench.run_id": facts.run_id}) as run:
        mlflow.log_params(dict(facts.config))
        mlflow.log_metrics(dict(facts.metrics))
        return f"run {run.info.run_id} at {mlflow.get_tracking_uri()}"


def _log_to_trackio(trackio: Any, facts: _Facts) -> str:
    trackio.init(project=facts.project, name=f"{facts.name} {facts.run_id}", config=dict(facts.config), resume="allow")
    trackio.log(dict(facts.metrics))
    trackio.finish()
    return f"`trackio show --project {facts.project}`"


_Log = Callable[[Any, _Facts], str]
_Faults = Callable[[Any], tuple[type[Exception], ...]]

_LOGGERS: Final[Mapping[str, tuple[_Log, _Faults]]] = MappingProxyType(
    {
        "mlflow": (_log_to_mlflow, lambda mlflow: (mlflow.exceptions.MlflowException, OSError)),
        "trackio": (_log_to_trackio, lambda _: (OSError, ValueError)),
        "wandb": (_log_to_wandb, lambda wandb: (wandb.errors.Error, OSError)),
    }
)
TRACKERS: Final = tuple(_LOGGERS)
"""The trackers by name."""

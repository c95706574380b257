"""`effbench energy`."""

from dataclasses import dataclass
from pathlib import Path

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults, show
from effbench.export.open_run import open_run
from effbench.metrics.energy import (
    PROFILES,
    CarbonIntensity,
    Interval,
    PowerProfile,
    find_intensity,
    find_profile,
    find_rapl,
    measured_profile,
)
from effbench.metrics.energy.model import FIGURE_SOURCE, JOULES_PER_KWH, JOULES_PER_TOKEN
from effbench.metrics.energy_use import EnergyUse, energy_use
from effbench.text.table import plain_table

__all__ = ["energy_command"]


class JoulesPerToken(click.ParamType[Interval]):
    """A figure, or two ends."""

    name = "J|LOW-HIGH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Interval:
        """Reads it; click calls this."""
        if isinstance(value, Interval):
            return value
        try:
            ends = [float(part) for part in str(value).split("-")]
        except ValueError:
            ends = []
        if not (len(ends) in (1, 2) and 0 <= ends[0] <= ends[-1] < float("inf")):
            self.fail(f"{value!r} is no energy in joules such as 3.5 or 3-4", param, ctx)
        return Interval(point=sum(ends) / len(ends), low=ends[0], high=ends[-1])


@click.command("energy")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@click.option(
    "--profile",
    default="epyc-8024p",
    show_default=True,
    metavar=f"{'|'.join(PROFILES)}|rapl",
    help="Power profile of a processor; rapl measures this machine's own for some seconds, with all of its threads.",
)
@click.option(
    "--region", default="WORLD", show_default=True, help="Whose electricity: two letters such as DE, or WORLD."
)
@click.option("--year", type=int, help="Of the region's figure [default: the newest in the table].")
@click.option(
    "--pue",
    type=click.FloatRange(min=1.0),
    default=1.0,
    show_default=True,
    help="Power usage effectiveness: what a data centre takes beside its machines.",
)
@click.option("--joules-per-token", type=JoulesPerToken(), help="Energy of writing a token [default: 3.5, 0.035 to 4].")
@format_option
@reports_faults
def energy_command(
    path: Path, profile: str, region: str, year: int | None, pue: float, joules_per_token: Interval | None, form: str
) -> None:  # fmt: skip
    """Model the energy and carbon of a run's programs, and of writing them; say when a rewrite has paid.

    RUN is a run directory, a bundle, or a folder that holds one run.
    """
    intensity = find_intensity(region, year)
    chosen = measured_profile(find_rapl()) if profile == "rapl" else find_profile(profile)
    figure = joules_per_token or JOULES_PER_TOKEN
    with open_run(path) as run:
        use = energy_use(run, chosen, figure)
    if form == JSON:
        show_json(EnergyDocument(use=use, profile=chosen, intensity=intensity, pue=pue))
    else:
        show(_table(use, chosen, intensity, pue, is_stated=joules_per_token is None))


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        use: Joules, without the data centre's share.
        profile: What they were modelled by.
        intensity: Grams for each kilowatt-hour.
        pue: The data centre's share, as a factor.
    """

    schema: int = 1
    use: EnergyUse
    profile: PowerProfile
    intensity: CarbonIntensity
    pue: float


def _table(use: EnergyUse, profile: PowerProfile, intensity: CarbonIntensity, pue: float, *, is_stated: bool) -> str:
    rows = [
        _row("run the baselines", use.baseline, intensity, pue),
        _row("run the samples", use.samples, intensity, pue),
    ]
    if use.generation is not None:
        rows.append(_row("write the samples", use.generation, intensity, pue))
    by = "measured on this machine by" if profile.is_measured else "modelled by the profile"
    lines = [
        plain_table(rows, ["to", "joules", "from, to", "g CO2e", "from, to"], "lrcrc"),
        "",
        f"once       {use.n_tasks} tasks with a correct sample, each on all scored inputs",
        f"power      {by} {profile.label}; {profile.source}",
        f"carbon     {intensity.region} {intensity.year}: {intensity.grams_per_kwh:g} g/kWh ({intensity.source}), "
        f"PUE {pue:g}",
    ]
    if use.generation is not None and is_stated:
        lines.append(f"writing    {use.tokens:,} tokens; {FIGURE_SOURCE}")
    lines.append(f"break-even {_break_even(use)}")
    return "\n".join(lines)


def _row(what: str, joules: Interval, intensity: CarbonIntensity, pue: float) -> list[str]:
    grams = joules.times(pue / JOULES_PER_KWH * intensity.grams_per_kwh)
    return [what, *_figures(joules.times(pue)), *_figures(grams)]


def _figures(found: Interval) -> tuple[str, str]:
    return f"{found.point:.3g}", f"{found.low:.3g} to {found.high:.3g}"


def _break_even(use: EnergyUse) -> str:
    if use.generation is None:
        return "not known: the samples do not tell their tokens"
    if use.break_even is None:
        return "never for sure: not every figure of the profile has the samples take less than the baselines"
    runs = use.break_even
    return f"after {runs.point:,.0f} runs in place of the baselines ({runs.low:,.0f} to {runs.high:,.0f})"

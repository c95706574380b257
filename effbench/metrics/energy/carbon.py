"""How much carbon dioxide a kilowatt-hour brings, by region and year.

The figures are those that the Green Algorithms tool collects (github.com/GreenAlgorithms/green-algorithms-tool, commit
30df2fee, CC BY 4.0), in grams of CO₂ equivalents. They are yearly means of what a country's plants produce; the hour,
the weather and a data centre's contracts are not in them.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from effbench.errors import InputError

__all__ = ["CarbonIntensity", "find_intensity", "known_regions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarbonIntensity:
    """Of one region in one year.

    Attributes:
        region: Two letters of ISO 3166, or WORLD.
        year: Whose electricity it was.
        grams_per_kwh: CO₂ equivalents.
        source: Who says so.
    """

    region: str
    year: int
    grams_per_kwh: float
    source: str


_AIB: Final = "Association of Issuing Bodies 2021, production mix"
_CLIMATE: Final = "Climate Transparency 2021, power sector"
_FIGURES: Final = (
    ("WORLD", 2019, 475.0, "IEA, Global Energy & CO2 Status Report 2019"),
    ("US", 2019, 423.94, "US EPA eGRID, generation with transmission and distribution"),
    ("CA", 2019, 120.0, "UNFCCC report of 2021, generation with transmission and distribution"),
    ("GB", 2020, 231.12, "UK Defra/BEIS 2021, generation with transmission and distribution"),
    ("SG", 2020, 408.0, "Singapore Energy Market Authority, grid"),
    *((region, 2020, grams, _AIB) for region, grams in (
        ("AT", 111.18), ("BE", 161.89), ("CH", 11.52), ("CZ", 495.49), ("DE", 338.66), ("DK", 142.52), ("EE", 598.69),
        ("ES", 171.03), ("FI", 95.32), ("FR", 51.28), ("GR", 410.01), ("HU", 243.75), ("IE", 335.99), ("IS", 0.13),
        ("IT", 323.84), ("LT", 253.56), ("LU", 101.36), ("LV", 215.67), ("NL", 374.34), ("NO", 7.62), ("PL", 759.62),
        ("PT", 201.55), ("RO", 261.84), ("RS", 776.69), ("SE", 5.67), ("SI", 224.05), ("SK", 155.48),
    )),
    *((region, 2020, grams, _CLIMATE) for region, grams in (
        ("CN", 537.4), ("ID", 717.7), ("IN", 708.2), ("JP", 465.8), ("KR", 415.6), ("MX", 431.4), ("RU", 310.2),
        ("SA", 505.9), ("ZA", 900.6),
    )),
)  # fmt: skip
_TABLE: Final = MappingProxyType(
    {
        (region, year): CarbonIntensity(region=region, year=year, grams_per_kwh=grams, source=source)
        for region, year, grams, source in _FIGURES
    }
)


def known_regions() -> tuple[str, ...]:
    """All of them, sorted."""
    return tuple(sorted({region for region, _ in _TABLE}))


def find_intensity(region: str, year: int | None = None) -> CarbonIntensity:
    """The intensity of a region.

    Args:
        region: In capital or small letters.
        year: None for the newest that the table has.

    Raises:
        InputError: The table has no such region, or not of that year.
    """
    name = region.upper()
    years = sorted(own_year for own_region, own_year in _TABLE if own_region == name)
    if not years:
        raise InputError(
            f"there is no region {region!r} in the table of carbon: take one of {', '.join(known_regions())}"
        )
    wanted = years[-1] if year is None else year
    if wanted not in years:
        raise InputError(f"the table of carbon has {name} of {', '.join(map(str, years))} and not of {wanted}")
    return _TABLE[name, wanted]

"""The table of carbon."""

import csv
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.metrics.energy import find_intensity, known_regions


def test_a_region_is_found_in_capital_and_small_letters() -> None:
    found = find_intensity("de")
    assert (found.region, found.year, found.grams_per_kwh) == ("DE", 2020, 338.66)
    assert find_intensity("WORLD", 2019).grams_per_kwh == 475


def test_what_the_table_lacks_is_one_sentence() -> None:
    with pytest.raises(
        InputError, match="there is no region 'Atlantis' in the table of carbon: take one of AT, BE, CA"
    ):
        find_intensity("Atlantis")
    with pytest.raises(InputError, match="the table of carbon has DE of 2020 and not of 1990"):
        find_intensity("DE", 1990)


@pytest.mark.peer_data
def test_every_figure_is_the_sources(peer_data: Path) -> None:
    with (peer_data / "energy" / "ga_CI_aggregated.csv").open() as stream:
        published = {row[0]: row[4] for row in csv.reader(stream) if len(row) > 4}
    for region in known_regions():
        assert find_intensity(region).grams_per_kwh == float(published[region])

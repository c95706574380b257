"""Power profiles: their curves, and how they lie beside the measurements that they were taken from."""

import csv
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.metrics.energy import PROFILES, find_profile


def test_power_is_interpolated_and_split_into_what_a_thread_adds_and_its_share_of_the_rest() -> None:
    profile = find_profile("epyc-8024p")
    assert [profile.power_w(busy) for busy in (0, 1, 4, 16, 17)] == [0.57, 18.32, 41.65, 46.51, 46.51]
    assert profile.power_w(6) == pytest.approx((41.65 + 47.22) / 2)
    assert profile.dynamic_w(2.5) == pytest.approx((41.65 - 18.32) / 3)
    assert profile.dynamic_w(12) == 0  # at the package's limit one more thread adds nothing
    for profile in PROFILES.values():
        for busy in (1.0, profile.threads):
            assert profile.static_w(busy) + profile.dynamic_w(busy) >= profile.power_w(busy) / busy - 1e-9
            assert profile.source
        assert 0 < profile.lowest_rate < profile.rate < profile.highest_rate


def test_an_unknown_profile_is_one_sentence() -> None:
    with pytest.raises(
        InputError, match="there is no power profile 'epyc': take one of epyc-8024p, xeon-e5-2620v3, gre"
    ):
        find_profile("epyc")


@pytest.mark.peer_data
@pytest.mark.parametrize(("name", "files"), [("epyc-8024p", "*EPYC*"), ("xeon-e5-2620v3", "E5-2620*")])
def test_measured_loads_lie_within_the_profiles_error(name: str, files: str, peer_data: Path) -> None:
    profile = find_profile(name)
    folder = peer_data / "energy" / "codecarbon_rapl_profiles"
    compared = 0
    for path in folder.glob(files):
        with path.open() as stream:
            for row in csv.DictReader(stream):
                busy = float(row["cpu_load"]) / 100 * profile.threads
                if busy >= 1:
                    compared += 1
                    assert float(row["rapl_power"]) / profile.power_w(busy) == pytest.approx(1, abs=profile.error)
    assert compared >= 20

"""Energy counters, in a folder like Linux's own."""

import os
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.metrics.energy import RaplCounter, find_rapl, measured_profile


def powercap(folder: Path, *packages: int) -> Path:
    for number, energy in enumerate(packages):
        zone = folder / f"intel-rapl:{number}"
        zone.mkdir(parents=True)
        (zone / "energy_uj").write_text(f"{energy}\n")
        (zone / "max_energy_range_uj").write_text("999\n")
        (folder / f"intel-rapl:{number}:0").mkdir()  # a part of the package is not counted again
        (folder / f"intel-rapl:{number}:0" / "energy_uj").write_text("7\n")
    return folder


def test_all_packages_are_read_and_a_counter_may_begin_anew(tmp_path: Path) -> None:
    counter = find_rapl(powercap(tmp_path, 100, 900))
    before = counter.read_uj()
    assert before == (100, 900)
    (counter.zones[0] / "energy_uj").write_text("350")
    (counter.zones[1] / "energy_uj").write_text("100")
    assert counter.joules_between(before, counter.read_uj()) == pytest.approx((250 + 200) / 1e6)


def test_no_counter_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"this machine shows no energy counter in {tmp_path} .* take a power profile"):
        find_rapl(tmp_path)


def test_a_file_that_may_not_be_read_is_named_with_the_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = powercap(tmp_path, 1)
    file = folder / "intel-rapl:0" / "energy_uj"

    def refuse(self: Path) -> str:
        raise PermissionError(13, "Permission denied", str(self))

    if os.geteuid():
        file.chmod(0)
    else:
        monkeypatch.setattr(Path, "read_text", refuse)  # root may read everything
    with pytest.raises(InputError, match=f"{file} may not be read: root can, or .*sudo chmod a\\+r"):
        find_rapl(folder)


def test_a_counter_that_is_no_number_is_one_sentence(tmp_path: Path) -> None:
    file = powercap(tmp_path, 1) / "intel-rapl:0" / "energy_uj"
    file.write_text("a lot")
    with pytest.raises(InputError, match="cannot be read as an energy counter"):
        find_rapl(tmp_path)


def test_this_machines_own_profile_is_called_measured(tmp_path: Path) -> None:
    counter = RaplCounter((tmp_path,))
    profile = measured_profile(counter, threads=8, power_of=lambda _, busy: 5.0 + 2.0 * busy)
    assert profile.points == ((0, 5), (1, 7), (4, 13), (8, 21))
    assert profile.is_measured
    assert profile.dynamic_w(4) == pytest.approx(2)

"""What the check of a package says where something does not hold; each fault is put in by hand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from effbench.errors import InputError, SandboxUnavailable
from effbench.runner.contests.contest_lanes import CountingLane
from effbench.runner.contests.limits import INSTRUCTIONS_PER_S
from effbench.runner.contests.package_check import PackageReport, check_package, render_report
from effbench.storage.cache import Cache
from tests.runner.contests.scripted_contests import RIGHT, ScriptedContestLanes, a_problem


def check(
    folder: Path,
    lanes: ScriptedContestLanes | None = None,
    chosen: Sequence[str] = (),
    changed: Mapping[str, str | None] | None = None,
) -> PackageReport:
    problem = a_problem(folder, **(changed or {}))
    return check_package(problem, lanes or ScriptedContestLanes(), Cache(folder / "cache"), chosen=chosen)


def test_a_package_is_sound_where_each_solution_gets_what_it_is_there_for(tmp_path: Path) -> None:
    report = check(tmp_path)
    assert report.is_sound, render_report(report)
    assert [row.graded.verdict for row in report.rows] == ["AC", "AC", "TLE", "WA", "RE"]
    assert [row.graded.score for row in report.rows] == [100, 30, 0, 0, 0]
    assert report.calibrated.limits.by_family == {"python": INSTRUCTIONS_PER_S}
    assert report.calibrated.slowest == {"python": 1_000_000}
    text = render_report(report)
    assert "twice: 3 tests, 5 solutions of the jury's, factor 3" in text
    assert "slowest accepted, instructions: python 1,000,000" in text
    assert text.endswith("twice: all hold")


@pytest.mark.parametrize(
    ("place", "source", "said"),
    [
        ("accepted__bad", "answer=3", "accepted/bad.py: AC is expected, and it gets WA with 0 points"),
        (
            "accepted__some",
            "answer=min(2*n, 100)",
            "accepted/some.py: AC is expected, and it gets AC with 30 points",
        ),
        ("partially_accepted__full", RIGHT, "AC, not all points is expected, and it gets AC with 100 points"),
        ("wrong_answer__right", RIGHT, "wrong_answer/right.py: WA is expected, and it gets AC with 100 points"),
        ("time_limit_exceeded__fast", RIGHT, "TLE is expected, and it gets AC with 100 points"),
        ("run_time_error__slow", "endless", "RE is expected, and it gets TLE with 0 points"),
        (
            "partially_accepted__says",
            "# @EXPECTED_SCORE@: 70\nanswer=min(2*n, 100)",
            "it says that it gets 70 points, and it gets 30",
        ),
    ],
)
def test_a_solution_in_the_wrong_place_is_named(tmp_path: Path, place: str, source: str, said: str) -> None:
    report = check(tmp_path, changed={f"submissions__{place}_dot_py": source})
    assert not report.is_sound
    text = render_report(report)
    assert said in text
    assert text.endswith("twice: 1 do not hold")


def test_a_solution_that_is_too_slow_by_less_than_the_margin_is_named(tmp_path: Path) -> None:
    yaml = "name: Twice\ntype: scoring\nlimits:\n  time_multiplier: 3\n  time_safety_margin: 2\n  memory: 512\n"
    by_little = f"answer=2*n; cost={INSTRUCTIONS_PER_S} + 100"
    report = check(
        tmp_path, changed={"problem_dot_yaml": yaml, "submissions__time_limit_exceeded__close_dot_py": by_little}
    )
    assert "close.py: it is too slow, but by less than the safety margin of 2" in render_report(report)
    by_much = f"answer=2*n; cost=2 * {INSTRUCTIONS_PER_S} + 100"
    again = check(
        tmp_path / "b", changed={"problem_dot_yaml": yaml, "submissions__time_limit_exceeded__close_dot_py": by_much}
    )
    assert again.is_sound, render_report(again)


def test_solutions_are_chosen_by_name_or_folder(tmp_path: Path) -> None:
    report = check(tmp_path, chosen=["wrong_answer/*", "all.py"])
    assert [row.submission.name for row in report.rows] == ["all.py", "three.py"]
    with pytest.raises(InputError, match=r"problem twice: no solution is called x\*: it has accepted/all.py, "):
        check(tmp_path / "b", chosen=["x*"])


def test_without_an_accepted_solution_there_is_no_limit(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gives a time limit \(all.py: WA on secret/one/a"):
        check(tmp_path, changed={"submissions__accepted__all_dot_py": "answer=n if n < 3 else 2*n"})
    with pytest.raises(InputError, match=r"gives a time limit \(it has none\)"):
        check(tmp_path / "b", changed={"submissions__accepted__all_dot_py": None})
    with pytest.raises(InputError, match=r"gives a time limit \(all.py: line 1: no program\)"):
        check(tmp_path / "c", changed={"submissions__accepted__all_dot_py": "?"})


def test_an_input_that_its_validator_refuses_is_named_and_valid_ones_are_kept(tmp_path: Path) -> None:
    lanes = ScriptedContestLanes()
    report = check(tmp_path, lanes, changed={"input_validators__v_dot_py": "short"})
    assert report.faults == ("the validator of inputs v.py ends with 43, and not with 42 on secret/two/b",)
    seen = len(lanes.judging_lane.judged)
    problem = a_problem(tmp_path / "b", input_validators__v_dot_py="short")
    check_package(problem, lanes, Cache(tmp_path / "cache"))
    assert len(lanes.judging_lane.judged) == seen + 1  # the one that was refused


@pytest.mark.parametrize(
    ("name", "source", "fault"),
    [
        ("v_dot_py", "endless", "the validator of inputs v.py does not end on sample/1"),
        ("v_dot_cpp", "?", "the validator of inputs v.cpp does not compile: line 1: no program"),
    ],
)
def test_a_faulty_validator_of_inputs_is_named(tmp_path: Path, name: str, source: str, fault: str) -> None:
    report = check(tmp_path, changed={f"input_validators__{name}": source})
    assert report.faults == (fault,)
    assert f"twice: {fault}" in render_report(report)


def test_flags_that_the_default_validator_does_not_know_are_named(tmp_path: Path) -> None:
    report = check(tmp_path, changed={"data__secret__one__testdata_dot_yaml": "output_validator_flags: sideways\n"})
    assert any(fault.startswith("the flags of the default validator: ") for fault in report.faults)


def test_a_fault_of_the_packages_own_validator_is_no_verdict(tmp_path: Path) -> None:
    yaml = "name: Twice\ntype: scoring\nvalidation: custom\nlimits: {memory: 512}\n"
    with pytest.raises(InputError, match="JE on sample/1 the validator ends with 1"):
        check(tmp_path, changed={"problem_dot_yaml": yaml, "output_validators__v_dot_py": "broken"})


class WithoutJava(ScriptedContestLanes):
    """Lanes on a machine that has no Java."""

    def of(self, name: str) -> CountingLane:
        if name == "java":
            raise SandboxUnavailable("there is no image for Java")
        return super().of(name)


def test_a_solution_whose_language_is_not_at_hand_is_not_run_and_says_so(tmp_path: Path) -> None:
    report = check(tmp_path, WithoutJava(), changed={"submissions__accepted__slow_dot_java": "class Main {}"})
    text = render_report(report)
    assert "twice: accepted/slow.java: not run: there is no image for Java" in text
    assert text.endswith("twice: all hold, 1 were not run")


@pytest.mark.parametrize(("resolution", "slowest"), [("0.001", 1_000_000), ("1", 5_000)])
def test_where_limits_may_be_short_every_near_run_is_counted(tmp_path: Path, resolution: str, slowest: int) -> None:
    # By the clock, the run of the largest number takes least, as such short runs do by chance.
    deceiving = "answer=2*n; cost=1000*n; clock=500000000-1000*n"
    yaml = (
        f"name: Twice\ntype: scoring\nlimits:\n  time_multiplier: 3\n  time_resolution: {resolution}\n  memory: 512\n"
    )
    more = {
        f"data__secret__two__{n}_dot_{kind}": f"{number}\n"
        for n in (5, 6, 7, 8)
        for kind, number in (("in", n), ("ans", 2 * n))
    }
    changed = {"problem_dot_yaml": yaml, "submissions__accepted__all_dot_py": deceiving, **more}
    assert check(tmp_path, changed=changed).calibrated.slowest == {"python": slowest}

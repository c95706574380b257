"""Validators and interactions in Docker: what they say, and what hostile ones and hostile solutions cannot do."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.runner.contests.contest_lanes import ContestLanes
from effbench.runner.contests.limits import INSTRUCTIONS_PER_S, MACHINE_CODE
from effbench.runner.contests.package_check import PackageReport, check_package, render_report
from effbench.runner.contests.test_runs import ProblemJudge
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import NotAProgram, Prepared
from effbench.storage.cache import Cache
from effbench.suites.packages.kattis import read_kattis_package
from effbench.suites.packages.problem import SourceProgram
from effbench.suites.packages.reading import read_folder
from tests.suites.packages.small_package import small_package, write_files

pytestmark = [pytest.mark.docker, pytest.mark.languages]

CUSTOM = "name: Twice\nvalidation: custom\nlimits: {memory: 512, validation_time: 2}\n"
INTERACTIVE = "name: Guess\nvalidation: custom interactive\nlimits: {memory: 512, validation_time: 5}\n"
OWN_VALIDATOR = """
import sys
given, answer, feedback = sys.argv[1:4]
output = sys.stdin.read().split()
open(feedback + "judgemessage.txt", "w").write("seen " + " ".join(output)[:20])
sys.exit(42 if output == open(answer).read().split() else 43)
"""
CPP_VALIDATOR = """
#include <cstdlib>
#include <fstream>
#include <iostream>
int main(int n, char **arguments) {
    std::ifstream answer(arguments[2]);
    long right, found;
    answer >> right;
    std::exit(std::cin >> found && found == right ? 42 : 43);
}
"""
AS_TESTLIB = """
#include <cstdio>
#include <cstdlib>
struct Numbers {
    long given, found, wanted;
    Numbers(int count, char **words) {
        long *places[] = {&given, &found, &wanted};
        for (int place = 0; place < 3; ++place) {
            std::FILE *file = count == 4 ? std::fopen(words[place + 1], "r") : nullptr;
            if (!file) std::exit(3);
            if (std::fscanf(file, "%ld", places[place]) != 1) std::exit(8);
        }
    }
};
"""
CHECKER = """
#include "testlib.h"
int main(int count, char **words) {
    Numbers read(count, words);
    if (read.found == 0) std::exit(3);
    if (read.found == 2 * read.given && read.found == read.wanted) std::exit(0);
    std::fprintf(stderr, "points %s half of it", read.found == read.given ? "0.5" : "1");
    std::exit(read.found < 2 * read.given ? 7 : 1);
}
"""
GUESSING = """
#include <cstdlib>
#include <fstream>
#include <iostream>
int main(int n, char **arguments) {
    std::ifstream given(arguments[1]);
    long secret, guess;
    given >> secret;
    for (int left = 40; left--;) {
        if (!(std::cin >> guess)) std::exit(43);
        std::cout << (guess < secret ? "more" : guess > secret ? "less" : "right") << std::endl;
        if (guess == secret) std::exit(42);
    }
    std::exit(43);
}
"""
SEARCH_CPP = """
#include <iostream>
#include <string>
int main() {
    long low = 0, high = 1000000;
    std::string said;
    while (true) {
        long middle = (low + high) / 2;
        std::cout << middle << std::endl;
        if (!(std::cin >> said) || said == "right") return 0;
        (said == "more" ? low : high) = said == "more" ? middle + 1 : middle - 1;
    }
}
"""
SEARCH_PYTHON = """
low, high = 0, 10**6
while True:
    middle = (low + high) // 2
    print(middle, flush=True)
    said = input()
    if said == "right":
        break
    low, high = (middle + 1, high) if said == "more" else (low, middle - 1)
"""


@pytest.fixture(scope="module")
def lanes(docker_sandbox: DockerSandbox) -> Iterator[ContestLanes]:
    with closing(ContestLanes(docker_sandbox, "qemu", 512 << 20)) as made:
        yield made


def check(root: Path, lanes: ContestLanes, cache: Path) -> PackageReport:
    return check_package(read_kattis_package(root), lanes, Cache(cache))


def verdict_of(root: Path, lanes: ContestLanes, cache: Path, source: str, language: str = "python") -> tuple[str, str]:
    judge = ProblemJudge(read_kattis_package(root), lanes, Cache(cache))
    program = judge.compile(SourceProgram(name="x", language=language, source=source))
    assert not isinstance(program, NotAProgram), program
    result = judge.run(language, program, judge.problem.tests[-1], 10**9).result
    return result.verdict, result.detail


def with_validator(folder: Path, source: str, *, name: str = "v.py", yaml: str = CUSTOM) -> Path:
    root = small_package(folder, problem_dot_yaml=yaml)
    (root / "output_validators").mkdir()
    (root / "output_validators" / name).write_text(source)
    return root


def test_a_checker_of_testlib_judges_outputs(tmp_path: Path, lanes: ContestLanes) -> None:
    files = {
        "subtasks.json": json.dumps({"1": {"score": 100, "testcases": ["a"]}}),
        "tests/a.in": "21\n",
        "tests/a.out": "42\n",
        "checkers/checker.cpp": CHECKER,
    }
    root = write_files(tmp_path / "twice", files)
    judge = ProblemJudge(read_folder(root, testlib=AS_TESTLIB.encode()), lanes, Cache(tmp_path / "cache"))

    def verdict(output: str, spaces: int = 0) -> tuple[str, str]:
        program = SourceProgram(name="x", language="python", source=f"print({output!r} + ' ' * {spaces})")
        prepared = judge.compile(program)
        assert isinstance(prepared, Prepared)
        result = judge.run("python", prepared, judge.problem.tests[0], 10**9).result
        return result.verdict, result.detail

    assert verdict("42")[0] == "AC"
    assert verdict("43") == ("WA", "points 1 half of it")
    assert verdict("") == ("WA", "")
    assert verdict("21") == ("WA", "points 0.5 half of it")
    assert verdict("20")[0] == "AC"  # all of the points
    assert verdict("0")[0] == "JE"
    assert verdict("42", 3 << 20)[0] == "AC"  # longer than what a validator may write


def test_solutions_are_chosen_and_limits_of_other_languages_are_not_asked_for(
    tmp_path: Path, lanes: ContestLanes
) -> None:
    root = small_package(tmp_path)
    (root / "submissions/accepted/slow.java").write_text("class Main {}\n")
    problem, cache = read_kattis_package(root), Cache(tmp_path / "cache")
    report = check_package(problem, lanes, cache, chosen=["wrong_answer/*", "all.py"])
    assert [row.submission.name for row in report.rows] == ["all.py", "three.py"]
    assert (report.is_sound, dict(report.calibrated.failed)) == (True, {})
    with pytest.raises(InputError, match=r"no solution is called absent\*: it has accepted/all.py"):
        check_package(problem, lanes, cache, chosen=["absent*"])


def test_a_language_without_an_accepted_solution_is_judged_by_the_limit_of_another(
    tmp_path: Path, lanes: ContestLanes
) -> None:
    doubling = "#include <iostream>\nint main() { long n; std::cin >> n; std::cout << 2 * n << '\\n'; }\n"
    root = small_package(tmp_path, submissions__accepted__all_dot_py=None, submissions__accepted__all_dot_cpp=doubling)
    report = check_package(read_kattis_package(root), lanes, Cache(tmp_path / "cache"), chosen=["small.py"])
    assert report.calibrated.limits.by_family == {MACHINE_CODE: INSTRUCTIONS_PER_S}
    assert [row.limit for row in report.rows] == [INSTRUCTIONS_PER_S]
    assert report.is_sound, render_report(report)


def test_the_jurys_solutions_prove_a_package_and_one_in_the_wrong_place_is_named(
    tmp_path: Path, lanes: ContestLanes
) -> None:
    root = small_package(tmp_path)
    report = check(root, lanes, tmp_path / "cache")
    assert report.is_sound, render_report(report)
    assert [row.graded.verdict for row in report.rows] == ["AC", "AC", "TLE", "WA", "RE"]
    assert [row.graded.score for row in report.rows] == [100, 30, 0, 0, 0]
    assert report.calibrated.limits.by_family == {"python": INSTRUCTIONS_PER_S}
    (root / "submissions/accepted/three.py").write_text("print(3)\n")
    again = check(root, lanes, tmp_path / "cache")
    assert not again.is_sound
    assert "accepted/three.py: AC is expected, and it gets WA with 0 points" in render_report(again)


def test_solutions_may_recurse_deeply(tmp_path: Path, lanes: ContestLanes) -> None:
    deep = """
#include <iostream>
long twice(long n) { volatile char filled[100000]; filled[0] = 2; return n ? twice(n - 1) + filled[0] : 0; }
int main() { long n; std::cin >> n; std::cout << twice(n) << std::endl; }
"""
    assert verdict_of(small_package(tmp_path), lanes, tmp_path / "cache", deep, "cpp") == ("AC", "")


@pytest.mark.parametrize(("source", "name"), [(OWN_VALIDATOR, "v.py"), (CPP_VALIDATOR, "v.cpp")])
def test_a_packages_own_validator_decides(tmp_path: Path, lanes: ContestLanes, source: str, name: str) -> None:
    root = with_validator(tmp_path, source, name=name)
    right = verdict_of(root, lanes, tmp_path / "cache", "print(' ', 2 * int(input()))")
    assert right == ("AC", "")
    verdict, detail = verdict_of(root, lanes, tmp_path / "cache", "print(7)")
    assert (verdict, detail) == ("WA", "seen 7" if name == "v.py" else "")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("while True: pass", "does not end"),
        ("import sys; sys.exit(0)", "ends with 0, and not with 42 or 43"),
        ("x = bytearray(8 << 30)", "ends with 1"),
        ("import os\nwhile True: os.fork()", "the validator"),
        ("import sys\nwhile True: open(sys.argv[3] + 'x', 'ab').write(bytes(1 << 20))", "the validator"),
        ("import socket; socket.create_connection(('1.1.1.1', 80))", "ends with 1"),
    ],
)
def test_a_hostile_validator_is_a_fault_of_the_packages(
    tmp_path: Path, lanes: ContestLanes, source: str, said: str
) -> None:
    root = with_validator(tmp_path, source)
    verdict, detail = verdict_of(root, lanes, tmp_path / "cache", "print(1)")
    assert verdict == "JE"
    assert said in detail
    # The lane lives on.
    assert verdict_of(small_package(tmp_path / "b"), lanes, tmp_path / "cache", "print(2 * int(input()))")[0] == "AC"


def test_a_message_that_is_a_link_is_not_followed(tmp_path: Path, lanes: ContestLanes) -> None:
    source = "import os, sys\nos.symlink('/etc/passwd', sys.argv[3] + 'judgemessage.txt')\nsys.exit(43)"
    assert verdict_of(with_validator(tmp_path, source), lanes, tmp_path / "cache", "print(1)") == ("WA", "")


def test_a_validator_of_inputs_refuses_one(tmp_path: Path, lanes: ContestLanes) -> None:
    root = small_package(
        tmp_path,
        input_validators__v_dot_py="import sys\nsys.exit(42 if int(input()) < 10 and not sys.argv[1:] else 43)\n",
    )
    report = check(root, lanes, tmp_path / "cache")
    assert report.faults == ("the validator of inputs v.py ends with 43, and not with 42 on secret/two/b",)


def test_a_valid_input_is_not_validated_again(
    tmp_path: Path, lanes: ContestLanes, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_package(tmp_path, input_validators__v_dot_py="import sys\nsys.exit(42)\n")
    assert check(root, lanes, tmp_path / "cache").is_sound
    monkeypatch.setattr(ContestLanes, "judging", None)
    assert check(root, lanes, tmp_path / "cache").is_sound


@pytest.mark.parametrize(("source", "language"), [(SEARCH_CPP, "cpp"), (SEARCH_PYTHON, "python")])
def test_a_solution_and_an_interactive_validator_talk(
    tmp_path: Path, lanes: ContestLanes, source: str, language: str
) -> None:
    root = with_validator(tmp_path, GUESSING, name="v.cpp", yaml=INTERACTIVE)
    judge = ProblemJudge(read_kattis_package(root), lanes, Cache(tmp_path / "cache"))
    program = judge.compile(SourceProgram(name="x", language=language, source=source))
    assert not isinstance(program, NotAProgram)
    run = judge.run(language, program, judge.problem.tests[-1], None, counts=True)
    assert run.result.verdict == "AC"
    assert run.instructions is not None
    assert run.instructions > 1000


def test_who_does_not_talk_or_ends_early_is_wrong_and_who_waits_for_ever_is_stopped(
    tmp_path: Path, lanes: ContestLanes
) -> None:
    root = with_validator(tmp_path, GUESSING, name="v.cpp", yaml=INTERACTIVE)
    for source, verdicts in (
        ("print('hello')", {"WA"}),
        ("pass", {"WA"}),
        ("print(1); 1 / 0", {"WA", "RE"}),
        ("while True: pass", {"TLE"}),
    ):
        assert verdict_of(root, lanes, tmp_path / "cache", source)[0] in verdicts, source


def test_a_solution_finds_neither_the_answer_nor_the_validator(tmp_path: Path, lanes: ContestLanes) -> None:
    root = with_validator(tmp_path, GUESSING, name="v.cpp", yaml=INTERACTIVE)
    spying = """
import glob, os
found = []
for place, folders, files in os.walk("/work"):
    found += [os.path.join(place, name) for name in files]
for name in found:
    if name.endswith(("input", "answer", "validator")):
        print(open(name, errors="replace").read().split()[0], flush=True)
        raise SystemExit
for folder in glob.glob("/work/*"):
    try:
        print(open(folder + "/box/input").read(), flush=True)
    except OSError:
        pass
"""
    assert verdict_of(root, lanes, tmp_path / "cache", spying)[0] == "WA"


def test_without_users_of_their_own_interactive_problems_are_refused(tmp_path: Path, lanes: ContestLanes) -> None:
    root = with_validator(tmp_path, GUESSING, name="v.cpp", yaml=INTERACTIVE)
    lane = lanes.of("cpp").lane
    inner = lane._run  # type: ignore[attr-defined]  # the sandbox's own lane
    known = inner.hello
    inner.hello = {**known, "own_users": False}
    try:
        with pytest.raises(InputError, match="users of their own"):
            verdict_of(root, lanes, tmp_path / "cache", SEARCH_PYTHON)
    finally:
        inner.hello = known

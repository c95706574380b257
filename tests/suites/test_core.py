"""The core suite keeps what its files promise.

Generators, references and checkers run in a subprocess here, never in the tests' own process.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from typing import Any

import pytest

import effbench
from effbench.authoring.companions import AREAS
from effbench.authoring.find_tasks import sound_tasks
from effbench.records.task import Comparison, Task
from effbench.storage.resources import tasks_root
from effbench.suites import native

pytestmark = pytest.mark.long

CORE = tuple(sorted(path.parent.name for path in (tasks_root() / "core").glob("*/task.toml")))
TIERS = ("naive", "fair", "good", "better", "expert")

# Reads one JSON request and prints one JSON answer; everything that a task's files define runs behind this.
RUNNER = """
import copy, json, sys

PLAIN = (int, float, str, bytes, bool, type(None), complex)

def function(program):
    scope = {"__name__": "program"}
    exec(program["source"], scope)
    return scope[program["entry_point"]]

def plain(value):
    if type(value) in PLAIN:
        return True
    if type(value) is dict:
        return all(plain(key) and plain(item) for key, item in value.items())
    return type(value) in (tuple, list, set, frozenset) and all(map(plain, value))

def inputs(request):
    generate = function(request["generator"])
    return [generate(*call) for call in request["calls"]]

def disagreements(request):
    tiers = {name: function(program) for name, program in request["tiers"].items()}
    check = function(request["checker"]) if request["checker"] else None
    found = []
    for call, arguments in zip(request["calls"], inputs(request)):
        outputs = {name: solve(*copy.deepcopy(arguments)) for name, solve in tiers.items()}
        answer = outputs[request["baseline"]]
        for name, output in outputs.items():
            right = type(output) is type(answer) and output == answer
            if check is not None:
                right = check(copy.deepcopy(arguments), answer, output) is True
            if not right or not plain(output):
                found.append([name, call, repr(arguments)[:200], repr(output)[:200], repr(answer)[:200]])
    return found

def examples(request):
    import doctest
    results = []
    for program in request["tiers"].values():
        scope = {program["entry_point"]: function(program)}
        test = doctest.DocTestParser().get_doctest(request["examples"], scope, "prompt", None, None)
        report = []
        outcome = doctest.DocTestRunner(verbose=False).run(test, out=report.append)
        results.append([outcome.attempted, "".join(report)])
    return results

def checks(request):
    check = function(request["checker"])
    return [check(tuple(arguments), answer, output) for arguments, answer, output in request["cases"]]

def shown_inputs(request):
    made = inputs(request)
    return [[repr(arguments) for arguments in made], all(type(made_) is tuple and plain(made_) for made_ in made)]

request = json.load(sys.stdin)
json.dump(globals()[request["do"]](request), sys.stdout)
"""


def run_apart(task: Task, do: str, **fields: Any) -> Any:
    request = {
        "do": do,
        "generator": program(task.generator.source, task.generator.entry_point),
        "checker": task.checker and program(task.checker.source, task.checker.entry_point),
        "tiers": {
            reference.reference_id: program(reference.solution, task.entry_point) for reference in task.references
        },
        "baseline": task.baseline.reference_id,
        **fields,
    }
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", RUNNER],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def program(source: str, entry_point: str) -> dict[str, str]:
    return {"source": source, "entry_point": entry_point}


def calls(task: Task, *levels: int) -> list[tuple[int, int, int, int]]:
    return [
        (stress.seed, stress.size, stress.level, stress.test_index)
        for stress in task.stress_inputs()
        if stress.level in levels
    ]


def examples_of(task: Task) -> str:
    (examples,) = re.findall(r"^```pycon\n(.*?)^```$", task.prompt, re.DOTALL | re.MULTILINE)
    return str(examples)


@cache
def tasks_of_seed(seed: int | None) -> dict[str, Task]:
    return {task.task_id: task for task in native.load("core", seed=seed).tasks}


def core_task(name: str, seed: int | None = None) -> Task:
    return tasks_of_seed(seed)[f"core/{name}"]


def test_the_suite_says_which_release_it_came_with() -> None:
    assert native.load("core").origin == f"effbench {effbench.__version__}, version 3 of the suite"


def test_core_is_large_and_covers_every_area_more_than_once() -> None:
    assert len(CORE) >= 100
    assert tuple(tasks_of_seed(None)) == tuple(f"core/{name}" for name in CORE)
    authored_tasks = sound_tasks(("core",), ())
    covered = Counter(area for authored in authored_tasks for area in authored.authoring.areas)
    assert set(covered) == set(AREAS)
    assert min(covered.values()) >= 2


def test_core_is_listed() -> None:
    assert "core" in native.names()


@pytest.mark.parametrize("name", CORE)
def test_core_task_has_enamels_levels_and_three_tiers_or_more(name: str) -> None:
    task = core_task(name)
    assert (task.suite, task.kind, task.preamble, task.disabled_builtins) == ("core", "function", "", ())
    assert [level.n_tests for level in task.levels] == [8, 4, 4, 4]
    assert [level.weight for level in task.levels] == [0, 3, 3, 4]
    tiers = [reference.tier for reference in task.references]
    assert 3 <= len(tiers) <= 6
    assert tiers == sorted(tiers, key=TIERS.index)
    assert {"naive", "good", "expert"} <= set(tiers)
    assert f"def {task.entry_point}(" in task.prompt


def test_some_core_task_is_judged_by_a_checker() -> None:
    by_checker = [task for task in native.load("core").tasks if task.comparison is Comparison.CHECKER]
    assert by_checker
    assert all(task.checker is not None for task in by_checker)


@pytest.mark.parametrize("name", CORE)
def test_tiers_agree_on_small_inputs(name: str) -> None:
    task = core_task(name)
    assert run_apart(task, "disagreements", calls=calls(task, 0, 1)) == []


@pytest.mark.parametrize("name", CORE)
def test_generator_is_deterministic_plain_and_follows_its_seed(name: str) -> None:
    task, other = core_task(name), core_task(name, 1)
    first, are_plain = run_apart(task, "shown_inputs", calls=calls(task, 0, 1))
    again, _ = run_apart(task, "shown_inputs", calls=calls(task, 0, 1))
    elsewhere, _ = run_apart(other, "shown_inputs", calls=calls(other, 0, 1))
    assert are_plain
    assert first == again
    n_small = task.levels[0].n_tests
    assert first[:n_small] != elsewhere[:n_small]
    assert not set(first[n_small:]) & set(elsewhere[n_small:])
    assert len(set(first)) == len(first), "two stress inputs are the same"


@pytest.mark.parametrize("name", CORE)
def test_generator_makes_every_level(name: str) -> None:
    task = core_task(name)
    shown, are_plain = run_apart(task, "shown_inputs", calls=calls(task, 2, 3))
    assert are_plain
    assert len(set(shown)) == len(shown) == 8
    assert max(map(len, shown)) < 1_000_000, "an input of this size travels slowly"


@pytest.mark.parametrize("name", CORE)
def test_examples_in_the_prompt_are_true_for_every_tier(name: str) -> None:
    task = core_task(name)
    for attempted, report in run_apart(task, "examples", examples=examples_of(task)):
        assert report == ""
        assert attempted >= 2


def test_shortest_route_checker_takes_any_shortest_route_and_nothing_else() -> None:
    open_land, walled, closed = [["..", ".."]], [["..", "#."]], [[".#", "#."]]
    cases = [
        (open_land, "DR", "RD", True),
        (open_land, "DR", "DR", True),
        (open_land, "DR", "DRLR", False),  # arrives, but late
        (open_land, "DR", "DD", False),  # leaves the grid
        (open_land, "DR", "LU", False),  # would come back through Python's negative indices
        (open_land, "DR", "DU", False),  # does not arrive
        (open_land, "DR", "dr", False),
        (open_land, "DR", ["D", "R"], False),
        (open_land, "DR", None, False),
        (open_land, "DR", 0, False),
        (walled, "RD", "DR", False),  # walks through the wall
        (closed, None, None, True),
        (closed, None, "", False),
        ([["."]], "", "", True),
        ([["."]], "", None, False),
    ]
    verdicts = run_apart(core_task("shortest_route"), "checks", cases=[case[:3] for case in cases])
    assert verdicts == [case[3] for case in cases]


def test_generator_wrapper_refuses_what_is_not_a_tuple() -> None:
    task = core_task("subtree_sums")
    careless = task.generator.source + "\n\ndef generate_input(rng, size, level, test_index):\n    return [1]\n"
    with pytest.raises(AssertionError, match="must return the tuple of arguments, not list"):
        run_apart(task, "shown_inputs", calls=calls(task, 0), generator=program(careless, task.generator.entry_point))


def test_seed_argument_replaces_the_suites_own() -> None:
    own, other = native.load("core"), native.load("core", seed=1)
    assert own.content_hash != other.content_hash
    assert native.load("core", seed=1).content_hash == other.content_hash


def test_neighbouring_seeds_share_no_stress_input() -> None:
    seeds = [
        stress.seed for seed in range(3) for task in tasks_of_seed(seed).values() for stress in task.stress_inputs()
    ]
    assert len(set(seeds)) == len(seeds)

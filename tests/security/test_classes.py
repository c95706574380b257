"""Cheating by classes: knowing which calls are to come, handing in results late, taking over what drives the object.

The twin of each is the honest class. A method may know no more than the calls so far, and what it returned is what it
was when it was returned.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from effbench.records.measurement import Verdict
from effbench.records.task import Program, Reference, Task
from effbench.suites.task_kinds import generator_program
from tests.security.exploit import ERROR, NO_GAIN, WORK, WRONG
from tests.security.exploit_lane import ExploitLane, Seen, a_task
from tests.security.test_exploits import allowed, check_next, least_share

GENERATOR = """
def generate_input(rng, size, level, test_index):
    numbers = [rng.randrange(1, 3000) for _ in range(size)]
    return (7,), [("ask", numbers[place:place + 4], place) for place in range(0, size, 4)] + [("refuse", 1)]
"""
HONEST = f"""{WORK}
class solve:
    def __init__(self, mark):
        self.mark = mark
    def ask(self, numbers, place):
        return steps(numbers)
    def refuse(self, number):
        raise ValueError(self.mark)
"""
BASELINE = HONEST.replace("count", "total").replace("found", "kept")


def instead(ask: str, before: str = "", refuse: str = "raise ValueError(self.mark)") -> str:
    """The honest class with another body of `ask`, and statements before it."""
    lines = "\n        ".join(ask.strip().split("\n"))
    return f"""{WORK}
import builtins, gc, sys
{before}
class solve:
    def __init__(self, mark):
        self.mark, self.given, self.known = mark, [], dict()
    def ask(self, numbers, place):
        {lines}
    def refuse(self, number):
        {refuse}
"""


AHEAD = """
def ahead(calls):
    return [call for call in calls if type(call) is tuple and len(call) == 3 and call[0] == "ask"]
"""
LATE = """
if self.given:
    self.given[-1][1][:] = steps(self.given[-1][0])
self.given.append((numbers, []))
return self.given[-1][1]
"""
EXPLOITS: dict[str, tuple[str, frozenset[Verdict]]] = {
    "remember_in_the_class": (
        instead(
            "key = tuple(numbers)\nif key not in KNOWN:\n    KNOWN[key] = steps(numbers)\nreturn KNOWN[key]",
            "KNOWN = dict()",
        ),
        NO_GAIN,
    ),
    "remember_in_a_module": (
        instead("if place not in gc.__dict__.setdefault('known', {}):\n    gc.known[place] = steps(numbers)\n"
                "return gc.known[place]"),
        # Natively a later input finds the answers of an earlier one, which are wrong; alone it finds none.
        NO_GAIN | WRONG,
    ),
    "read_the_frames_above": (
        instead("depth, found = 1, []\ntry:\n    while True:\n        frame = sys._getframe(depth)\n"
                "        found += [ahead(v) for v in frame.f_locals.values() if type(v) in (list, tuple)]\n"
                "        depth += 1\nexcept ValueError:\n    pass\nif any(found):\n    return None\n"
                "return steps(numbers)", AHEAD),
        NO_GAIN,
    ),
    "read_the_frames_of_an_error": (
        instead("try:\n    raise KeyError\nexcept KeyError as error:\n    if error.__traceback__.tb_frame.f_back:\n"
                "        return None\nreturn steps(numbers)"),
        NO_GAIN,
    ),
    "look_for_the_calls_among_all_objects": (
        instead("if any(map(ahead, filter(lambda o: type(o) is list, gc.get_objects()))):\n    return None\n"
                "return steps(numbers)", AHEAD),
        ERROR,
    ),
    "look_for_who_holds_the_numbers": (
        instead("if gc.get_referrers(numbers):\n    return None\nreturn steps(numbers)"), ERROR,
    ),
    "fill_in_results_at_the_next_call": (instead(LATE), WRONG),
    "fill_in_results_when_it_is_let_go": (
        instead("self.given.append((numbers, []))\nreturn self.given[-1][1]").replace(
            "    def refuse",
            "    def __del__(self):\n        for n, r in self.given: r[:] = steps(n)\n    def refuse"),
        WRONG,
    ),
    "return_a_list_that_equals_all": (
        instead("return Liar()", "class Liar(list):\n    __eq__ = lambda self, other: True\n"
                "    __len__ = lambda self: 4\n    __iter__ = lambda self: iter(steps([1, 2, 3, 4]))"),
        ERROR,
    ),
    "return_an_object_that_works_when_it_is_read": (
        instead("return map(steps, [numbers])"), ERROR,
    ),
    "return_itself": (instead("return self"), ERROR),
    "be_made_by_a_metaclass": (
        instead("return steps(numbers)", "class Meta(type):\n    def __call__(cls, *arguments):\n"
                "        made = type.__call__(cls, *arguments)\n        made.calls = arguments\n        return made")
        .replace("class solve:", "class solve(metaclass=Meta):"),
        NO_GAIN,
    ),
    "answer_for_every_name": (
        instead("return steps(numbers)").replace(
            "    def refuse",
            "    def __getattribute__(self, name):\n        return object.__getattribute__(self, name)\n"
            "    def refuse"),
        NO_GAIN,
    ),
    "replace_the_builtins": (
        instead("return steps(numbers)", "for name in ('getattr', 'tuple', 'list', 'enumerate'):\n"
                "    setattr(builtins, name, lambda *a, **k: [])"),
        NO_GAIN | ERROR,
    ),
    "replace_the_error_that_is_a_result": (
        instead("return steps(numbers)", "class Own(Exception): pass\nbuiltins.ValueError = ValueError = Own",
                "raise ValueError"),
        ERROR,
    ),
    "raise_an_error_instead_of_working": (instead("raise ValueError"), WRONG),
    "return_the_mark_of_an_error": (instead("return steps(numbers)", "", "return 'ValueError'"), WRONG),
    "work_in_a_thread": (
        instead("import threading\nfound = []\nthread = threading.Thread(target=lambda: found.extend(steps(numbers)))\n"
                "thread.start()\nthread.join()\nreturn found"),
        NO_GAIN,
    ),
    "replace_the_class_while_it_is_called": (
        instead("global solve\nsolve = None\nself.__class__ = Other\nreturn steps(numbers)",
                "class Other:\n    def ask(self, numbers, place):\n        return steps(numbers)\n"
                "    def refuse(self, number):\n        raise ValueError"),
        NO_GAIN,
    ),
}  # fmt: skip


def a_class_task(size: int) -> Task:
    return replace(
        a_task(size, seed=11),
        kind="class",
        task_id="exploits/solver",
        references=(Reference(reference_id="expert_plain", tier="expert", solution=BASELINE),),
        generator=Program(
            source=generator_program(GENERATOR, "class", ("ValueError",)).source, entry_point="effbench_generate"
        ),
        errors=("ValueError",),
    )


@pytest.fixture(scope="module")
def twin(exploit_lane: ExploitLane) -> Seen:
    """What the honest class costs."""
    return exploit_lane.measure_on(a_class_task(exploit_lane.size), HONEST, baseline=BASELINE)


@pytest.mark.parametrize("name", EXPLOITS)
def test_no_class_gains(
    exploit_lane: ExploitLane, twin: Seen, name: str, record_property: Callable[[str, object], None]
) -> None:
    source, verdicts = EXPLOITS[name]
    task = a_class_task(exploit_lane.size)
    seen = exploit_lane.measure_on(task, source, baseline=BASELINE)
    gained = seen.cost is not None and twin.cost is not None and seen.cost < least_share(exploit_lane) * twin.cost
    record_property("exploit", f"class_{name}")
    record_property("ground", f"{exploit_lane.sandbox.name} {exploit_lane.counter.name}")
    record_property("seen", seen.verdict if seen.cost is None else f"{seen.verdict} {seen.cost / (twin.cost or 1):.3f}")
    record_property("gained", gained)
    assert twin.verdict == "AC", twin.detail
    assert seen.verdict in allowed(exploit_lane, verdicts), seen.detail
    assert not gained, f"it cost {seen.cost}, and its twin {twin.cost}"
    check_next(exploit_lane)

"""Programs that ask for their input: what they count up to each question, and what they cannot know before."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import closing

import pytest

from effbench.runner.repositories.lanes import open_tree_sandbox
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions

pytestmark = [pytest.mark.docker, pytest.mark.languages]

LIMITS = Limits(cpu_s=60, wall_s=20, memory_bytes=1 << 29, output_bytes=1 << 20)
HEAD = "import os, sys, time\ndef work(n):\n    for _ in range(n): pass\n"
ASK = "sys.stdin.readline()"
TWICE = (
    f"work(10000)\nfirst = {ASK}\nwork(20000)\nsecond = {ASK}\nwork(int(second))\nprint(repr((first, second, {ASK})))\n"
)


@pytest.fixture(scope="module")
def lane() -> Iterator[Lane]:
    with closing(open_tree_sandbox("docker").open_lane(LaneOptions(memory_bytes=1 << 30))) as opened:
        yield opened


def _run(lane: Lane, body: str, given: str = "a\n40000\nc\n", engine: Engine = Engine.QEMU) -> Outcome:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py"), HEAD + body + "sys.stdout.flush()\nos._exit(0)\n")
    program = Prepared(code=packed.getvalue(), digest="", entry_point="", is_executed=True)
    return lane.run(Job(program=program, arguments=values.encode((given,)), limits=LIMITS, engine=engine))


def _output(outcome: Outcome) -> str:
    assert (outcome.ending, outcome.detail) == (Ending.RETURNED, "")
    assert outcome.output is not None
    return str(values.decode(outcome.output)).strip()


@pytest.mark.parametrize("engine", [Engine.QEMU, Engine.NATIVE])
def test_the_first_line_answers_the_first_question_and_the_rest_the_second(lane: Lane, engine: Engine) -> None:
    assert _output(_run(lane, TWICE, engine=engine)) == "('a\\n', '40000\\n', 'c\\n')"


def test_counts_end_at_the_questions_and_repeat(lane: Lane) -> None:
    small, again, large = (_run(lane, TWICE, f"a\n{n}\nc\n") for n in (40000, 40000, 80000))
    counts = [(each.load_count, each.input_count, each.call_count) for each in (small, again, large)]
    assert counts[0] == counts[1]
    assert counts[0][:2] == counts[2][:2]
    setup, window, longer = counts[0][1] or 0, counts[0][2] or 0, counts[2][2] or 0
    each = (longer - window) / 40000
    assert setup == pytest.approx(20000 * each, rel=0.1)
    assert window == pytest.approx(40000 * each, rel=0.1)


def test_a_question_that_is_not_asked_comes_at_the_end(lane: Lane) -> None:
    never, once = _run(lane, "work(10000)\n"), _run(lane, f"{ASK}\nwork(10000)\n")
    assert (never.input_count, never.call_count) == (0, 0)
    assert (once.input_count or 0) > 10000
    assert once.call_count == 0


def test_who_asks_early_is_counted_from_there_on(lane: Lane) -> None:
    early = _run(lane, f"{ASK}\n{ASK}\nwork(40000)\n{ASK}\n")
    assert (early.call_count or 0) > (_run(lane, TWICE).call_count or 0) * 0.9


def test_a_pause_is_taken_for_a_question(lane: Lane) -> None:
    paused = _run(lane, "time.sleep(0.2)\n" + TWICE)
    assert _output(paused) == "('a\\n', '40000\\n', 'c\\n')"
    assert (paused.input_count or 0) > (_run(lane, TWICE).input_count or 0) * 1.4


@pytest.mark.parametrize(
    ("body", "given", "output"),
    [
        ("print(repr(sys.stdin.read()))\n", "", "''"),
        ("print(repr(sys.stdin.read()))\n", "a\nb\nc", "'a\\nb\\nc'"),
        ("os.close(0)\ntime.sleep(0.2)\nprint(1)\n", "a\nb\n", "1"),
        (f"print(len({ASK}), len(sys.stdin.read()))\n", "a" * 1000 + "\n" + "b" * 40_000, "1001 40000"),
    ],
)
def test_all_of_the_input_comes_to_those_who_read_on(lane: Lane, body: str, given: str, output: str) -> None:
    assert _output(_run(lane, body, given)) == output

"""Chance and clocks are found through imports; seeded randomness is not a finding."""

import pytest

from effbench.authoring.lint import find_chance
from effbench.authoring.problems import Code


def found(source: str) -> list[tuple[int, str, str]]:
    return [(finding.line, finding.code.name, finding.name) for finding in find_chance(source)]


@pytest.mark.parametrize(
    ("source", "code", "name"),
    [
        ("import random\nrandom.shuffle(x)", Code.UNSEEDED_RANDOMNESS, "random.shuffle"),
        ("import random as r\nr.random()", Code.UNSEEDED_RANDOMNESS, "random.random"),
        ("from random import randint as pick\npick(1, 2)", Code.UNSEEDED_RANDOMNESS, "random.randint"),
        ("import random\nrandom.Random()", Code.UNSEEDED_RANDOMNESS, "random.Random"),
        ("import random\nrandom.SystemRandom(1)", Code.UNSEEDED_RANDOMNESS, "random.SystemRandom"),
        ("import random\nrandom.seed(1)", Code.UNSEEDED_RANDOMNESS, "random.seed"),
        ("import os\nos.urandom(3)", Code.UNSEEDED_RANDOMNESS, "os.urandom"),
        ("import secrets\nsecrets.token_hex()", Code.UNSEEDED_RANDOMNESS, "secrets.token_hex"),
        ("from uuid import uuid4\nuuid4()", Code.UNSEEDED_RANDOMNESS, "uuid.uuid4"),
        ("import time\ntime.time()", Code.CLOCK, "time.time"),
        ("from time import perf_counter\nperf_counter()", Code.CLOCK, "time.perf_counter"),
        ("import datetime\ndatetime.datetime.now()", Code.CLOCK, "datetime.datetime.now"),
        ("from datetime import datetime as D\nD.now()", Code.CLOCK, "datetime.datetime.now"),
        ("from datetime import date\ndate.today()", Code.CLOCK, "datetime.date.today"),
        ("import os\nos.getpid()", Code.CLOCK, "os.getpid"),
    ],
)
def test_a_use_is_found_with_its_line_and_full_name(source: str, code: Code, name: str) -> None:
    assert found(source) == [(2, code.name, name)]


@pytest.mark.parametrize(
    "source",
    [
        "def generate_input(rng, size, level, test_index):\n    return (rng.random(),)",
        "import random\nrng = random.Random(5)",
        "from random import Random\nrng = Random(x=5)",
        "import random\ndef f(rng: random.Random) -> int:\n    return rng.randrange(5)",
        "import os\nos.path.join('a')",
        "from datetime import date\ndate(2000, 1, 1)",
        "timely = 1\nprint(timely)",
        "class time:\n    pass\ntime.time",
        "import timeit",
    ],
)
def test_what_repeats_is_no_finding(source: str) -> None:
    assert found(source) == []


def test_findings_come_in_the_order_of_the_file() -> None:
    source = "import time, random\n\ndef f():\n    return time.time()\n\nrandom.random()\n"
    assert [line for line, _, _ in found(source)] == [4, 6]

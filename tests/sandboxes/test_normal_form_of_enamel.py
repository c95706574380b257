import ast
import contextlib
import csv
import json
import re
from pathlib import Path

import pytest

from effbench.sandboxes.agent.normal_form import normal_form
from tests.sandboxes.normal_form_programs import Calls, digest, run


def enamel_problems(peer_data: Path) -> list[dict[str, str]]:
    with (peer_data / "enamel" / "enamel.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def doctest_calls(prompt: str, entry_point: str) -> Calls:
    calls: Calls = []
    for line in re.findall(rf">>> ({entry_point}\(.*\))\s*$", prompt, flags=re.MULTILINE)[:3]:
        with contextlib.suppress(SyntaxError, ValueError):
            call = ast.parse(line, mode="eval").body
            if isinstance(call, ast.Call):
                calls.append(tuple(ast.literal_eval(argument) for argument in call.args))
    return calls


@pytest.mark.peer_data
@pytest.mark.parametrize("file", ["enamel-references.json", "humanevalplus-canonical.json"])
def test_enamel_samples_give_the_same_results(peer_data: Path, file: str) -> None:
    samples = json.loads((peer_data / "enamel" / file).read_text(encoding="utf-8"))
    compared = 0
    for problem, solutions in zip(enamel_problems(peer_data), samples, strict=True):
        source, entry_point = f"{problem['prompt']}\n{solutions[0]}", problem["entry_point"]
        form = normal_form(source, entry_point)
        assert not form.works_at_import
        calls = doctest_calls(problem["prompt"], entry_point)
        compared += len(calls)
        plain = normal_form(source, entry_point, normalise=False)
        assert run(form, calls, entry_point) == run(plain, calls, entry_point), entry_point
    assert compared > 100


@pytest.mark.peer_data
def test_an_enamel_reference_is_the_same_program_as_body_and_as_function(peer_data: Path) -> None:
    samples = json.loads((peer_data / "enamel" / "enamel-references.json").read_text(encoding="utf-8"))
    for problem, solutions in zip(enamel_problems(peer_data), samples, strict=True):
        prompt, entry_point = problem["prompt"], problem["entry_point"]
        body = digest(f"{prompt}\n{problem['reference_solution']}", entry_point)
        assert body == digest(f"{prompt}\n{solutions[0]}", entry_point), entry_point

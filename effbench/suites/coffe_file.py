"""COFFE's file level: whole programs that read and write, of Code Contests and APPS (Peng et al., FSE 2025).

COFFE publishes best solutions and stress generators of 358 programs, and the correctness tests of the 58 from Code
Contests. Programs whose tests are not at hand are left out of the scores. Everything in the data is foreign code: its
text is moved into programs that run in a lane.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.records.sample import text_sha256
from effbench.records.task import Comparison, Level, Program, Reference, Suite, Task
from effbench.storage.json_files import dump_data_json
from effbench.suites.coffe_data import BUDGET_FACTOR, MEMORY_LIMIT_BYTES, SEED, Case, CoffeFile, origin_of, read_coffe

__all__ = ["CoffeFileLoader", "program_id"]

_FOLDER: Final = "datasets/deepmind_code_contests"
_SOLUTIONS: Final = CoffeFile(
    path=f"{_FOLDER}/best_solutions.json", sha256="89625ca900f79356310150c85610e6330303ec20cfba5032c44bdcd638f9d731"
)
_TESTS: Final = CoffeFile(
    path=f"{_FOLDER}/testcases.json", sha256="971ef52e4bf39c5b52c2038081eaf8c1c217c9583941045721e45e0075685bbb"
)
_STRESS: Final = CoffeFile(
    path=f"{_FOLDER}/stressful_testcases.json",
    sha256="b13ba5725c65be1fd4cd81a33128c019d37ada5638ba145ec1f7377689fe2608",
)
_ALL_SOLUTIONS: Final = CoffeFile(
    path="datasets/file/best_solutions.json", sha256="ea7f682aaef88ee139417a0a196548d5e1ed7545c77d4f3c940b8a4ea74ac03c"
)
_OTHERS: Final = "file_best_solutions.json"
"""The best solutions of all 358 programs, where they lie in one folder with those of the 58."""
_OPENING: Final = "here is your task:"
_TITLE_WORDS: Final = 5

# COFFE lets every program recurse a million levels deep; this one's best solution needs some 100,000 of them.
_PREAMBLES: Final[Mapping[str, str]] = {
    "you-have-received-data-from-06138573": "import sys\n\nsys.setrecursionlimit(1000000)\n\n"
}

_GENERATE: Final = """
import json
import random
import sys

sys.set_int_max_str_digits(1000000)
TESTS = json.loads({tests!r})
GENERATORS = json.loads({generators!r})


def effbench_generate(seed, size, level, test_index):
    if level == 0:
        return (TESTS[test_index],)
    random.seed(1024)
    scope = {{"__name__": "generator"}}
    exec(GENERATORS[test_index], scope)
    if {own_seed}:
        random.seed(seed)
    return (scope["generate_input"](),)
"""
_ANSWERS: Final = """
import json

OUTPUTS = json.loads({outputs!r})


def effbench_answers(level, test_index):
    return (OUTPUTS[test_index],) if level == 0 else ()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoffeFileLoader:
    """Reads COFFE's file level from its files or from its repository.

    Attributes:
        description: One line about the suite.
    """

    description: str = "COFFE's 58 programs of Code Contests, efficient@k (downloaded, or --data Coffe/datasets)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all programs that have correctness tests.

        Raises:
            InputError: The data cannot be had.
            DataFileError: They are malformed, or do not fit together.
        """
        folder = data
        if data is not None and (data / Path(_FOLDER).name).is_dir():
            folder = data / Path(_FOLDER).name
        solutions = read_coffe(_SOLUTIONS, folder, dict[str, tuple[str, bool]])
        tests = read_coffe(_TESTS, folder, dict[str, list[Case]])
        stress = read_coffe(_STRESS, folder, dict[str, list[str]])
        source = folder or Path(origin_of(None))
        prompts = [prompt for prompt in solutions if tests.get(prompt)]
        if not prompts:
            raise DataFileError(source, "none of its solutions has a test: use COFFE's own files")
        known = {program_id(prompt) for prompt in [*solutions, *_other_prompts(data)]}
        tasks = tuple(_task(prompt, solutions[prompt][0], tests, stress, source, seed) for prompt in prompts)
        return Suite(
            name="coffe-file",
            origin=origin_of(data),
            tasks=tasks,
            unscored_task_ids=frozenset(known - {task.task_id for task in tasks}),
        )


def program_id(prompt: str) -> str:
    """A program's id: the first words of its statement, and eight digits of the prompt's SHA-256.

    COFFE knows its programs by their prompts only.
    """
    statement = prompt.partition(_OPENING)[2] or prompt
    words = re.findall(r"[a-z0-9]+", statement.lower())[:_TITLE_WORDS]
    return "-".join([*words, text_sha256(prompt)[:8]])


def _other_prompts(data: Path | None) -> list[str]:
    if data is None:
        return list(read_coffe(_ALL_SOLUTIONS, None, dict[str, tuple[str, bool]]))
    for path in (data / _OTHERS, data / "file" / Path(_ALL_SOLUTIONS.path).name):
        if path.is_file():
            file = CoffeFile(path=path.name, sha256="")
            return list(read_coffe(file, path.parent, dict[str, tuple[str, bool]]))
    return []


def _task(
    prompt: str,
    solution: str,
    tests: Mapping[str, list[Case]],
    stress: Mapping[str, list[str]],
    source: Path,
    seed: int | None,
) -> Task:
    task_id = program_id(prompt)
    cases, generators = tests[prompt], stress.get(prompt, [])
    if not solution.strip() or not generators:
        raise DataFileError(source, f"the program {task_id} lacks its solution or stress inputs: use COFFE's own files")
    if any(len(case.input) != 1 or len(case.output) != 1 for case in cases):
        raise DataFileError(source, f"a test of {task_id} has not one input and one output: use COFFE's own files")
    generate = _GENERATE.format(
        tests=dump_data_json([case.input[0] for case in cases], source=source),
        generators=json.dumps(generators),
        own_seed=seed is not None,
    )
    answers = _ANSWERS.format(outputs=dump_data_json([case.output[0] for case in cases], source=source))
    return Task(
        suite="coffe-file",
        task_id=task_id,
        kind="stdio",
        prompt=prompt,
        entry_point="",
        levels=(
            Level(index=0, size=0, n_tests=len(cases), weight=0),
            Level(index=1, size=1, n_tests=len(generators), weight=1),
        ),
        references=(Reference(reference_id="best", tier="best", solution=solution),),
        generator=Program(source=generate, entry_point="effbench_generate"),
        preamble=_PREAMBLES.get(task_id, ""),
        answers=Program(source=answers, entry_point="effbench_answers"),
        comparison=Comparison.TEXT,
        budget_factor=BUDGET_FACTOR,
        memory_limit_bytes=MEMORY_LIMIT_BYTES,
        seed=SEED if seed is None else seed,
    )

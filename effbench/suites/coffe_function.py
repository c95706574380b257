"""COFFE's function level: 398 tasks of HumanEval and MBPP with stress inputs (Peng et al., FSE 2025).

COFFE's correctness tests are level 0 and decide correctness alone, by the outputs that COFFE's data give; its stress
inputs are level 1 and are counted. COFFE never looks at an output on a stress input; here the best solution's is the
answer. Everything in the data is foreign code: its text is moved into programs that run in a lane.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError
from effbench.records.task import Comparison, Level, Program, Reference, Suite, Task
from effbench.storage.json_files import dump_data_json
from effbench.suites.coffe_data import BUDGET_FACTOR, MEMORY_LIMIT_BYTES, SEED, Case, CoffeFile, origin_of, read_coffe
from effbench.text.python_source import rename_function

__all__ = ["LEFT_OUT", "CoffeFunctionLoader"]

LEFT_OUT: Final[Mapping[str, frozenset[int]]] = {
    # 5,000 to 10,000 operators in one expression for eval(): as Python is set up, the best solution itself ends with a
    # RecursionError, and from 3.12 on there is no setting that would help.
    "HumanEval/160": frozenset({0, 1}),
    # 100,000 times the same text of 10,000 characters: 1 GB once it is sent to a sandbox.
    "Mbpp/284": frozenset({0}),
}
"""Stress inputs that cannot be measured: task id → their positions in COFFE's data."""

# All stress inputs of Mbpp/398 are numbers of more than 4,300 digits, which its solutions turn into text.
_PREAMBLES: Final[Mapping[str, str]] = {"Mbpp/398": "import sys\n\nsys.set_int_max_str_digits(1000000)\n\n"}
_FOLDER: Final = "datasets/function"
_DATA: Final = CoffeFile(
    path=f"{_FOLDER}/data.json", sha256="8624cae7b5309bbc7c2a53689f56e95cd944635d9f6e600af3c94541c3d2cc12"
)
_SOLUTIONS: Final = CoffeFile(
    path=f"{_FOLDER}/best_solutions.json", sha256="df6da2908a8e34c8402e66097ba2e47ddc5ca8393c0a078be5a77a7e3aec309b"
)
_TESTS: Final = CoffeFile(
    path=f"{_FOLDER}/testcases.json", sha256="9ad16ab33da6e27808de3cef7e9bc11b5dbdc9bdc2f0ca4b40f5209f0d511c6b"
)
_STRESS: Final = CoffeFile(
    path=f"{_FOLDER}/stressful_testcases.json",
    sha256="0fcefc0e69fba1aac29ee95e737e6df4b32a57b6712586aeb337de140672fd0b",
)
_COLLECTIONS: Final[Mapping[str, str]] = {"openai_humaneval": "HumanEval", "mbpp": "Mbpp"}
_REFERENCE_NAME: Final = "solution"
"""What COFFE renames every solution's function to."""

_GENERATE: Final = """
import itertools
import json
import math
import random
import string
import sys

sys.set_int_max_str_digits(1000000)
TESTS = json.loads({tests!r})
EXPRESSIONS = json.loads({expressions!r})


def effbench_generate(seed, size, level, test_index):
    if level == 0:
        return tuple(TESTS[test_index])
    random.seed(seed)
    scope = {{"itertools": itertools, "math": math, "random": random, "string": string}}
    return tuple(eval(EXPRESSIONS[test_index], scope))
"""
_ANSWERS: Final = """
import json

OUTPUTS = json.loads({outputs!r})


def effbench_answers(level, test_index):
    return (OUTPUTS[test_index],) if level == 0 else ()
"""
# COFFE takes lists and tuples as the same (its outputs went through JSON), and two floats, or two rows of floats, as
# equal when they differ by no more than 1e-6 + 1e-7 · |value|. Its third rule, that texts are equal when they are so
# without blanks, newlines and brackets, would take '1 2' for '12' and is left out.
_CHECK: Final = """
def effbench_check(arguments, answer, output):
    return equal(answer, output)


def equal(answer, output):
    if type(answer) in (list, tuple):
        return (
            type(output) in (list, tuple)
            and len(output) == len(answer)
            and all(equal(each, other) for each, other in zip(answer, output))
        )
    if type(answer) is dict:
        return (
            type(output) is dict
            and answer.keys() == output.keys()
            and all(equal(value, output[key]) for key, value in answer.items())
        )
    if type(answer) is float and type(output) is float:
        both_undefined = answer != answer and output != output
        return answer == output or both_undefined or abs(output - answer) <= 1e-6 + 1e-7 * abs(answer)
    return answer == output
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instance:
    """One record of ``data.json``, as far as it matters here."""

    dataset: str
    task_id: int | str
    entry_point: str
    final_prompt: str

    def identity(self) -> str:
        """The task's id as HumanEval+ and MBPP+ write it."""
        number = str(self.task_id).rpartition("/")[2]
        return f"{_COLLECTIONS.get(self.dataset, self.dataset)}/{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _StressCase:
    """A stress test: an expression for the list of arguments."""

    input: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Data:
    """The files, keyed by prompt."""

    source: Path
    solutions: Mapping[str, tuple[str, bool]]
    tests: Mapping[str, list[Case]]
    stress: Mapping[str, list[_StressCase]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoffeFunctionLoader:
    """Reads COFFE's function level from its files or from its repository.

    Attributes:
        description: One line about the suite.
    """

    description: str = "COFFE's 398 functions, efficient@k (downloaded, or --data Coffe/datasets)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all tasks.

        Raises:
            InputError: The data cannot be had.
            DataFileError: They are malformed, or do not fit together.
        """
        folder = data / "function" if data is not None and (data / "function").is_dir() else data
        instances = read_coffe(_DATA, folder, list[_Instance])
        files = _Data(
            source=folder or Path(origin_of(None)),
            solutions=read_coffe(_SOLUTIONS, folder, dict[str, tuple[str, bool]]),
            tests=read_coffe(_TESTS, folder, dict[str, list[Case]]),
            stress=read_coffe(_STRESS, folder, dict[str, list[_StressCase]]),
        )
        tasks = [_task(instance, files, SEED if seed is None else seed) for instance in instances]
        ids = [task.task_id for task in tasks]
        repeated = sorted({task_id for task_id in ids if ids.count(task_id) > 1})
        if repeated or not tasks:
            problem = f"the task {repeated[0]} appears twice" if repeated else "it holds no task"
            raise DataFileError(files.source, f"{problem}: use COFFE's own files")
        return Suite(
            name="coffe-function",
            origin=origin_of(data),
            tasks=tuple(tasks),
        )


def _task(instance: _Instance, files: _Data, seed: int) -> Task:
    prompt, task_id = instance.final_prompt, instance.identity()
    for name, content in (("solution", files.solutions), ("test", files.tests), ("stress input", files.stress)):
        if not content.get(prompt):
            raise DataFileError(files.source, f"there is no {name} for the prompt of {task_id}: use COFFE's own files")
    if not instance.entry_point.isidentifier():
        raise DataFileError(files.source, f"{task_id} has no function's name as its entry_point: use COFFE's own files")
    tests = files.tests[prompt]
    left_out = LEFT_OUT.get(task_id, frozenset())
    expressions = [case.input for index, case in enumerate(files.stress[prompt]) if index not in left_out]
    if any(len(test.output) != 1 for test in tests):
        raise DataFileError(files.source, f"a test of {task_id} has not exactly one output: use COFFE's own files")
    solution = rename_function(files.solutions[prompt][0], _REFERENCE_NAME, instance.entry_point)
    return Task(
        suite="coffe-function",
        task_id=task_id,
        prompt=prompt,
        entry_point=instance.entry_point,
        levels=(
            Level(index=0, size=0, n_tests=len(tests), weight=0),
            Level(index=1, size=1, n_tests=len(expressions), weight=1),
        ),
        references=(Reference(reference_id="best", tier="best", solution=solution),),
        generator=_program(
            _GENERATE,
            "effbench_generate",
            files.source,
            tests=[test.input for test in tests],
            expressions=expressions,
        ),
        answers=_program(_ANSWERS, "effbench_answers", files.source, outputs=[test.output[0] for test in tests]),
        preamble=_PREAMBLES.get(task_id, ""),
        checker=Program(source=_CHECK, entry_point="effbench_check"),
        comparison=Comparison.CHECKER,
        budget_factor=BUDGET_FACTOR,
        memory_limit_bytes=MEMORY_LIMIT_BYTES,
        seed=seed,
    )


def _program(template: str, entry_point: str, source: Path, **documents: list[Any]) -> Program:
    texts = {name: dump_data_json(document, source=source) for name, document in documents.items()}
    return Program(source=template.format(**texts), entry_point=entry_point)

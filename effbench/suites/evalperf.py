"""EvalPerf: 118 tasks of HumanEval and MBPP with references from slow to fast (Liu et al., COLM 2024).

Each task has one large input that is counted, and reference solutions whose cumulative scores make DPS. Where
HumanEval+ and MBPP+ are at hand, their inputs decide correctness first; the fastest reference gives the answers.
Everything in the data is foreign code: its text is moved into programs that run in a lane.
"""

import base64
import itertools
import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError, InputError
from effbench.records.task import Comparison, Level, Program, Reference, Suite, Task
from effbench.storage.json_files import dump_data_json
from effbench.suites import mbpp_inputs
from effbench.suites.evalperf_data import CorrectnessInputs, PerformanceRecord, correctness_inputs, performance_records

__all__ = ["EvalPerfLoader"]

_MEMORY_LIMIT_BYTES: Final = 4 << 30
_SET_EQUAL: Final = frozenset(
    {
        "Diff",
        "common_in_nested_lists",
        "extract_singly",
        "find_char_long",
        "find_dissimilar",
        "intersection_array",
        "larg_nnum",
        "similar_elements",
    }
)
"""Functions whose result EvalPlus takes as a set (``evalplus/eval/_special_oracle.py``)."""
_CORRECTNESS_SIZE, _PERFORMANCE_SIZE = 0, 1

_GENERATE: Final = """

import base64
import json
import zlib


def effbench_generate(seed, size, level, test_index):
    inputs = json.loads(zlib.decompress(base64.b64decode(INPUTS[size])))
    return tuple(restore_arguments(TASK_ID, inputs[test_index]))
"""
# EvalPlus's rule: equal by ==; or of one type and one length, and within numpy's allclose (rtol 1e-7, the task's atol,
# or 1e-6 where the answer is a float or all its items are).
_CHECK: Final = """
def effbench_check(arguments, answer, output):
    if AS_SET:
        return set(output) == set(answer)
    return equal(answer, output) or output == answer or close(answer, output)


def equal(answer, output):
    return type(answer) is float and type(output) is float and answer != answer and output != output


def close(answer, output):
    tolerance = ABSOLUTE or (1e-6 if is_floats(answer) else 0)
    if not tolerance or type(output) is not type(answer):
        return False
    if type(answer) in (list, tuple):
        return len(output) == len(answer) and all(near(*pair, tolerance) for pair in zip(answer, output))
    return near(answer, output, tolerance)


def near(answer, output, tolerance):
    if type(answer) in (list, tuple):
        return len(output) == len(answer) and all(near(*pair, tolerance) for pair in zip(answer, output))
    return answer == output or equal(answer, output) or abs(output - answer) <= tolerance + 1e-7 * abs(answer)


def is_floats(answer):
    if type(answer) in (list, tuple) and answer:
        return all(type(item) is float for item in answer)
    return type(answer) is float
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalPerfLoader:
    """Reads EvalPerf from files or from the Hugging Face hub.

    Attributes:
        description: One line about the suite.
    """

    description: str = "EvalPerf's 118 tasks with references from slow to fast, DPS (downloaded, or --data PATH)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all tasks.

        Raises:
            InputError: The data cannot be had, or a seed is given.
            DataFileError: They are malformed.
        """
        if seed is not None:
            raise InputError("the inputs of the suite 'evalperf' are fixed: leave out --seed")
        origin, records = performance_records(data)
        inputs = correctness_inputs(data)
        tasks: dict[str, Task] = {}
        for record in records:
            if record.task_id in tasks:
                raise DataFileError(
                    Path(origin), f"the task {record.task_id} appears a second time: remove one of the two"
                )
            tasks[record.task_id] = _task(record, inputs.get(record.task_id), Path(origin))
        if not tasks:
            raise DataFileError(Path(origin), "it holds no task: use the data set evalplus/evalperf")
        return Suite(name="evalperf", origin=origin, tasks=tuple(tasks.values()))


def _task(record: PerformanceRecord, correctness: CorrectnessInputs | None, source: Path) -> Task:
    performance = _json_list(record, source)
    counts = [(_CORRECTNESS_SIZE, len(correctness.inputs), 0.0)] if correctness is not None else []
    counts.append((_PERFORMANCE_SIZE, len(performance), 1.0))
    inputs = {_PERFORMANCE_SIZE: performance} | ({_CORRECTNESS_SIZE: correctness.inputs} if correctness else {})
    tolerance = 0.0 if correctness is None else correctness.absolute_tolerance
    as_set = record.entry_point in _SET_EQUAL and record.task_id.startswith("Mbpp/")
    return Task(
        suite="evalperf",
        task_id=record.task_id,
        prompt=record.prompt,
        entry_point=record.entry_point,
        levels=tuple(
            Level(index=index, size=size, n_tests=n_tests, weight=weight)
            for index, (size, n_tests, weight) in enumerate(counts)
        ),
        references=_references(record, source),
        generator=_generator(record.task_id, inputs, source),
        checker=Program(source=f"AS_SET = {as_set}\nABSOLUTE = {tolerance!r}\n{_CHECK}", entry_point="effbench_check"),
        comparison=Comparison.CHECKER,
        memory_limit_bytes=_MEMORY_LIMIT_BYTES,
    )


def _json_list(record: PerformanceRecord, source: Path) -> list[Any]:
    try:
        found = json.loads(record.pe_input)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not found or not all(isinstance(item, list) for item in found):
        problem = "is not the JSON of a list with a list of arguments: use the data set evalplus/evalperf"
        raise DataFileError(source, f"the pe_input of {record.task_id} {problem}")
    # EvalPerf profiles the first input alone.
    return found[:1]


def _references(record: PerformanceRecord, source: Path) -> tuple[Reference, ...]:
    scores, solutions = record.scores, record.reference
    rising = all(earlier < later for earlier, later in itertools.pairwise(scores))
    within = all(math.isfinite(score) and 0 <= score <= 100 for score in scores)
    if not solutions or len(scores) != len(solutions) or not rising or not within:
        problem = "must be one rising number from 0 to 100 for each reference: use the data set evalplus/evalperf"
        raise DataFileError(source, f"the scores of {record.task_id} {problem}")
    names = {0: "slowest"} | {len(solutions) - 1: "fastest"}
    return tuple(
        Reference(reference_id=f"ref_{index}", tier=names.get(index, "between"), solution=solution, dps_score=score)
        for index, (solution, score) in enumerate(zip(solutions, scores, strict=True))
    )


def _generator(task_id: str, inputs: Mapping[int, list[Any]], origin: Path) -> Program:
    packed = {size: _packed(value, origin) for size, value in inputs.items()}
    restore = Path(mbpp_inputs.__file__).read_text(encoding="utf-8")
    source = f"{restore}\n\nTASK_ID = {task_id!r}\nINPUTS = {packed!r}\n{_GENERATE}"
    return Program(source=source, entry_point="effbench_generate")


def _packed(value: list[Any], origin: Path) -> str:
    """JSON, compressed: the inputs of the whole data set are hundreds of megabytes."""
    return base64.b64encode(zlib.compress(dump_data_json(value, source=origin).encode())).decode("ascii")

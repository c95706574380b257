"""Code for tasks that ask for a class, and for those that give a program."""

from dataclasses import replace

from effbench.records.task import Reference
from effbench.samples.extraction.extract import extract_solution
from effbench.suites.rewrites import rewrite_of
from tests.small_suite import a_task

CLASS = "class Cache:\n    def get(self, key):\n        return self.held[key]\n"
STUB = "class Cache:\n    def get(self, key): ...\n"
GIVEN = "LIMIT = 3\n\n\ndef part(n):\n    return n + LIMIT\n\n\ndef double(n):\n    return part(n) + n - LIMIT\n"


def a_class_task() -> object:
    references = (Reference(reference_id="slow", tier="naive", solution=CLASS),)
    return replace(a_task(), kind="class", entry_point="Cache", references=references)


def block(*sources: str) -> str:
    return "Here it is.\n\n" + "\n".join(f"```python\n{source}```\n" for source in sources)


def test_a_class_is_found_by_its_name_and_the_last_one_counts() -> None:
    task = a_class_task()
    assert extract_solution(block(STUB, CLASS), task) == CLASS  # type: ignore[arg-type]
    assert extract_solution(CLASS, task) == CLASS  # type: ignore[arg-type]


def test_a_class_of_another_name_is_bound_to_the_one_that_is_asked_for() -> None:
    found = extract_solution(block(CLASS.replace("Cache", "FastCache")), a_class_task())  # type: ignore[arg-type]
    assert found == CLASS.replace("Cache", "FastCache") + "\n\nCache = FastCache\n"


def test_what_a_rewrite_leaves_out_comes_from_the_given_program() -> None:
    task = a_task()
    references = (replace(task.references[0], solution=GIVEN), *task.references[1:])
    rewrite = rewrite_of(replace(task, references=references), "slow")
    changed = "def double(n):\n    return part(n) + n - 3\n"
    found = extract_solution(block(changed), rewrite)
    assert found == "LIMIT = 3\n\ndef part(n):\n    return n + LIMIT\n" + changed or found is not None
    assert "def part(n)" in found
    assert extract_solution(f"```python\n{GIVEN}```", rewrite) == GIVEN

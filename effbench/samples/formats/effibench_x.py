"""EffiBench-X's solutions of a model: problems with the code, or null, of each language."""

from collections.abc import Iterator, Mapping

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.material import Document, Material
from effbench.suites.effibench_x_data import LANGUAGES

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is an object of objects whose keys are EffiBench-X's names of languages."""
    if not isinstance(material, Document) or not isinstance(material.value, dict):
        return False
    problems = material.value.values()
    return any(problems) and all(isinstance(each, dict) and each.keys() <= LANGUAGES.keys() for each in problems)


def read(material: Material) -> Iterator[Entry]:
    """A sample for each problem and language; null, which EffiBench-X counts as not passed, is an empty text.

    Raises:
        DataFileError: A solution is neither a text nor null.
    """
    assert isinstance(material, Document)
    assert isinstance(material.value, dict)
    for problem, solutions in material.value.items():
        for name, code in _solutions(material, problem, solutions).items():
            yield Entry(key=ById(problem), written=WrittenSample(solution=code or ""), language=LANGUAGES[name])


def _solutions(material: Document, problem: str, solutions: Mapping[str, object]) -> Mapping[str, str | None]:
    found: dict[str, str | None] = {}
    for name, code in solutions.items():
        if code is not None and not isinstance(code, str):
            raise DataFileError(material.path, f"'{problem[:60]}' has in {name} neither a text nor null: mend it")
        found[name] = code
    return found

"""Reads problem packages of Kattis and ICPC, in the legacy format and in that of 2023-07.

Formats: https://www.kattis.com/problem-package-format/spec/legacy.html and …/spec/2023-07-draft.html. Nothing of a
package is run here. What effbench does not do is refused: interaction in several passes, custom graders.
"""

import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.suites.packages.grading import Aggregation, Grading, GroupOfTests, PackageTest
from effbench.suites.packages.package_files import PackageFiles
from effbench.suites.packages.problem import Problem, ProblemLimits, SourceProgram
from effbench.suites.packages.sources import read_all_submissions, read_programs, read_runnable
from effbench.suites.packages.yaml_files import YamlMap, read_yaml

__all__ = ["read_kattis_package"]

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_STATEMENTS: Final = ("statement", "problem_statement")
_VALIDATORS: Final = ("output_validator", "output_validators")
_AGGREGATIONS: Final[tuple[Aggregation, ...]] = ("sum", "min", "max", "avg")
_MIB: Final = 1 << 20
_MEMORY_MIB, _OUTPUT_MIB = 2048, 8
_FACTOR_MOST, _RESOLUTION_MOST_S = 1000.0, 60.0
"""With larger ones a package could make its solutions run for days."""


def read_kattis_package(root: Path, name: str = "") -> Problem:
    """Reads a package.

    Args:
        root: Its folder.
        name: Of the problem; the folder's where it is empty.

    Raises:
        DataFileError: Something in it is not as the format says, or effbench does not do it.
    """
    files = PackageFiles(root)
    about = read_yaml(files, ["problem.yaml"])
    if about is None:
        raise DataFileError(root, "it holds no problem.yaml: give the folder of one problem package")
    name = name or root.name
    if not _NAME.fullmatch(name):
        raise DataFileError(root, "its name must be of letters, digits, - and _: rename it")
    kinds = set(about.words("type")) or {"pass-fail"}
    validation = set(about.words("validation"))
    if "multi-pass" in kinds | validation or "submit-answer" in kinds:
        raise DataFileError(about.path, "problems of several passes and of answers alone are not supported")
    is_interactive = "interactive" in kinds | validation
    validator = _validator(files, about, is_custom="custom" in validation, is_interactive=is_interactive)
    is_legacy = about.word("problem_format_version", "legacy") in ("legacy", "legacy-icpc")
    flags = about.words("validator_flags")
    is_scoring = "scoring" in kinds
    data = _Groups(files, is_legacy=is_legacy, is_scoring=is_scoring).read(flags)
    if not any(test.name.startswith("secret") for test in data.all_tests()):
        raise DataFileError(root / "data/secret", "it holds no test: use the whole package")
    return Problem(
        name=name,
        title=_title(about, name),
        is_scoring=is_scoring,
        is_interactive=is_interactive,
        validator=validator,
        limits=_limits(about),
        data=data,
        statement=_statement(files),
        submissions=read_all_submissions(files),
        files=files,
        input_validators=read_runnable(files, "input_validators"),
    )


def _validator(files: PackageFiles, about: YamlMap, *, is_custom: bool, is_interactive: bool) -> SourceProgram | None:
    found = [program for folder in _VALIDATORS for program in read_programs(files, folder)]
    is_legacy_default = about.word("validation", "") in ("", "default")
    if found and is_legacy_default and not is_interactive and files.names("output_validators"):
        return None  # the legacy format has folders of validators that its problem.yaml does not use
    if not found:
        if is_custom or is_interactive:
            raise DataFileError(files.root, "it has no validator of outputs, which its problem.yaml asks for")
        return None
    if len(found) > 1:
        raise DataFileError(files.root / _VALIDATORS[1], "it holds several validators: one is used here")
    if found[0].language not in ("c", "cpp", "python"):
        raise DataFileError(files.root / _VALIDATORS[1], "its validator is neither in C or C++ nor in Python")
    return found[0]


def _limits(about: YamlMap) -> ProblemLimits:
    limits = about.below("limits")
    multipliers = limits.below("time_multipliers")
    new = limits.has("time_multipliers") or about.word("problem_format_version", "legacy").startswith("2023")
    if new:
        factor, margin = (
            multipliers.number("ac_to_time_limit", 2.0, least=1, most=_FACTOR_MOST),
            multipliers.number("time_limit_to_tle", 1.5, most=_FACTOR_MOST),
        )
    else:
        factor = limits.number("time_multiplier", 5.0, least=1, most=_FACTOR_MOST)
        margin = limits.number("time_safety_margin", 2.0, least=1, most=_FACTOR_MOST)
    return ProblemLimits(
        time_multiplier=factor,
        safety_margin=margin,
        memory_bytes=int(limits.number("memory", _MEMORY_MIB, least=1) * _MIB),
        output_bytes=int(limits.number("output", _OUTPUT_MIB, least=1) * _MIB),
        validation_s=limits.number("validation_time", 60, least=1),
        time_resolution_s=limits.number("time_resolution", 1.0, most=_RESOLUTION_MOST_S),
    )


def _title(about: YamlMap, name: str) -> str:
    value = about.values.get("name")
    if isinstance(value, dict) and value:
        return str(value.get("en", next(iter(value.values()))))
    return about.word("name", name) if not isinstance(value, dict) else name


def _statement(files: PackageFiles) -> str:
    """The English one, or any."""
    names = [
        name for folder in _STATEMENTS for name in files.names(folder) if re.search(r"problem(\.\w+)?\.(tex|md)$", name)
    ]
    names.sort(key=lambda name: (".en." not in name, name))
    return files.text(names[0]) if names else ""


class _Groups:
    """Reads the tests of a package, folder by folder."""

    def __init__(self, files: PackageFiles, *, is_legacy: bool, is_scoring: bool) -> None:
        self._files, self._is_legacy, self._is_scoring = files, is_legacy, is_scoring

    def read(self, flags: tuple[str, ...]) -> GroupOfTests:
        """All of it; ``flags`` are the validator's, unless a group says others."""
        start = {"output_validator_flags": " ".join(flags)} if flags else {}
        return self._group("data", YamlMap(path=self._files.root / "data", values=start), math.inf)

    def _group(self, folder: str, inherited: YamlMap, share: float) -> GroupOfTests:
        own = read_yaml(self._files, [f"{folder}/test_group.yaml", f"{folder}/testdata.yaml"])
        legacy = self._is_legacy
        kept = {key: inherited.values[key] for key in inherited.values if legacy or "_validator_" in key}
        settings = YamlMap(
            path=own.path if own else inherited.path, values={**kept, **(own.values if own is not None else {})}
        )
        name = folder.removeprefix("data").removeprefix("/")
        below = [
            each for each in self._files.folders(folder) if folder != "data" or each.endswith(("/sample", "/secret"))
        ]
        tests = self._tests(folder)
        scored = self._is_scoring and not name.startswith("sample")
        if legacy:
            grading, accept = (
                _legacy_grading(settings, is_scoring=self._is_scoring),
                settings.number("accept_score", 1.0, least=-1e9),
            )
            shares = [math.inf] * len(below)
        else:
            grading, accept, shares = self._scoring(folder, settings, share, below, len(tests), is_scored=scored)
        flags = settings.words("output_validator_args") or settings.words("output_validator_flags")
        return GroupOfTests(
            name=name,
            grading=grading,
            tests=tuple(
                replace(test, flags=flags, accept_score=accept, input_flags=_input_flags(settings)) for test in tests
            ),
            groups=tuple(self._group(each, settings, part) for each, part in zip(below, shares, strict=True)),
        )

    def _tests(self, folder: str) -> list[PackageTest]:
        found = []
        for file in self._files.names(folder):
            if "/" in file[len(folder) + 1 :] or not file.endswith(".in"):
                continue
            base = file.removesuffix(".in")
            if not self._files.holds(f"{base}.ans"):
                raise DataFileError(self._files.root / file, "it has no answer: put an .ans file beside it")
            found.append(
                PackageTest(
                    name=base.removeprefix("data/"),
                    input_file=self._files.own_name(file),
                    answer_file=self._files.own_name(f"{base}.ans"),
                )
            )
        return found

    def _scoring(
        self, folder: str, settings: YamlMap, share: float, below: list[str], n_tests: int, *, is_scored: bool
    ) -> tuple[Grading, float, list[float]]:
        """The ``scoring`` map of 2023-07: grading, points of a test, and of each group in it."""
        if folder == "data":
            return Grading(ignores_sample=True, stops=not self._is_scoring), 1.0, [100.0] * len(below)
        scoring = settings.below("scoring")
        is_secret = folder == "data/secret"
        word = (
            scoring.word("aggregation") or settings.word("score_aggregation") or ("sum" if is_secret else "pass-fail")
        )
        if word == "pass":
            word = "pass-fail"
        if word not in ("sum", "min", "pass-fail"):
            raise settings.fault("aggregation", f"must be sum, min or pass-fail, not {word[:40]!r}")
        most = share
        for key, table in (("score", scoring), ("max_score", settings)):
            if table.has(key) and table.word(key) != "unbounded":
                most = table.number(key, share)
        requires = tuple(_path_of(each) for each in (*scoring.words("require_pass"), *settings.words("require_pass")))
        if not is_scored:
            return Grading(requires=requires), 1.0, [math.inf] * len(below)
        known = [self._score_of(each) for each in below]
        left = max(0.0, most - sum(each for each in known if each is not None))
        parts = sum(each is None for each in known) + n_tests
        each_part = (left / parts if parts else 0.0) if word == "sum" else most
        shares = [each_part if score is None else score for score in known]
        if word == "pass-fail":
            return Grading(aggregation="min", requires=requires, most=most), most, shares
        any_of = Grading(aggregation="sum", stops=False, accepts_any=True, requires=requires, most=most)
        if word == "sum":
            return any_of, each_part, shares
        return Grading(aggregation="min", requires=requires, most=most), each_part, shares

    def _score_of(self, folder: str) -> float | None:
        own = read_yaml(self._files, [f"{folder}/test_group.yaml", f"{folder}/testdata.yaml"])
        if own is None:
            return None
        for key, table in (("score", own.below("scoring")), ("max_score", own)):
            if table.has(key) and table.word(key) != "unbounded":
                return table.number(key, 0.0)
        return None


def _input_flags(settings: YamlMap) -> tuple[str, ...]:
    """Of a map, which has flags for each validator by its name, none are taken."""
    if isinstance(settings.values.get("input_validator_args"), dict):
        return ()
    return settings.words("input_validator_args") or settings.words("input_validator_flags")


def _path_of(required: str) -> str:
    return required.removeprefix("data/").rstrip("/")


def _legacy_grading(settings: YamlMap, *, is_scoring: bool) -> Grading:
    if settings.word("grading", "default") not in ("default", "{}"):
        raise settings.fault("grading", "is custom, and graders of a package's own are not run here")
    flags = settings.words("grader_flags")
    aggregation: Aggregation = next((each for each in _AGGREGATIONS if each in flags), "sum")
    high = settings.word("range", "").split()[-1:] or ["inf"]
    try:
        most = float(high[0])
    except ValueError:
        raise settings.fault("range", f"must be two numbers, not {settings.word('range')[:40]!r}") from None
    return Grading(
        aggregation=aggregation,
        stops=settings.word("on_reject", "break") != "continue" if is_scoring else True,
        reject_score=settings.number("reject_score", 0.0, least=-1e9),
        always_accepts="always_accept" in flags,
        accepts_any="accept_if_any_accepted" in flags,
        first_error="first_error" in flags,
        ignores_sample="ignore_sample" in flags,
        most=most if not math.isnan(most) else math.inf,
    )

"""Brings samples of any known format into effbench's own: a JSON object a line, with the task's id."""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import InputError
from effbench.records.sample import Sample
from effbench.records.task import Suite
from effbench.samples.extraction.no_code import remark_on_codeless
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats import SampleFile, read_samples
from effbench.samples.formats.entries import id_without_suite
from effbench.samples.replay import fit_to_suite, numbered, remarks_of_fit
from effbench.storage.json_files import encode, write_bytes

__all__ = ["Imported", "import_samples"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import gave.

    Attributes:
        format: The format that the samples were in.
        counts: Samples of each task.
        remarks: Sentences for the user.
    """

    format: str
    counts: Mapping[str, int]
    remarks: tuple[str, ...]

    def summary(self, suite: Suite | None) -> list[str]:
        """How many samples there are, and what part of the suite they cover."""
        by_count = sorted(Tally(self.counts.values()).items(), reverse=True)
        per_task = ", ".join(f"{each} for {_plural(tasks, 'task')}" for each, tasks in by_count)
        lines = [f"{_plural(sum(self.counts.values()), 'sample')} in the format {self.format}: {per_task}"]
        if suite is not None:
            covered = sum(task.task_id in self.counts for task in suite.tasks)
            lines.append(f"coverage {covered} of {len(suite.tasks)} tasks of '{suite.name}' have samples")
        return lines


def import_samples(path: Path, output: Path, *, form: str, suite: Suite | None, replace: bool) -> Imported:
    """Reads samples and writes them as lines: ``task_id``, ``sample_index``, ``completion`` or ``solution``, ``model``.

    The model is left out where the file does not name one.

    Raises:
        InputError: The output is there already, no sample is of the suite, or a suite is needed.
        DataFileError: The samples are malformed, or the output cannot be written.
    """
    if output.exists() and not replace:
        raise InputError(f"{output} is there already: give --force to replace it, or another -o PATH")
    file = read_samples(path, form)
    samples, remarks = _by_task(file, suite)
    rows = [
        _row(task_id, index, written, file.author)
        for task_id, each in samples.items()
        for index, written in numbered(each)
    ]
    write_bytes(output, b"".join(map(encode, rows)))
    written = [(task_id, sample) for task_id, each in samples.items() for sample in each]
    counts = {task_id: len(each) for task_id, each in samples.items()}
    remarks = (*file.remarks, *remarks, *remark_on_codeless(written, str(path)))
    return Imported(format=file.format, counts=counts, remarks=remarks)


_Samples = Mapping[str, Sequence[WrittenSample | Sample]]


def _by_task(file: SampleFile, suite: Suite | None) -> tuple[_Samples, tuple[str, ...]]:
    if suite is not None:
        fitted = fit_to_suite(file, suite)
        return fitted.samples, tuple(remarks_of_fit(file, fitted, suite))
    languages = {entry.language for entry in file.entries}
    if len(languages) > 1:
        raise InputError(
            f"{file.path} has samples in {len(languages)} languages: give --suite to import those of its language, or "
            "measure the file as it is by run --model replay:PATH --language LANGUAGE"
        )
    samples: dict[str, list[WrittenSample | Sample]] = {}
    for entry in file.entries:
        samples.setdefault(id_without_suite(entry.key), []).append(entry.written)
    return samples, ()


def _row(task_id: str, index: int, written: WrittenSample | Sample, author: str | None) -> dict[str, object]:
    solution = written.solution
    if isinstance(written, Sample) and solution is None:
        solution = ""  # no code was found in it: none shall be looked for again
    texts = {"completion": written.completion, "solution": solution, "model": author}
    present = {name: text for name, text in texts.items() if text is not None}
    return {"task_id": task_id, "sample_index": index, **present}


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"

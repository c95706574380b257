"""JSONL records: round trips, torn files, and what is refused."""

import logging
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.errors import DataFileError
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample, Usage
from effbench.storage.jsonl import RecordWriter, Recovered, read_records, recover_records

HEADER = b'{"format": "effbench.samples", "schema": 2}\n'


def joined(text: str) -> str:
    """The text with surrogate pairs as the characters they stand for, as JSON has it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


texts = st.text(st.characters(exclude_categories=())).map(joined)
counts = st.integers(min_value=0, max_value=2**62)
samples = st.builds(
    Sample,
    task_id=texts,
    sample_index=counts,
    model=texts,
    completion=texts,
    solution=st.none() | texts,
    usage=st.none() | st.builds(Usage, prompt_tokens=counts, completion_tokens=counts),
)
measurements = st.builds(
    Measurement,
    key=texts,
    task_id=texts,
    sample_index=st.none() | counts,
    reference_id=st.none() | texts,
    solution_sha256=texts,
    code_digest=texts,
    level=counts,
    test_index=counts,
    verdict=st.sampled_from(Verdict),
    instructions=st.none() | counts,
    load_instructions=counts,
    cpu_time_s=st.floats(min_value=0, max_value=1e9),
    max_rss_bytes=counts,
    detail=texts,
    counter=texts,
    environment_id=texts,
)


def a_sample(index: int = 0, completion: str = "x") -> Sample:
    return Sample(task_id="T/0", sample_index=index, model="m", completion=completion, solution=None)


@settings(max_examples=50, deadline=None)
@given(st.lists(samples, max_size=4))
def test_samples_survive_the_disk(records: list[Sample]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "samples.jsonl"
        with RecordWriter(path, Sample) as writer:
            for record in records:
                writer.append(record)
        assert read_records(path, Sample) == records


@settings(max_examples=50, deadline=None)
@given(st.lists(measurements, max_size=4))
def test_measurements_survive_the_disk(records: list[Measurement]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "measurements.jsonl"
        with RecordWriter(path, Measurement) as writer:
            writer.append_all(records)
        read = read_records(path, Measurement)
        assert read == records
        assert all(isinstance(record.verdict, Verdict) for record in read)


def test_lone_surrogates_and_line_separators_survive(tmp_path: Path) -> None:
    record = a_sample(completion="\ud800 a\u2028b\x00\n\r\U0001f600\udfff")
    with RecordWriter(tmp_path / "s", Sample) as writer:
        writer.append(record)
    assert read_records(tmp_path / "s", Sample) == [record]
    assert (tmp_path / "s").read_bytes().isascii()


def test_a_file_torn_at_any_byte_is_repaired_to_its_complete_records(tmp_path: Path) -> None:
    path = tmp_path / "samples.jsonl"
    records = [a_sample(0), a_sample(1, "é\ud800"), a_sample(2)]
    with RecordWriter(path, Sample) as writer:
        writer.append_all(records)
    content = path.read_bytes()
    for length in range(len(content) + 1):
        path.write_bytes(content[:length])
        whole = content[:length].rfind(b"\n") + 1
        complete = max(content[:whole].count(b"\n") - 1, 0)
        recovered = recover_records(path, Sample)
        assert recovered == Recovered(records=tuple(records[:complete]), dropped_bytes=length - whole)
        assert path.read_bytes() == content[:whole]
        with RecordWriter(path, Sample) as writer:
            writer.append_all(records[complete:])
        assert path.read_bytes() == content


def test_a_missing_file_recovers_to_nothing(tmp_path: Path) -> None:
    assert recover_records(tmp_path / "none", Sample) == Recovered(records=(), dropped_bytes=0)


def test_reading_leaves_a_torn_line_out_with_a_notice_and_the_file_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "samples.jsonl"
    path.write_bytes(HEADER + b'{"task_id": "T')
    with caplog.at_level(logging.WARNING):
        assert read_records(path, Sample) == []
    assert "left out a torn last line of 14 bytes" in caplog.text
    assert path.read_bytes() == HEADER + b'{"task_id": "T'


def test_a_foreign_file_without_a_newline_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"my only copy")
    with pytest.raises(DataFileError, match=r"line 1: the header .* is missing"):
        recover_records(path, Sample)
    assert path.read_bytes() == b"my only copy"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the header of a file of effbench.samples is missing"),
        (HEADER[:-1], "header of a file of effbench.samples is missing"),
        (b'{"task_id": "T/0"}\n', "the header of a file of effbench.samples is missing"),
        (b"[1]\n", "the header of a file of effbench.samples is missing"),
        (b"[" * 100_000 + b"\n", "the header of a file of effbench.samples is missing"),
        (b"nonsense\n", "the header of a file of effbench.samples is missing"),
        (b'{"format": "effbench.samples", "schema": true}\n', "is missing"),
        (b'{"format": "effbench.measurements", "schema": 1}\n', "holds effbench.measurements, not effbench.samples"),
        (b'{"format": "effbench.samples", "schema": 3}\n', "its schema is 3 and this effbench reads up to 2: update"),
        (b'{"format": "effbench.samples", "schema": 0, "more": 1}\n', "its schema is 0"),
    ],
)
def test_a_wrong_header_is_an_error_at_line_1(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "samples.jsonl"
    path.write_bytes(content)
    with pytest.raises(DataFileError, match=problem) as caught:
        read_records(path, Sample)
    assert caught.value.line == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"", "it is not JSON"),
        (b'{"task_id": "T', "it is not JSON"),
        (b"\xff", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b"7", "it: Input should be a dictionary"),
        (b'{"task_id": "T/0"}', "sample_index: Field required"),
        (b'{"task_id": 7, "sample_index": 0, "model": "", "completion": "", "solution": null}', "task_id: .*string"),
    ],
)
def test_a_malformed_line_in_the_middle_is_an_error_with_its_number(tmp_path: Path, line: bytes, problem: str) -> None:
    path = tmp_path / "samples.jsonl"
    with RecordWriter(path, Sample) as writer:
        writer.append(a_sample())
    path.write_bytes(path.read_bytes() + line + b"\n")
    before = path.read_bytes()
    for read in (read_records, recover_records):
        with pytest.raises(DataFileError, match=f"line 3: .*{problem}"):
            read(path, Sample)
    assert path.read_bytes() == before


def test_a_writer_goes_on_behind_what_is_there(tmp_path: Path) -> None:
    for index in range(3):
        with RecordWriter(tmp_path / "s", Sample) as writer:
            writer.append(a_sample(index))
    assert [record.sample_index for record in read_records(tmp_path / "s", Sample)] == [0, 1, 2]


def test_appending_nothing_writes_the_header_only(tmp_path: Path) -> None:
    with RecordWriter(tmp_path / "s", Sample) as writer:
        writer.append_all([])
    assert (tmp_path / "s").read_bytes() == HEADER


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (HEADER + b"{", "last line is torn"),
        (b'{"format": "effbench.measurements", "schema": 1}\n', "not effbench.samples"),
    ],
)
def test_a_writer_refuses_a_torn_or_foreign_file(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "s").write_bytes(content)
    with pytest.raises(DataFileError, match=problem):
        RecordWriter(tmp_path / "s", Sample)
    assert (tmp_path / "s").read_bytes() == content


def test_a_writer_in_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be written"):
        RecordWriter(tmp_path / "none" / "s", Sample)


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with RecordWriter(tmp_path / "s", Sample) as writer:
        writer.append(a_sample(0))
        before = (tmp_path / "s").read_bytes()
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full_disk)
            with pytest.raises(DataFileError, match="No space left on device"):
                writer.append(a_sample(1))
        assert (tmp_path / "s").read_bytes() == before
        writer.append(a_sample(2))
    assert [record.sample_index for record in read_records(tmp_path / "s", Sample)] == [0, 2]


def test_a_failed_repair_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_disk(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    (tmp_path / "s").write_bytes(HEADER + b"{")
    monkeypatch.setattr(os, "fsync", broken_disk)
    with pytest.raises(DataFileError, match="Input/output error"):
        recover_records(tmp_path / "s", Sample)


def test_a_number_that_is_not_finite_is_refused_and_nothing_written(tmp_path: Path) -> None:
    record = Measurement(
        key="k",
        task_id="T/0",
        sample_index=0,
        reference_id=None,
        solution_sha256="",
        code_digest="",
        level=0,
        test_index=0,
        verdict=Verdict.AC,
        instructions=None,
        load_instructions=0,
        cpu_time_s=float("nan"),
        max_rss_bytes=0,
        detail="",
        counter="qemu",
        environment_id="e",
    )
    with RecordWriter(tmp_path / "m", Measurement) as writer, pytest.raises(ValueError, match="not JSON compliant"):
        writer.append(record)
    assert read_records(tmp_path / "m", Measurement) == []


@pytest.mark.parametrize("zeros", [1, 3 << 20])
def test_a_torn_line_of_null_bytes_is_cut_off_and_one_in_the_middle_is_an_error(tmp_path: Path, zeros: int) -> None:
    path = tmp_path / "s"
    with RecordWriter(path, Sample) as writer:
        writer.append(a_sample())
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"task' + b"\0" * zeros)
    assert read_records(path, Sample) == [a_sample()]
    assert recover_records(path, Sample) == Recovered(records=(a_sample(),), dropped_bytes=zeros + 6)
    assert path.read_bytes() == whole
    path.write_bytes(whole + b"\0" * zeros + b"\n")
    with pytest.raises(DataFileError, match="line 3: the line holds null bytes"):
        read_records(path, Sample)


def test_a_line_longer_than_a_part_is_whole(tmp_path: Path) -> None:
    long = a_sample(completion="x" * (3 << 20))
    with RecordWriter(tmp_path / "s", Sample) as writer:
        writer.append_all([long, a_sample(1)])
    assert read_records(tmp_path / "s", Sample) == [long, a_sample(1)]

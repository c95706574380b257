"""Whole files: documents that are never half there, and text."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.records.sample import Usage
from effbench.storage.json_files import read_document, read_text, write_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    title: str
    path: Path
    tags: frozenset[str]
    points: tuple[tuple[int, float], ...]
    usage: Usage | None = None


def test_documents_survive_the_disk(tmp_path: Path) -> None:
    document = Document(
        title="\ud800é",
        path=Path("a/b"),
        tags=frozenset({"x", "y"}),
        points=((1, 0.5), (2, 1e300)),
        usage=Usage(prompt_tokens=1, completion_tokens=2),
    )
    write_document(tmp_path / "d.json", [document])
    assert read_document(tmp_path / "d.json", list[Document]) == [document]
    assert [entry.name for entry in tmp_path.iterdir()] == ["d.json"]


def test_a_failed_document_leaves_the_old_one_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    write_document(tmp_path / "d.json", {"a": 1})
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(DataFileError, match="No space left"):
        write_document(tmp_path / "d.json", {"a": 2})
    assert read_document(tmp_path / "d.json", dict[str, int]) == {"a": 1}
    assert [entry.name for entry in tmp_path.iterdir()] == ["d.json"]


def test_a_document_with_a_value_json_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="complex has no place"):
        write_document(tmp_path / "d.json", {"a": 1j})
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_document(tmp_path / "d.json", {"a": float("inf")})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("content", "problem"), [("{", "it is not JSON"), ('{"a": "b"}', "a: Input should be")])
def test_a_malformed_document_is_an_error(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "d.json").write_text(content)
    with pytest.raises(DataFileError, match=problem):
        read_document(tmp_path / "d.json", dict[str, int])


def test_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "t").write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert read_text(tmp_path / "t") == "a\r\nb"


def test_unreadable_files_say_why(tmp_path: Path) -> None:
    (tmp_path / "t").write_bytes(b"a\nb\n\xff\n")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(DataFileError, match="t, line 3: the line is not UTF-8"):
        read_text(tmp_path / "t")
    with pytest.raises(DataFileError, match="there is no such file"):
        read_text(tmp_path / "none")
    with pytest.raises(DataFileError, match="it is a folder"):
        read_text(tmp_path)
    with pytest.raises(DataFileError, match="it cannot be read"):
        read_text(tmp_path / "loop")

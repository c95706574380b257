"""What a folder or a file of samples of somebody else's could do to who measures or imports it."""

import io
import json
import os
import stat
import threading
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.errors import DataFileError
from effbench.samples.formats import in_zip, packing, read_samples
from tests.handmade_runs import mixed_run

pytestmark = pytest.mark.long

SECRET = "print('what lies on the host')\n"
ROW = b'{"task_id": "HumanEval/0", "solution": "x = 1"}\n'


def refused(path: Path) -> str:
    """The one sentence of the command that reads them; nothing is written."""
    output = path.parent / "imported.jsonl"
    result = CliRunner().invoke(main, ["import", str(path), "-o", str(output)])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2
    assert result.stderr.startswith("effbench: ")
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 2000
    assert SECRET not in result.output
    assert not output.exists()
    return result.stderr


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "host" / "secret.py"
    path.parent.mkdir()
    path.write_text(SECRET)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """EvalPlus's, which may be changed."""
    path = tmp_path / "folder"
    for number in range(2):
        (path / f"HumanEval_{number}").mkdir(parents=True)
        (path / f"HumanEval_{number}" / "0.py").write_text("x = 1\n")
    assert len(read_samples(path).entries) == 2
    return path


# Links and pipes.


@pytest.mark.parametrize("name", ["HumanEval_0/0.py", "HumanEval_0/1.py", "HumanEval_0", "HumanEval_9", "more.jsonl"])
def test_a_link_in_a_folder_of_samples_is_neither_followed_nor_left_out(folder: Path, secret: Path, name: str) -> None:
    place = folder / name
    if place.exists():
        place.rename(folder.parent / "moved")
    place.symlink_to(secret if place.suffix else secret.parent)
    assert "it is a symbolic link, and none is followed" in refused(folder)


@pytest.mark.parametrize("place", ["", "deep"])
def test_a_runs_samples_are_no_link(tmp_path: Path, secret: Path, place: str) -> None:
    run = mixed_run(tmp_path / "run" / place)
    (run.path / "samples.jsonl").unlink()
    (run.path / "samples.jsonl").symlink_to(secret)
    assert "it is a symbolic link, and none is followed" in refused(tmp_path / "run")


def make_device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("making a device needs root")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("make", [os.mkfifo, make_device])
@pytest.mark.parametrize("name", ["samples.jsonl", "other.jsonl", "HumanEval_0/0.py"])
def test_pipes_and_devices_in_a_folder_are_not_waited_for(
    tmp_path: Path, make: Callable[[Path], None], name: str
) -> None:
    path = tmp_path / "folder" / name
    path.parent.mkdir(parents=True)
    make(path)
    assert "it is no regular file" in refused(tmp_path / "folder")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_no_file_of_samples(device: str) -> None:
    with pytest.raises(DataFileError, match=r"it is no regular file|it cannot be read"):
        read_samples(Path(device))


@pytest.mark.timeout(60)
def test_a_pipe_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "UNPACKED_BYTES_MAX", 4 << 20)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as file:
            while True:
                file.write(b" " * (1 << 16))

    writer = threading.Thread(target=write)
    writer.start()
    assert "it goes on for more than" in refused(pipe)
    writer.join()


# Sizes.


@pytest.mark.parametrize("name", ["samples.jsonl", "HumanEval_0/0.py"])
def test_a_file_of_a_terabyte_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "folder" / name
    path.parent.mkdir(parents=True)
    path.touch()
    with path.open("r+b") as file:
        file.truncate(1 << 40)
    assert "bytes that such a file may have" in refused(tmp_path / "folder")
    if name == "samples.jsonl":
        assert "bytes that such a file may have" in refused(path)


def test_folders_in_folders_are_walked_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "x" / "/".join(["d"] * 900)).mkdir(parents=True)
    assert "it holds no samples" in refused(tmp_path / "x")


# Zip files.


def zipped(path: Path, members: Iterator[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # a name that is there twice
        for name, content in members:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("names", [("s.jsonl", "s.jsonl"), ("s", "s/x.jsonl"), ("s/x.jsonl", "s"), ("s/", "s")])
def test_a_name_twice_in_a_zip_file_is_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    path = zipped(tmp_path / "x.zip", ((name, b"" if name.endswith("/") else ROW) for name in names))
    assert "twice: unpack it" in refused(path)


def test_a_folder_may_be_listed_before_and_after_what_is_in_it(tmp_path: Path) -> None:
    members = (("a/", b""), ("a/s.jsonl", ROW), ("a/", b""))
    assert len(read_samples(zipped(tmp_path / "x.zip", iter(members))).entries) == 1


def test_many_members_take_no_time_that_grows_with_their_square(tmp_path: Path) -> None:
    members = ((f"HumanEval_{number}/0.py", b"x") for number in range(20_000))
    assert len(read_samples(zipped(tmp_path / "x.zip", members)).entries) == 20_000


def test_a_list_of_members_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "x.zip", ((f"{number:0100}", b"") for number in range(2000)))
    monkeypatch.setattr(in_zip, "LIST_BYTES_MAX", 100_000)
    assert "its list of members takes 292,000 bytes" in refused(path)


def test_members_in_thousands_of_folders_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", ((f"{number}/" * 10_000 + "0.py", b"x") for number in range(150)))
    assert "it holds too many files and folders" in refused(path)


@pytest.mark.parametrize("name", ["a/" * 30_000 + "0.py", "../../up.jsonl", "/etc/x.jsonl", "//", "a//b.jsonl"])
def test_odd_names_lead_nowhere(tmp_path: Path, name: str) -> None:
    place = tmp_path / "deep"
    place.mkdir()
    path = zipped(place / "x.zip", iter([(name, b"")]))
    refused(path)
    assert [each.name for each in tmp_path.rglob("*")] == ["deep", "x.zip"]


def test_a_link_in_a_zip_file_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("HumanEval_0/0.py")
    link.external_attr = 0o120777 << 16
    assert "it is a symbolic link" in refused(zipped(tmp_path / "x.zip", iter([(link, b"/etc/passwd")])))


@pytest.mark.parametrize("position", range(0, 400, 7))
def test_a_zip_file_cut_anywhere_is_read_or_refused(tmp_path: Path, position: int) -> None:
    path = zipped(tmp_path / "x.zip", iter([("a/s.jsonl", ROW), ("b/README", ROW)]))
    content = path.read_bytes()
    path.write_bytes(content[:position] + content[position + 3 :])
    try:
        read_samples(path)
    except DataFileError as error:
        assert str(path) in str(error)  # noqa: PT017  # it may be read as well


# Text.


def deep(opening: bytes, closing: bytes, depth: int) -> bytes:
    return opening * depth + closing * depth


@pytest.mark.parametrize("depth", [300, 600, 900, 980, 100_000])
@pytest.mark.parametrize(
    "row",
    [
        b'{"task_id": "a", "solution": %s}',
        b'{"task_id": "a", "completion": "x", "model": %s}',
        b'{"doc": {"task_id": "a"}, "resps": %s}',
        b'{"doc": {"task_id": "a"}, "resps": [["x"]], "filter": %s}',
        b'{"a prompt of words": %s}',
        b'{"format": %s}',
        b'{"name": %s, "completions": ["x"]}',
        b'{"eval": {"HumanEval/0": [{"solution": %s}]}}',
        b'{"0": %s}',
        b"%s",
    ],
)
def test_lists_in_lists_without_end_are_read_or_one_sentence(tmp_path: Path, row: bytes, depth: int) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(row.replace(b"%s", deep(b"[", b"]", depth)))
    try:
        read_samples(path)
    except DataFileError:
        refused(path)


def test_a_name_twice_among_a_million_is_found(tmp_path: Path) -> None:
    names = io.StringIO()
    names.writelines(f'"{number}": "", ' for number in range(300_000))
    path = tmp_path / "x.json"
    path.write_text(f'{{{names.getvalue()} "299999": ""}}')
    assert "the name '299999' is there twice in one object" in refused(path)


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "NaN", "1e400", '"1"', "true", str(2**63)])
def test_a_number_that_none_can_be_is_refused_in_recorded_samples(tmp_path: Path, number: str) -> None:
    path = tmp_path / "samples.jsonl"
    record = {"task_id": "a", "sample_index": "@", "model": "m", "completion": "", "solution": "x"}
    header = json.dumps({"format": "effbench.samples", "schema": 2})
    path.write_text(f"{header}\n{json.dumps(record)}\n".replace('"@"', number))
    assert "line 2" in refused(path)

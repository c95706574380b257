"""What a run or a bundle of somebody else's could do to who checks, scores, compares, exports or shows it."""

import copy
import hashlib
import json
import os
import random
import shutil
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.synthetic_runs import Shape, write_runs
from effbench.cli.main import main
from effbench.errors import EffbenchError
from effbench.export.bundle import DIRECTORY_BYTES_MAX, bundle_run
from effbench.export.verify import verify_bundle
from effbench.metrics import METRICS, score_metrics
from effbench.storage.run_directory import RunDirectory

pytestmark = pytest.mark.long

CASES = 400
"""Mutations of one valid bundle that are tried; `EFFBENCH_FUZZ_CASES` names another number."""
SECRET = "what lies on the host"
HUGE = 10**400


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    found = write_runs(tmp_path_factory.mktemp("runs"), Shape(models=2, tasks=2, samples=2))
    for run in found:
        run.write_estimates(list(score_metrics(run, ("pass@k", "eff@k"), (1, 2)).estimates))
    return [run.path for run in found]


@contextmanager
def at_most(peak_bytes: int) -> Iterator[None]:
    """What is allocated inside stays below that."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < peak_bytes
    finally:
        tracemalloc.stop()


@pytest.fixture
def run(runs: list[Path], tmp_path: Path) -> Path:
    """A run that may be changed, beside one that is sound."""
    return Path(shutil.copytree(runs[0], tmp_path / "run"))


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


COMMANDS: dict[str, Callable[[Path, Path, Path], list[object]]] = {
    "score": lambda run, _, __: ["score", run, "--metrics", "all"],
    "compare": lambda run, other, _: ["compare", run, other],
    "csv": lambda run, _, out: ["export", run, "--format", "csv", "-o", out / "x.csv"],
    "pyperf": lambda run, _, out: ["export", run, "--format", "pyperf", "-o", out / "x.json"],
    "bundle": lambda run, _, out: ["bundle", run, "-o", out / "x.zip"],
    "leaderboard": lambda run, other, out: ["leaderboard", "build", run, other, "-o", out / "site"],
}


def refused_by_all(run: Path, runs: list[Path], out: Path, sentence: str, *, but: frozenset[str] = frozenset()) -> None:
    """Every command that reads the run says one sentence, exits with 2 and leaves nothing."""
    for name, command in COMMANDS.items():
        if name not in but:
            result = invoke(*command(run, runs[1], out))
            assert result.exit_code == 2, (name, result.output, result.exception)
            assert isinstance(result.exception, SystemExit), name
            assert sentence in result.stderr, name
            assert result.stderr.startswith("effbench: "), name
            assert result.stderr.count("\n") == 1, name
            assert len(result.stderr) < 2000, name
            assert not list(out.glob("x.*")), name
            assert not (out / "site").exists(), name


def change(run: Path, name: str, edit: Callable[[Any], object], line: int = 1) -> None:
    """Changes a document, or one line's record of a file of records."""
    path = run / name
    if not name.endswith("l"):
        document = json.loads(path.read_text())
        edit(document)
        path.write_text(json.dumps(document))
        return
    lines = path.read_text().splitlines()
    record = json.loads(lines[line])
    edit(record)
    lines[line] = json.dumps(record)
    path.write_text("\n".join([*lines, ""]))


def put(*place: str | int, value: object) -> Callable[[Any], None]:
    def edit(document: Any) -> None:
        for name in place[:-1]:
            document = document[name]
        document[place[-1]] = value

    return edit


# Numbers.

LEVEL = ("tasks", 0, "levels", 1)
NUMBERS: list[tuple[str, tuple[str | int, ...], object]] = [
    ("run.json", (*LEVEL, "n_tests"), HUGE),
    ("run.json", (*LEVEL, "n_tests"), 2**63),
    ("run.json", (*LEVEL, "n_tests"), 0),
    ("run.json", (*LEVEL, "n_tests"), "2"),
    ("run.json", (*LEVEL, "n_tests"), 2.0),
    ("run.json", (*LEVEL, "n_tests"), True),
    ("run.json", (*LEVEL, "weight"), float("nan")),
    ("run.json", (*LEVEL, "weight"), float("inf")),
    ("run.json", (*LEVEL, "weight"), -1.0),
    ("run.json", (*LEVEL, "weight"), 1e308),
    ("run.json", (*LEVEL, "weight"), HUGE),
    ("run.json", (*LEVEL, "size"), -1),
    ("run.json", (*LEVEL, "size"), HUGE),
    ("run.json", (*LEVEL, "index"), 7),
    ("run.json", (*LEVEL, "index"), 0),
    ("run.json", ("tasks", 0, "timeout_factor"), 1.0),
    ("run.json", ("tasks", 0, "timeout_factor"), 1e300),
    ("run.json", ("tasks", 0, "budget_factor"), -1e300),
    ("run.json", ("tasks", 0, "levels"), []),
    ("run.json", ("tasks",), []),
    ("run.json", ("calibration", "call"), -(2**64)),
    ("run.json", ("calibration", "load"), "5"),
    ("run.json", ("complete",), "yes"),
    ("run.json", ("environment", "exact"), 1),
    ("run.json", ("schema",), HUGE),
    ("run.json", ("schema",), True),
    ("measurements.jsonl", ("instructions",), -5),
    ("measurements.jsonl", ("instructions",), 2**63),
    ("measurements.jsonl", ("instructions",), 5.5),
    ("measurements.jsonl", ("load_instructions",), "0"),
    ("measurements.jsonl", ("cpu_time_s",), float("nan")),
    ("measurements.jsonl", ("cpu_time_s",), 1e308),
    ("measurements.jsonl", ("max_rss_bytes",), HUGE),
    ("measurements.jsonl", ("level",), -1),
    ("measurements.jsonl", ("sample_index",), -1),
    ("measurements.jsonl", ("verdict",), "OK"),
    ("measurements.jsonl", ("verdict",), None),
]


@pytest.mark.parametrize(("name", "place", "value"), NUMBERS, ids=lambda item: str(item)[:40])
def test_a_number_that_none_can_be_is_refused_by_every_reader(
    run: Path, runs: list[Path], tmp_path: Path, name: str, place: tuple[str | int, ...], value: object
) -> None:
    change(run, name, put(*place, value=value))
    refused_by_all(run, runs, tmp_path, name)


@pytest.mark.parametrize("n_tests", [10**7, 10**9, 2**63 - 1])
def test_announced_inputs_take_neither_memory_nor_time(
    run: Path, runs: list[Path], tmp_path: Path, n_tests: int
) -> None:
    change(run, "run.json", put(*LEVEL, "n_tests", value=n_tests))
    with at_most(128 << 20):  # of which what is imported meanwhile takes the most
        refused_by_all(run, runs, tmp_path, "the records are damaged", but=frozenset({"csv"}))


def test_announced_shards_take_neither_memory_nor_time(run: Path, tmp_path: Path) -> None:
    shard = {"schema": 1, "index": 1, "count": 2**62, "run_id": "x"}
    (run / "shard.json").write_text(json.dumps(shard))
    result = invoke("merge", run, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert f"shard 2/{2**62}, " in result.stderr
    assert f"and {2**62 - 11} more is missing" in result.stderr


# JSON.

JSON_TEXTS = {
    "lists without end": "[" * 100_000,
    "deep lists": "[" * 900 + "]" * 900,
    "deep objects": '{"a": ' * 900 + "1" + "}" * 900,
    "a name twice": '{"schema": 2, "schema": 2}',
    "a number of digits without end": "1" + "0" * 100_000,
    "an exponent without end": "1e" + "9" * 100_000,
    "not a number": "NaN",
    "minus infinity": "-Infinity",
    "many wrong entries": '{"tasks": [' + "0," * 200_000 + "0]}",
    "null bytes": "\0" * 1000,
    "nothing": "",
    "another encoding": '{"a": 1}'.encode("utf-16").decode("latin-1"),
}


@pytest.mark.parametrize("text", JSON_TEXTS.values(), ids=JSON_TEXTS)
@pytest.mark.parametrize("name", ["run.json", "samples.jsonl", "measurements.jsonl"])
def test_json_that_breaks_a_reader_is_one_sentence(
    run: Path, runs: list[Path], tmp_path: Path, name: str, text: str
) -> None:
    path = run / name
    path.write_text(path.read_text() + f"{text}\n" if name.endswith("l") and text else text, encoding="latin-1")
    with at_most(256 << 20):
        refused_by_all(run, runs, tmp_path, name, but=frozenset({"csv"} if name == "samples.jsonl" else ()))


def test_a_name_twice_in_a_record_is_refused(run: Path, runs: list[Path], tmp_path: Path) -> None:
    path = run / "measurements.jsonl"
    path.write_text(
        path.read_text().replace('"load_instructions": ', '"load_instructions": 1, "load_instructions": ', 1)
    )
    refused_by_all(run, runs, tmp_path, "the name 'load_instructions' is there twice in one object")


def test_a_line_without_end_is_refused(
    run: Path, runs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("effbench.storage.jsonl.LINE_BYTES_MAX", 1 << 20)
    with (run / "measurements.jsonl").open("r+b") as file:
        file.truncate(1 << 40)  # takes no space on the disk
    refused_by_all(run, runs, tmp_path, "the line has more than 1,048,576 bytes: that is no record of a run")


@pytest.mark.parametrize("name", ["run.json", "prompts.json"])
def test_a_document_of_a_terabyte_is_refused_before_it_is_read(
    run: Path, runs: list[Path], tmp_path: Path, name: str
) -> None:
    (run / name).touch()
    with (run / name).open("r+b") as file:
        file.truncate(1 << 40)
    alone = frozenset(COMMANDS) - {"bundle", "leaderboard"} if name == "prompts.json" else frozenset()
    refused_by_all(run, runs, tmp_path, "bytes that such a file may have", but=alone)


# Links.


@pytest.mark.parametrize("name", ["run.json", "samples.jsonl", "measurements.jsonl", "tasks.jsonl", "prompts.json"])
def test_a_run_that_links_to_the_hosts_files_is_refused_and_publishes_nothing(
    run: Path, runs: list[Path], tmp_path: Path, name: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    (run / name).unlink(missing_ok=True)
    (run / name).symlink_to(secret)
    readers = {"run.json": frozenset(COMMANDS), "measurements.jsonl": frozenset(COMMANDS)}
    own = readers.get(name, frozenset({"bundle", "leaderboard"}))
    refused_by_all(run, runs, tmp_path, "it is a symbolic link", but=frozenset(COMMANDS) - own)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["run.json", "measurements.jsonl"])
def test_a_run_of_pipes_is_not_waited_for(run: Path, runs: list[Path], tmp_path: Path, name: str) -> None:
    (run / name).unlink()
    os.mkfifo(run / name)
    refused_by_all(run, runs, tmp_path, "it is no regular file")


def test_scoring_writes_through_no_link(run: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    (run / "estimates.json").unlink()
    (run / "estimates.json").symlink_to(secret)
    (run / f".estimates.json.{os.getpid()}.tmp").symlink_to(secret)
    assert invoke("score", run).exit_code == 0
    assert secret.read_text() == SECRET


@pytest.mark.timeout(60)
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_known_mistakes_and_bundles_are_regular_files(
    runs: list[Path], tmp_path: Path, make: Callable[[Path], object]
) -> None:
    odd = tmp_path / "odd"
    make(odd)
    result = invoke("leaderboard", "build", runs[0], "-o", tmp_path / "site", "--errata", odd)
    assert result.exit_code == 2
    assert "it is " in result.stderr
    verified = invoke("verify", odd)
    assert verified.exit_code == 2
    assert ("holds no run" if odd.is_dir() else "it is ") in verified.stderr


# Bundles.


@pytest.fixture(scope="module")
def files(runs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A valid bundle's."""
    path = bundle_run(RunDirectory(runs[0]), tmp_path_factory.mktemp("bundle") / "run.zip", replace=False)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    """A bundle whose hashes fit, as a forger makes it."""
    listed = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content)}
        for name, content in files.items()
        if name != "bundle.json"
    }
    manifest = {**json.loads(files["bundle.json"]), "files": listed}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, "bundle.json": json.dumps(manifest).encode()}.items():
            archive.writestr(name, content)
    return path


def unreadable(path: Path, sentence: str, *, code: int = 2) -> None:
    with at_most(256 << 20):
        result = invoke("verify", path)
    assert result.exit_code == code, (result.output, result.exception)
    assert isinstance(result.exception, SystemExit)
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 2000


@pytest.mark.parametrize("name", ["../../up", "/etc/passwd", "run.json/x", "a\0b", "\x1b[2J", "x" * 60_000])
def test_a_member_of_another_name_is_refused(files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "x.zip", {**files, name: b"x"})
    unreadable(
        path,
        "is not a readable zip file" if len(name) > DIRECTORY_BYTES_MAX else "is no file of a run",
        code=2 if len(name) > DIRECTORY_BYTES_MAX else 1,
    )
    assert sorted(item.name for item in tmp_path.iterdir()) == ["x.zip"]


def test_many_members_are_refused_before_they_are_listed(files: dict[str, bytes], tmp_path: Path) -> None:
    unreadable(
        packed(tmp_path / "few.zip", {**files, **{f"{number}": b"" for number in range(100)}}), "and 99 more", code=1
    )
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for number in range(70_000):
            archive.writestr(f"{number}", b"")
    unreadable(tmp_path / "x.zip", "is not a readable zip file")


def test_a_list_of_members_that_is_announced_twice_is_refused(files: dict[str, bytes], tmp_path: Path) -> None:
    content = packed(tmp_path / "x.zip", files).read_bytes()
    # A ZIP64 ending before the common one takes its place.
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 10**6, 10**6, 10**9, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(content) - 22, 1)
    (tmp_path / "x.zip").write_bytes(content[:-22] + record + locator + content[-22:])
    unreadable(tmp_path / "x.zip", "it does not end as a bundle does")


@pytest.mark.parametrize("kind", [0o120777, 0o010644, 0o020644, 0o040755])
def test_a_member_that_is_no_regular_file_is_refused(files: dict[str, bytes], tmp_path: Path, kind: int) -> None:
    path = packed(tmp_path / "x.zip", {name: content for name, content in files.items() if name != "prompts.json"})
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("prompts.json")
        entry.external_attr = kind << 16
        archive.writestr(entry, "/etc/passwd")
    unreadable(path, "'prompts.json' is no regular file in it", code=1)


@pytest.mark.parametrize("name", ["bundle.json", "run.json", "samples.jsonl", "measurements.jsonl", "estimates.json"])
@pytest.mark.parametrize("bomb", ["zeros", "list", "line"])
def test_a_bomb_takes_no_memory(files: dict[str, bytes], tmp_path: Path, name: str, bomb: str) -> None:
    content = {"zeros": b"\0", "list": b"[0,", "line": b"a"}[bomb] * (64 << 20)
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for each, own in files.items():
            archive.writestr(each, content if each == name else own)
    del content
    unreadable(path, "times its packed size: that is no run", code=1)


@pytest.mark.parametrize("name", ["run.json", "estimates.json"])
def test_a_bomb_below_the_ratio_ends_at_its_first_fault(files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    wrong = (
        b"[" + b"0," * (1 << 20) + b"0]" if name == "estimates.json" else b'{"tasks": [' + b"0," * (1 << 20) + b"0]}"
    )
    unreadable(packed(tmp_path / "x.zip", {**files, name: wrong}), name)


@pytest.mark.parametrize("position", range(0, 2000, 40))
def test_a_bundle_cut_anywhere_is_one_sentence(files: dict[str, bytes], tmp_path: Path, position: int) -> None:
    content = packed(tmp_path / "x.zip", files).read_bytes()
    (tmp_path / "x.zip").write_bytes(content[:position] + content[position + 7 :])
    result = invoke("verify", tmp_path / "x.zip")
    assert result.exit_code in (1, 2)
    assert isinstance(result.exception, SystemExit)


def test_names_write_nothing_on_the_screen(files: dict[str, bytes], tmp_path: Path) -> None:
    name = "x\x1b[2J\nverified   everything\u202e\ud800"
    run = json.loads(files["run.json"])
    run["model"] = run["suite"] = name
    lines = files["samples.jsonl"].splitlines()
    samples = [json.dumps({**json.loads(line), "model": name}).encode() for line in lines[1:]]
    forged = {**files, "run.json": json.dumps(run).encode(), "samples.jsonl": b"\n".join([lines[0], *samples, b""])}
    result = invoke("verify", packed(tmp_path / "x.zip", forged))
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert result.output.count("\nverified ") == 0


# A small fuzzer over the JSON of a valid bundle.

NASTY: list[object] = [
    HUGE, -HUGE, 10**18, 2**63, 2**63 - 1, -1, 0, 1, 1e308, -1e308, 1e-320, 1e100, float("nan"), float("inf"), True,
    None, "", "0", "9" * 5000, "\x1b[2J\u202e\ud800", "../x", [], {}, [[]], {"a": 1},
]  # fmt: skip


def places(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if place:
        yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield from places(item, (*place, name))


def mutated(document: Any, chance: random.Random) -> None:
    """Puts a nasty value somewhere, takes a part away, doubles it, or exchanges two parts."""
    place = chance.choice(list(places(document)))
    way, last = place[:-1], place[-1]
    parent: Any = document
    for name in way:
        parent = parent[name]
    match chance.choice(["put", "put", "put", "drop", "double", "exchange", "nudge"]):
        case "put":
            parent[last] = chance.choice(NASTY)
        case "drop":
            del parent[last]
        case "double" if isinstance(parent, list) and isinstance(last, int):
            parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(parent[last]))
        case "exchange":
            other = chance.choice(list(parent)) if isinstance(parent, dict) else chance.randrange(len(parent))
            parent[last], parent[other] = parent[other], parent[last]
        case "nudge" if isinstance(parent[last], int | float) and not isinstance(parent[last], bool):
            parent[last] = chance.choice([-parent[last], parent[last] * 1_000_003, parent[last] + 1, parent[last] / 7])
        case _:
            parent[last] = chance.choice(NASTY)


def mutant(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    found = dict(files)
    for _ in range(chance.choice([1, 1, 2, 5])):
        name = chance.choice([name for name in files if name != "bundle.json"])
        if name.endswith("l"):
            records = [json.loads(line) for line in found[name].splitlines()]
            mutated(records, chance)
            found[name] = b"".join(json.dumps(record).encode() + b"\n" for record in records)
        else:
            document = json.loads(found[name])
            if document:
                mutated(document, chance)
            found[name] = json.dumps(document).encode()
    return found


def said_by(read: Callable[[], object]) -> str:
    """The sentence that reading ends in; anything but a sentence is an error of the test."""
    try:
        read()
    except EffbenchError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("seed", range(8))
def test_no_mutant_of_a_bundle_breaks_a_reader(files: dict[str, bytes], tmp_path: Path, seed: int) -> None:
    for number in range(int(os.environ.get("EFFBENCH_FUZZ_CASES", CASES)) // 8):
        changed = mutant(files, random.Random(f"{seed}/{number}"))
        bundle = packed(tmp_path / "x.zip", changed)
        folder = tmp_path / "run"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in changed.items():
            (folder / name).write_bytes(content)
        for read in (
            lambda bundle=bundle: verify_bundle(bundle),
            lambda folder=folder: score_metrics(RunDirectory(folder), tuple(METRICS), (1,)),
        ):
            said = said_by(read)
            assert len(said) < 2000, (seed, number)


def test_runs_that_list_other_tasks_under_one_hash_are_not_held_against_each_other(
    run: Path, runs: list[Path], tmp_path: Path
) -> None:
    change(run, "run.json", lambda document: document["tasks"].pop())
    names = {task["task_id"] for task in json.loads((run / "run.json").read_text())["tasks"]}
    for name in ("samples.jsonl", "measurements.jsonl"):
        header, *lines = (run / name).read_text().splitlines()
        (run / name).write_text(
            "\n".join([header, *(line for line in lines if json.loads(line)["task_id"] in names), ""])
        )
    compared = invoke("compare", run, runs[1])
    assert compared.exit_code == 2
    assert "unlike runs cannot be compared: the digest of the tasks is " in compared.stderr
    built = invoke("leaderboard", "build", run, runs[1], "-o", tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert len(list((tmp_path / "site" / "data").glob("*-ranking.csv"))) == 2

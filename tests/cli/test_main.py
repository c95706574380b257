"""The command line: every fault is one sentence and exit code 2; every command is helped with and documented."""

import gc
import json
import re
import shutil
import socket
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.cli.output import EXIT_FAULT, EXIT_INTERRUPTED
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.small_suite import FailingSandbox, a_suite, a_task, play, prepare

ROOT = Path(__file__).parents[2]
SUITE = a_suite(a_task("small/first"), a_task("small/second"))
SAMPLES = ("double=now; cost=3", "double=now; wrong_from=10", "double=now; cost=1")


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> ScriptedSandbox:
    """Stands with the suite ``small`` for all others."""
    scripted = ScriptedSandbox(play, prepare=prepare)
    take_the_place_of_all_others(monkeypatch, scripted)
    return scripted


def take_the_place_of_all_others(monkeypatch: pytest.MonkeyPatch, sandbox: ScriptedSandbox) -> None:
    monkeypatch.setattr("effbench.runner.run.open_sandbox", lambda *_: sandbox)
    monkeypatch.setattr("effbench.runner.run.load_suite", lambda *_, **__: SUITE)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own, in which samples wait."""
    monkeypatch.chdir(tmp_path)
    write_samples(tmp_path)
    return tmp_path


def write_samples(folder: Path) -> None:
    entries = [{"task_id": task.task_id, "solution": text} for task in SUITE.tasks for text in SAMPLES]
    write_lines(folder / "samples.jsonl", *map(json.dumps, entries))


def write_lines(path: Path, *lines: str) -> None:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def give(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


RUN = ("run", "--suite", "small", "--model", "replay:samples.jsonl", "--counter", "qemu")


def check_fault(result: Result, sentence: str) -> None:
    """One sentence on stderr after what a run tells anyway, nothing on stdout, exit code 2, no traceback."""
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == EXIT_FAULT == 2
    *told, fault = result.stderr.splitlines()
    assert re.fullmatch(rf"effbench: .*{sentence}.*", fault), fault
    assert not [line for line in told if line.startswith("effbench:")]
    assert "Traceback" not in result.output
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--suite", "cor", "--model", "reference"), r"no suite is named 'cor' \(did you mean 'core'\?\): choose one"),
        (("--suite", "core", "--model", "gpt"), "no model is named 'gpt'"),
        (("--suite", "core", "--model", "replay"), "the model 'replay' lacks its file: give replay:PATH"),
        (("--suite", "core", "--model", "reference:best"), "has no reference of the tier 'best': choose one of"),
        (("--suite", "core", "--model", "reference", "--sandbox", "jail"), "no sandbox is named 'jail'"),
        (("--suite", "core", "--model", "reference", "--data", "x.csv"), "reads no data: leave out --data x.csv"),
        (("--suite", "core", "--model", "reference", "--tasks", "zzz"), "no task of the suite 'core' matches 'zzz'"),
        (("--suite", "core", "--model", "reference", "--limit", "0"), "give a limit of 1 or more"),
        (("--suite", "core", "--model", "replay:none.jsonl"), r"none\.jsonl: there is no such file"),
        (("--suite", "core", "--model", "reference", "-k", "2"), "k is 2, but task core/.* has 1 sample: take"),
        (("--suite", "core", "--model", "reference", "-k", "0"), "k is 0: it must be at least 1"),
        (("--suite", "core", "--model", "reference", "-n", "5"), "has 1 of the 5 samples wanted for core/"),
        (("--suite", "enamel", "--model", "reference", "--data", "none.csv"), r"none\.csv: there is no such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_does_not_exist_or_fit_is_one_sentence(arguments: Sequence[str], sentence: str) -> None:
    check_fault(give("run", *arguments), sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a,b\n1,2\n", "line 1: the header lacks the columns task_id"),
        ("", "the file is empty"),
        ("\xff", "line 1: the line is not UTF-8 text"),
    ],
)
def test_malformed_csv_is_one_sentence_that_names_the_line(folder: Path, content: str, sentence: str) -> None:
    (folder / "enamel.csv").write_text(content, encoding="latin-1")
    check_fault(give("run", "--suite", "enamel", "--model", "reference", "--data", "enamel.csv"), sentence)


def test_a_malformed_record_of_csv_is_one_sentence_that_names_the_line_it_begins_on(folder: Path) -> None:
    header = "task_id,prompt,input_generator,input_levels,reference_solution,checker,entry_point"
    write_lines(folder / "enamel.csv", header, "HumanEval/0,only two")
    result = give("run", "--suite", "enamel", "--model", "reference", "--data", "enamel.csv")
    check_fault(result, r"enamel\.csv, line 2: the record has 2 cells and the header has 7")


@pytest.mark.parametrize(
    ("name", "lines", "sentence"),
    [
        ("s.json", ["[", "  ["], r"s\.json, line \d: it is not JSON"),
        ("s.json", ["5"], r"s\.json: it is in no known format \(.*\): give samples in one of them"),
        ("s.json", ['{"0": 5}'], "the entry '0' is not a list of texts"),
        ("s.jsonl", ['{"task_id": "small/first", "solution": "x"}', "{"], r"s\.jsonl, line 2: the line is not JSON"),
        ("s.jsonl", ["[]"], r"s\.jsonl: it holds no samples: give a file of samples"),
        ("s.jsonl", ['{"task_id": "a"}'], r"s\.jsonl, line 1: the line has no text 'solution' or 'completion'"),
        (
            "s.jsonl",
            ['{"task_id": "x/1", "solution": "a"}', '{"task_id": "x/2", "solution": "a"}'],
            r"has samples only for tasks that the suite 'small' lacks \(x/1, x/2\)",
        ),
    ],
)
def test_malformed_samples_are_one_sentence_that_names_the_line(
    sandbox: ScriptedSandbox, folder: Path, name: str, lines: list[str], sentence: str
) -> None:
    write_lines(folder / name, *lines)
    check_fault(give("run", "--suite", "small", "--model", f"replay:{name}"), sentence)
    assert sandbox.lanes == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--counter", "abacus"), "no counter is named 'abacus'"),
        (("-k", "4"), "k is 4, but task small/first has 3 samples: take a smaller -k"),
        (("-k", "1,0"), "k is 0: it must be at least 1"),
        (("-n", "2", "-k", "3"), "k is 3, but task small/first has 2 samples"),
        (("-n", "4"), r"samples\.jsonl has 3 of the 4 samples wanted for small/first: give a smaller -n"),
    ],
)
def test_what_does_not_fit_the_samples_or_the_sandbox_is_one_sentence_before_any_lane_opens(
    sandbox: ScriptedSandbox, arguments: Sequence[str], sentence: str
) -> None:
    check_fault(give(*RUN, *arguments), sentence)
    assert sandbox.lanes == []


@pytest.mark.parametrize("arguments", [("-k", "one"), ("-k", ""), ("-n", "0"), ("-n", "x"), ("--workers", "0")])
def test_what_is_no_number_or_below_1_is_refused_with_the_options_name(arguments: Sequence[str]) -> None:
    result = give(*RUN, *arguments)
    assert result.exit_code == 2
    assert f"Invalid value for '{arguments[0]}'" in result.stderr
    assert "Traceback" not in result.output


@pytest.fixture
def closed_socket(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """``DOCKER_HOST`` names a socket that nobody listens on."""
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(folder / "docker.sock"))
    monkeypatch.setenv("DOCKER_HOST", f"unix://{folder / 'docker.sock'}")
    yield
    gc.collect()  # the Docker client leaves sockets to the garbage collector when it cannot connect


@pytest.mark.usefixtures("closed_socket")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("arguments", [("run", "--suite", "core", "--model", "reference"), ("sandbox", "build")])
def test_without_an_engine_one_sentence_says_how_to_get_one(arguments: Sequence[str]) -> None:
    result = give(*arguments, "--sandbox", "docker")
    check_fault(result, "no Docker engine answers: DOCKER_HOST is unix://.*: start the engine there, or unset")
    assert len(result.stderr.splitlines()) == 1


def test_the_base_of_an_image_is_refused_for_the_local_sandbox() -> None:
    result = give("sandbox", "build", "--sandbox", "local", "--base", "debian")
    check_fault(result, "--base is for Docker's image: leave it out with --sandbox local")


@pytest.mark.usefixtures("closed_socket")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_doctor_answers_no_without_an_engine() -> None:
    result = give("doctor")
    assert result.exit_code == 1
    assert "docker engine" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("out", ["samples.jsonl", "samples.jsonl/deeper"])
def test_a_place_that_cannot_be_written_is_one_sentence(sandbox: ScriptedSandbox, out: str) -> None:
    check_fault(give(*RUN, "--out", out), "cannot be made: .*; name another place with --out")


def test_a_cache_that_cannot_be_written_is_one_sentence(
    sandbox: ScriptedSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EFFBENCH_CACHE", "samples.jsonl")
    check_fault(give(*RUN), r"the cache samples\.jsonl cannot be used \(.*\): .* EFFBENCH_CACHE")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nobody may change."""
    folder = tmp_path_factory.mktemp("finished")
    write_samples(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("EFFBENCH_CACHE", str(folder / "cache"))
        take_the_place_of_all_others(patch, ScriptedSandbox(play, prepare=prepare))
        assert give(*RUN).exit_code == 0
    (path,) = folder.glob("effbench_results/*/*/*")
    return path


@pytest.fixture
def measured(finished: Path, folder: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(finished, folder / "measured"))


def cut_line(path: Path) -> None:
    lines = path.read_text().splitlines(keepends=True)
    lines[2] = lines[2][:50] + "\n"
    path.write_text("".join(lines))


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda run: cut_line(run / "measurements.jsonl"), r"measurements\.jsonl, line 3: it is not JSON"),
        (lambda run: cut_line(run / "samples.jsonl"), r"samples\.jsonl, line 3: it is not JSON"),
        (lambda run: (run / "measurements.jsonl").write_text("{}\n"), r"measurements\.jsonl, line 1: the header"),
        (lambda run: (run / "measurements.jsonl").unlink(), r"measurements\.jsonl: there is no such file"),
        (lambda run: (run / "run.json").write_text("{"), r"run\.json: it is not JSON"),
        (lambda run: (run / "run.json").write_text("{}"), r"run\.json: schema: Field required"),
    ],
)
def test_a_damaged_run_is_one_sentence_that_names_the_file_and_the_line(
    measured: Path, damage: Callable[[Path], object], sentence: str
) -> None:
    damage(measured)
    check_fault(give("score", str(measured)), sentence)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((".",), r"\. holds no run \(a folder with a run\.json\): name a run directory or a bundle"),
        (("nowhere",), "nowhere does not exist: name a run directory, a folder that holds one run, or a bundle"),
        (("samples.jsonl",), r"samples\.jsonl is not a readable zip file"),
    ],
)
def test_scoring_what_is_no_run_is_one_sentence(arguments: Sequence[str], sentence: str) -> None:
    check_fault(give("score", *arguments), sentence)


def test_scoring_with_a_k_that_does_not_fit_is_one_sentence(measured: Path) -> None:
    check_fault(give("score", str(measured), "-k", "4"), "k is 4, but task small/first has 3 samples")


def test_a_run_prints_its_scores_and_scoring_prints_them_again(sandbox: ScriptedSandbox) -> None:
    result = give(*RUN, "-k", "1,2")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == "sandbox scripted (nothing runs); counter qemu (as asked)"
    assert [line.split()[0] for line in result.stdout.splitlines()[2:6]] == ["pass@1", "eff@1", "pass@2", "eff@2"]
    path = Path(result.stdout.splitlines()[-1].removeprefix("results   "))
    estimates = json.loads((path / "estimates.json").read_text())
    assert [item["metric"] for item in estimates] == ["pass@k", "eff@k", "pass@k", "eff@k"]
    again = give("score", str(path), "-k", "2,1,1")
    assert (again.exit_code, again.stdout, again.stderr) == (0, result.stdout, "")


def test_a_sample_that_the_sandbox_failed_on_is_exit_code_2_and_the_same_command_mends_it(
    sandbox: ScriptedSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = FailingSandbox("double=now; cost=1")
    with monkeypatch.context() as patch:
        take_the_place_of_all_others(patch, deadly)
        check_fault(give(*RUN), r"the sandbox failed on 2 samples \(small/first#2, small/second#2…\)")
    mended = give(*RUN)
    assert mended.exit_code == 0
    assert "pass@1" in mended.stdout


def test_ctrl_c_is_one_sentence_and_leaves_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []

    def interrupted(job: Job) -> Outcome:
        raise KeyboardInterrupt

    take_the_place_of_all_others(monkeypatch, ScriptedSandbox(interrupted))
    monkeypatch.setattr("effbench.cli.output.os._exit", left.append)
    result = give(*RUN)
    assert left == [EXIT_INTERRUPTED]
    assert result.stderr.splitlines()[-1] == "effbench: interrupted; the same command goes on where it stopped"


@pytest.mark.parametrize("command", [RUN, ("evaluate", "samples.jsonl", *RUN[1:3], *RUN[5:]), ("score", "nowhere")])
@pytest.mark.parametrize("names", ["nonsense", "pass@k,nonsense", "pass@1", ","])
def test_a_metric_that_there_is_not_is_refused_before_anything_is_done(command: Sequence[str], names: str) -> None:
    result = give(*command, "--metrics", names)
    assert result.exit_code == 2
    wrong = names.removeprefix("pass@k,").removesuffix(",")
    assert f"there is no metric '{wrong}': take one of pass@k, eff@k, " in result.stderr
    assert not Path("effbench_results").exists()


def test_a_run_prints_the_metrics_that_are_asked_for(sandbox: ScriptedSandbox) -> None:
    result = give(*RUN, "--metrics", "speedup, eff@k,speedup")
    assert re.findall(r"^(\S+) +[0-9.]+  ", result.stdout, flags=re.MULTILINE) == ["eff@1", "speedup"]
    assert "missing   DPS needs references with scores" in give(*RUN, "--metrics", "all").stdout
    check_fault(give(*RUN, "--metrics", "DPS,Beyond"), "DPS, Beyond cannot be had, for the selected tasks of the suite")


def test_scoring_what_a_run_lacks_leaves_its_scores_as_they_were(sandbox: ScriptedSandbox) -> None:
    folder = Path(re.findall(r"^results +(.*)$", give(*RUN).stdout, flags=re.MULTILINE)[0])
    stored = (folder / "estimates.json").read_bytes()
    assert "missing   DPS" in give("score", str(folder), "--metrics", "DPS").stdout
    assert (folder / "estimates.json").read_bytes() == stored

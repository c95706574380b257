"""`effbench generate` and `evaluate` as processes of their own: killed, resumed, and silent about the key."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.records.command_line import told_command
from effbench.records.sample import Sample
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.storage.jsonl import read_records
from effbench.suites import load_suite
from tests.model_server import Call, Fault, ModelServer, always
from tests.samples.generation.test_generate import SUITE, TEXTS, task_of
from tests.small_suite import play, prepare

pytestmark = pytest.mark.long

KEY = "sk-recognisable-0123456789"
CORE = {task.prompt.strip(): task for task in load_suite("core").tasks}


def baselines(call: Call, _: int) -> str:
    """The best solution of a task of the suite ``core``, found by its prompt."""
    task = next(task for prompt, task in CORE.items() if prompt in call.prompt)
    return f"```python\n{task.baseline.solution}```\n"


def slot_of(call: Call) -> tuple[str, int]:
    task = next(task for prompt, task in CORE.items() if prompt in call.prompt)
    return task.task_id, int(call.body["seed"])


def start(folder: Path, *words: str, log: str = "") -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "effbench", *words],
        env={**os.environ, "OPENAI_API_KEY": KEY, "OPENAI_LOG": log},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> tuple[int, str]:
    stdout, stderr = process.communicate(timeout=600)
    return process.returncode, stdout + stderr


def arguments(server: ModelServer, *more: str, model: str = "ollama/scribe") -> tuple[str, ...]:
    """Requests for one sample each; the seed says which."""
    return ("--suite", "core", "--model", model, "--base-url", server.url, "--sampling-seed", "0", *more)


@pytest.fixture(autouse=True)
def python_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process in another folder runs this checkout."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


def wait_until(server: ModelServer, calls: int) -> None:
    deadline = time.monotonic() + 60
    while len(server.calls) < calls:
        assert time.monotonic() < deadline
        time.sleep(0.005)


def stored(path: Path) -> set[tuple[str, int]]:
    """Samples whose lines are whole."""
    lines = path.read_bytes().split(b"\n")[1:-1] if path.exists() else []
    return {(entry["task_id"], entry["sample_index"]) for entry in map(json.loads, lines)}


def kill_twice_and_finish(server: ModelServer, folder: Path, command: Sequence[str], samples: str) -> None:
    """No request for a sample that was stored when the process was killed comes after that."""
    done: set[tuple[str, int]] = set()
    for some in (8, 8):
        calls = len(server.calls)
        process = start(folder, *command)
        wait_until(server, calls + some)
        process.kill()
        assert finish(process)[0] == -signal.SIGKILL
        assert not done & {slot_of(call) for call in server.calls[calls:]}
        (path,) = folder.glob(samples)
        before, done = done, stored(path)
        assert before < done
    calls = len(server.calls)
    code, said = finish(start(folder, *command))
    assert code == 0, said
    assert not done & {slot_of(call) for call in server.calls[calls:]}
    kept = Tally((item.task_id, item.sample_index) for item in read_records(path, Sample))
    assert set(kept.values()) == {1}
    assert set(kept) == {slot_of(call) for call in server.calls}


def test_a_killed_generate_asks_for_nothing_again_that_is_stored(tmp_path: Path) -> None:
    with ModelServer(baselines, wait_s=0.05) as server:
        command = ("generate", *arguments(server, "-n", "4", "--limit", "20", "--concurrency", "3", "-o", "s.jsonl"))
        kill_twice_and_finish(server, tmp_path, command, "s.jsonl")


@pytest.mark.docker
def test_a_killed_run_asks_for_nothing_again_that_is_stored(docker_sandbox: DockerSandbox, tmp_path: Path) -> None:
    del docker_sandbox  # its image is built
    with ModelServer(baselines, wait_s=0.05) as server:
        command = ("run", *arguments(server, "-n", "11", "--limit", "2", "--concurrency", "2", "-k", "11"))
        kill_twice_and_finish(server, tmp_path, command, "effbench_results/*/*/*/samples.jsonl")
    (path,) = tmp_path.glob("effbench_results/*/*/*/estimates.json")
    assert [item["point_estimate"] for item in json.loads(path.read_text())][:2] == [1.0, 1.0]


def contents(folder: Path) -> str:
    return "".join(path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file())


HOPELESS = (Fault.WRONG_KEY, Fault.NOT_FOUND)
# The last one ends the command: requests that are not under way by then are not made.
PASSING = (*(fault for fault in Fault if fault not in (*HOPELESS, Fault.WRONG_KEY_IN_200)), Fault.WRONG_KEY_IN_200)


def each_in_turn(call: Call) -> Fault:
    return PASSING[(call.number - 1) % len(PASSING)]


@pytest.mark.parametrize("faults", [each_in_turn, *map(always, HOPELESS)], ids=["all others", *HOPELESS])
def test_the_key_is_in_no_file_and_no_output_whatever_goes_wrong(
    tmp_path: Path, faults: Callable[[Call], Fault]
) -> None:
    quick = ("-n", "2", "--retries", "0", "--timeout", "2", "-o", "s.jsonl")
    with ModelServer(baselines, faults=faults) as server:
        code, said = finish(start(tmp_path, "generate", *arguments(server, *quick, model="openai/scribe"), log="debug"))
    if faults is each_in_turn:
        assert {faults(call) for call in server.calls} == set(PASSING)
    assert server.calls[0].authorization == f"Bearer {KEY}"
    assert (code, "Traceback" in said) == (2, False), said
    assert "DEBUG] " in said  # the log of the SDK is on
    assert KEY not in said
    assert KEY not in contents(tmp_path)


def test_the_key_is_not_in_the_processes_title(tmp_path: Path) -> None:
    with ModelServer(baselines, faults=always(Fault.SLOW)) as server:
        command = ("generate", *arguments(server, "--limit", "1", "-o", "s.jsonl", model="openai/scribe"))
        process = start(tmp_path, *command)
        wait_until(server, 1)
        titles = [Path(f"/proc/{process.pid}/{name}").read_text() for name in ("cmdline", "comm")]
        process.kill()
        finish(process)
    assert "generate" in titles[0]
    assert all(KEY not in title for title in titles)


def test_the_recorded_command_shows_nothing_that_stands_before_an_address() -> None:
    argv = ["/usr/bin/effbench", "run", "--base-url", "https://me:hidden@host/v1", "--x=http://hidden@h", "a@b"]
    assert told_command(argv) == "effbench run --base-url 'https://***@host/v1' '--x=http://***@h' a@b"


def give(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """The suite ``small``, a sandbox in which nothing runs, and a server that writes solutions."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    for module in ("runner.run", "cli.generate"):
        monkeypatch.setattr(f"effbench.{module}.load_suite", lambda *_, **__: SUITE)
    monkeypatch.setattr("effbench.runner.run.open_sandbox", lambda *_: ScriptedSandbox(play, prepare=prepare))
    with ModelServer(lambda call, index: f"```python\n{TEXTS[task_of(call)][index]}\n```") as server:
        yield server


def on(server: ModelServer, *more: str) -> tuple[str, ...]:
    return ("--suite", "small", "--model", "openai/scribe", "--base-url", server.url, "-n", "2", *more)


def scores(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [line for line in result.stdout.splitlines() if "@" in line]


def test_generating_and_evaluating_give_the_scores_of_a_run(small: ModelServer) -> None:
    at_once = give("run", *on(small, "--counter", "qemu", "-k", "1,2"))
    generated = give("generate", *on(small, "-o", "s.jsonl", "--price-in", "1", "--price-out", "1"))
    assert generated.exit_code == 0, generated.output
    assert "samples   s.jsonl" in generated.stdout
    assert "+ 600 tokens, $0.00" in generated.stdout
    apart = give("evaluate", "s.jsonl", "--suite", "small", "--counter", "qemu", "-k", "1,2")
    assert scores(at_once) == scores(apart)
    assert "openai-scribe" in apart.stdout


def test_evaluate_reads_what_replay_reads(small: ModelServer, tmp_path: Path) -> None:
    lines = [{"task_id": name, "solution": text} for name, column in TEXTS.items() for text in column]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    words = ("--suite", "small", "--counter", "qemu", "-k", "2")
    assert scores(give("evaluate", "r.jsonl", *words)) == scores(give("run", *words, "--model", "replay:r.jsonl"))


def test_a_run_that_lacks_samples_is_exit_code_2_in_one_sentence(small: ModelServer) -> None:
    small.faults = lambda call: Fault.SERVER_ERROR if task_of(call) == "third" else None
    result = give("run", *on(small, "--retries", "0"))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith("effbench: 2 of 6 samples are missing: http://")
    assert "Traceback" not in result.output


def test_generating_into_a_file_of_other_samples_is_refused(small: ModelServer, tmp_path: Path) -> None:
    assert give("generate", *on(small, "-o", "s.jsonl")).exit_code == 0
    for more, sentence in (
        (("--temperature", "1", "-o", "s.jsonl"), "asked for in another way: give the same options, or another -o"),
        (("-o", "other.jsonl"), "is there already, and nothing says how it was made: give another -o"),
    ):
        (tmp_path / "other.jsonl").write_text("precious")
        result = give("generate", *on(small, *more))
        assert result.exit_code == 2
        assert sentence in result.stderr
    assert (tmp_path / "other.jsonl").read_text() == "precious"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--prompt", "verbose"), "no prompt is named 'verbose': choose one of plain, instruct, efficient, cot, base"),
        (("--prompt", "own.jinja"), "own.jinja: there is no such file"),
        (("--concurrency", "0"), "--concurrency is 0: give 1 or more"),
        (("--max-tokens", "0"), "--max-tokens is 0: give 1 or more"),
        (("--timeout", "0"), "--timeout is 0: give a number of seconds above 0"),
        (("--max-cost", "5"), "--max-cost needs prices: give --price-in and --price-out"),
        (("--base-url", "https://me:hidden@host/"), "the base URL holds a user name or a query"),
    ],
)
def test_what_does_not_fit_is_one_sentence_before_anything_is_asked(
    small: ModelServer, more: Sequence[str], sentence: str
) -> None:
    for command in (("run",), ("generate", "-o", "s.jsonl")):
        result = give(*command, *on(small, *more))
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert sentence in result.stderr
        assert "hidden" not in result.output
    assert small.calls == []


def test_the_models_are_listed_with_their_keys_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", KEY)
    monkeypatch.delenv("MISTRAL_API_KEY", raising=False)
    result = give("models")
    assert result.exit_code == 0
    lines = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if "/NAME" in line}
    assert lines["groq/NAME"] == ["https://api.groq.com/openai/v1", "GROQ_API_KEY", "set"]
    assert lines["mistral/NAME"][-2:] == ["not", "set"]
    assert lines["ollama/NAME"][-2:] == ["not", "needed"]
    assert "reference, replay, samples" in result.stdout
    assert KEY not in result.output

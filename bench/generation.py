"""Shows a whole run against a server on this machine whose requests fail now and then.

``python -m bench.generation [--suite SUITE] [--data PATH] [-n N] [--outputs FILE]``

FILE is a JSON object from a task's prompt to a list of raw texts, or of lists that begin with one; the first is the
answer. What it lacks is answered with the suite's own solutions.
"""

import argparse
import codecs
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter as Tally
from collections.abc import Callable, Sequence
from pathlib import Path

from effbench.records.sample import Sample
from effbench.records.task import Task
from effbench.storage.jsonl import read_records
from effbench.suites import load_suite
from tests.model_server import Call, Fault, ModelServer

FAULTS = (
    Fault.RATE_LIMIT, Fault.SERVER_ERROR, Fault.CUT, Fault.SLOW, Fault.MALFORMED, Fault.EMPTY, Fault.WEB_PAGE,
)  # fmt: skip
EVERY = 20
"""One request in so many fails: 5 %."""
ROWS, COLUMNS = 40, 150
SampleKey = tuple[str, int]


class Author:
    """Answers each (task, seed) with one text, whenever it is asked."""

    def __init__(self, suite: str, data: Path | None, outputs: Path | None) -> None:
        self._tasks = load_suite(suite, data=data).tasks
        self._outputs = json.loads(outputs.read_text()) if outputs else {}
        self._found: dict[str, Task] = {}

    @property
    def n_tasks(self) -> int:
        """Tasks of the suite."""
        return len(self._tasks)

    def key(self, call: Call) -> SampleKey:
        """Which sample a request is for."""
        return self._task(call).task_id, int(call.body["seed"])

    def text(self, call: Call, _: int) -> str:
        """The answer."""
        task = self._task(call)
        known = self._outputs.get(task.prompt) or self._outputs.get(task.prompt.strip())
        if known:
            return str(known[0] if isinstance(known[0], str) else known[0][0])
        reference = task.references[int(call.body["seed"]) % len(task.references)]
        return f"```python\n{reference.solution}\n```"

    def _task(self, call: Call) -> Task:
        """The task with the longest prompt that stands in the request: one may be a part of another."""
        if call.prompt not in self._found:
            fitting = [task for task in self._tasks if task.prompt.strip() in call.prompt]
            self._found[call.prompt] = max(fitting, key=lambda task: len(task.prompt))
        return self._found[call.prompt]


class Screen:
    """What a terminal shows: lines, a cursor, and the few signs that progress bars use."""

    def __init__(self) -> None:
        self._lines, self._row, self._column = [""], 0, 0

    def write(self, text: str) -> None:
        """Does what a program wrote."""
        for part in text.replace("\x1b[A", "\v"):
            if part == "\r":
                self._column = 0
            elif part == "\v":
                self._row = max(0, self._row - 1)
            elif part == "\n":
                self._row, self._column = self._row + 1, 0
                self._lines += [""] * (self._row + 1 - len(self._lines))
            else:
                line = self._lines[self._row].ljust(self._column)
                self._lines[self._row] = line[: self._column] + part + line[self._column + 1 :]
                self._column += 1

    def __str__(self) -> str:
        return "\n".join(line.rstrip() for line in self._lines).rstrip()


def fault_of(call: Call) -> Fault | None:
    """One request in twenty fails, all kinds in turn."""
    return FAULTS[call.number // EVERY % len(FAULTS)] if call.number % EVERY == EVERY - 1 else None


def on_a_terminal(command: Sequence[str], look: Callable[[Screen], bool]) -> tuple[Screen, int]:
    """Runs a command on a terminal; kills it with -9 once ``look`` says so. Gives the screen and the exit code."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs)
    os.close(theirs)
    screen, decoder = Screen(), codecs.getincrementaldecoder("utf-8")()
    while True:
        if select.select([ours], [], [], 0.02)[0]:
            try:
                screen.write(decoder.decode(os.read(ours, 65536)))
            except OSError:  # the other end is closed
                break
        if look(screen):
            process.kill()
    os.close(ours)
    return screen, process.wait()


def main(words: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.generation")
    parser.add_argument("--suite", default="core")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--outputs", type=Path)
    parser.add_argument("-n", type=int, default=1)
    asked = parser.parse_args(words)
    author = Author(asked.suite, asked.data, asked.outputs)
    total = author.n_tasks * asked.n
    which = ["--suite", asked.suite, *(["--data", str(asked.data)] if asked.data else []), "--counter", "qemu"]
    with tempfile.TemporaryDirectory() as folder, ModelServer(author.text, faults=fault_of, wait_s=0.05) as server:
        command = [
            sys.executable, "-m", "effbench", "run", *which, "--model", "ollama/scribe", "-n", str(asked.n),
            "--base-url", server.url, "--sampling-seed", "0", "--temperature", "0.8", "--timeout", "3",
            "--price-in", "2.5", "--price-out", "10",
        ]  # fmt: skip
        whole = show_whole(command, Path(folder) / "whole", server, total)
        show_replay(which, whole, Path(folder))
        show_kill(command, Path(folder) / "killed", server, author, total)


def show_whole(command: Sequence[str], out: Path, server: ModelServer, total: int) -> Path:
    shown: set[int] = set()

    def look(screen: Screen) -> bool:
        kept = n_stored(out)
        for percent in (10, 60):
            if percent not in shown and kept * 100 >= percent * total:
                shown.add(percent)
                print(f"--- the screen at {percent} % ---\n{screen}\n")
        return False

    began = time.monotonic()
    screen, _ = on_a_terminal([*command, "--out", str(out)], look)
    print(f"--- the screen at the end, after {time.monotonic() - began:.0f} s ---\n{screen}\n")
    failed = Tally(fault_of(call) for call in server.calls)
    del failed[None]
    print(f"requests {len(server.calls)}, of which {failed.total()} failed: " + ", ".join(
        f"{fault} {count}" for fault, count in failed.items()
    ))  # fmt: skip
    print(f"samples in: {n_stored(out)} of {total}\n")
    return next(out.glob("*/*/*/run.json")).parent


def show_replay(which: Sequence[str], run: Path, folder: Path) -> None:
    """The same raw outputs, from a file."""
    samples = sorted(read_records(run / "samples.jsonl", Sample), key=lambda item: item.sample_index)
    lines = [json.dumps({"task_id": item.task_id, "completion": item.completion}) for item in samples]
    (folder / "outputs.jsonl").write_text("\n".join(lines) + "\n")
    subprocess.run(
        [sys.executable, "-m", "effbench", "evaluate", str(folder / "outputs.jsonl"), *which,
         "--out", str(folder / "replayed")],
        check=True, capture_output=True,
    )  # fmt: skip
    replayed = next((folder / "replayed").glob("*/*/*/estimates.json")).read_bytes()
    same = replayed == (run / "estimates.json").read_bytes()
    print(f"estimates of the run and of a replay of its outputs are equal to the last byte: {same}\n")


def show_kill(command: Sequence[str], out: Path, server: ModelServer, author: Author, total: int) -> None:
    _, code = on_a_terminal([*command, "--out", str(out)], lambda _: n_stored(out) * 2 >= total)
    stored = {key for path in out.glob("*/*/*/samples.jsonl") for key in whole_lines(path)}
    before = len(server.calls)
    if code != -signal.SIGKILL or not 0 < len(stored) < total:
        raise SystemExit(f"the run was not killed in its middle (exit code {code}, {len(stored)} of {total} stored)")
    print(f"killed with -9: {len(stored)} of {total} samples are stored")
    screen, _ = on_a_terminal([*command, "--out", str(out)], lambda _: False)
    repeated = stored & {author.key(call) for call in server.calls[before:]}
    print(f"requests after the kill: {len(server.calls) - before}, for stored samples: {len(repeated)}")
    print(f"samples in: {n_stored(out)} of {total}\n--- the screen of the resumed run ---\n{screen}")


def n_stored(out: Path) -> int:
    return sum(len(whole_lines(path)) for path in out.glob("*/*/*/samples.jsonl"))


def whole_lines(path: Path) -> list[SampleKey]:
    entries = map(json.loads, path.read_bytes().split(b"\n")[1:-1])
    return [(entry["task_id"], entry["sample_index"]) for entry in entries]


if __name__ == "__main__":
    main(sys.argv[1:])

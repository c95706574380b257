"""All strategies of the optimiser with one scripted model, at equal budgets: ``python -m bench.optimisers FOLDER …``.

The model is a server on this machine. It knows the references of each task and writes, by a draw that its prompt and
seed decide, a program that is one rung better than the best one that the prompt shows, one that is equal to the given
one, a wrong one, a slower one, or prose. So a strategy that shows good programs climbs, and everything can be repeated.

Options that this module does not know go to ``effbench optimise``, which runs once for each strategy; a run that was
stopped goes on. ``--kill SECONDS`` kills each run once with signal 9 after so many seconds.
"""

import argparse
import contextlib
import hashlib
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.optimise.strategies import STRATEGIES
from effbench.records.task import PYTHON, Task
from effbench.samples.generation.prompts import open_template
from effbench.suites import in_language, load_suite, select_tasks
from effbench.suites.rewrites import as_rewrites
from tests.model_server import Call, ModelServer

__all__ = ["Scribe", "main"]

_BETTER, _EQUAL, _WRONG, _SLOWER = 35, 55, 75, 90
"""Of 100 draws, those below the first are better programs, and so on; the rest is prose."""
_SLOW_PYTHON: Final = """

effbench_plain_{name} = {name}


def {name}(*arguments):
    for _ in range(20_000):
        pass
    return effbench_plain_{name}(*arguments)
"""
_SLOW_CPP: Final = """
static struct Waste { Waste() { volatile long n = 0; while (n < 1000000) n = n + 1; } } waste;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ladder:
    """A task as the model knows it.

    Attributes:
        task: A rewrite.
        first: How its first prompt begins.
        rungs: From the given program to the fastest reference.
    """

    task: Task
    first: str
    rungs: tuple[str, ...]


class Scribe:
    """The model.

    Args:
        tasks: Rewrites, functions or whole programs.
    """

    def __init__(self, tasks: Sequence[Task]) -> None:
        template = open_template(None, "chat")
        self._ladders = [_Ladder(task=task, first=template.render(task, "chat"), rungs=_rungs(task)) for task in tasks]

    def __call__(self, call: Call, _place: int) -> str:
        """The answer to one request."""
        found = max(
            (ladder for ladder in self._ladders if call.prompt.startswith(ladder.first)),
            key=lambda item: len(item.first),
        )
        shown = call.prompt.removeprefix(found.first)
        best = max((rung for rung, code in enumerate(found.rungs) if code.strip() in shown), default=0)
        drawn = hashlib.sha256(f"{found.task.task_id}/{call.body.get('seed')}/{call.prompt}".encode()).digest()
        return _answer(found, best, int.from_bytes(drawn[:4]) % 100)


def _rungs(task: Task) -> tuple[str, ...]:
    names = [reference.reference_id for reference in task.references]
    return tuple(reference.solution for reference in task.references[names.index(task.given) :])


def _answer(ladder: _Ladder, best: int, draw: int) -> str:
    is_python = ladder.task.language == PYTHON
    name, given = ladder.task.entry_point, ladder.rungs[0]
    if draw < _BETTER:
        code = ladder.rungs[min(best + 1, len(ladder.rungs) - 1)]
    elif draw < _EQUAL:
        code = given + ("\n# the same\n" if is_python else "\n// the same\n")
    elif draw < _WRONG:
        code = f"def {name}(*arguments):\n    return None\n" if is_python else "int main() { return 0; }\n"
    elif draw < _SLOWER:
        code = given + (_SLOW_PYTHON.format(name=name) if is_python else _SLOW_CPP)
    else:
        return "Sorting first would help, I think."
    return (
        f"Here it is.\n\n```{'python' if is_python else ladder.task.language.partition('_')[0]}\n{code.strip()}\n```\n"
    )


def main(arguments: Sequence[str]) -> None:
    """Runs the strategies one after the other, and compares them."""
    parser = argparse.ArgumentParser(prog="python -m bench.optimisers", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--suite", default="core")
    parser.add_argument("--from", dest="given", default="naive")
    parser.add_argument("--language", default=PYTHON)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--limit", type=int, default=30)
    parser.add_argument("--strategies", default=",".join(STRATEGIES))
    # Part of what names a trajectory: only with the same address a run that was stopped goes on.
    parser.add_argument("--port", type=int, default=8417)
    parser.add_argument("--kill", type=float, metavar="SECONDS")
    asked, rest = parser.parse_known_args(arguments)
    suite = as_rewrites(in_language(load_suite(asked.suite, data=asked.data), asked.language), asked.given)
    tasks = [task for task in suite.tasks if task.kind != "class"][: asked.limit]
    command = {
        "--suite": asked.suite, "--from": asked.given, "--language": asked.language, "--out": str(asked.folder),
        "--tasks": ",".join(task.task_id for task in select_tasks(suite, patterns=[t.task_id for t in tasks]).tasks),
        "--sampling-seed": "7", "--price-in": "2.5", "--price-out": "10",
    }  # fmt: skip
    if asked.data is not None:
        command["--data"] = str(asked.data)
    folders = []
    with ModelServer(Scribe(tasks), port=asked.port) as server:
        for strategy in asked.strategies.split(","):
            own = {**command, "--strategy": strategy, "--base-url": server.url}
            if asked.kill is not None:
                _run(own, rest, kill_after=asked.kill)
            folders.append(_trajectory(_run(own, rest)))
    subprocess.run([sys.executable, "-m", "effbench", "trajectories", *folders], check=True)


def _run(options: Mapping[str, str], rest: Sequence[str], *, kill_after: float | None = None) -> str:
    """Runs `effbench optimise`, or kills it; returns what it printed."""
    words = [word for option in options.items() for word in option]
    command = [sys.executable, "-m", "effbench", "optimise", "--model", "ollama/scribe", *words, *rest]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            told, _ = process.communicate(timeout=kill_after)
            if process.returncode:
                raise SystemExit(process.returncode)
            return told
        process.send_signal(signal.SIGKILL)
        print(f"killed {options['--strategy']} after {kill_after:g} s")  # a script's output
    return ""


def _trajectory(told: str) -> str:
    found = re.search(r"^trajectory +(.+)$", told, re.MULTILINE)
    if found is None:
        raise SystemExit("effbench optimise named no trajectory")
    return found[1]


if __name__ == "__main__":
    main(sys.argv[1:])

"""``python -m bench.demo_models FOLDER``: samples of invented models, for a leaderboard to look at.

Each model is a mixture of the suite's own solutions and of programs that fail, so that every kind of verdict turns up.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from effbench.records.task import Task
from effbench.suites import load_suite

MIXTURES: Mapping[str, tuple[str, ...]] = {
    "careful": ("expert", "expert", "good"),
    "steady": ("good", "good", "expert"),
    "hasty": ("expert", "unfinished", "wrong"),
    "dreamy": ("good", "prose", "naive"),
}
"""Model → what each of its samples is: a tier, or a way to fail."""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tasks = load_suite("core").tasks
    for model, samples in MIXTURES.items():
        entries = [{"task_id": task.task_id, "completion": _text(task, kind)} for task in tasks for kind in samples]
        path = folder / f"{model}.jsonl"
        path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")


def _text(task: Task, kind: str) -> str:
    if kind == "prose":
        return "One could solve this with a heap. I would start by sorting the input."
    failures = {
        "wrong": f"def {task.entry_point}(*arguments):\n    return []  # looks right for empty inputs\n",
        "unfinished": f"def {task.entry_point}(*arguments):\n    raise NotImplementedError('later')\n",
    }
    tiers = {reference.tier: reference.solution for reference in task.references}
    return f"```python\n{failures.get(kind) or tiers[kind]}```\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))

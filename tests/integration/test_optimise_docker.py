"""An optimiser that is to save memory, with a scripted model and real containers."""

from dataclasses import replace
from pathlib import Path

import pytest

from effbench.metrics.objectives import Objective
from effbench.optimise.budget import Budget
from effbench.optimise.feedback import Feedback
from effbench.optimise.loop import OptimiseOptions, optimise
from effbench.optimise.report import read_outcome
from effbench.records.generation import Sampling
from effbench.records.task import Level, Reference, Suite
from effbench.samples.generation.plan import GenerationOptions
from effbench.samples.generation.registry import Connection
from effbench.sandboxes.docker import DockerSandbox
from tests.model_server import Call, ModelServer
from tests.small_suite import a_suite, a_task

GIVEN = "def double(n):\n    total = 0\n    for number in list(range(n)):\n        total += number\n    return total\n"
FAST = "def double(n):\n    return sum(list(range(n)))\n"
LEAN = "def double(n):\n    total = 0\n    for number in range(n):\n        total += number + 0\n    return total\n"
LEVELS = (
    Level(index=0, size=100, n_tests=1, weight=0.0),
    Level(index=1, size=2_000, n_tests=1, weight=1.0),
    Level(index=2, size=20_000, n_tests=1, weight=3.0),
)


def suite() -> Suite:
    generator = "def generate(seed, size, level, index):\n    return (size,)\n"
    task = replace(
        a_task("double", generator=generator, levels=LEVELS),
        references=(Reference(reference_id="slow", tier="naive", solution=GIVEN),),
        given="slow",
    )
    return a_suite(task)


def asked(url: str, folder: Path, objective: Objective) -> OptimiseOptions:
    generation = GenerationOptions(
        sampling=Sampling(seed=0), connection=Connection(base_url=url, retries=0), concurrency=1
    )
    return OptimiseOptions(
        suite="small",
        model="ollama/scribe",
        strategy="self-refine",
        feedback=Feedback.TOTAL,
        budget=Budget.parse("2-runs"),
        objective=objective,
        counter="qemu",
        sandbox="docker",
        out=folder,
        workers=1,
        generation=generation,
    )


@pytest.mark.docker
def test_the_answer_is_the_best_by_the_objective(
    docker_sandbox: DockerSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts: list[str] = []

    def answer(call: Call, _: int) -> str:
        prompts.append(call.prompt)
        return (FAST, LEAN)[int(call.body["seed"])]

    for module in ("effbench.optimise.loop", "effbench.optimise.session"):
        monkeypatch.setattr(f"{module}.load_suite", lambda *_, **__: suite())
    for name in ("open_quick_sandbox", "open_sandbox"):
        monkeypatch.setattr(f"effbench.optimise.loop.{name}", lambda *_: docker_sandbox)
    found = {}
    with ModelServer(answer) as server:
        for objective in (Objective.INSTRUCTIONS, Objective.MEMORY):
            trajectory = optimise(asked(server.url, tmp_path, objective), show_progress=False)
            found[objective] = read_outcome(trajectory)
            assert trajectory.settings().objective is objective
    (fast, lean), (fast_held, lean_held) = (outcome.paths.seen[0] for outcome in found.values())
    assert fast > lean
    assert fast_held < 1.1
    assert lean_held > 50
    assert found[Objective.MEMORY].answers(2).tolist() == pytest.approx([lean_held], rel=0.01)
    assert found[Objective.MEMORY].estimates()[0].metric == "memory gain"
    assert "What counts here" not in prompts[0]
    assert prompts[2].endswith("What counts here is not speed but peak memory: the less, the better.")
    assert "the given program does of peak memory." in prompts[3]

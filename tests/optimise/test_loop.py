"""The loop from a model to a scored trajectory: resumed, replayed, criticised, and stopped by faults."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import InputError, ModelError
from effbench.metrics.objectives import Objective
from effbench.optimise import loop
from effbench.optimise.budget import Budget
from effbench.optimise.contests import read_contests
from effbench.optimise.feedback import Feedback
from effbench.optimise.loop import OptimiseOptions, optimise
from effbench.optimise.report import read_outcome
from effbench.optimise.trajectory import Trajectory
from effbench.samples.generation.plan import GenerationOptions
from effbench.samples.generation.registry import Connection
from effbench.sandboxes.protocol import SandboxFacts
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.sandboxes.wasm.machine import MACHINE
from tests.model_server import Call, Fault, ModelServer
from tests.optimise.steps import FASTER, FASTEST, GIVEN, SLOWER, WRONG, rewrites, use_small_suite
from tests.small_suite import play, prepare


class OfWebAssembly(ScriptedSandbox):
    """Its programs are no processor's."""

    def facts(self) -> SandboxFacts:
        return replace(super().facts(), machine=MACHINE)


ANSWERS = (WRONG, FASTER, SLOWER, FASTEST, GIVEN)


def scripted(call: Call, _: int) -> str:
    """One answer for each step, told by how many programs the prompt shows and by the seed; a critique where asked."""
    if call.prompt.startswith("Say in at most"):
        return "It doubles nine times."
    return ANSWERS[int(call.body["seed"]) % len(ANSWERS)]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(scripted) as opened:
        yield opened


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    use_small_suite(monkeypatch)


def options(server: ModelServer, folder: Path, **more: object) -> OptimiseOptions:
    from effbench.records.generation import Sampling

    generation = GenerationOptions(
        sampling=Sampling(seed=0), connection=Connection(base_url=server.url, retries=0), concurrency=1
    )
    asked = OptimiseOptions(
        suite="small",
        model="ollama/scribe",
        strategy="max-reward",
        feedback=Feedback.TOTAL,
        budget=Budget.parse("4-runs"),
        counter="qemu",
        out=folder,
        workers=1,
        generation=generation,
    )
    return replace(asked, **more)  # type: ignore[arg-type]


def run(asked: OptimiseOptions) -> Trajectory:
    return optimise(asked, show_progress=False)


def steps_of(trajectory: Trajectory) -> list[tuple[str, int, str, str, float | None]]:
    return sorted(
        (step.task_id, step.step, step.prompt, step.completion, step.speedup)
        for steps in trajectory.steps().values()
        for step in steps
    )


def test_every_step_is_kept_and_scored(server: ModelServer, tmp_path: Path) -> None:
    outcome = read_outcome(run(options(server, tmp_path)))
    assert outcome.paths.seen == ((1.0, 1.5, 1.0, 3.0),) * 2
    assert outcome.paths.true == outcome.paths.seen
    assert outcome.answers(1).tolist() == [1.0, 1.0]
    assert outcome.answers(3).tolist() == [1.5, 1.5]
    assert outcome.first_improvements() == (2, 2)
    named = {estimate.metric: estimate.point_estimate for estimate in outcome.estimates()}
    assert named == pytest.approx(
        {
            "speedup": 3.0, "mean speedup": 3.0, "best step": 3.0, "%Opt@1.10": 1.0, "fast_p, p = 1": 1.0,
            "%Correct": 1.0, "regret of last": 1.0,
        }
    )  # fmt: skip
    assert [point.budget for point in outcome.curve("runs")] == [1, 2, 4]
    assert outcome.units == ("runs", "tokens")
    assert len(server.calls) == 8


def test_the_same_command_asks_nothing_again(server: ModelServer, tmp_path: Path) -> None:
    first = run(options(server, tmp_path))
    again = run(options(server, tmp_path))
    assert again.path == first.path
    assert len(server.calls) == 8


@pytest.mark.parametrize("torn", [0, 7])
def test_what_was_cut_off_is_made_again_and_ends_alike(server: ModelServer, tmp_path: Path, torn: int) -> None:
    whole = run(options(server, tmp_path / "whole"))
    cut = run(options(server, tmp_path / "cut"))
    file = cut.path / "steps.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:4]) + lines[4][:torn])
    asked = len(server.calls)
    assert steps_of(run(options(server, tmp_path / "cut"))) == steps_of(whole)
    assert len(server.calls) == asked + 5
    assert read_outcome(cut) == read_outcome(whole)


def test_a_trajectory_is_replayed_without_a_model(server: ModelServer, tmp_path: Path) -> None:
    first = run(options(server, tmp_path, feedback=Feedback.CRITIQUE))
    asked = len(server.calls)
    replayed = run(options(server, tmp_path, feedback=Feedback.CRITIQUE, replay=first.path))
    assert replayed.path != first.path
    assert steps_of(replayed) == steps_of(first)
    assert len(server.calls) == asked


def test_another_objective_is_another_trajectory_and_needs_a_processor(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "open_sandbox", lambda _: ScriptedSandbox(play, prepare=prepare))
    usual = run(options(server, tmp_path))
    energy = run(options(server, tmp_path, objective=Objective.ENERGY))
    assert usual.path != energy.path
    assert read_outcome(energy).name == "ollama/scribe max-reward total for energy"
    assert [contest.gain for contest in read_contests([tmp_path])] == ["speed-up", "energy gain"]
    monkeypatch.setattr(loop, "open_sandbox", lambda _: OfWebAssembly(play, prepare=prepare))
    with pytest.raises(InputError, match="the objective energy is of a processor's programs, and this sandbox"):
        run(options(server, tmp_path / "other", objective=Objective.ENERGY))


def test_a_replay_that_asks_something_else_stops(server: ModelServer, tmp_path: Path) -> None:
    first = run(options(server, tmp_path))
    with pytest.raises(ModelError, match="the trajectory holds no answer to this prompt"):
        run(options(server, tmp_path, strategy="self-refine", replay=first.path))


def test_what_gives_no_program_leaves_no_trajectory(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = replace(rewrites(), tasks=(replace(rewrites().tasks[0], given=""),))
    for module in ("effbench.optimise.loop", "effbench.optimise.session"):
        monkeypatch.setattr(f"{module}.load_suite", lambda *_, **__: whole)
    with pytest.raises(InputError, match="gives no program to make faster"):
        run(options(server, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_critique_stands_in_the_next_prompt(server: ModelServer, tmp_path: Path) -> None:
    trajectory = run(options(server, tmp_path, strategy="self-refine", feedback=Feedback.CRITIQUE))
    steps = trajectory.steps()["double"]
    assert {step.critique for step in steps} == {"It doubles nine times."}
    assert "It doubles nine times." in steps[1].prompt


def test_a_fault_of_the_model_keeps_the_steps(tmp_path: Path) -> None:
    def third(call: Call) -> Fault | None:
        return Fault.WRONG_KEY if call.number == 3 else None

    with ModelServer(scripted, faults=third) as broken:
        with pytest.raises(ModelError, match=r"step 2 of double did not come: .*the steps so far are kept"):
            run(options(broken, tmp_path))
        trajectory = run(options(broken, tmp_path))
    assert [len(steps) for steps in trajectory.steps().values()] == [4, 4]


def test_tokens_bound_the_steps(server: ModelServer, tmp_path: Path) -> None:
    outcome = read_outcome(run(options(server, tmp_path, budget=Budget.parse("1-tokens"))))
    assert [len(own) for own in outcome.paths.true] == [1, 1]


def test_settings_that_were_changed_by_hand_are_refused(server: ModelServer, tmp_path: Path) -> None:
    trajectory = run(options(server, tmp_path))
    file = trajectory.path / "settings.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "budget": "many"}))
    with pytest.raises(InputError, match="the budget is 'many'"):
        read_outcome(trajectory)

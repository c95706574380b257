"""Runs whose samples a model writes: what is asked, what is kept, what goes wrong and how it goes on."""

import json
import shutil
import threading
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError, ModelError, SuiteError
from effbench.metrics import score_run
from effbench.records.generation import Sampling
from effbench.records.measurement import Verdict
from effbench.records.sample import Sample, Usage
from effbench.records.usage import TotalUsage
from effbench.runner.run import RunOptions
from effbench.samples.generation.budget import GenerationBudget
from effbench.samples.generation.generate import GIVE_UP_AFTER
from effbench.samples.generation.plan import GenerationOptions
from effbench.samples.generation.registry import Connection
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.scripted import ScriptedSandbox, source_of
from effbench.storage.jsonl import RecordWriter
from effbench.storage.run_directory import RunDirectory
from tests.model_server import Call, Fault, ModelServer, always
from tests.scripted_runs import ScriptedRuns, records
from tests.small_suite import a_suite, a_task, play, prepare

TASKS = ("first", "second", "third")
SUITE = a_suite(*(replace(a_task(name), prompt=f"Double the {name}.") for name in TASKS))
TEXTS = {
    "first": ["double=now; cost=3", "double=now; wrong_from=10"],
    "second": ["double=now; cost=5", "not a program"],
    "third": ["double=now; cost=1", "double=now; cost=2"],
}


def task_of(call: Call) -> str:
    return next(name for name in TASKS if f"Double the {name}." in call.prompt)


def in_order() -> Callable[[Call, int], str]:
    """Writes each task's texts one after the other, in code blocks, however many are asked for at a time."""
    written: Tally[str] = Tally()

    def writes(call: Call, _: int) -> str:
        name = task_of(call)
        written[name] += 1
        return f"Here it is:\n```python\n{TEXTS[name][(written[name] - 1) % 2]}\n```\n"

    return writes


@pytest.fixture
def scripted_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ScriptedRuns:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-recognisable")
    return ScriptedRuns(tmp_path, suite=SUITE, texts=TEXTS)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(in_order()) as opened:
        yield opened


def options(
    scripted_runs: ScriptedRuns,
    server: ModelServer,
    *,
    model: str = "openai/scribe",
    n: int | None = 2,
    **changes: object,
) -> RunOptions:
    generation = GenerationOptions(connection=Connection(base_url=server.url, retries=0, timeout_s=20.0), concurrency=1)
    return replace(scripted_runs.options, model=model, n=n, generation=replace(generation, **changes))  # type: ignore[arg-type]


def only_run(scripted_runs: ScriptedRuns) -> RunDirectory:
    (manifest,) = scripted_runs.options.out.glob("*/*/*/run.json")
    return RunDirectory(manifest.parent)


def on(name: str, fault: Fault) -> Callable[[Call], Fault | None]:
    return lambda call: fault if task_of(call) == name else None


def test_a_generated_run_scores_as_a_replay_of_the_same_texts(scripted_runs: ScriptedRuns, server: ModelServer) -> None:
    generated = scripted_runs.run(options=options(scripted_runs, server))
    assert [call.n for call in server.calls] == [2, 2, 2]
    replayed = scripted_runs.run()
    assert score_run(generated, (1, 2)) == score_run(replayed, (1, 2))
    assert [item.solution for item in generated.samples()] == [f"{text}\n" for name in TASKS for text in TEXTS[name]]


def test_a_generated_run_records_what_was_asked_and_what_it_took(
    scripted_runs: ScriptedRuns, server: ModelServer
) -> None:
    sampling = Sampling(temperature=0.8, max_tokens=50)
    budget = GenerationBudget(price_in=2.0, price_out=10.0)
    directory = scripted_runs.run(
        options=options(scripted_runs, server, sampling=sampling, budget=budget, prompt="efficient")
    )
    manifest = directory.manifest()
    assert manifest.complete
    assert (manifest.model, directory.path.parent.name) == ("openai/scribe", "openai-scribe")
    generation = manifest.generation
    assert generation is not None
    assert (generation.server, generation.endpoint, generation.prompt, generation.n) == (
        server.url, "chat", "efficient", 2,
    )  # fmt: skip
    assert generation.sampling == sampling
    prompts = json.loads((directory.path / "prompts.json").read_text())
    assert [prompts[name] for name in TASKS] == [call.prompt for call in server.calls]
    assert "as fast as possible" in prompts["first"]
    read = sum(map(len, prompts.values()))
    cost = (read * 2 + 600 * 10) / 1e6
    assert manifest.usage == TotalUsage(prompt_tokens=read, completion_tokens=600, cost_usd=cost)
    assert directory.samples()[0].usage == Usage(prompt_tokens=len(prompts["first"]), completion_tokens=100)
    assert directory.samples()[1].usage == Usage(prompt_tokens=0, completion_tokens=100)


def test_a_task_is_measured_while_the_next_one_is_being_written(scripted_runs: ScriptedRuns) -> None:
    seen: list[bool] = []

    def writes(call: Call, index: int) -> str:
        if task_of(call) == "third":
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline and not measured():
                time.sleep(0.02)
            seen.append(measured())
        return TEXTS[task_of(call)][index]

    def measured() -> bool:
        files = scripted_runs.options.out.glob("*/*/*/measurements.jsonl")
        return any('"sample_index": 1' in file.read_text() for file in files)

    with ModelServer(writes) as server:
        scripted_runs.run(options=options(scripted_runs, server))
    assert seen == [True, True]


@pytest.mark.parametrize("strict", [False, True])
def test_a_server_that_gives_one_at_a_time_is_asked_singly(scripted_runs: ScriptedRuns, strict: bool) -> None:
    with ModelServer(in_order(), most=1, strict=strict) as server:
        directory = scripted_runs.run(options=options(scripted_runs, server))
    assert [call.n for call in server.calls] == ([2, 1, 1, 1, 1, 1, 1] if strict else [2, 1, 1, 1, 1, 1])
    assert score_run(directory, (1, 2)) == score_run(scripted_runs.run(), (1, 2))


def test_a_server_known_to_give_one_at_a_time_is_asked_singly_with_seeds_that_differ(
    scripted_runs: ScriptedRuns, server: ModelServer
) -> None:
    scripted_runs.run(options=options(scripted_runs, server, model="ollama/scribe", sampling=Sampling(seed=40)))
    assert [(task_of(call), call.n, call.body["seed"]) for call in server.calls] == [
        (name, 1, 40 + index) for name in TASKS for index in range(2)
    ]


def test_without_n_there_is_one_sample(scripted_runs: ScriptedRuns, server: ModelServer) -> None:
    assert len(scripted_runs.run(options=options(scripted_runs, server, n=None)).samples()) == 3


@pytest.mark.parametrize(("concurrency", "most"), [(1, 1), (3, 3)])
def test_no_more_requests_wait_than_allowed(scripted_runs: ScriptedRuns, concurrency: int, most: int) -> None:
    with ModelServer(in_order(), wait_s=0.15) as server:
        scripted_runs.run(options=options(scripted_runs, server, model="ollama/scribe", concurrency=concurrency))
    assert server.waiting == most


def test_a_failed_request_leaves_its_samples_missing_and_the_same_command_asks_for_these_alone(
    scripted_runs: ScriptedRuns,
) -> None:
    with ModelServer(in_order(), faults=on("second", Fault.SERVER_ERROR)) as server:
        asked = options(scripted_runs, server)
        with pytest.raises(ModelError, match=r"^2 of 6 samples are missing: .* failed \(HTTP 500: .*\(for 2 of them\)"):
            scripted_runs.run(options=asked)
        directory = only_run(scripted_runs)
        assert directory.manifest().ungenerated == ("second#0", "second#1")
        assert not directory.manifest().complete
        assert {item.task_id for item in directory.measurements()} == {"first", "third"}
        with pytest.raises(InputError, match="is not complete"):
            score_run(directory, (1,))
        server.faults = lambda _: None
        server.calls.clear()
        again = scripted_runs.run(options=asked)
        assert [task_of(call) for call in server.calls] == ["second"]
        assert "4 of 6 samples are generated already" in scripted_runs.said
    assert again.path == directory.path
    assert again.manifest().complete
    assert again.manifest().ungenerated == ()
    assert score_run(again, (1, 2)) == score_run(scripted_runs.run(), (1, 2))


def test_a_prompt_that_is_too_long_costs_only_its_own_samples(scripted_runs: ScriptedRuns) -> None:
    with (
        ModelServer(in_order(), faults=on("first", Fault.TOO_LONG)) as server,
        pytest.raises(ModelError, match=r"2 of 6 samples are missing: the prompt and --max-tokens exceed"),
    ):
        scripted_runs.run(options=options(scripted_runs, server))
    assert {item.task_id for item in only_run(scripted_runs).samples()} == {"second", "third"}


@pytest.mark.parametrize(
    ("fault", "sentence"), [(Fault.WRONG_KEY, "set OPENAI_API_KEY"), (Fault.NOT_FOUND, "has no model 'scribe'")]
)
def test_what_would_fail_every_time_is_asked_once(scripted_runs: ScriptedRuns, fault: Fault, sentence: str) -> None:
    with (
        ModelServer(in_order(), faults=always(fault)) as server,
        pytest.raises(ModelError, match=f"^6 of 6 samples are missing: .*{sentence}"),
    ):
        scripted_runs.run(options=options(scripted_runs, server))
    assert len(server.calls) == 1


def test_a_key_that_ends_in_the_middle_keeps_what_came_and_measures_it(scripted_runs: ScriptedRuns) -> None:
    with (
        ModelServer(in_order(), faults=on("third", Fault.WRONG_KEY)) as server,
        pytest.raises(ModelError, match=r"^2 of 6 samples are missing"),
    ):
        scripted_runs.run(options=options(scripted_runs, server))
    measured = {(item.task_id, item.sample_index) for item in only_run(scripted_runs).measurements()}
    assert {("first", 1), ("second", 1)} <= measured


def test_a_server_that_only_fails_is_left_alone_in_the_end(scripted_runs: ScriptedRuns) -> None:
    with (
        ModelServer(in_order(), faults=always(Fault.SERVER_ERROR)) as server,
        pytest.raises(ModelError, match=f"the last {GIVE_UP_AFTER} requests all failed, such as this: "),
    ):
        scripted_runs.run(options=options(scripted_runs, server, model="ollama/scribe", n=20))
    assert len(server.calls) == GIVE_UP_AFTER


def test_nobody_at_the_address_is_one_sentence_and_nothing_is_asked(scripted_runs: ScriptedRuns) -> None:
    with ModelServer(in_order()) as server:
        pass
    with pytest.raises(ModelError, match=r"^6 of 6 samples are missing: no connection to http"):
        scripted_runs.run(options=options(scripted_runs, server))
    assert server.calls == []


@pytest.mark.parametrize(
    ("fault", "reason"),
    [(Fault.FILTERED, "content_filter"), (Fault.PROMPT_FILTERED, "content_filter"), (Fault.REFUSED, "refusal")],
)
def test_what_the_model_declines_is_a_sample_without_a_solution(
    scripted_runs: ScriptedRuns, fault: Fault, reason: str
) -> None:
    with ModelServer(in_order(), faults=on("first", fault)) as server:
        directory = scripted_runs.run(options=options(scripted_runs, server))
    assert [item.solution for item in directory.samples() if item.task_id == "first"] == [None, None]
    verdicts = {
        (item.verdict, item.detail)
        for item in directory.measurements()
        if item.task_id == "first" and item.sample_index is not None
    }
    assert verdicts == {(Verdict.CE, f"no code in the text (finish reason: {reason})")}
    assert directory.manifest().complete


def test_thinking_is_kept_and_no_code_is_taken_from_it(scripted_runs: ScriptedRuns) -> None:
    def writes(call: Call, index: int) -> str:
        return f"<think>\n```python\nnonsense\n```\n</think>\n```python\n{TEXTS[task_of(call)][index]}\n```"

    with ModelServer(writes) as server:
        directory = scripted_runs.run(options=options(scripted_runs, server))
    assert directory.samples()[0].completion.startswith("<think>")
    assert score_run(directory, (1, 2)) == score_run(scripted_runs.run(), (1, 2))


def test_a_finished_run_asks_nothing_again(scripted_runs: ScriptedRuns, server: ModelServer) -> None:
    first = scripted_runs.run(options=options(scripted_runs, server))
    before = {path.name: path.read_bytes() for path in first.path.iterdir()}
    server.calls.clear()
    assert scripted_runs.run(options=options(scripted_runs, server)).path == first.path
    assert server.calls == []
    assert {path.name: path.read_bytes() for path in first.path.iterdir()} == before


@pytest.mark.parametrize("torn", [1, 20, 150])
def test_a_torn_last_sample_is_asked_for_again_and_nothing_else(
    scripted_runs: ScriptedRuns, server: ModelServer, torn: int
) -> None:
    asked = options(scripted_runs, server, model="ollama/scribe", sampling=Sampling(seed=0))
    whole = scripted_runs.run(options=asked)
    expected = records(whole)
    samples = whole.path / "samples.jsonl"
    samples.write_bytes(samples.read_bytes()[:-torn])
    (whole.path / "measurements.jsonl").unlink()
    server.calls.clear()
    server.writes = lambda call, _: f"```python\n{TEXTS[task_of(call)][call.body['seed']]}\n```"
    assert records(scripted_runs.run(options=asked)) == expected
    assert [(task_of(call), call.body["seed"]) for call in server.calls] == [("third", 1)]
    assert any(said.startswith("the last sample was torn (") for said in scripted_runs.said)


@pytest.mark.parametrize(
    ("budget", "calls", "sentence"),
    [
        (
            GenerationBudget(max_total_tokens=150),
            1,
            r"--max-total-tokens 150 is reached \(.* tokens\): give a higher one",
        ),
        (
            GenerationBudget(max_cost=0.25, price_in=0.0, price_out=1000.0),
            2,
            r"--max-cost 0\.25 is reached \(.*\$0\.4000\)",
        ),
        (GenerationBudget(max_total_tokens=0), 0, "--max-total-tokens 0 is reached"),
    ],
)
def test_a_budget_ends_the_asking_and_a_higher_one_goes_on_with_the_same_run(
    scripted_runs: ScriptedRuns, server: ModelServer, budget: GenerationBudget, calls: int, sentence: str
) -> None:
    with pytest.raises(ModelError, match=rf"^{6 - 2 * calls} of 6 samples are missing: {sentence}"):
        scripted_runs.run(options=options(scripted_runs, server, budget=budget))
    assert len(server.calls) == calls
    directory = only_run(scripted_runs)
    assert len(directory.samples()) == 2 * calls
    assert scripted_runs.run(options=options(scripted_runs, server)).path == directory.path
    assert len(server.calls) == 3


def test_a_budget_that_nobody_can_keep_ends_the_asking(scripted_runs: ScriptedRuns) -> None:
    with ModelServer(in_order(), faults=always(Fault.NO_USAGE)) as server:
        with pytest.raises(ModelError, match="the server does not tell how many tokens it took, so the budget cannot"):
            scripted_runs.run(options=options(scripted_runs, server, budget=GenerationBudget(max_total_tokens=10_000)))
        assert len(server.calls) == 1
        directory = scripted_runs.run(options=options(scripted_runs, server))
    assert directory.manifest().usage == TotalUsage(untold=6)


@pytest.mark.parametrize(
    "budget",
    [
        GenerationBudget(max_cost=1.0),
        GenerationBudget(price_in=1.0),
        GenerationBudget(price_in=-1.0, price_out=1.0),
        GenerationBudget(max_cost=1.0, price_in=float("nan"), price_out=1.0),
    ],
)
def test_a_budget_that_makes_no_sense_is_refused_before_anything_is_asked(
    scripted_runs: ScriptedRuns, server: ModelServer, budget: GenerationBudget
) -> None:
    with pytest.raises(InputError, match="--price-in"):
        scripted_runs.run(options=options(scripted_runs, server, budget=budget))
    assert (server.calls, scripted_runs.said) == ([], [])


def test_other_parameters_are_another_run_and_other_ways_of_asking_are_not(
    scripted_runs: ScriptedRuns, server: ModelServer
) -> None:
    def path(**changes: object) -> Path:
        return scripted_runs.run(options=options(scripted_runs, server, **changes)).path  # type: ignore[arg-type]

    first = path()
    assert path(concurrency=3, budget=GenerationBudget(max_total_tokens=10**9)) == first
    others = [
        path(n=1),
        path(model="vllm/scribe"),
        path(prompt="cot"),
        path(sampling=Sampling(temperature=0.5)),
        path(endpoint="completions"),
    ]
    assert len({first, *others}) == 6


def test_tasks_in_another_order_are_the_same_run(scripted_runs: ScriptedRuns, server: ModelServer) -> None:
    first = scripted_runs.run(options=options(scripted_runs, server))
    expected = records(first)
    order = [task_of(call) for call in server.calls]
    shutil.rmtree(scripted_runs.options.out)
    server.calls.clear()
    again = scripted_runs.run(options=replace(options(scripted_runs, server), shuffle=4))
    assert (again.path, records(again)) == (first.path, expected)
    assert sorted(task_of(call) for call in server.calls) == sorted(order) != [task_of(call) for call in server.calls]


def test_options_of_asking_are_refused_where_nobody_is_asked(scripted_runs: ScriptedRuns) -> None:
    generation = GenerationOptions(sampling=Sampling(temperature=1.0), prompt="cot")
    with pytest.raises(InputError, match="generates nothing, so there is no use for prompt, sampling: leave those"):
        scripted_runs.run(options=replace(scripted_runs.options, generation=generation))


@pytest.mark.parametrize("ks", [(3,), (0,)])
def test_a_k_above_n_is_refused_before_anything_is_asked(
    scripted_runs: ScriptedRuns, server: ModelServer, ks: Sequence[int]
) -> None:
    with pytest.raises(InputError, match="k is "):
        scripted_runs.run(options=replace(options(scripted_runs, server), ks=tuple(ks)))
    assert server.calls == []


def test_samples_that_cannot_be_stored_end_the_run_and_the_asking(
    scripted_runs: ScriptedRuns, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = RecordWriter.append_all

    def full(self: RecordWriter[object], batch: Sequence[object]) -> None:
        if batch and isinstance(batch[0], Sample):
            raise DataFileError(Path("samples.jsonl"), "it cannot be written (No space left on device)")
        append(self, batch)

    monkeypatch.setattr(RecordWriter, "append_all", full)
    monkeypatch.setattr("effbench.storage.run_directory.RecordWriter.append_all", full)
    with pytest.raises(DataFileError, match="No space left"):
        scripted_runs.run(options=options(scripted_runs, server))
    assert len(server.calls) == 1


def test_a_fault_of_the_suite_ends_the_asking_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-recognisable")
    broken = replace(a_task("first", generator="generate; fails=raised"), prompt="Double the first.")
    scripted_runs = ScriptedRuns(tmp_path, suite=a_suite(broken, *SUITE.tasks[1:]), texts=TEXTS)

    asked, over = threading.Event(), threading.Event()

    def writes(call: Call, index: int) -> str:
        if task_of(call) == "second":
            asked.set()
            over.wait(20)
        return TEXTS[task_of(call)][index]

    def play_late(job: Job) -> Outcome:
        if "fails" in source_of(job):  # the second question is out before the fault shows
            asked.wait(20)
        return play(job)

    with ModelServer(writes) as opened:
        with pytest.raises(SuiteError, match="task first: its generator failed"):
            scripted_runs.run(ScriptedSandbox(play_late, prepare=prepare), options=options(scripted_runs, opened))
        over.set()
        assert [task_of(call) for call in opened.calls] == ["first", "second"]

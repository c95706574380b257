"""effbench from Python: what may be handed over, what comes back, and that importing it is cheap."""

import gc
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import effbench
from effbench.api import Run, evaluate
from effbench.errors import InputError, SandboxDied
from effbench.export.bundle import bundle_run
from effbench.metrics import score_run
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.task import Suite
from effbench.samples.given import GivenSample, take_samples
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.storage.run_directory import RunDirectory
from effbench.suites import load_suite
from tests.handmade_runs import mixed_run
from tests.runner.test_fallback import RAISES_HERE, wasm_sandbox
from tests.small_suite import FailingSandbox, a_sample, a_suite, a_task, play, prepare

SUITE = a_suite(a_task("first"), a_task("second"), a_task("third"))
ALL = frozenset(task.task_id for task in SUITE.tasks)
PAIRS = [("second", "double=now; cost=3"), ("first", "double=now; cost=2"), ("second", "double=now; wrong_from=1")]
HEAVY = ("click", "docker", "pydantic", "numpy", "scipy", "datasets", "pandas", "tqdm", "requests", "markdown_it")


def a_sandbox(*, deadly: Iterable[str] = ()) -> ScriptedSandbox:
    return ScriptedSandbox(play, prepare=prepare, deadly=deadly)


def evaluated(
    out: Path, samples: Iterable[GivenSample], *, suite: Suite = SUITE, sandbox: ScriptedSandbox | None = None
) -> Run:
    return evaluate(samples, suite=suite, counter="qemu", sandbox=sandbox or a_sandbox(), out=out, workers=1)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EFFBENCH_CACHE", str(tmp_path_factory.mktemp("cache")))
        return evaluated(tmp_path_factory.mktemp("out"), PAIRS)


def samples_of(items: Iterable[GivenSample], *, name: str | None = None) -> list[Sample]:
    return take_samples(items, name=name).samples(SUITE, selected=ALL, n=None)


def test_pairs_become_a_run_with_a_verdict_for_each(run: Run) -> None:
    last = {(item.task_id, item.sample_index): item.verdict for item in run if item.sample_index is not None}
    assert last == {("first", 0): Verdict.AC, ("second", 0): Verdict.AC, ("second", 1): Verdict.WA}
    assert [(item.task_id, item.sample_index) for item in run.samples] == [("first", 0), ("second", 0), ("second", 1)]
    assert (run.manifest.suite, run.manifest.model, run.manifest.complete) == ("small", "unnamed", True)


def test_a_run_iterates_over_all_its_measurements_again_and_again(run: Run) -> None:
    assert list(run) == list(run) == RunDirectory(run.path).measurements()
    assert len(run) == len(list(run))
    assert all(isinstance(item, Measurement) for item in run)


def test_a_run_is_opened_from_its_path_in_either_form(run: Run) -> None:
    for path in (run.path, str(run.path)):
        opened = Run.open(path)
        assert (opened.path, opened.manifest, list(opened)) == (run.path, run.manifest, list(run))
    assert repr(Run.open(run.path)) == f"Run.open({str(run.path)!r})"


def test_opening_what_is_not_a_run_says_so_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no run"):
        Run.open(tmp_path)


def test_a_bundle_and_a_folder_with_one_run_are_opened_as_the_run(tmp_path: Path) -> None:
    made = mixed_run(tmp_path / "results" / "run")
    bundle = bundle_run(made, tmp_path / "run.zip", replace=False)
    scores = {}
    for path, place in ((made.path, made.path), (tmp_path / "results", made.path), (bundle, bundle)):
        run = Run.open(path)
        gc.collect()
        assert (run.path, repr(run)) == (place, f"Run.open({str(place)!r})")
        scores[path] = (run.score("eff@1"), len(run.samples), len(run))
    assert len(set(map(str, scores.values()))) == 1


def test_a_score_is_the_one_that_the_command_line_gives(run: Run) -> None:
    passed, efficient = score_run(RunDirectory(run.path), (1,)).estimates[:2]
    assert run.score("pass@1") == passed
    assert run.score("eff@1") == efficient
    assert run.score("pass@1").point_estimate == pytest.approx((1 + 1 / 2 + 0) / 3)


@pytest.mark.parametrize("metric", ["eff@2", "pass@10"])
def test_a_k_above_the_number_of_samples_is_refused(run: Run, metric: str) -> None:
    with pytest.raises(InputError, match="but task first has 1 sample"):
        run.score(metric)


@pytest.mark.parametrize("metric", ["eff", "speed@1", "eff@0", "eff@-1", "eff@one", "eff@1 ", "", "@1", "EFF@1"])
def test_an_unknown_metric_is_refused_with_the_known_ones(run: Run, metric: str) -> None:
    with pytest.raises(InputError, match=r"there is no metric '.*': take one of .*eff@k.*pass@k"):
        run.score(metric)


def test_the_data_set_has_a_row_for_each_measurement(run: Run) -> None:
    dataset = run.to_dataset()
    assert len(dataset) == len(run)
    assert set(dataset["verdict"]) == {"AC", "WA"}
    assert {row["key"]: row["instructions"] for row in dataset} == {item.key: item.instructions for item in run}


def test_the_data_frame_has_the_same_rows_and_whole_numbers(run: Run) -> None:
    pytest.importorskip("pandas")
    frame = run.to_pandas()
    assert len(frame) == len(run)
    assert list(frame.columns) == run.to_dataset().column_names
    assert frame["sample_index"].dtype == "Int64"
    assert frame["instructions"].dropna().tolist() == [row for row in run.to_dataset()["instructions"] if row]


def test_without_pandas_there_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match="a data frame needs pandas, which is not installed: pip install pandas"):
        run.to_pandas()


def test_the_same_samples_find_their_run_again_in_any_order_of_tasks(tmp_path: Path) -> None:
    first = evaluated(tmp_path, PAIRS)
    sandbox = a_sandbox()
    again = evaluated(tmp_path, [PAIRS[1], PAIRS[0], PAIRS[2]], sandbox=sandbox)
    assert again.path == first.path
    assert len(sandbox.lanes) == 1  # the calibration's


def test_an_interrupted_run_can_be_read_but_not_scored_and_goes_on(tmp_path: Path) -> None:
    with pytest.raises(SandboxDied, match="the others are kept"):
        evaluated(tmp_path, PAIRS, sandbox=FailingSandbox("double=now; cost=3"))
    (manifest,) = tmp_path.glob("*/*/*/run.json")
    interrupted = Run.open(manifest.parent)
    assert {item.verdict for item in interrupted} == {Verdict.AC, Verdict.WA, Verdict.SE}
    with pytest.raises(InputError, match="is not complete"):
        interrupted.score("eff@1")
    assert evaluated(tmp_path, PAIRS).score("pass@1").point_estimate == pytest.approx(0.5)


def test_a_suite_by_name_and_a_sandbox_by_name_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("effbench.api.run.load_suite", lambda name, **_: {"small": SUITE}[name])
    monkeypatch.setattr("effbench.api.run.open_sandbox", lambda name: {"auto": a_sandbox()}[name])
    monkeypatch.chdir(tmp_path)
    found = evaluate(PAIRS, suite="small", tasks="*d", limit=1)
    assert [task.task_id for task in found.manifest.tasks] == ["second"]
    assert found.path.parts[:3] == ("effbench_results", "small", "unnamed")


@pytest.mark.parametrize("arguments", [{"data": Path("x")}, {"seed": 5}])
def test_a_loaded_suite_takes_neither_data_nor_seed(arguments: dict[str, object]) -> None:
    with pytest.raises(InputError, match="the suite 'small' is loaded already"):
        evaluate(PAIRS, suite=SUITE, sandbox=a_sandbox(), **arguments)  # type: ignore[arg-type]


def test_all_forms_of_a_sample_give_the_same_samples() -> None:
    forms: list[list[GivenSample]] = [
        [("first", "double=now")],
        [{"task_id": "first", "solution": "double=now"}],
        [{"task_id": "first", "solution": "double=now", "completion": "not this one", "extra": 1}],
        [Sample(task_id="first", sample_index=0, model="unnamed", completion="double=now", solution="double=now")],
    ]
    assert [samples_of(form) for form in forms] == [samples_of(forms[0])] * len(forms)


def test_code_is_looked_for_in_a_completion_only() -> None:
    text = "Here:\n```python\ndouble=now\n```\n"
    items: list[GivenSample] = [{"task_id": "first", name: text} for name in ("completion", "solution")]
    assert [sample.solution for sample in samples_of(items)] == ["double=now\n", text]
    assert {sample.completion for sample in samples_of(items)} == {text}


@given(st.lists(st.sampled_from(sorted(ALL)), min_size=1))
def test_samples_come_in_the_suites_order_and_are_numbered_by_task(task_ids: list[str]) -> None:
    found = samples_of([(task_id, f"text {place}") for place, task_id in enumerate(task_ids)])
    order = [task.task_id for task in SUITE.tasks]
    assert [item.task_id for item in found] == sorted(task_ids, key=order.index)
    for task_id in set(task_ids):
        own = [item for item in found if item.task_id == task_id]
        assert [item.sample_index for item in own] == list(range(len(own)))
        assert [item.solution for item in own] == [f"text {i}" for i, name in enumerate(task_ids) if name == task_id]


def test_records_keep_their_index_and_name_the_model_unless_another_name_is_given() -> None:
    items = [a_sample("double", index=4, task_id="first"), a_sample("double", index=1, task_id="first")]
    assert [(item.sample_index, item.model) for item in samples_of(items)] == [(1, "scribe"), (4, "scribe")]
    assert {item.model for item in samples_of(items, name="other")} == {"other"}


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        ([], "there is no sample for the selected tasks of 'small'"),
        ([("fourth", "x")], r"tasks that the suite 'small' lacks \(fourth\)"),
        ([("first", "x"), "first"], r"sample 1 is not one: give a Sample, a mapping"),
        ([("first", b"x")], "sample 0 is not one"),
        ([{"task_id": "first", "solution": 7}], "sample 0 is not one"),
        ([("first", "x", "y")], "sample 0 is not one"),
        ([{"task_id": "first"}], "sample 0 is not one"),
        ([{"solution": "x"}], "sample 0 is not one"),
        ([{"task_id": 3, "completion": "x"}], "sample 0 is not one"),
        ({"first": "x"}, r"must be a list of samples: for a mapping of tasks to code, give its .items\(\)"),
        ("first", "must be a list of samples"),
        ([a_sample("x", task_id="first")] * 2, "2 samples of task first have the index 0"),
    ],
)
def test_what_is_not_a_list_of_samples_is_refused_with_its_place(items: Iterable[GivenSample], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        samples_of(items)


@pytest.mark.parametrize(
    "item",
    [
        ("first", None),
        {"task_id": "first", "solution": None},
        {"task_id": "first", "completion": None},
        {"task_id": "first", "solution": float("nan"), "completion": None},
    ],
)
def test_a_text_that_is_none_is_a_sample_without_code(item: GivenSample) -> None:
    (sample,) = samples_of([item])
    assert (sample.completion, sample.solution) == ("", None)


def test_of_a_missing_and_a_present_text_the_present_one_counts() -> None:
    items: list[GivenSample] = [
        {"task_id": "first", "solution": None, "completion": "```\ndouble=now\n```"},
        {"task_id": "first", "solution": "double=now", "completion": None},
    ]
    assert [sample.solution for sample in samples_of(items)] == ["double=now\n", "double=now"]


def test_mappings_name_their_model_and_two_models_are_refused() -> None:
    items: list[GivenSample] = [{"task_id": "first", "solution": "x", "model": name} for name in ("a", "b")]
    assert {sample.model for sample in samples_of(items[:1])} == {"a"}
    assert {sample.model for sample in samples_of(items, name="both")} == {"both"}
    with pytest.raises(InputError, match=r"by several models \(a, b\): evaluate each on its own"):
        samples_of(items)


def test_records_of_two_models_are_refused() -> None:
    items = [
        a_sample("x", task_id="first"),
        Sample(task_id="first", sample_index=1, model="b", completion="", solution=""),
    ]
    with pytest.raises(InputError, match=r"by several models \(b, scribe\): evaluate each on its own"):
        samples_of(items)


def in_a_fresh_interpreter(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize(
    "module",
    [
        "effbench",
        "effbench.errors",
        "effbench.records.task",
        "effbench.sandboxes.agent.wire",
        "effbench.counters.perf_event",
    ],
)
def test_importing_is_light(module: str) -> None:
    program = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert in_a_fresh_interpreter(program) == "[]"


def test_the_top_level_exports_what_it_says_and_no_more() -> None:
    assert dir(effbench) == sorted(effbench.__all__)
    exported = in_a_fresh_interpreter("from effbench import *; print(sorted(n for n in dir() if n[:2] != '__'))")
    assert exported == "['Run', 'evaluate', 'line_costs', 'reward']"
    assert effbench.Run is Run
    assert effbench.evaluate is evaluate
    with pytest.raises(AttributeError, match="module 'effbench' has no attribute 'nothing'"):
        _ = effbench.nothing


def test_a_fallback_is_taken_by_its_counter_or_as_a_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("effbench.api.run.open_native_sandbox", a_sandbox)
    samples = [("raises", RAISES_HERE)]
    for fallback in ("qemu", a_sandbox()):
        run = evaluate(
            samples, suite=a_suite(a_task("raises")), counter="wasm", sandbox=wasm_sandbox(), fallback=fallback,
            out=tmp_path, workers=1,
        )  # fmt: skip
        assert run.manifest.fallback is not None
        assert run.manifest.fallback.task_ids == {"raises"}
    with pytest.raises(InputError, match="fallback is 'perf': give 'qemu', a sandbox, or None"):
        evaluate(samples, suite=a_suite(a_task("raises")), sandbox=wasm_sandbox(), fallback="perf", out=tmp_path)


@pytest.mark.docker
def test_evaluating_the_same_samples_in_containers_gives_the_same_counts(
    docker_sandbox: DockerSandbox, tmp_path: Path
) -> None:
    task = next(task for task in load_suite("core").tasks if task.task_id == "core/recurrence_term")
    samples = [(task.task_id, task.baseline.solution), (task.task_id, "no program at all")]
    first, second = (
        evaluate(
            samples, suite="core", tasks="recurrence_term", counter="qemu", sandbox=docker_sandbox, out=tmp_path / place
        )
        for place in ("first", "second")
    )
    assert {item.key: item.instructions for item in first} == {item.key: item.instructions for item in second}
    assert first.score("eff@1").point_estimate == pytest.approx(0.5)

"""Models by spec, replayed samples, and references as samples."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.records.sample import Sample
from effbench.records.task import Level, Program, Reference, Suite, Task
from effbench.samples.registry import open_model
from effbench.samples.replay import ReplayModel

CODE = "def f(x):\n    return x\n"


def a_task(task_id: str, *tiers: str) -> Task:
    return Task(
        suite="s",
        task_id=task_id,
        prompt="def f(x):",
        entry_point="f",
        levels=(Level(index=0, size=1, n_tests=1, weight=1),),
        references=tuple(
            Reference(reference_id=f"r{index}", tier=tier, solution=f"{tier} {index}")
            for index, tier in enumerate(tiers or ("expert",))
        ),
        generator=Program(source="def g(*a): return ()", entry_point="g"),
    )


SUITE = Suite(
    name="s",
    origin="here",
    tasks=tuple(a_task(f"HumanEval/{number}") for number in (0, 1, 3)),
    unscored_task_ids=frozenset({"HumanEval/2"}),
)
ALL = frozenset(task.task_id for task in SUITE.tasks)


def replayed(tmp_path: Path, content: object, *, name: str = "gpt.json") -> ReplayModel:
    path = tmp_path / name
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    model = open_model(f"replay:{path}")
    assert isinstance(model, ReplayModel)
    return model


def solutions(samples: list[Sample]) -> list[tuple[str, int, str | None]]:
    return [(sample.task_id, sample.sample_index, sample.solution) for sample in samples]


def lines(*entries: object) -> str:
    return "".join(json.dumps(entry) + "\n" for entry in entries)


def test_an_unknown_model_is_an_error_with_the_known_names() -> None:
    with pytest.raises(InputError, match=r"no model is named 'reply' \(did you mean 'replay'\?\): .*reference, replay"):
        open_model("reply:x.json")


def test_a_list_of_lists_is_indexed_by_problem_number(tmp_path: Path) -> None:
    model = replayed(tmp_path, [["a", "b"], ["  c"], ["left out"], []])
    samples = model.samples(SUITE, selected=ALL, n=None)
    assert solutions(samples) == [("HumanEval/0", 0, "a"), ("HumanEval/0", 1, "b"), ("HumanEval/1", 0, "  c")]
    assert {sample.model for sample in samples} == {model.name} == {"gpt"}
    assert all(sample.completion == sample.solution for sample in samples)


def test_an_object_is_keyed_by_number_or_task_id_and_follows_the_suites_order(tmp_path: Path) -> None:
    model = replayed(tmp_path, {"3": ["d"], "HumanEval/0": "a", "1": ["b", "c"]})
    assert solutions(model.samples(SUITE, selected=ALL, n=None)) == [
        ("HumanEval/0", 0, "a"),
        ("HumanEval/1", 0, "b"),
        ("HumanEval/1", 1, "c"),
        ("HumanEval/3", 0, "d"),
    ]


def test_lines_of_one_task_are_its_samples_in_order(tmp_path: Path) -> None:
    content = lines(
        {"task_id": "HumanEval/1", "solution": "a"},
        {"task_id": "HumanEval/0", "completion": "    return 1"},
        {"task_id": "HumanEval/1", "completion": "x", "solution": "b", "more": 1},
        {"task_id": "HumanEval/1", "completion": f"Sure:\n```python\n{CODE}```", "solution": None},
    )
    samples = replayed(tmp_path, "\n" + content, name="x.jsonl").samples(SUITE, selected=ALL, n=None)
    assert solutions(samples) == [
        ("HumanEval/0", 0, "def f(x):\n    return 1"),
        ("HumanEval/1", 0, "a"),
        ("HumanEval/1", 1, "b"),
        ("HumanEval/1", 2, CODE),
    ]
    assert samples[-1].completion.startswith("Sure")


def test_a_solution_is_taken_as_it_is_fences_and_all(tmp_path: Path) -> None:
    content = lines({"task_id": "HumanEval/0", "solution": f"```\n{CODE}```"})
    (sample,) = replayed(tmp_path, content, name="x.jsonl").samples(SUITE, selected=ALL, n=None)
    assert sample.solution == f"```\n{CODE}```"


def test_a_blank_text_is_a_sample_without_code(tmp_path: Path) -> None:
    assert solutions(replayed(tmp_path, [[" \n"]]).samples(SUITE, selected=ALL, n=1)) == [("HumanEval/0", 0, None)]


def test_lone_surrogates_are_kept(tmp_path: Path) -> None:
    (sample,) = replayed(tmp_path, '[["\\ud800"]]').samples(SUITE, selected=ALL, n=None)
    assert sample.solution == "\ud800"


def test_tasks_that_are_not_selected_are_left_out(tmp_path: Path) -> None:
    model = replayed(tmp_path, [["a"], ["b"]])
    assert solutions(model.samples(SUITE, selected=frozenset({"HumanEval/1"}), n=None)) == [("HumanEval/1", 0, "b")]


def test_a_smaller_n_keeps_the_first_samples(tmp_path: Path) -> None:
    model = replayed(tmp_path, [["a", "b", "c"]])
    assert solutions(model.samples(SUITE, selected=ALL, n=2)) == [("HumanEval/0", 0, "a"), ("HumanEval/0", 1, "b")]


def test_a_larger_n_is_an_error_that_names_the_task(tmp_path: Path) -> None:
    model = replayed(tmp_path, [["a", "b"], ["c"]])
    with pytest.raises(InputError, match=r"gpt\.json has 1 of the 2 samples wanted for HumanEval/1: give a smaller -n"):
        model.samples(SUITE, selected=ALL, n=2)


def test_a_larger_n_than_a_task_left_out_has_is_no_error(tmp_path: Path) -> None:
    model = replayed(tmp_path, [["a", "b"], ["c"]])
    assert len(model.samples(SUITE, selected=frozenset({"HumanEval/0"}), n=2)) == 2


def test_samples_for_unknown_tasks_alone_are_an_error_that_names_three(tmp_path: Path) -> None:
    model = replayed(tmp_path, {"4": "b", "5": [], "6": "c", "A/1": "d", "A/2": "e"})
    with pytest.raises(InputError, match=r"only for tasks .* 's' lacks \(HumanEval/4, HumanEval/6, A/1 and 1 more\)"):
        model.samples(SUITE, selected=ALL, n=None)


def test_samples_for_some_unknown_tasks_are_left_out_with_one_remark(tmp_path: Path) -> None:
    model = replayed(tmp_path, {"0": "a", "2": "unscored", "4": ["b", "c"], "A/1": "d"})
    assert solutions(model.samples(SUITE, selected=ALL, n=None)) == [("HumanEval/0", 0, "a")]
    (remark,) = model.remarks(SUITE)
    assert remark.endswith("samples for 2 tasks that the suite 's' lacks are left out (HumanEval/4, A/1)")
    assert replayed(tmp_path, {"0": "a"}).remarks(SUITE) == []


def test_no_sample_for_any_selected_task_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no sample for the selected tasks of 's'"):
        replayed(tmp_path, [["a"]]).samples(SUITE, selected=frozenset({"HumanEval/3"}), n=None)


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("", None, "it is empty: give a file of samples"),
        ('[["a"],\n oops]', 2, "it is not JSON"),
        ('{"a": 1}\n{"b": 2}', 1, "the line is not an object with a 'task_id'"),
        ("[" * 100_000, None, "it is not JSON that can be read"),
        ("[" + "9" * 5000 + "]", None, "it is not JSON that can be read"),
        ("7", None, "it is in no known format (effbench, "),
        ("[]", None, "it holds no samples"),
        ("{}", None, "it holds no samples"),
        ('[["a"], 7]', None, "the entry 1 is not a list of texts"),
        ('[["a", false]]', None, "the entry 0 is not a list of texts"),
        ('{"0": {"a": 1}}', None, "the entry '0' is not a list of texts"),
        ('{"0": ["a"], "HumanEval/0": ["b"]}', None, "the entry 'HumanEval/0' is the second one for HumanEval/0"),
        ('{"0": [], "0": ["b"]}', None, "the name '0' is there twice in one object"),
    ],
)
def test_a_malformed_document_is_an_error(tmp_path: Path, content: str, line: int | None, problem: str) -> None:
    with pytest.raises(DataFileError) as caught:
        replayed(tmp_path, content)
    assert problem in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "the line is not JSON"),
        ("[" * 100_000, "the line is not JSON"),
        ("[]", "the line is not an object with a 'task_id'"),
        ('{"task_id": "", "solution": "a"}', "the line is not an object with a 'task_id'"),
        ('{"task_id": true, "solution": "a"}', "the line is not an object with a 'task_id'"),
        ('{"task_id": "HumanEval/0"}', "the line has no text 'solution' or 'completion'"),
        ('{"task_id": "HumanEval/0", "solution": 7}', "the line has a 'solution' that is a number, not a text"),
    ],
)
def test_a_malformed_line_is_an_error_with_its_number(tmp_path: Path, content: str, problem: str) -> None:
    good = lines({"task_id": "HumanEval/0", "solution": "a"})
    with pytest.raises(DataFileError) as caught:
        replayed(tmp_path, good + content, name="x.jsonl")
    assert problem in str(caught.value)
    assert caught.value.line == 2


def test_a_missing_path_file_or_a_folder_is_an_error(tmp_path: Path) -> None:
    for spec in ("replay", "replay:"):
        with pytest.raises(InputError, match="give replay:PATH"):
            open_model(spec)
    with pytest.raises(DataFileError, match="there is no such file"):
        open_model(f"replay:{tmp_path}/none.json")
    with pytest.raises(
        DataFileError, match=r"it holds no samples: no run, .* no folder such as HumanEval_0 with 0\.py in it"
    ):
        open_model(f"replay:{tmp_path}")


REFERENCES = Suite(name="s", origin="here", tasks=(a_task("A/1", "naive", "expert", "expert"), a_task("A/2", "expert")))


def test_reference_gives_the_baselines() -> None:
    samples = list(open_model("reference").samples(REFERENCES, selected=frozenset({"A/1", "A/2"}), n=1))
    assert solutions(samples) == [("A/1", 0, "expert 2"), ("A/2", 0, "expert 0")]
    assert {sample.model for sample in samples} == {"reference"}


def test_reference_with_a_tier_gives_all_references_of_that_tier() -> None:
    model = open_model("reference:expert")
    samples = list(model.samples(REFERENCES, selected=frozenset({"A/1", "A/2"}), n=None))
    assert solutions(samples) == [("A/1", 0, "expert 1"), ("A/1", 1, "expert 2"), ("A/2", 0, "expert 0")]
    assert {sample.model for sample in samples} == {model.name} == {"reference:expert"}


def test_a_tier_that_a_selected_task_lacks_is_an_error_with_the_known_tiers() -> None:
    model = open_model("reference:naive")
    assert len(list(model.samples(REFERENCES, selected=frozenset({"A/1"}), n=None))) == 1
    with pytest.raises(InputError, match="A/2 has no reference of the tier 'naive': choose one of expert"):
        model.samples(REFERENCES, selected=frozenset({"A/1", "A/2"}), n=None)


def test_more_references_than_there_are_is_an_error() -> None:
    with pytest.raises(InputError, match="'reference' has 1 of the 2 samples wanted for A/1"):
        open_model("reference").samples(REFERENCES, selected=frozenset({"A/1"}), n=2)


def test_a_colon_without_a_tier_is_an_error() -> None:
    with pytest.raises(InputError, match="give reference:TIER"):
        open_model("reference:")


@pytest.mark.peer_data
@pytest.mark.parametrize("name", ["enamel-references", "humanevalplus-canonical"])
def test_the_published_samples_cover_every_problem(peer_data: Path, name: str) -> None:
    numbers = replace(SUITE, tasks=tuple(a_task(f"HumanEval/{number}") for number in range(164)))
    selected = frozenset(task.task_id for task in numbers.tasks)
    samples = list(open_model(f"replay:{peer_data}/enamel/{name}.json").samples(numbers, selected=selected, n=1))
    assert len(samples) == 164
    assert all(sample.solution for sample in samples)

"""Each format of samples, recognised by its content and read."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from effbench.errors import DataFileError, InputError
from effbench.records.sample import Sample
from effbench.records.task import Level, Program, Reference, Suite, Task
from effbench.samples.formats import FORMATS, SampleFile, read_samples
from effbench.samples.registry import open_model
from effbench.samples.replay import ReplayModel

CODE = "def f(x):\n    return x\n"


def a_task(task_id: str, prompt: str) -> Task:
    return Task(
        suite="s",
        task_id=task_id,
        prompt=prompt,
        entry_point="f",
        levels=(Level(index=0, size=1, n_tests=1, weight=1),),
        references=(Reference(reference_id="r", tier="best", solution=CODE),),
        generator=Program(source="def g(*a): return ()", entry_point="g"),
    )


MIXED = Suite(
    name="mixed",
    origin="here",
    tasks=(a_task("HumanEval/1", "Do the one thing.\n```python"), a_task("Mbpp/2_b", "Do the other thing.")),
)
NUMBERED = Suite(
    name="numbered",
    origin="here",
    tasks=tuple(a_task(f"HumanEval/{number}", "p") for number in (0, 2)),
    unscored_task_ids=frozenset({"HumanEval/1"}),
)


def written(path: Path, content: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def samples(file: SampleFile, suite: Suite = MIXED) -> list[tuple[str, int, str | None]]:
    selected = frozenset(task.task_id for task in suite.tasks)
    found = ReplayModel(file=file).samples(suite, selected=selected, n=None)
    return [(sample.task_id, sample.sample_index, sample.solution) for sample in found]


LINES = '{"task_id": "HumanEval/1", "solution": "a"}\n{"task_id": "Mbpp/2_b", "solution": "b"}\n'
PREDICTIONS = {
    "Do the one thing.\n```python": [[f"Sure:\n```python\n{CODE}```", CODE], True],
    "Another thing.": [[], True],
}
RESULTS = {"date": "…", "eval": {"HumanEval/1": {"profiled": [{"solution": "a"}]}, "Mbpp/2_b": {"profiled": None}}}


@pytest.mark.parametrize(
    ("name", "content", "form", "expected"),
    [
        ("x.jsonl", LINES, "evalplus", [("HumanEval/1", 0, "a"), ("Mbpp/2_b", 0, "b")]),
        ("x.txt", LINES, "evalplus", [("HumanEval/1", 0, "a"), ("Mbpp/2_b", 0, "b")]),
        ("x.json", '\n{"task_id": "HumanEval/1", "solution": "a"}', "evalplus", [("HumanEval/1", 0, "a")]),
        ("x.json", {"1": ["a", "b"]}, "enamel", [("HumanEval/1", 0, "a"), ("HumanEval/1", 1, "b")]),
        ("x.jsonl", {"Mbpp/2_b": "a"}, "enamel", [("Mbpp/2_b", 0, "a")]),
        ("x.json", [["a"], ["b"]], "bigcode", [("HumanEval/1", 0, "a"), ("Mbpp/2_b", 0, "b")]),
        ("x.json", PREDICTIONS, "coffe", [("HumanEval/1", 0, CODE), ("HumanEval/1", 1, CODE)]),
        ("x.json", RESULTS, "evalperf", [("HumanEval/1", 0, "a")]),
        ("x", [{"question_id": "HumanEval/1", "code_list": ["a"]}], "livecodebench", [("HumanEval/1", 0, "a")]),
    ],
)  # fmt: skip
def test_a_format_is_known_by_its_content(
    tmp_path: Path, name: str, content: object, form: str, expected: list[tuple[str, int, str]]
) -> None:
    file = read_samples(written(tmp_path / name, content))
    assert file.format == form
    assert samples(file) == expected


def test_positions_are_humanevals_numbers_in_suites_of_it_alone(tmp_path: Path) -> None:
    file = read_samples(written(tmp_path / "x.json", [["a"], ["unscored"], ["c"], ["beyond"]]))
    assert samples(file, NUMBERED) == [("HumanEval/0", 0, "a"), ("HumanEval/2", 0, "c")]
    (remark,) = ReplayModel(file=file).remarks(NUMBERED)
    assert remark.endswith("1 task that the suite 'numbered' lacks are left out (position 3)")


def test_effibench_xs_solutions_are_read_in_the_suites_language(tmp_path: Path) -> None:
    solutions = {"one": {"python3": CODE, "cpp": "int main() {}", "ruby": None}, "two": {"python3": None, "cpp": None}}
    file = read_samples(written(tmp_path / "gpt.json", solutions))
    assert (file.format, file.model, file.remarks) == ("effibench-x", "gpt", ())
    suite = Suite(name="s", origin="here", tasks=(a_task("one", "p"), a_task("two", "q")))
    assert samples(file, suite) == [("one", 0, CODE), ("two", 0, None)]
    faster = replace(suite, tasks=tuple(replace(task, language="cpp_o3") for task in suite.tasks))
    assert samples(file, faster) == [("one", 0, "int main() {}"), ("two", 0, None)]
    in_go = replace(suite, tasks=tuple(replace(task, language="go") for task in suite.tasks))
    with pytest.raises(InputError, match=r"in other languages .*: add --language python or cpp or ruby$"):
        samples(file, in_go)


def test_a_solution_of_effibench_x_is_a_text(tmp_path: Path) -> None:
    path = written(tmp_path / "gpt.json", {"one": {"python3": CODE}, "two": {"cpp": ["int main() {}"]}})
    with pytest.raises(DataFileError, match="'two' has in cpp neither a text nor null: mend it"):
        read_samples(path)


def test_a_list_can_be_said_to_be_enamels(tmp_path: Path) -> None:
    path = written(tmp_path / "x.json", [["a"], ["b"]])
    assert samples(read_samples(path, "enamel")) == [("HumanEval/1", 0, "b")]


def test_folders_of_evalplus_are_read_by_number(tmp_path: Path) -> None:
    for name, code in (("HumanEval_1/10.py", "late"), ("HumanEval_1/2.py", "early"), ("Mbpp_2_b/0.py", "b")):
        written(tmp_path / "gpt" / name, code)
    written(tmp_path / "gpt" / "HumanEval_1" / "notes.txt", "no")
    file = read_samples(tmp_path / "gpt")
    assert (file.format, file.model) == ("evalplus-folder", "gpt")
    assert samples(file) == [("HumanEval/1", 0, "early"), ("HumanEval/1", 1, "late"), ("Mbpp/2_b", 0, "b")]


def test_zip_files_are_read_as_what_is_in_them(tmp_path: Path) -> None:
    folder = zipped(tmp_path / "a.zip", **{"gpt/HumanEval_1/0.py": "a", "__MACOSX/x.json": "no"})
    assert samples(read_samples(folder)) == [("HumanEval/1", 0, "a")]
    single = zipped(tmp_path / "b.zip", **{"in/x.json": '{"1": ["a"]}', "README": "…"})
    assert samples(read_samples(single)) == [("HumanEval/1", 0, "a")]
    several = zipped(tmp_path / "c.zip", **{"in/x.json": '{"1": ["a"]}', "in/y.jsonl": LINES})
    assert samples(read_samples(several / "in" / "y.jsonl")) == [("HumanEval/1", 0, "a"), ("Mbpp/2_b", 0, "b")]
    with pytest.raises(
        DataFileError, match=r"it holds 2 files \(in/x\.json, in/y\.jsonl\): name one, as in .*c\.zip/NAME"
    ):
        read_samples(several)
    with pytest.raises(DataFileError, match=r"it holds no file in/z\.json"):
        read_samples(several / "in" / "z.json")


def test_a_broken_zip_file_is_an_error(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"x.json": '{"1": ["a"]}'})
    content = path.read_bytes()
    path.write_bytes(content.replace(b'{"1"', b'{"2"'))
    with pytest.raises(DataFileError, match="it cannot be unpacked"):
        read_samples(path)


def test_a_runs_own_samples_keep_both_texts_their_order_and_their_model(tmp_path: Path) -> None:
    rows = [
        {"task_id": "HumanEval/1", "sample_index": 1, "model": "gpt", "completion": "raw 1", "solution": "b"},
        {
            "task_id": "HumanEval/1",
            "sample_index": 0,
            "model": "gpt",
            "completion": f"```\n{CODE}```",
            "solution": None,
        },
    ]
    written(tmp_path / "samples.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    file = read_samples(tmp_path)
    assert file.model == "gpt"
    assert samples(file) == [("HumanEval/1", 0, CODE), ("HumanEval/1", 1, "b")]
    selected = frozenset({"HumanEval/1"})
    assert ReplayModel(file=file).samples(MIXED, selected=selected, n=None)[1] == Sample(
        task_id="HumanEval/1", sample_index=1, model="gpt", completion="raw 1", solution="b"
    )


@pytest.mark.parametrize(
    ("value", "solutions"),
    [
        ([[CODE], True], [CODE]),
        ([CODE, True], [CODE]),
        ([[CODE], False], [CODE]),
        ([[], False], []),
        ([["def solution(y):\n    return y\n", False], [-1, False]], ["def f(y):\n    return y\n", None]),
        (CODE, [CODE]),
        ([[[CODE]], [[CODE]]], [CODE, CODE]),
    ],
)
def test_coffes_predictions_are_read_at_each_of_its_steps(tmp_path: Path, value: Any, solutions: list[str]) -> None:
    content = {"Do the other thing.": value, "Do the one thing.\n```python": [[CODE], True]}
    found = samples(read_samples(written(tmp_path / "x.json", content)))
    assert [code for task_id, _, code in found if task_id == "Mbpp/2_b"] == solutions


def test_prompts_that_the_suite_lacks_are_counted_in_one_remark(tmp_path: Path) -> None:
    content = PREDICTIONS | {"Another thing.": [["x"], True], "A third thing.": [["x"], True]}
    model = open_model(f"replay:{written(tmp_path / 'x.json', content)}")
    assert isinstance(model, ReplayModel)
    (remark,) = model.remarks(MIXED)
    assert remark.endswith("samples for 2 tasks that the suite 'mixed' lacks are left out")


def test_livecodebenchs_empty_code_is_looked_for_in_the_output(tmp_path: Path) -> None:
    outputs = [f"```\n{CODE}```", "So: …", " "]
    content = [{"question_id": "HumanEval/1", "output_list": outputs, "code_list": ["", "b", ""]}]
    file = read_samples(written(tmp_path / "x.json", content))
    assert samples(file) == [("HumanEval/1", 0, CODE), ("HumanEval/1", 1, "b"), ("HumanEval/1", 2, None)]


def test_evalperfs_full_results_give_all_samples(tmp_path: Path) -> None:
    results = [{"solution": "a", "profiled": False}, {"solution": "b", "profiled": True}]
    content = {"eval": {"HumanEval/1": {"results": results}, "Mbpp/2_b": None}}
    file = read_samples(written(tmp_path / "x.json", content))
    assert samples(file) == [("HumanEval/1", 0, "a"), ("HumanEval/1", 1, "b")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ({"Do it all.": 7}, "the entry 'Do it all.…' holds what is neither text nor list"),
        ({"eval": {"A/1": 7}}, "the results of A/1 are not an object"),
        ({"eval": {"A/1": {"profiled": [{"code": "x"}]}}}, "a result of A/1 has no text 'solution'"),
        ({"eval": {"A/1": {"profiled": "x"}}}, "a result of A/1 has no text 'solution'"),
        ({"eval": {}}, "it holds no samples"),
        ([{"code_list": ["x"]}], "the entry 0 is not an object with a 'question_id'"),
        ([{"question_id": "a"}], "the entry 0 has no list of texts 'code_list'"),
        ([{"question_id": "a", "code_list": [3]}], "the entry 0 has no list of texts 'code_list'"),
        ([["a"], 3], "the entry 1 is not a list of texts"),
        ([["a", 3]], "the entry 0 is not a list of texts"),
        ({"a": 3}, "the entry 'a' is not a list of texts"),
        ('"text"', "it is in no known format"),
    ],
)
def test_malformed_samples_are_an_error_that_names_the_entry(tmp_path: Path, content: object, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        read_samples(written(tmp_path / "x.json", content))


def test_a_text_in_a_folder_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "HumanEval_1").mkdir()
    (tmp_path / "HumanEval_1" / "0.py").write_bytes(b"\xff")
    with pytest.raises(DataFileError, match=r"HumanEval_1/0\.py: it cannot be read as UTF-8 text"):
        read_samples(tmp_path)


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_that_does_not_fit_is_refused(tmp_path: Path, form: str) -> None:
    content: object = 7
    with pytest.raises(DataFileError, match=f"it does not look like the format {form}: leave out --format"):
        read_samples(written(tmp_path / "x.json", content), form)


def test_an_unknown_format_is_an_error_with_the_known_names(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no format of samples is named 'x': choose one of auto, effbench, "):
        read_samples(tmp_path, "x")


@pytest.mark.peer_data
@pytest.mark.parametrize(
    ("path", "form", "n_samples"),
    [
        ("enamel/enamel-references.json", "bigcode", 164),
        ("coffe/function/GPT-4o.json", "coffe", 421),
        ("coffe/contests/GPT-4o.json", "coffe", 106),
        ("evalperf/gpt-4o-2024-08-06_openai_temp_1.0_evalperf_results.brief.json", "evalperf", 2220),
    ],
)
def test_the_published_samples_are_recognised(peer_data: Path, path: str, form: str, n_samples: int) -> None:
    file = read_samples(peer_data / path)
    assert (file.format, len(file.entries)) == (form, n_samples)


INSPECT_LOG = Path(__file__).parent / "logs" / "mixed.eval"
"""Two tasks, two epochs each, as Inspect AI 0.3.285 wrote it."""


def an_inspect_log(**sample: Any) -> dict[str, Any]:
    return {"eval": {"model": "m"}, "samples": [{"id": "HumanEval/1", "epoch": 1} | sample]}


def test_a_log_of_inspect_gives_each_epochs_answer(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="unpacks zstandard")
    file = read_samples(INSPECT_LOG)
    assert (file.format, file.model) == ("inspect", "mockllm/model")
    assert samples(file) == [
        ("HumanEval/1", 0, CODE),
        ("HumanEval/1", 1, "third"),
        ("Mbpp/2_b", 0, "second"),
        ("Mbpp/2_b", 1, None),
    ]
    with zipfile.ZipFile(INSPECT_LOG) as archive:
        member = archive.getinfo("samples/HumanEval/1_epoch_1.json")
    spoilt = bytearray(INSPECT_LOG.read_bytes())
    spoilt[member.header_offset + 30 + len(member.filename) + member.compress_size // 2] ^= 1
    (tmp_path / "spoilt.eval").write_bytes(spoilt)
    with pytest.raises(DataFileError, match="it cannot be unpacked"):
        read_samples(tmp_path / "spoilt.eval")


@pytest.mark.parametrize(
    ("sample", "text"),
    [
        ({"output": {"completion": "said"}}, "said"),
        ({"output": {"completion": ""}, "messages": [{"role": "assistant", "content": "spoken"}]}, "spoken"),
        ({"messages": [{"role": "assistant", "content": "a"}, {"role": "tool", "content": "b"}]}, "a"),
        ({"messages": [{"role": "assistant", "content": [{"type": "reasoning"}, {"type": "text", "text": "t"}]}]}, "t"),
        ({}, ""),
    ],
)
def test_the_answer_in_a_log_of_inspect_is_the_last_that_says_something(
    tmp_path: Path, sample: dict[str, Any], text: str
) -> None:
    (entry,) = read_samples(written(tmp_path / "x.json", an_inspect_log(**sample))).entries
    assert (entry.written.completion, entry.index, entry.model) == (text, 0, "m")


@pytest.mark.parametrize(
    ("sample", "problem"),
    [
        ({"id": None}, "the sample 0 has no id"),
        ({"error": {"message": "x"}}, r"the sample 'HumanEval/1' ended with an error.*`inspect eval-retry`"),
        ({"output": {"completion": {"a": 1}}}, "the sample 'HumanEval/1' has an answer that is an object, not a text"),
    ],
)
def test_a_log_of_inspect_that_tells_nothing_of_the_model_is_refused(
    tmp_path: Path, sample: dict[str, Any], problem: str
) -> None:
    with pytest.raises(DataFileError, match=problem):
        read_samples(written(tmp_path / "x.json", an_inspect_log(**sample)))

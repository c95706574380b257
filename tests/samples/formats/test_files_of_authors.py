"""Files as other tools and people write them, each read into the samples that its author means."""

import bz2
import gzip
import io
import json
import lzma
import math
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from effbench.records.task import Suite
from effbench.samples.formats import read_samples
from effbench.samples.replay import ReplayModel
from tests.samples.formats.test_formats import CODE, NUMBERED, a_task

SUITE = Suite(
    name="both",
    origin="here",
    tasks=tuple(
        a_task(task_id, "def f(x):\n") for task_id in ("HumanEval/0", "HumanEval/1", "Mbpp/11", "core/kth_pair")
    ),
)
BODY = "    return x\n"
WHOLE = f"def f(x):\n{BODY}"
FENCED = f"Sure!\n```python\n{CODE}```\n"
TWO: list[tuple[str, int, str | None]] = [("HumanEval/0", 0, "a"), ("HumanEval/1", 0, "b")]
ROWS = [{"task_id": "HumanEval/0", "solution": "a"}, {"task_id": "HumanEval/1", "solution": "b"}]


def lines(*rows: object, end: str = "\n") -> bytes:
    return "".join(json.dumps(row) + end for row in rows).encode()


def document(value: object) -> bytes:
    return json.dumps(value, indent=1).encode()


def parquet(*rows: Mapping[str, object]) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), out)
    return out.getvalue()


def zstandard(content: bytes) -> bytes:
    packed: bytes = pyarrow.Codec("zstd").compress(content, asbytes=True)
    return packed


def one(**fields: object) -> bytes:
    return lines({"task_id": "HumanEval/0", **fields})


def lm_eval(task_id: object, *answers: object, **more: object) -> dict[str, object]:
    return {"doc_id": 0, "doc": {"task_id": task_id, "prompt": "…"}, "resps": [list(answers)], **more}


@dataclass(frozen=True)
class Written:
    """One file.

    Attributes:
        tool: Who writes such files.
        name: Its name.
        content: What is in it.
        form: The format that it is taken for.
        samples: Task, index and code of each sample.
        suite: What the samples are for.
    """

    tool: str
    name: str
    content: bytes
    form: str = "evalplus"
    samples: list[tuple[str, int, str | None]] = field(default_factory=lambda: TWO)
    suite: Suite = SUITE


def first(*codes: str | None) -> list[tuple[str, int, str | None]]:
    return [("HumanEval/0", index, code) for index, code in enumerate(codes)]


FILES = [
    # lines, and how editors, shells and loggers spoil them
    Written("EvalPlus samples", "x.jsonl", lines(*ROWS)),
    Written("one sample, no line end", "x.jsonl", lines(ROWS[0]).rstrip(), samples=first("a")),
    Written("a byte-order mark", "x.jsonl", b"\xef\xbb\xbf" + lines(*ROWS)),
    Written("Windows line ends", "x.jsonl", lines(*ROWS, end="\r\n")),
    Written("old Macintosh line ends", "x.jsonl", lines(*ROWS, end="\r")),
    Written("PowerShell's >", "x.jsonl", lines(*ROWS, end="\r\n").decode().encode("utf-16")),
    Written("UTF-16 without a mark", "x.jsonl", lines(*ROWS).decode().encode("utf-16-be")),
    Written("UTF-32", "x.jsonl", lines(*ROWS).decode().encode("utf-32")),
    Written("blank lines", "x.jsonl", b"\n\n" + lines(*ROWS, end="\n \n")),
    Written("trailing commas", "x.ndjson", lines(*ROWS, end=",\n")),
    Written("no line ends at all", "x.jsonl", lines(*ROWS, end="")),
    Written("jq without -c", "x.json", b"\n".join(map(document, ROWS))),
    Written(
        "U+2028 in a text",
        "x.jsonl",
        '{"task_id": "HumanEval/0", "solution": "a\u2028b"}\n'.encode(),
        samples=first("a\u2028b"),
    ),
    Written("mixed case", "X.JSONL", lines(*ROWS)),
    Written("an ending of nothing known", "samples.out", lines(*ROWS)),
    # arrays and tables
    Written("an array of objects", "x.json", document(ROWS)),
    Written("an array in a .jsonl", "x.jsonl", lines(ROWS)),
    Written(
        "pandas to_json",
        "x.json",
        document({"task_id": {"0": "HumanEval/0", "1": "HumanEval/1"}, "solution": {"0": "a", "1": "b"}}),
    ),
    Written(
        "datasets to_dict", "x.json", document({"task_id": ["HumanEval/0", "HumanEval/1"], "solution": ["a", "b"]})
    ),
    Written("an object around the array", "x.json", document({"samples": ROWS}), "enamel"),
    Written("Parquet", "x.parquet", parquet(*ROWS)),
    Written(
        "Parquet with nulls",
        "x.parquet",
        parquet(
            {"task_id": "HumanEval/0", "solution": None, "completion": BODY},
            {"task_id": "HumanEval/0", "solution": "a", "completion": None},
        ),
        samples=first(WHOLE, "a"),
    ),
    Written("Parquet by another name", "x.jsonl", parquet(*ROWS)),
    # packings
    Written("gzip", "x.jsonl.gz", gzip.compress(lines(*ROWS))),
    Written("gzip, mixed case", "X.Json.GZ", gzip.compress(document(ROWS))),
    Written("gzip in two parts", "x.jsonl.gz", gzip.compress(lines(ROWS[0])) + gzip.compress(lines(ROWS[1]))),
    Written("gzip by no name", "x.jsonl", gzip.compress(lines(*ROWS))),
    Written("no gzip though it says so", "x.jsonl.gz", lines(*ROWS)),
    Written("gzip twice", "x.gz.gz", gzip.compress(gzip.compress(lines(*ROWS)))),
    Written("zstandard", "x.jsonl.zst", zstandard(lines(*ROWS))),
    Written("zstandard in two frames", "x.zst", zstandard(lines(ROWS[0])) + zstandard(lines(ROWS[1]))),
    Written("bzip2", "x.jsonl.bz2", bz2.compress(lines(*ROWS))),
    Written("xz", "x.jsonl.xz", lzma.compress(lines(*ROWS))),
    # ids, indices and names of texts
    Written(
        "HumanEval's results",
        "x.jsonl_results.jsonl",
        one(completion=BODY, result="passed", passed=True, completion_id=0),
        samples=first(WHOLE),
    ),
    Written(
        "completion_id gives the order",
        "x.jsonl",
        one(solution="late", completion_id=1) + one(solution="early", completion_id=0),
        samples=first("early", "late"),
    ),
    Written("whole numbers as ids", "x.jsonl", lines({"task_id": 0, "solution": "a"}, {"task_id": 1, "solution": "b"})),
    Written(
        "numbers of tables as ids", "x.jsonl", lines({"task_id": 11.0, "solution": "a"}), samples=[("Mbpp/11", 0, "a")]
    ),
    Written(
        "one sample with a number as its id",
        "x.json",
        document({"task_id": 11, "solution": "a"}),
        samples=[("Mbpp/11", 0, "a")],
    ),
    Written(
        "ids without their suite",
        "x.jsonl",
        lines({"task_id": "kth_pair", "solution": "a"}),
        samples=[("core/kth_pair", 0, "a")],
    ),
    Written("ids as folders", "x.jsonl", lines({"task_id": "HumanEval_0", "solution": "a"}), samples=first("a")),
    Written("generation", "x.jsonl", one(prompt="def f(x):", generation=FENCED), samples=first(CODE)),
    Written("response", "x.jsonl", one(instruction="…", response=FENCED), samples=first(CODE)),
    Written("output", "x.jsonl", one(input="…", output=FENCED), samples=first(CODE)),
    Written("raw_output", "x.jsonl", one(raw_output=FENCED), samples=first(CODE)),
    Written("text", "x.jsonl", one(text=FENCED), samples=first(CODE)),
    Written("a list for each task", "x.jsonl", one(completions=[FENCED, BODY]), samples=first(CODE, WHOLE)),
    Written("BigCodeBench", "x.jsonl", one(solution="a", raw_solution=FENCED), samples=first("a")),
    Written(
        "PIE",
        "x.jsonl",
        lines({"model": "m", "problem_id": "HumanEval/0", "slow": "…", "generated": CODE}),
        samples=first(CODE),
    ),
    # texts that are missing
    Written("solution null", "x.jsonl", one(solution=None) + one(solution="a"), samples=first(None, "a")),
    Written("completion null", "x.jsonl", one(completion=None) + one(completion=BODY), samples=first(None, WHOLE)),
    Written("both null", "x.jsonl", one(solution=None, completion=None), samples=first(None)),
    Written("solution null, completion there", "x.jsonl", one(solution=None, completion=FENCED), samples=first(CODE)),
    Written("response null", "x.jsonl", one(response=None, finish_reason="length"), samples=first(None)),
    Written("the statement is no answer", "x.jsonl", one(completion=None, text="def f(x): pass"), samples=first(None)),
    Written("NaN of a table", "x.jsonl", one(solution=math.nan) + one(solution="a"), samples=first(None, "a")),
    Written("null in a list", "x.jsonl", one(completions=[None, BODY]), samples=first(None, WHOLE)),
    # formats of tools
    Written(
        "EvalPlus results",
        "x_eval_results.json",
        document(
            {
                "date": "…",
                "eval": {
                    "HumanEval/0": [
                        {"task_id": "HumanEval/0", "solution": "a", "plus_status": "fail"},
                        {"task_id": "HumanEval/0", "solution": None},
                    ]
                },
            }
        ),
        "evalplus-results",
        first("a", None),
    ),
    Written(
        "EvalPerf results with null",
        "x.json",
        document({"eval": {"HumanEval/0": {"results": [{"solution": "a"}, {"solution": None}]}}}),
        "evalperf",
        first("a", None),
    ),
    Written(
        "lm-eval",
        "samples_humaneval.jsonl",
        lines(lm_eval("HumanEval/0", BODY, None), lm_eval(11, FENCED)),
        "lm-eval",
        [*first(WHOLE, None), ("Mbpp/11", 0, CODE)],
    ),
    Written(
        "lm-eval with two filters",
        "x.jsonl",
        lines(lm_eval("HumanEval/0", BODY, filter="first"), lm_eval("HumanEval/0", BODY, filter="second")),
        "lm-eval",
        first(WHOLE),
    ),
    Written("lm-eval, one document", "x.jsonl", lines(lm_eval("HumanEval/0", BODY)), "lm-eval", first(WHOLE)),
    Written(
        "BigCode generations",
        "generations.json",
        document([["a", None], ["b"]]),
        "bigcode",
        [*first("a", None), ("HumanEval/1", 0, "b")],
    ),
    Written("BigCode, one text a task", "generations.json", document(["a", "b"]), "bigcode"),
    Written("BigCode, a list a line", "x.jsonl", lines(["a"], ["b"]), "bigcode"),
    Written(
        "BigCode on HumanEval alone",
        "generations.json",
        document([["a"], ["left"], None]),
        "bigcode",
        [("HumanEval/0", 0, "a"), ("HumanEval/2", 0, None)],
        NUMBERED,
    ),
    Written(
        "LiveCodeBench",
        "x.json",
        document([{"question_id": "HumanEval/0", "output_list": [FENCED, None], "code_list": [None, ""]}]),
        "livecodebench",
        first(CODE, None),
    ),
    Written(
        "LiveCodeBench custom outputs",
        "x.json",
        document([{"question_id": 11, "code_list": ["a"]}]),
        "livecodebench",
        [("Mbpp/11", 0, "a")],
    ),
    Written(
        "LiveCodeBench as lines",
        "x.jsonl",
        lines({"question_id": "HumanEval/0", "code_list": ["a", "b"]}),
        "livecodebench",
        first("a", "b"),
    ),
    Written(
        "MultiPL-E",
        "HumanEval_0_f.json.gz",
        gzip.compress(
            document({"name": "HumanEval_0_f", "language": "py", "prompt": "…", "completions": [BODY, None]})
        ),
        "multipl-e",
        first(WHOLE, None),
    ),
    Written(
        "MultiPL-E of MBPP",
        "x.json",
        document({"name": "mbpp_11_remove", "language": "py", "completions": [BODY]}),
        "multipl-e",
        [("Mbpp/11", 0, WHOLE)],
    ),
    Written(
        "Mercury samples",
        "x.json",
        document(
            {
                "core/kth_pair": [
                    {"task_id": "core/kth_pair", "completion": CODE},
                    {"task_id": "core/kth_pair", "completion": None},
                ]
            }
        ),
        "enamel",
        [("core/kth_pair", 0, CODE), ("core/kth_pair", 1, None)],
    ),
    Written(
        "Mercury evaluation",
        "x.json",
        document({"core/kth_pair": [{"slug_name": "core/kth_pair", "solution": "a"}]}),
        "enamel",
        [("core/kth_pair", 0, "a")],
    ),
    Written(
        "ENAMEL with null",
        "x.json",
        document({"0": ["a", None], "1": None}),
        "enamel",
        [*first("a", None), ("HumanEval/1", 0, None)],
    ),
    Written("an object for each task", "x.json", document({"HumanEval/0": {"solution": "a"}}), "enamel", first("a")),
    Written(
        "COFFE with null",
        "x.json",
        document({"def f(x):\n    'Do the one thing.'": [[None], True], "Do the\none thing.": None}),
        "coffe",
        [],
        SUITE,
    ),
]


@pytest.mark.parametrize("written", FILES, ids=lambda written: written.tool)
def test_a_file_gives_the_samples_that_its_author_means(written: Written, tmp_path: Path) -> None:
    path = tmp_path / written.name
    path.write_bytes(written.content)
    file = read_samples(path)
    assert file.format == written.form
    if written.samples:
        selected = frozenset(task.task_id for task in written.suite.tasks)
        found = ReplayModel(file=file).samples(written.suite, selected=selected, n=None)
        assert [(item.task_id, item.sample_index, item.solution) for item in found] == written.samples
    else:
        assert [entry.written.completion for entry in file.entries] == ["", ""]


@pytest.mark.parametrize(
    "pack", [gzip.compress, zstandard, bz2.compress, lzma.compress], ids=["gzip", "zstandard", "bzip2", "xz"]
)
def test_a_pipe_is_read_and_unpacked(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(pack(lines(*ROWS)),))
    writer.start()
    assert len(read_samples(pipe).entries) == 2
    writer.join()


@pytest.mark.parametrize(
    ("name", "model"),
    [("gpt-4.1.jsonl.gz", "gpt-4.1"), ("gpt.JSON", "gpt"), ("llama3.1", "llama3.1"), (".jsonl", ".jsonl")],
)
def test_a_file_that_names_no_model_is_named_without_its_endings(name: str, model: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(lines(*ROWS))
    assert read_samples(tmp_path / name).model == model

"""What is said of answers without code."""

import pytest

from effbench.records.sample import Sample
from effbench.samples.extraction.no_code import remark_on_codeless, why_no_code
from effbench.samples.extraction.written import WrittenSample

FENCE = "`" * 3
GOOD = WrittenSample(completion=f"{FENCE}python\ndef f(x):\n    return x\n{FENCE}")
BAD = WrittenSample(completion="I am sorry,\n  but no.")


@pytest.mark.parametrize(
    ("completion", "finish_reason", "reason"),
    [
        ("", None, "no code in the text"),
        ("Sorry.", "stop", "no code in the text"),
        ("", "length", "no code in the text (finish reason: length)"),
        (f"{FENCE}python\ndef f(x):\n    for", None, "the block of code was cut off"),
        (f"{FENCE}python\ndef f(x):\n    for", "length", "the block of code was cut off (finish reason: length)"),
        (f"<|assistant|>{FENCE}python\ndef f(x):\n    for", None, "the block of code was cut off"),
        (f"{FENCE}sh\nls\n{FENCE}", None, "no code in the text"),
        ("<think>Hm", None, "no code in the text: it ends before its reasoning does"),
        ("<|channel|>analysis<|message|>Hm", None, "no code in the text: it ends before its reasoning does"),
    ],
)
def test_the_reason_is_named(completion: str, finish_reason: str | None, reason: str) -> None:
    assert why_no_code(completion, finish_reason) == reason


def test_a_tenth_without_code_is_nothing_to_speak_of() -> None:
    assert remark_on_codeless([("t", GOOD)] * 9 + [("t", BAD)], "a.jsonl") == []
    assert remark_on_codeless([], "a.jsonl") == []


def test_more_than_a_tenth_without_code_is_said_with_an_example() -> None:
    assert remark_on_codeless([("t", GOOD)] * 8 + [("u", BAD)] * 2, "a.jsonl") == [
        "a.jsonl: 2 of 10 samples give no code and will fail (CE); one for u begins 'I am sorry, but no.': if there is "
        "code in it, clean its text first"
    ]


def test_of_many_samples_some_are_looked_at() -> None:
    (remark,) = remark_on_codeless([("t", GOOD), ("t", BAD)] * 2999, "a.jsonl")
    assert "samples looked at give no code" in remark


@pytest.mark.parametrize(
    ("solution", "has_code"), [("def f(x): return x", True), ("    return x\n", True), ("No.", False), (None, False)]
)
def test_code_is_what_is_python_or_the_body_of_a_function(solution: str | None, has_code: bool) -> None:
    sample = Sample(task_id="t", sample_index=0, model="m", completion="No.", solution=solution)
    assert (remark_on_codeless([("t", sample)], "a.jsonl") == []) is has_code

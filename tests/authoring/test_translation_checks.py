"""What measurements of references in other languages say against them."""

from dataclasses import replace

import pytest

from effbench.authoring.find_tasks import find_task
from effbench.authoring.problems import Problem
from effbench.authoring.translation_checks import check_translations, problems_of_records
from effbench.languages import find_language
from effbench.records.measurement import Measurement, Verdict
from effbench.records.task import Suite
from effbench.sandboxes.scripted import ScriptedSandbox, returned
from effbench.suites import in_language
from tests.handmade_runs import a_measurement
from tests.log_messages import log_messages


def problems(costs: list[int], verdicts: list[Verdict] | None = None) -> list[Problem]:
    """Of three references in C++ with one measurement each, at the top level."""
    authored = find_task("core-stdio/digit_sums", ())
    (task,) = in_language(Suite(name="core-stdio", origin="", tasks=(authored.task,)), "cpp").tasks
    top = task.scored_levels[-1].index

    def measured(cost: int, verdict: Verdict) -> list[Measurement]:
        record = a_measurement(task.task_id, None, 0, 1, verdict, 0)
        return [replace(record, level=top, instructions=cost if verdict is Verdict.AC else None)]

    records = [measured(*each) for each in zip(costs, verdicts or [Verdict.AC] * 3, strict=True)]
    return list(problems_of_records(authored, task, find_language("cpp"), records))


def test_right_references_from_slow_to_fast_are_sound() -> None:
    assert problems([3000, 2000, 1000]) == []


@pytest.mark.parametrize("second", [2971, 3000, 4000])
def test_a_tier_must_cost_at_least_one_percent_less_than_the_one_before_it(second: int) -> None:
    (found,) = problems([3000, second, 1000])
    assert (found.code, found.path.name) == ("T303", "good_accumulated.cpp")
    assert f"costs {second:,} instructions at the top level, naive_digit_by_digit before it 3,000" in found.sentence


@pytest.mark.parametrize(("verdict", "code"), [(Verdict.WA, "T302"), (Verdict.RE, "T301"), (Verdict.CE, "T301")])
def test_a_reference_that_fails_is_named_by_its_file(verdict: Verdict, code: str) -> None:
    (found,) = problems([3000, 2000, 1000], [Verdict.AC, Verdict.AC, verdict])
    assert (found.code, found.path.name) == (code, "expert_eight_at_once.cpp")
    assert found.path.is_file()
    assert found.sentence == f"gets {verdict} (level 3, test 0): it failed."


def test_tiers_are_compared_across_one_that_fails() -> None:
    found = problems([1000, 2000, 3000], [Verdict.AC, Verdict.RE, Verdict.AC])
    assert [each.code for each in found] == ["T301", "T303"]


def test_languages_that_the_sandbox_lacks_are_named_and_not_passed_over_in_silence() -> None:
    authored = find_task("core-stdio/digit_sums", ())
    titles = sorted(find_language(each.language).title for each in authored.task.translations)
    said: list[str] = []
    with log_messages(said):
        sandbox = ScriptedSandbox(lambda job: returned(job, None, count=1))
        assert list(check_translations([authored], sandbox=sandbox, counter="qemu")) == []
    assert sorted(sentence.split(" are not checked")[0] for sentence in said) == [
        f"references in {title}" for title in titles
    ]

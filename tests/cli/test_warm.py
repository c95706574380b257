"""`effbench warm`."""

import pytest
from click.testing import CliRunner

from effbench.api import rewarder
from effbench.cli.main import main
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.small_suite import a_suite, a_task, play, prepare


@pytest.fixture
def sandboxes(monkeypatch: pytest.MonkeyPatch) -> list[ScriptedSandbox]:
    """Those that the command opened."""
    opened: list[ScriptedSandbox] = []

    def open_scripted(*_: object) -> ScriptedSandbox:
        opened.append(ScriptedSandbox(play, prepare=prepare))
        return opened[-1]

    monkeypatch.setattr(rewarder, "open_quick_sandbox", open_scripted)
    monkeypatch.setattr(rewarder, "find_suite", lambda *_, **__: a_suite(a_task(), a_task("other")))
    return opened


def test_a_suite_that_is_warm_costs_the_next_rewarder_no_run_of_its_programs(sandboxes: list[ScriptedSandbox]) -> None:
    arguments = ["warm", "small", "--counter", "qemu", "--workers", "1"]
    first = CliRunner().invoke(main, arguments)
    assert (first.exit_code, first.stdout) == (0, "2 tasks of 'small' are ready, counted by qemu\n")
    assert CliRunner().invoke(main, arguments).exit_code == 0
    calibrating, made = len(sandboxes[1].jobs), len(sandboxes[0].jobs)
    assert calibrating < made
    assert all(lane.closed for sandbox in sandboxes for lane in sandbox.lanes)


def test_a_task_that_is_not_there_is_one_sentence(sandboxes: list[ScriptedSandbox]) -> None:
    ended = CliRunner().invoke(main, ["warm", "small", "--tasks", "triple"])
    assert ended.exit_code == 2
    assert "no task of the suite 'small' matches 'triple'" in ended.stderr

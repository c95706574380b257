"""``python -m effbench`` where it cannot run."""

import sys

import pytest

from effbench.__main__ import main


def test_windows_is_told_where_effbench_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "effbench: Windows itself is not supported: install effbench in WSL 2 (docs/platforms.md)\n"
    )

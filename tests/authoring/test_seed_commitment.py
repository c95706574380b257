"""A seed is committed to before a season, and shown to be the one after it."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.authoring.seed_commitment import commit
from effbench.cli.main import main


def committed(tmp_path: Path) -> tuple[Path, Path]:
    secret, public = tmp_path / "secret.json", tmp_path / "commitment.json"
    result = CliRunner().invoke(main, ["tasks", "commit-seed", "core", "-o", str(secret)])
    assert result.exit_code == 0, result.output
    public.write_text(result.stdout)
    return secret, public


def test_what_was_committed_to_verifies_and_nothing_of_it_is_public(tmp_path: Path) -> None:
    secret, public = committed(tmp_path)
    seed = json.loads(secret.read_text())["seed"]
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert set(json.loads(public.read_text())) == {"scheme", "suite", "version", "sha256"}
    result = CliRunner().invoke(main, ["tasks", "reveal-seed", str(secret), str(public)])
    assert (result.exit_code, result.stdout) == (0, f"core, version 3: seed {seed}, as committed to\n")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("seed", 7, "is not what"),
        ("nonce", "00" * 32, "is not what"),
        ("suite", "core-stdio", "is for suite 'core-stdio'"),
        ("version", 99, "is for version 99"),
        ("scheme", "mine", "both need effbench-seed-1"),
    ],
)
def test_another_secret_is_refused(field: str, value: object, sentence: str, tmp_path: Path) -> None:
    secret, public = committed(tmp_path)
    secret.write_text(json.dumps(json.loads(secret.read_text()) | {field: value}))
    result = CliRunner().invoke(main, ["tasks", "reveal-seed", str(secret), str(public)])
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_a_secret_is_never_overwritten_and_files_are_read_as_what_they_are(tmp_path: Path) -> None:
    secret, public = committed(tmp_path)
    before = secret.read_bytes()
    result = CliRunner().invoke(main, ["tasks", "commit-seed", "core", "-o", str(secret)])
    assert (result.exit_code, secret.read_bytes()) == (2, before)
    result = CliRunner().invoke(main, ["tasks", "reveal-seed", str(public), str(secret)])
    assert result.exit_code == 2
    assert "is no seed secret" in result.output


def test_two_commitments_differ() -> None:
    assert commit("core", 2).commitment != commit("core", 2).commitment

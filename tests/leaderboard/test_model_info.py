"""The file of what is known of models."""

from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.leaderboard.model_info import ModelInfo, read_models_file, unknown_models


def written(folder: Path, text: str) -> Path:
    path = folder / "models.toml"
    path.write_text(text)
    return path


def test_a_table_for_a_model_says_what_is_known(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[models."acme/7b"]\norganisation = "Acme"\nsize = "7B"\nopen = true\nreleased = 2026-03-01\n[models.b]\n',
    )
    got = read_models_file(path)
    assert got["acme/7b"] == ModelInfo(organisation="Acme", size="7B", open=True, released="2026-03-01")
    assert (got["acme/7b"].weights, got["b"]) == ("open", ModelInfo())
    assert unknown_models(got, ["b", "c"]) == ["acme/7b"]
    assert read_models_file(written(tmp_path, "")) == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[models", "is not valid TOML"),
        ("[model.a]", r"holds 'model': it may hold tables"),
        ("models = 3", r"holds 'models': it may hold"),
        ("models.a = 3", "models.'a' is no table"),
        ("[models.a]\nrelease = 1", r"unknown key 'release' \(did you mean released\?\)"),
        ("[models.a]\nsize = 7", "models.'a'.size is 7: give a text of at most 60"),
        (f'[models.a]\norganisation = "{"x" * 61}"', "organisation is .* give a text of at most 60"),
        ('[models.a]\nopen = "yes"', "open is 'yes': give true or false"),
        ('[models.a]\nreleased = "spring"', "released is 'spring': give a date such as 2026-03-01"),
    ],
)
def test_anything_else_is_named_in_one_sentence(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read_models_file(written(tmp_path, text))


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_models_file(tmp_path / "none.toml")

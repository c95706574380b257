"""Prints the folder that ``lm_eval --include_path`` takes."""

from pathlib import Path

print(Path(__file__).parent)  # noqa: T201  # what this program is for

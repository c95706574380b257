"""What a ranking is called where several have the same suite and counter."""

from collections.abc import Sequence
from typing import Final

from effbench.leaderboard.board import Board, asked_for
from effbench.leaderboard.run_facts import language_title

__all__ = ["board_name", "told_apart"]

_SHORT: Final = 6


def board_name(board: Board, boards: Sequence[Board]) -> str:
    """A name that no other ranking of the site has."""
    manifest = board.manifest
    return f"{manifest.suite}, counted by {manifest.environment.counter}{told_apart(board, boards)}"


def told_apart(board: Board, boards: Sequence[Board]) -> str:
    """What a heading adds where another ranking has the same suite and counter."""
    own = board.manifest
    alike = [
        other.manifest
        for other in boards
        if (other.manifest.suite, other.manifest.environment.counter) == (own.suite, own.environment.counter)
    ]
    parts = []
    if len({(manifest.environment.language, manifest.baseline_language) for manifest in alike}) > 1:
        parts.append(f", in {language_title(own.environment.language)}")
        if own.baseline_language != own.environment.language:
            parts.append(f" with baselines in {language_title(own.baseline_language)}")
    if len({manifest.suite_hash for manifest in alike}) > 1:
        parts.append(f", tasks {own.suite_hash[:_SHORT]}")
    if len({manifest.environment.environment_id for manifest in alike}) > 1:
        parts.append(f", environment {own.environment.environment_id[:_SHORT]}")
    if len({asked_for(manifest) for manifest in alike}) > 1:
        parts.append(f", asked for {asked_for(own)}")
    return "".join(parts)

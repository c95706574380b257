"""A part of a run, for machines that share nothing but a folder: ``--shard i/N``.

A shard's folder is that of a run, and holds ``shard.json`` beside its files; :mod:`effbench.runner.merge_shards` puts
the shards of a run together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from effbench.errors import DataFileError, InputError
from effbench.records.hashing import key_of
from effbench.records.shard import SCHEMA, ShardOfRun
from effbench.storage.foreign_files import ForeignFolder
from effbench.storage.json_files import read_document_in
from effbench.storage.run_directory import SHARD, RunDirectory

__all__ = ["Shard", "parse_shard", "read_shard"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Every N-th task of a selection.

    Attributes:
        index: Which one, counted from 1.
        count: How many there are.
    """

    index: int
    count: int

    def __str__(self) -> str:
        return f"{self.index}/{self.count}"

    def share(self, items: Sequence[T]) -> tuple[T, ...]:
        """Its part of a list of tasks."""
        if self.count > len(items):
            tasks = "1 task is" if len(items) == 1 else f"{len(items)} tasks are"
            raise InputError(f"--shard is {self}, but {tasks} selected: make no more shards than tasks")
        return tuple(items[self.index - 1 :: self.count])

    def folder_name(self, run_id: str) -> str:
        """Of the shard's folder."""
        return f"{run_id}.shard-{self.index}-of-{self.count}"

    def run_id(self, run_id: str) -> str:
        """Its own id."""
        return key_of(run_id, "shard", str(self))[:12]


def parse_shard(text: str) -> Shard:
    """Reads ``i/N``."""
    found = re.fullmatch(r"([0-9]{1,9})/([0-9]{1,9})", text)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise InputError(f"--shard is '{text}': give i/N, with i from 1 to N")
    return Shard(index=int(found[1]), count=int(found[2]))


def read_shard(folder: Path) -> ShardOfRun:
    """Reads ``shard.json``."""
    if not RunDirectory(folder).is_shard():
        raise InputError(f"{folder} is not a shard: it has no {SHARD}; name folders that runs with --shard have made")
    shard = read_document_in(ForeignFolder(folder), SHARD, ShardOfRun)
    if shard.schema != SCHEMA:
        problem = f"its schema is {shard.schema} and this effbench reads {SCHEMA}: update effbench"
        raise DataFileError(folder / SHARD, problem)
    if not 1 <= shard.index <= shard.count:
        raise DataFileError(folder / SHARD, f"there is no shard {shard.index} of {shard.count}: measure it again")
    return shard

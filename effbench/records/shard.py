"""What ``shard.json`` says: which part of a run a folder holds.

Schema history:

1: the fields of :class:`ShardOfRun`.
"""

from dataclasses import dataclass
from typing import Final

from effbench.records.field_types import Positive, WholeNumber

__all__ = ["SCHEMA", "ShardOfRun"]

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardOfRun:
    """``shard.json``.

    Attributes:
        schema: Version of this file's format.
        index: Which shard, counted from 1.
        count: How many there are.
        run_id: Of the run that all of them make.
    """

    schema: WholeNumber = SCHEMA
    index: Positive
    count: Positive
    run_id: str

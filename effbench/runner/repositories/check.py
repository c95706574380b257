"""Whether patches apply to their bases and touch only what they may."""

from collections.abc import Mapping
from dataclasses import dataclass

from effbench.records.repository import PatchStatus
from effbench.runner.repositories.diffs import DiffError, apply_diff, read_diff
from effbench.runner.repositories.patch_rules import library_part, why_refused

__all__ = ["PatchCheck", "check_patch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchCheck:
    """What was found out about a patch.

    Attributes:
        status: Whether it can be measured.
        detail: Why not, or what of it is left out; empty where there is nothing to say.
        changes: New content of the library's files by path, None for a removed one; empty unless the patch applies.
    """

    status: PatchStatus
    detail: str = ""
    changes: Mapping[str, bytes | None]


def check_patch(patch: str, tree: Mapping[str, bytes], package: str) -> PatchCheck:
    """Reads a patch, looks at what it touches, and applies it in memory.

    Args:
        patch: Unified diff.
        tree: The base: content by path.
        package: Folder of the library's modules, at the top of the tree.
    """
    if not patch.strip():
        return PatchCheck(status=PatchStatus.EMPTY, detail="there is no patch", changes={})
    try:
        files = read_diff(patch)
        refusal = why_refused(files, package, tree)
        if refusal:
            return PatchCheck(status=PatchStatus.REFUSED, detail=refusal, changes={})
        kept = library_part(files, package)
        changes = apply_diff(kept, tree)
    except DiffError as error:
        return PatchCheck(status=PatchStatus.DOES_NOT_APPLY, detail=str(error), changes={})
    if not kept:
        return PatchCheck(status=PatchStatus.EMPTY, detail=f"nothing of {package}/ changes", changes={})
    left_out = len(files) - len(kept)
    detail = f"files beside {package}/ that are left out: {left_out}" if left_out else ""
    return PatchCheck(status=PatchStatus.APPLIES, detail=detail, changes=changes)

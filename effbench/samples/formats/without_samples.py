"""Files that people take for samples and that hold none: what they are, and what to give instead."""

from collections.abc import Mapping
from typing import Final

from effbench.samples.formats.fields import has_text
from effbench.samples.formats.material import Document, Material, Rows

__all__ = ["explain_without_samples"]

_DOCUMENTS: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    "it describes a run and holds no samples: name the run's folder, or its samples.jsonl": (
        frozenset({"run_id", "suite_hash"}),
    ),
    "it describes samples and holds none: name the file of samples beside it": (frozenset({"suite_hash", "prompts"}),),
    "it lists a bundle's files: name the bundle": (frozenset({"format", "files"}),),
    "it holds scores and no samples: give the samples that were scored": (
        frozenset({"results", "configs"}),
        frozenset({"results", "versions"}),
        frozenset({"config", "pass@1"}),
        frozenset({"pass_at_k"}),
    ),
    "it is results of MultiPL-E, whose programs hold the tests too: give the files of completions": (
        frozenset({"name", "results"}),
    ),
    "it is a file of pyperf and holds no samples: name the run's folder": (frozenset({"benchmarks", "version"}),),
}
"""What to say → the fields that such a document has."""


def explain_without_samples(material: Material) -> str | None:
    """What is wrong with a file that holds no samples, and what to do; None where it is no such file that is known."""
    if isinstance(material, Rows):
        rows = material.objects()
        header = str(rows[0].get("format", "")) if rows else ""
        if header.startswith("effbench.") and header != "effbench.samples":
            return f"it holds {header}, not effbench.samples: name the run's folder, or its samples.jsonl"
        if rows and all({"verdict", "instructions"} <= row.keys() and not has_text(row) for row in rows):
            return "it holds measurements, without the samples' code: name the run's folder, or its samples.jsonl"
        if rows and all("metric" in row and not has_text(row) for row in rows):
            return "it holds scores and no samples: name the run's folder, or its samples.jsonl"
        return None
    value = material.value if isinstance(material, Document) else None
    if not isinstance(value, dict) or isinstance(value.get("eval"), dict):
        return None
    found = (text for text, kinds in _DOCUMENTS.items() if any(kind <= value.keys() for kind in kinds))
    nested = [item for item in value.values() if isinstance(item, dict)]
    if any(any(str(name).startswith("pass@") for name in item) for item in nested):
        return "it holds scores and no samples: give the samples that were scored"
    return next(found, None)

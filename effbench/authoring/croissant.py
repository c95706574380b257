"""A suite's metadata in the Croissant format (JSON-LD), as catalogues of data sets read it.

Source: Akhtar et al., "Croissant: a metadata format for ML-ready datasets", NeurIPS 2024; version 1.0 of the format at
http://mlcommons.org/croissant/1.0.
"""

import json
from typing import Any, Final

from effbench.suites.native import read_suite_about, task_folders
from effbench.suites.task_path import SuiteFolder

__all__ = ["REPOSITORY", "croissant"]

REPOSITORY: Final = "https://github.com/effbench/effbench"
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_FILES: Final = (
    ("prompts", "tasks/{suite}/*/prompt.md", "text/markdown", "What a model is asked, one file a task."),
    ("generators", "tasks/{suite}/*/generator.py", "text/x-python", "Programs that make the stress inputs."),
    ("descriptions", "tasks/{suite}/*/task.toml", "application/toml", "Levels, references and labels of a task."),
    ("references", "reference_solutions/{suite}/*/*.py", "text/x-python", "Reference and wrong solutions."),
)


def croissant(folder: SuiteFolder) -> str:
    """The metadata as JSON; equal for equal suites."""
    about = read_suite_about(folder)
    n_tasks = len(task_folders(folder))
    document = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": f"effbench-{folder.name}",
        "description": f"{about.description} {n_tasks} tasks. Datasheet: docs/datasheet.md.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "version": f"{about.version}.0.0",
        "license": "https://www.apache.org/licenses/LICENSE-2.0",
        "url": REPOSITORY,
        "citeAs": f"effbench, suite {folder.name}, version {about.version}; see CITATION.cff",
        "datePublished": about.released or None,
        "isLiveDataset": False,
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": "repository",
                "name": "repository",
                "description": "The repository that holds the suite.",
                "contentUrl": REPOSITORY,
                "encodingFormat": "git+https",
                "sha256": "main",
            },
            *[_file_set(folder.name, *row) for row in _FILES],
        ],
        "recordSet": [_record_set(name, text) for name, _, _, text in _FILES],
    }
    return json.dumps({name: value for name, value in document.items() if value is not None}, indent=2)


def _file_set(suite: str, name: str, pattern: str, form: str, text: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": name,
        "name": name,
        "description": text,
        "containedIn": {"@id": "repository"},
        "encodingFormat": form,
        "includes": pattern.format(suite=suite),
    }


def _record_set(name: str, text: str) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": f"{name}_records",
        "name": f"{name}_records",
        "description": text,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}_records/{field}",
                "name": f"{name}_records/{field}",
                "description": what,
                "dataType": "sc:Text",
                "source": {"fileSet": {"@id": name}, "extract": {"fileProperty": field}},
            }
            for field, what in (("fullpath", "The file's path in the repository."), ("content", "Its text."))
        ],
    }

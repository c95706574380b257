"""COFFE's predictions: an object from prompts to what a model answered, raw or after COFFE's own steps."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ByPrompt, Entry
from effbench.samples.formats.material import Document, Material

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is an object with a key of several words."""
    return (
        isinstance(material, Document)
        and isinstance(material.value, dict)
        and any(key.split()[1:] for key in material.value)
    )


def read(material: Material) -> Iterator[Entry]:
    """The samples of each prompt.

    A value is ``[[text, …], valid]`` as the models wrote it, or ``[[code, reads_input], …]`` from COFFE's later steps,
    where -1 stands for an answer without code, as null does.
    """
    assert isinstance(material, Document)
    assert isinstance(material.value, dict)
    for prompt, value in material.value.items():
        texts = _texts(value)
        if texts is None:
            shown = " ".join(prompt.split())[:60]
            raise DataFileError(material.path, f"the entry '{shown}…' holds what is neither text nor list: mend it")
        for text in texts:
            yield Entry(key=ByPrompt(prompt), written=WrittenSample(completion=text))


def _texts(value: object) -> list[str] | None:
    match value:
        case str():
            return [value]
        case None:
            return [""]
        case bool():
            return []
        case -1:
            return [""]
        case list():
            parts = [_texts(item) for item in value]
            return None if None in parts else [text for part in parts for text in part or ()]
    return None

"""`effbench languages`."""

from dataclasses import dataclass

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults, show
from effbench.languages import PYTHON, Language, find_language, language_names
from effbench.sandboxes.language_sandbox import known_toolchain
from effbench.text.table import plain_table

__all__ = ["languages_command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLanguage:
    """One language.

    Attributes:
        name: What ``--language`` takes.
        title: What models are asked for.
        sandboxes: Where programs that are made so run: ``docker or local``, ``wasm``, or ``any``.
        toolchain: Version of the toolchain that was used last; empty where none was.
        margin: Share by which counts of one program may differ between runs.
        packages: Debian's packages that it needs.
    """

    name: str
    title: str
    sandboxes: str
    toolchain: str
    margin: float
    packages: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagesDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        languages: All that there are.
    """

    schema: int = 2
    languages: list[ListedLanguage]


@click.command("languages")
@format_option
@reports_faults
def languages_command(form: str) -> None:
    """List the languages that solutions can be measured in."""
    listed = [row for name in language_names() for row in _listed(find_language(name))]
    if form == JSON:
        show_json(LanguagesDocument(languages=listed))
        return
    rows = [
        [item.name, item.title, item.sandboxes, item.toolchain or "not built", f"{item.margin:.2%}",
         " ".join(item.packages)]
        for item in listed
    ]  # fmt: skip
    heads = ["language", "asked for as", "sandbox", "toolchain", "tie margin", "Debian's packages"]
    show(plain_table(rows, heads, "llllrl"))


def _listed(language: Language) -> list[ListedLanguage]:
    if language.name == PYTHON.name:
        return [_row(language, "any", "in every sandbox")]
    rows = [_row(language, "docker or local", known_toolchain(language))]
    if language.wasm is not None:
        rows.append(_row(language.wasm, "wasm", known_toolchain(language.wasm)))
    return rows


def _row(language: Language, sandboxes: str, toolchain: str) -> ListedLanguage:
    return ListedLanguage(
        name=language.name,
        title=language.asked_for,
        sandboxes=sandboxes,
        toolchain=toolchain,
        margin=language.margin,
        packages=[*language.compiler_packages, *language.runtime_packages],
    )

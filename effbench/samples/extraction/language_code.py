"""Finds the code of another language than Python in what a model wrote."""

from markdown_it import MarkdownIt

from effbench.languages import Language, find_language, language_names
from effbench.samples.extraction.thinking import without_reasoning
from effbench.samples.extraction.turns import read_turns

__all__ = ["extract_program", "other_language"]


def extract_program(completion: str, language: Language) -> str | None:
    """Finds a whole program: the last block in that language, else the last one that names none, else a text without.

    A block that is not closed is one as well. Blocks in other languages are no programs of this one.

    Returns:
        The code; None where there is none.
    """
    for answer in _answers(completion):
        blocks = _blocks(answer)
        own = [content for name, content in blocks if name in language.fences]
        unnamed = [content for name, content in blocks if not name]
        found = own or unnamed
        if found:
            return found[-1]
        if not blocks and answer.strip() and "```" not in answer:
            return answer
    return None


def other_language(completion: str, language: Language) -> str:
    """The title of the language that an answer is written in instead, by its blocks; empty where none is known."""
    names = {fence: each.title for each in map(find_language, language_names()) for fence in each.fences}
    found = [names[name] for answer in _answers(completion) for name, _ in _blocks(answer) if name in names]
    return found[-1] if found and language.title not in found else ""


def _answers(completion: str) -> list[str]:
    return [without_reasoning(turn) for turn in read_turns(completion).turns]


def _blocks(text: str) -> list[tuple[str, str]]:
    """Fenced blocks as CommonMark has them: the language's name in small letters, and the content."""
    tokens = MarkdownIt("commonmark").parse(text)
    fences = [token for token in tokens if token.type == "fence" and token.content.strip()]
    return [((token.info.split() or [""])[0].strip("{.}").lower(), token.content) for token in fences]

"""Finds the code in what a model wrote."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from effbench.languages import find_language
from effbench.records.task import PYTHON, Task
from effbench.samples.extraction.blocks import Answer, Block, find_blocks
from effbench.samples.extraction.callable_code import (
    as_body,
    binds,
    completed,
    continued,
    defines,
    imports_standard,
    renamed,
    renamed_class,
)
from effbench.samples.extraction.examples import without_examples
from effbench.samples.extraction.language_code import extract_program
from effbench.samples.extraction.plain_code import (
    as_python,
    program_between_sentences,
    python_sections,
    without_escapes,
)
from effbench.samples.extraction.thinking import without_reasoning
from effbench.samples.extraction.turns import read_turns
from effbench.text.python_source import find_function, parse, positional_arity

__all__ = ["extract_code", "extract_solution"]


def extract_solution(completion: str, task: Task) -> str | None:
    """Finds the code in a completion for a task, as it goes behind the task's preamble.

    Returns:
        The code; None where there is none.
    """
    if task.language != PYTHON:
        return extract_program(completion, find_language(task.language))
    if task.kind == "stdio":
        return extract_code(completion, "")
    preamble = parse(task.preamble) or parse(f"{task.preamble.rstrip()}\n    pass\n")
    # Behind a preamble that opens the function, a body is whole.
    prompt = None if preamble is not None and binds(preamble, task.entry_point) else task.prompt
    source = task.program(task.baseline.solution).source
    given = source if task.given else None
    if task.kind == "class":
        return _extract(completion, _Goal(entry_point=task.entry_point, given=given, is_class=True))
    baseline = parse(source)
    function = None if baseline is None else find_function(baseline.body, task.entry_point)
    arity = None if function is None else positional_arity(function)
    goal = _Goal(entry_point=task.entry_point, prompt=prompt, arity=arity, given=given)
    return _extract(completion, goal)


def extract_code(
    completion: str, entry_point: str, *, prompt: str | None = None, arity: int | None = None
) -> str | None:
    """Finds the code in a completion.

    Text that is Python as a whole and defines the entry point is taken as it stands. Else the text is taken apart: by
    the turns of a chat template, without reasoning, and each turn into fenced blocks and the text around them. Of these
    pieces the best is taken: the last one that defines the entry point and is Python as a whole; one from which Python
    that defines it can be cut; one that is made callable by the entry point, since its only function has another name,
    its class has it as a method, or it is the body of the function. What the piece uses and lacks (imports, other
    functions) comes from the prompt and the pieces before it; examples of use at its end are dropped. In the end the
    last complete block, or text without any fence, is taken all the same, so that its verdict can say what is wrong
    with it.

    Returns:
        The code; None where there is none.
    """
    return _extract(completion, _Goal(entry_point=entry_point, prompt=prompt, arity=arity))


def _extract(completion: str, goal: "_Goal") -> str | None:
    if not completion.strip():
        return None
    if next(as_python(completion, "")) == completion and goal.is_met_by(completion) and not _has_marks(completion):
        return goal.with_context(completion, ())
    transcript = read_turns(without_escapes(completion))
    answers = [find_blocks(without_reasoning(turn)) for turn in transcript.turns]
    rest = find_blocks(without_reasoning(transcript.rest))
    return _of_function(answers, rest, goal) if goal.entry_point else _of_program([*answers, rest], goal)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """What code is to be found for; ``given`` is the program that a rewrite starts from."""

    entry_point: str
    prompt: str | None = None
    arity: int | None = None
    given: str | None = None
    is_class: bool = False

    def is_met_by(self, source: str) -> bool:
        """Whether the source is Python as a whole, and defines the entry point where there is one."""
        tree = parse(source)
        return tree is not None and (defines(tree, self.entry_point) if self.entry_point else _does_something(tree))

    def made_from(self, reading: "_Reading") -> str | None:
        """The code made callable by the entry point: from another name, or from a method."""
        if self.is_class:
            return renamed_class(reading.source, reading.tree, self.entry_point)
        return renamed(reading.source, reading.tree, self.entry_point, self.arity)

    def continued_by(self, text: str) -> str | None:
        """The prompt with the text behind it, where that is the body of the function; without a prompt the body."""
        if self.is_class:
            return None
        body = as_body(text)
        return body if body is None or self.prompt is None else continued(self.prompt, body, self.entry_point)

    def with_context(self, source: str, others: Sequence[str]) -> str:
        """The source with what it lacks from the prompt and the pieces before it, and without examples of use."""
        whole = completed(source, [*(text for text in (self.given, self.prompt) if text is not None), *others])
        return without_examples(whole, self.entry_point) if self.entry_point else whole

    def is_tried_by(self, source: str) -> bool:
        """Whether the source, Python or not, has the looks of a definition of the entry point."""
        name = re.escape(self.entry_point)
        looks = rf"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{name}\b|^{name}[ \t]*[:=]"
        return re.search(looks, source, re.MULTILINE) is not None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Python that a piece may stand for."""

    source: str
    tree: ast.Module


@dataclass(frozen=True)
class _Piece:
    """A part of an answer that may hold the code: ``earlier`` of all ``blocks`` stand before it."""

    text: str
    blocks: Sequence[Block] = ()
    earlier: int = 0
    language: str = ""

    @cached_property
    def readings(self) -> list[_Reading]:
        """What it may stand for as a whole, up to the first that does more than name a value."""
        found: list[_Reading] = []
        for source in as_python(self.text, self.language):
            tree = parse(source)
            if tree is not None and tree.body:
                found.append(_Reading(source, tree))
                if not all(isinstance(statement, ast.Expr) for statement in tree.body):
                    break
        return found

    @cached_property
    def sections(self) -> list[str]:
        """The runs of lines in it that are Python."""
        return [] if self.language == "json" else python_sections(self.text)

    @property
    def others(self) -> list[str]:
        """The earlier blocks that are Python."""
        return [block.content for block in self.blocks[: self.earlier] if _is_python(block.content)]


def _of_function(answers: Sequence[Answer], rest: Answer, goal: _Goal) -> str | None:
    name = goal.entry_point
    blocks = [block for answer in reversed(answers) for block in answer.blocks]
    behind = list(accumulate((len(answer.blocks) for answer in answers), initial=0))
    own = [
        piece
        for answer, count in zip(answers, behind, strict=False)
        for piece in _pieces(answer, blocks, len(blocks) - count - len(answer.blocks))
    ]
    pieces = [*own, *_pieces(rest, rest.blocks, 0)]
    found = (
        _whole(pieces, goal, lambda tree: defines(tree, name))
        or _cut_out(pieces, goal, lambda tree: defines(tree, name))
        or _whole(pieces, goal, lambda tree: imports_standard(tree, name))
        or _made(own, goal)
        # Documentation in the body of a function may hold fences.
        or next(filter(None, (goal.continued_by(answer.text) for answer in answers)), None)
        or _made((_Piece(section) for piece in own for section in piece.sections), goal)
        or _whole(own, goal, lambda tree: binds(tree, name))
    )
    if found is not None:
        return found
    # Not callable, but what the model meant: its verdict says why.
    for answer in answers:
        complete = [block.content for block in answer.blocks if block.is_complete and block.language in ("python", "")]
        meant = [content for content in complete if goal.is_tried_by(content)] or complete
        if meant or (not answer.has_fence and answer.head.strip()):
            return meant[-1] if meant else answer.head
    return None


def _whole(pieces: Iterable[_Piece], goal: _Goal, suits: Callable[[ast.Module], bool]) -> str | None:
    for piece in pieces:
        for reading in piece.readings:
            if suits(reading.tree):
                return goal.with_context(reading.source, piece.others)
    return None


def _cut_out(pieces: Iterable[_Piece], goal: _Goal, suits: Callable[[ast.Module], bool]) -> str | None:
    for piece in pieces:
        for index in reversed(range(len(piece.sections))):
            section = piece.sections[index]
            tree = parse(section)
            if tree is not None and suits(tree):
                return goal.with_context(section, [*piece.others, *piece.sections[:index]])
    return None


def _made(pieces: Iterable[_Piece], goal: _Goal) -> str | None:
    for piece in pieces:
        # A body may have helpers behind it: without its indentation one of them would be taken for the function.
        body = goal.continued_by(piece.text)
        made = (goal.made_from(reading) for reading in piece.readings)
        source = body or next((each for each in made if each is not None), None)
        if source is not None:
            return goal.with_context(source, piece.others)
    return None


def _of_program(answers: Sequence[Answer], goal: _Goal) -> str | None:
    for answer in answers:
        blocks = list(enumerate(answer.blocks))
        complete = [(index, block) for index, block in reversed(blocks) if block.is_complete]
        tagged = [(index, block) for index, block in complete if block.language == "python"]
        cut_off = [(index, block) for index, block in reversed(blocks) if not block.is_complete]
        # Blocks without a language are often examples of input and output.
        ordered = (*tagged, *complete, *cut_off)
        pieces = [_Piece(block.content, answer.blocks, index, block.language) for index, block in ordered]
        if not tagged:
            pieces.append(_Piece(answer.head))
        found = _whole(pieces, goal, _does_something)
        if found is None and not answer.has_fence:
            found = program_between_sentences(answer.head)
        if found is not None:
            return found
    for answer in answers:
        meant = [block.content for block in answer.blocks if block.is_complete and block.language == "python"]
        if meant or (not answer.has_fence and answer.head.strip()):
            return meant[-1] if meant else answer.head
    return None


def _pieces(answer: Answer, blocks: Sequence[Block], earlier: int) -> Iterator[_Piece]:
    """What may hold the code, best first: complete blocks from the last, the text before them, blocks cut off."""
    own = [
        (block.is_complete, _Piece(block.content, blocks, earlier + index, block.language))
        for index, block in enumerate(answer.blocks)
    ]
    yield from (piece for is_complete, piece in reversed(own) if is_complete)
    # Where the prompt ends with an opening fence, the code comes first and the text's first fence closes it.
    yield _Piece(answer.head, blocks, earlier)
    yield from (piece for is_complete, piece in reversed(own) if not is_complete)
    behind = earlier + len(own)
    yield from (_Piece(prose, blocks, behind) for prose in reversed(answer.prose[1:]) if prose.strip())
    if answer.has_open_text:
        mended = find_blocks(answer.text, minds_quotes=True)
        yield from (_Piece(block.content, mended.blocks, index) for index, block in enumerate(mended.blocks))
        yield from (_Piece(prose) for prose in mended.prose if prose.strip())


def _is_python(source: str) -> bool:
    tree = parse(source)
    return tree is not None and any(not isinstance(item, ast.Expr) for item in tree.body)


def _has_marks(source: str) -> bool:
    """Whether a template's marks may stand in what is Python as a whole: ``[DONE]`` in a line, ``assistant``."""
    tree = parse(source)
    for item in tree.body if tree is not None else ():
        match item:
            case ast.Expr(value=ast.Name() | ast.List(elts=[ast.Name()])):
                return True
    return False


def _does_something(tree: ast.Module) -> bool:
    return any(not isinstance(item, ast.Expr) or isinstance(item.value, ast.Call) for item in tree.body)

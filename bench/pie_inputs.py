"""Inputs for PIE's first release, which has none: ``python -m bench.pie_inputs DATA FOLDER``.

For each problem, shapes of input from a list are tried on all of its programs, in a lane. A shape is taken when every
program reads it without an error, all outputs agree, and they differ from input to input: several programs by several
people then vouch for it. Inputs grow until the slowest program takes long. FOLDER becomes what ``--suite pie`` reads.
"""

import itertools
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from effbench.sandboxes import values
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane, LaneOptions

SIZES: Final = (3, 6, 12, 30, 100, 300, 1000, 4000, 15000)
PROBE: Final = 6
MOST_CPU_S: Final = 0.03
MOST_PROGRAMS: Final = 8
LIMITS: Final = Limits(cpu_s=2.0, wall_s=10.0, memory_bytes=1 << 30, output_bytes=1 << 20)

Draw = Callable[[random.Random, int], int]
Shape = Callable[[random.Random, int], str]


def _row(items: Sequence[object]) -> str:
    return " ".join(map(str, items))


RANGES: Final[dict[str, Draw]] = {
    "as large as N": lambda r, n: r.randint(1, max(1, n)),
    "up to 100": lambda r, _: r.randint(1, 100),
    "up to 9": lambda r, _: r.randint(1, 9),
    "even": lambda r, _: 2 * r.randint(1, 10**6),
    "up to 10^5": lambda r, _: r.randint(1, 10**5),
    "up to 10^9": lambda r, _: r.randint(1, 10**9),
    "bits": lambda r, _: r.randint(0, 1),
    "signed": lambda r, _: r.randint(-100, 100),
}


def _shapes(draw: Draw) -> Iterator[Shape]:
    """Shapes of input whose numbers are drawn so."""

    def many(r: random.Random, n: int, m: int | None = None) -> list[int]:
        return [draw(r, n) for _ in range(n if m is None else m)]

    for width in range(1, 7):
        yield lambda r, n, width=width: _row(many(r, n, width))
    for width in range(2, 6):
        yield lambda r, n, width=width: "\n".join(map(str, many(r, n, width)))
    for extra in range(4):
        yield lambda r, n, extra=extra: f"{_row([n, *many(r, n, extra)])}\n{_row(many(r, n))}"
        yield lambda r, n, extra=extra: f"{_row([*many(r, n, extra), n])}\n{_row(sorted(many(r, n)))}"
    for rows in (2, 3):
        yield lambda r, n, rows=rows: "\n".join([str(n), *(_row(many(r, n)) for _ in range(rows))])
        yield lambda r, n, rows=rows: "\n".join([_row([n, n]), *(_row(many(r, n)) for _ in range(rows))])
    yield lambda r, n: f"{n}\n{draw(r, n)}\n{_row(many(r, n))}"
    yield lambda r, n: f"{n}\n{_row(many(r, n - 1))}"
    yield lambda r, n: f"{n}\n{_row(many(r, n + 1))}\n{_row(many(r, n))}"
    for width, extra in itertools.product(range(1, 5), range(3)):
        yield lambda r, n, width=width, extra=extra: "\n".join(
            [_row([n, *many(r, n, extra)]), *(_row(many(r, n, width)) for _ in range(n))]
        )
    for width, swapped in itertools.product(range(1, 4), (False, True)):
        yield lambda r, n, width=width, swapped=swapped: _table(r, n, width, many, swapped=swapped)
    yield lambda r, n: f"{_row([n, 2])}\n" + "\n".join(_row(many(r, n, 2)) for _ in range(n))
    yield lambda r, n: f"{_row([n, n])}\n" + "\n".join(_row(many(r, n)) for _ in range(n))
    yield (
        lambda r, n: (
            f"{_row([n, n])}\n" + "\n".join(_row([k, *many(r, n, k)]) for k in [r.randint(1, 4) for _ in range(n)])
        )
    )
    yield lambda r, n: "\n".join(map(str, many(r, n)))
    yield lambda r, n: f"{_row([n, m := max(1, n // 2), draw(r, n)])}\n{_row(many(r, n))}\n{_row(many(r, n, m))}"


def _table(
    r: random.Random, n: int, width: int, many: Callable[[random.Random, int, int], list[int]], *, swapped: bool
) -> str:
    """As many rows as the second number of the first line says, or the first."""
    m = max(1, n // 2)
    return "\n".join([_row([m, n] if swapped else [n, m]), *(_row(many(r, n, width)) for _ in range(m))])


def _texts() -> Iterator[Shape]:
    """Shapes with texts, grids, permutations and graphs, and numbers that grow with the size."""
    for signs in ("abcdefghijklmnopqrstuvwxyz", "ab", "01", "LR", ".#", "0123456789", "AB", "ACGT"):

        def text(r: random.Random, n: int, signs: str = signs) -> str:
            return "".join(r.choices(signs, k=n))

        yield text
        yield lambda r, n, text=text: f"{text(r, n)}\n{text(r, n)}"
        yield lambda r, n, text=text: f"{text(r, n)} {text(r, n)}"
        yield lambda r, n, text=text: f"{n}\n{text(r, n)}"
        yield lambda r, n, text=text: f"{n} {r.randint(1, n)}\n{text(r, n)}"
        yield lambda r, n, text=text: "\n".join([f"{n} {n}", *(text(r, n) for _ in range(n))])
        yield lambda r, n, text=text: "\n".join([str(n), *(text(r, 5) for _ in range(n))])
    for scale in (1, 10, 10**3, 10**5, 10**7):
        yield lambda r, n, scale=scale: str(n * scale + r.randint(0, 5))
        yield lambda r, n, scale=scale: f"{n * scale} {n * scale + r.randint(1, n * scale)}"
        yield lambda r, n, scale=scale: f"{n * scale} {r.randint(1, n * scale)}"
        yield lambda r, n, scale=scale: f"{n * scale} {r.randint(1, n)} {r.randint(1, n)}"
    yield lambda r, n: f"{n}\n{_row(r.sample(range(1, n + 1), n))}"
    yield lambda r, n: f"{n}\n" + "\n".join(map(str, r.sample(range(1, n + 1), n)))
    yield lambda r, n: f"{n} {r.randint(1, n)}\n{_row(r.sample(range(1, n + 1), n))}"
    yield lambda r, n: f"{10 * n} {n}\n{_row(sorted(r.sample(range(10 * n), n)))}"
    yield lambda r, n: f"{10 * n} {n}\n" + "\n".join(map(str, sorted(r.sample(range(1, 10 * n), n))))
    yield lambda r, n: "\n".join([str(n), *(f"{i} {r.randint(1, i - 1)}" for i in range(2, n + 1))])
    yield lambda r, n: "\n".join([f"{n} {n - 1}", *(f"{r.randint(1, i - 1)} {i}" for i in range(2, n + 1))])
    yield lambda r, n: _edges(r, n, weights=False)
    yield lambda r, n: _edges(r, n, weights=True)
    yield lambda r, n: "\n".join([str(n), *(f"{3 * i} {r.randint(0, i)} {r.randint(0, i)}" for i in range(1, n + 1))])


def _edges(r: random.Random, n: int, *, weights: bool) -> str:
    pairs = list(itertools.islice(itertools.combinations(range(1, n + 1), 2), 2000))
    chosen = r.sample(pairs, min(len(pairs), 2 * n))
    return "\n".join(
        [f"{n} {len(chosen)}", *(_row([*pair, *([r.randint(1, 100)] if weights else [])]) for pair in chosen)]
    )


def shapes() -> list[Shape]:
    """All of them; the least special first."""
    return [*_texts(), *(shape for draw in RANGES.values() for shape in _shapes(draw))]


class _Programs:
    """The programs of one problem, in a lane."""

    def __init__(self, lane: Lane, sources: Sequence[str]) -> None:
        prepared = [lane.prepare(source, "") for source in sources]
        self.ready: list[Prepared] = [each for each in prepared if not isinstance(each, NotAProgram)]
        self._lane = lane

    def answer(self, text: str) -> tuple[str, float] | None:
        """What all of them give, and the slowest one's CPU time in seconds; None where they do not agree."""
        agreed, slowest = None, 0.0
        for program in self.ready:
            job = Job(program=program, arguments=values.encode((f"{text}\n",)), limits=LIMITS)
            outcome = self._lane.run(job)
            if outcome.ending is not Ending.RETURNED or outcome.output is None:
                return None
            output = str(values.decode(outcome.output)).split()
            if not output or (agreed is not None and output != agreed):
                return None
            agreed, slowest = output, max(slowest, outcome.cpu_time_s)
        return None if agreed is None else (" ".join(agreed), slowest)


def find_shape(programs: _Programs) -> Shape | None:
    """The first shape that all programs vouch for."""
    for shape in shapes():
        answers: list[str] = []
        for size, seed in ((PROBE, 0), (PROBE, 1), (PROBE + 1, 2), (SIZES[0], 3), (SIZES[2], 4), (SIZES[3], 5)):
            found = programs.answer(shape(random.Random(seed), size))
            if found is None:
                break
            answers.append(found[0])
        else:
            if len(set(answers)) > len(answers) // 2:
                return shape
    return None


def grown(programs: _Programs, shape: Shape) -> list[tuple[str, str]]:
    """Two inputs at each of the three largest sizes that no program takes long for, with their outputs."""
    fitting: list[list[tuple[str, str]]] = []
    for size in SIZES:
        pair = []
        for seed in (10, 11):
            text = shape(random.Random(seed), size)
            found = programs.answer(text)
            if found is None or found[1] > MOST_CPU_S:
                return list(itertools.chain.from_iterable(fitting[-3:]))
            pair.append((text, found[0]))
        fitting.append(pair)
    return list(itertools.chain.from_iterable(fitting[-3:]))


def main(data: Path, folder: Path) -> None:
    """Goes on with the problems that have not been looked at."""
    lines = (data / "llm_samples_from_site.jsonl").read_text().splitlines()
    outputs = {(row["problem_id"], row["submission_id_v0"]) for row in map(json.loads, lines)}
    wanted = {problem for problem, _ in outputs}
    programs: dict[str, list[str]] = defaultdict(list)
    first: dict[tuple[str, str], str] = {}
    for line in (data / "py_reference.jsonl").read_text().splitlines():
        row = json.loads(line)
        programs[row["problem_id"]] += [row["target"], row["input"]]
        first.setdefault((row["problem_id"], row["submission_id_v0"]), line)
    folder.mkdir(exist_ok=True)
    (folder / "test.jsonl").write_text("".join(f"{first[output]}\n" for output in sorted(outputs)))
    looked = folder / "looked_at.txt"
    done = set(looked.read_text().split()) if looked.exists() else set()
    lane = open_sandbox("docker").open_lane(LaneOptions(memory_bytes=2 << 30, cpu=None))
    with looked.open("a") as note:
        for problem in sorted(wanted - done):
            known = _Programs(lane, list(dict.fromkeys(programs[problem]))[:MOST_PROGRAMS])
            shape = find_shape(known) if len(known.ready) > 1 else None
            for place, (text, output) in enumerate([] if shape is None else grown(known, shape)):
                cases = folder / "merged_test_cases" / problem
                cases.mkdir(parents=True, exist_ok=True)
                (cases / f"input.{place}.txt").write_text(f"{text}\n")
                (cases / f"output.{place}.txt").write_text(f"{output}\n")
            note.write(f"{problem}\n")
            note.flush()
    lane.close()
    n = len(list((folder / "merged_test_cases").iterdir()))
    print(f"{n} of {len(wanted)} problems have inputs")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

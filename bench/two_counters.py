"""How two counters are related: two runs of the same samples, program by program.

A program's cost is its sum over the inputs that both runs counted. Told are Spearman's correlation over all programs,
how many counts of the second run one of the first is worth, and for each pair of programs of one task whether the
counters order them alike and by how much the ratio of their costs differs. Unlike verdicts are listed, but for those of
programs that a budget ended in either run.

``python -m bench.two_counters RUN RUN``
"""

import itertools
import math
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scipy import stats

from effbench.measure.budget import cost
from effbench.records.measurement import Verdict
from effbench.storage.run_directory import RunDirectory

Who = tuple[str, str]
"""Task, and sample or reference."""
TIE = 0.0005
"""Programs within so much of each other are a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a run says of its programs.

    Attributes:
        costs: Program → input → cost.
        verdicts: Program → its last verdict.
        digests: Program → digest of its normal form.
    """

    costs: Mapping[Who, Mapping[tuple[int, int], int]]
    verdicts: Mapping[Who, Verdict]
    digests: Mapping[Who, str]


def read(path: Path) -> Counted:
    """Reads a run."""
    run = RunDirectory(path)
    manifest = run.manifest()
    costs: defaultdict[Who, dict[tuple[int, int], int]] = defaultdict(dict)
    verdicts: dict[Who, Verdict] = {}
    digests: dict[Who, str] = {}
    for item in run.measurements():
        who = (item.task_id, f"reference {item.reference_id}" if item.sample_index is None else f"#{item.sample_index}")
        verdicts[who], digests[who] = item.verdict, item.code_digest
        if item.instructions is not None:
            spent = cost(item.instructions, item.load_instructions, manifest.calibration_of(item.task_id))
            costs[who][item.level, item.test_index] = spent
    return Counted(costs=costs, verdicts=verdicts, digests=digests)


def in_common(one: Counted, other: Counted) -> dict[Who, tuple[int, int]]:
    """Program → its cost by both, over the inputs that both counted; each program of a task once."""
    found, seen = {}, set()
    for who, inputs in one.costs.items():
        both = [place for place in inputs if place in other.costs.get(who, {})]
        sums = sum(inputs[place] for place in both), sum(other.costs[who][place] for place in both)
        program = (who[0], one.digests[who])
        if min(sums) > 0 and program not in seen:
            seen.add(program)
            found[who] = sums
    return found


def pairs_of_one_task(costs: Mapping[Who, tuple[int, int]], one: Counted, other: Counted) -> list[tuple[float, float]]:
    """Logarithms of the cost ratios, by both counters, of each two programs of a task on the inputs common to both."""
    by_task: defaultdict[str, list[Who]] = defaultdict(list)
    for who in costs:
        by_task[who[0]].append(who)
    found = []
    for group in by_task.values():
        for first, second in itertools.combinations(group, 2):
            places = [
                place
                for place in one.costs[first]
                if all(place in each.costs[who] for each in (one, other) for who in (first, second))
            ]
            sums = [
                [sum(each.costs[who][place] for place in places) for who in (first, second)] for each in (one, other)
            ]
            if places and min(map(min, sums)) > 0:
                found.append((math.log(sums[0][0] / sums[0][1]), math.log(sums[1][0] / sums[1][1])))
    return found


def quantile(values: Sequence[float], share: float) -> float:
    """Of sorted values."""
    return values[min(len(values) - 1, int(share * len(values)))]


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 2:
        print("python -m bench.two_counters RUN RUN", file=sys.stderr)
        return 2
    one, other = (read(Path(argument)) for argument in arguments)
    costs = in_common(one, other)
    rank = stats.spearmanr(*zip(*costs.values(), strict=True)).statistic
    logs = sorted(math.log(second / first) for first, second in costs.values())
    print(f"{len(costs)} programs: Spearman {rank:.4f}")
    least, middle, most = (math.exp(value) for value in (logs[0], statistics.median(logs), logs[-1]))
    print(f"second / first: {least:.2f} to {most:.2f}, median {middle:.2f}, log-sd {statistics.stdev(logs):.3f}")
    pairs = pairs_of_one_task(costs, one, other)
    flips = [pair for pair in pairs if pair[0] * pair[1] < 0 and max(map(abs, pair)) > TIE]
    apart = sorted(abs(first - second) for first, second in pairs)
    print(f"{len(pairs)} pairs of one task: {len(flips)} in the other order", end="")
    print(f", the widest {math.exp(max(max(map(abs, pair)) for pair in flips)) - 1:.1%} apart" if flips else "")
    if apart:
        shares = (f"{math.exp(quantile(apart, share)) - 1:.1%}" for share in (0.5, 0.9, 1.0))
        print("ratio of their costs differs by {} (median), {} (p90), {} (most)".format(*shares))
    unlike = [
        who for who, verdict in one.verdicts.items()
        if who in other.verdicts and verdict is not other.verdicts[who]
        and Verdict.TLE not in (verdict, other.verdicts[who])
    ]  # fmt: skip
    print(f"{len(unlike)} of {len(one.verdicts.keys() & other.verdicts.keys())} verdicts differ")
    for who in unlike:
        print(f"  {who[0]} {who[1]}: {one.verdicts[who]}, {other.verdicts[who]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

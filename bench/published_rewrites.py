"""Rewrites that others published, counted here, against what they published.

::

    python -m bench.published_rewrites sysllmatic DATA FILE     # writes GPT-4o's versions as samples
    effbench run --suite humaneval-cpp --data DATA/humaneval_cpp_dataset.json --language cpp_o0 --model replay:FILE …
    python -m bench.published_rewrites pie DATA FILE            # writes the outputs of PIE's first release
    python -m bench.published_rewrites compare RUN FILE         # their order by us and by the publishers

FILE has beside each sample the published factor: SysLLMatic's latency, PIE's speed-up. Told are %Opt by both, and
Spearman's correlation over all samples that are correct here.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy import stats

from effbench.metrics.judged_run import judge_run
from effbench.scoring import share_above
from effbench.storage.run_directory import RunDirectory

THRESHOLD = 1.1
_LATENCY = 2


def sysllmatic(data: Path) -> Iterator[dict[str, Any]]:
    """The versions of each function, two but for four functions with one; with the original's latency over theirs."""
    for path in sorted((data / "eq1_humaneval").glob("*.txt"), key=lambda item: item.stem.zfill(9)):
        if not path.stem.isdigit():
            continue
        for name, fields in json.loads(path.read_text()).items():
            if name != "0":
                yield {
                    "task_id": f"humaneval-cpp/{path.stem}",
                    "solution": fields[0],
                    "published": fields[_LATENCY],
                }


def pie(data: Path) -> Iterator[dict[str, Any]]:
    """Outputs of Codex and CodeGen with the reported speed-up, each for the first pair of its program."""
    pairs: dict[tuple[str, str], str] = {}
    for line in (data / "py_reference.jsonl").read_text().splitlines():
        row = json.loads(line)
        task_id = f"pie/{row['problem_id']}_{row['submission_id_v0']}_{row['submission_id_v1']}"
        pairs.setdefault((row["problem_id"], row["submission_id_v0"]), task_id)
    for line in (data / "llm_samples_from_site.jsonl").read_text().splitlines():
        row = json.loads(line)
        yield {
            "task_id": pairs[row["problem_id"], row["submission_id_v0"]],
            "solution": row["generated"],
            "published": float(row["reported_speedup"]),
        }


def compare(run: Path, file: Path) -> None:
    """Prints both orders' agreement."""
    published: dict[str, list[float]] = {}
    for line in file.read_text().splitlines():
        row = json.loads(line)
        published.setdefault(row["task_id"], []).append(row["published"])
    pairs, n, correct = [], 0, 0
    for score in judge_run(RunDirectory(run), ()).tasks:
        for cost, theirs in zip(score.costs, published.get(score.task_id, ()), strict=True):
            n += 1
            if cost is None or score.baseline_cost is None:
                continue
            correct += 1
            if not cost.censored:
                pairs.append((score.baseline_cost / max(cost.total, 1.0), theirs))
    ours, theirs = np.array(pairs).T
    everything = [factor for factors in published.values() for factor in factors]
    said = (
        f"%Opt@{THRESHOLD:.2f} as published, of all {len(everything)} versions: "
        f"{share_above(np.array(everything), THRESHOLD).mean():.1%}",
        f"{n} samples, {correct} correct, {len(pairs)} counted to the end",
        f"%Opt@{THRESHOLD:.2f} by counts {share_above(ours, THRESHOLD).sum() / n:.1%}, "
        f"by the published factors of the same samples {share_above(theirs, THRESHOLD).sum() / n:.1%}",
        f"geometric mean {np.exp(np.log(ours).mean()):.3f} by counts, {np.exp(np.log(theirs).mean()):.3f} published",
        f"Spearman {stats.spearmanr(ours, theirs).statistic:.3f} (n = {len(pairs)})",
    )
    for tie in (0.01, 0.1):
        clear = np.abs(ours - 1) > tie
        rho = stats.spearmanr(ours[clear], theirs[clear]).statistic
        said += (f"Spearman {rho:.3f} over the {clear.sum()} whose counts differ by more than {tie:.0%}",)
    print("\n".join(said))


def main(arguments: list[str]) -> None:
    """See the module."""
    match arguments:
        case ["compare", run, file]:
            compare(Path(run), Path(file))
        case ["sysllmatic" | "pie" as kind, data, file]:
            rows = {"sysllmatic": sysllmatic, "pie": pie}[kind](Path(data))
            Path(file).write_text("".join(json.dumps(row) + "\n" for row in rows))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])

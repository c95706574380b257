"""Pairs of our own in PIE's fields, and their test cases."""

import json
from pathlib import Path

SLOW_CPP = """#include <cstdio>
int main() {
    long n, sum = 0;
    if (std::scanf("%ld", &n) != 1) return 1;
    for (volatile long i = 1; i <= n; i = i + 1) sum += i;
    std::printf("%ld\\n", sum);
}
"""
FAST_CPP = """#include <cstdio>
int main() {
    long n;
    if (std::scanf("%ld", &n) != 1) return 1;
    std::printf("%ld\\n", n * (n + 1) / 2);
}
"""
SLOW_PYTHON = "n = int(input())\nprint(sum(range(n + 1)))\n"
FAST_PYTHON = "n = int(input())\nprint(n * (n + 1) // 2)\n"
NUMBERS = (5, 40, 300, 2000, 17, 60000)


def a_pair(number: int = 1, **more: object) -> dict[str, object]:
    """A row of the C++ release."""
    return {
        "src_id": f"s{number}",
        "tgt_id": f"t{number}",
        "problem_id": "p00001",
        "src_code": SLOW_CPP,
        "tgt_code": FAST_CPP,
        "src_agg_runtime": 2.0,
        "tgt_agg_runtime": 1.0,
        "tests": list(range(len(NUMBERS))),
        **more,
    }


def a_first_pair(**more: object) -> dict[str, object]:
    """A row of the first release."""
    return {
        "submission_id_v0": "s7",
        "submission_id_v1": "s8",
        "problem_id": "p00001",
        "language": "python",
        "input": SLOW_PYTHON,
        "target": FAST_PYTHON,
        **more,
    }


def write_pie(folder: Path, *rows: object) -> Path:
    """A split and its test cases; returns the folder."""
    cases = folder / "merged_test_cases" / "p00001"
    cases.mkdir(parents=True)
    for place, n in enumerate(NUMBERS):
        (cases / f"input.{place}.txt").write_text(f"{n}\n")
        (cases / f"output.{place}.txt").write_text(f"{n * (n + 1) // 2}\n")
    (folder / "test.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder

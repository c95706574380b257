"""Small native suites on disk."""

from collections.abc import Mapping
from pathlib import Path

PROGRAM_TOML = """\
title = "Double numbers"
kind = "stdio"

[[levels]]
size = 2
n_tests = 1
weight = 0

[[levels]]
size = 2000
n_tests = 2
weight = 1

[[references]]
file = "naive_lines.py"
tier = "naive"
name = "lines"

[[references]]
file = "expert_map.py"
tier = "expert"
name = "map"

[[wrong]]
file = "wrong_first.py"
reason = "Doubles the first number only."
"""
NAIVE_PROGRAM = """\
n = int(input())
answers = []
for _ in range(n):
    text = ""
    for digit in str(2 * int(input())):
        text += digit
    answers.append(text)
for answer in answers:
    print(answer)
"""
EXPERT_PROGRAM = """\
import sys


def main():
    _, *numbers = map(int, sys.stdin.buffer.read().split())
    print("\\n".join([str(2 * number) for number in numbers]))


if __name__ == "__main__":
    main()
"""
WRONG_PROGRAM = "input()\nprint(2 * int(input()))\n"
PROGRAM_FILES = {
    "tasks/{suite}/suite.toml": 'title = "Programs"\ndescription = "One task."\nseed = 5\n',
    "tasks/{suite}/lines/task.toml": PROGRAM_TOML,
    "tasks/{suite}/lines/prompt.md": "Read n and n numbers, print their doubles.\n",
    "tasks/{suite}/lines/generator.py": (
        "def generate_input(rng, size, level, test_index):\n"
        '    return f"{size}\\n" + "".join(f"{rng.randrange(10**6)}\\n" for _ in range(size))\n'
    ),
    "tasks/{suite}/lines/contract.py": (
        "def contract(text):\n"
        "    n, *numbers = map(int, text.split())\n"
        "    assert len(numbers) == n and all(0 <= number < 10**6 for number in numbers)\n"
    ),
    "reference_solutions/{suite}/lines/naive_lines.py": NAIVE_PROGRAM,
    "reference_solutions/{suite}/lines/expert_map.py": EXPERT_PROGRAM,
    "reference_solutions/{suite}/lines/wrong_first.py": WRONG_PROGRAM,
}


def write_programs(root: Path, *, suite: str = "programs", changes: Mapping[str, str] | None = None) -> Path:
    """Writes a sound suite of one whole program; ``changes`` replace the text of files named by their last part."""
    for name, text in PROGRAM_FILES.items():
        path = root / name.format(suite=suite)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((changes or {}).get(path.name, text))
    return root

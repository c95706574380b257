"""Results that pretend to be equal to anything, or that break whoever looks at them."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, WRONG, Exploit, collect

EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "check",
    (
        ERROR,
        {
            "equal_to_all": """
class Same:
    def __eq__(self, other): return True
    def __hash__(self): return 0
def solve(numbers):
    return Same()
""",
            "class_that_lies": """
class Liar:
    __class__ = property(lambda self: list)
    def __iter__(self): return iter([])
    def __len__(self): return 0
def solve(numbers):
    return Liar()
""",
            "subclass_of_list": """
class Sly(list):
    def __eq__(self, other): return True
    def __iter__(self): return iter([])
def solve(numbers):
    return Sly()
""",
            "subclass_of_int_inside": """
class Sly(int):
    def __eq__(self, other): return True
    __hash__ = int.__hash__
def solve(numbers):
    return [Sly(1) for _ in numbers]
""",
            "subclass_of_str": """
class Sly(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
def solve(numbers):
    return Sly("AC")
""",
            "subclass_of_dict": """
class Sly(dict):
    def __eq__(self, other): return True
    def items(self): return [(1, 2)]
def solve(numbers):
    return Sly()
""",
            "generator": "def solve(numbers):\n    return (count for count in steps(numbers))\n",
            "lazy_map": "def solve(numbers):\n    return map(int, steps(numbers))\n",
            "lazy_sequence": """
class Lazy:
    def __init__(self, numbers): self.numbers = numbers
    def __len__(self): return len(self.numbers)
    def __getitem__(self, index): return steps([self.numbers[index]])[0]
def solve(numbers):
    return Lazy(numbers)
""",
            "reduced_to_code": """
import os
class Bomb:
    def __reduce__(self): return os.system, ("id",)
def solve(numbers):
    return [Bomb()]
""",
            "json_by_hook": """
class Json:
    def __json__(self): return []
    def to_json(self): return []
def solve(numbers):
    return Json()
""",
            "cyclic_list": "def solve(numbers):\n    items = []\n    items.append(items)\n    return items\n",
            "deep_nesting": """
def solve(numbers):
    items = []
    for _ in range(100_000):
        items = [items]
    return items
""",
        },
    ),
    (
        WRONG,
        {
            "not_a_number": "def solve(numbers):\n    return [float('nan')] * len(numbers)\n",
            "infinity": "def solve(numbers):\n    return [float('inf')] * len(numbers)\n",
            "tuple_for_list": "def solve(numbers):\n    return tuple(steps(numbers))\n",
            "text_for_list": "def solve(numbers):\n    return str(steps(numbers))\n",
            "mutated_input": """
def solve(numbers):
    numbers[:] = [0] * len(numbers)
    return numbers
""",
            "lone_surrogates": "def solve(numbers):\n    return ['\\ud800\\udfff\\ud800'] * len(numbers)\n",
            "enormous_number": "def solve(numbers):\n    return [1 << 1_000_000]\n",
            "tags_in_text": """
def solve(numbers):
    return ["(\\0\\0\\0\\0", "q\\1\\xff\\xff\\xff\\xff", "\\0", "\\x1b[31m<script>alert(1)</script>"]
""",
            # Every one has the same hash: a set of them takes quadratic time to make.
            "colliding_hashes": """
def solve(numbers):
    return {(count * (2**61 - 1),) for count in range(1, 2000)}
""",
        },
    ),
    (
        WRONG | frozenset({Verdict.RE, Verdict.OLE, Verdict.MLE}),
        {
            "huge_output": "def solve(numbers):\n    return list(range(3_000_000))\n",
        },
    ),
)

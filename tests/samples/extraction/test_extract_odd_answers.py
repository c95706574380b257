"""Answers whose code is written down in an unusual way, or stands beside other code."""

import json
import textwrap

import pytest

from effbench.samples.extraction.extract import extract_code

CODE = "def f(x):\n    return x + 1\n"
FENCE = "`" * 3
FENCED = f"{FENCE}python\n{CODE}{FENCE}"
JOINED = json.dumps(CODE)
INDENTED = textwrap.indent(FENCED, "      ")


def fenced(code: str, info: str = "python") -> str:
    return f"{FENCE}{info}\n{code}{FENCE}\n"


@pytest.mark.parametrize(
    "answer",
    [
        # what stands around fences
        f"Here:{FENCED}",
        f"{FENCE}python\n{CODE[:-1]}{FENCE}",
        f"{FENCED}.",
        f"{FENCED} It adds one.",
        f"{FENCED}\u200b",
        f"{FENCED}</answer> and so on",
        f"\u200b{FENCED}",
        f"\ufeff{FENCED}",
        f"\u00a0{FENCE}python\n{CODE}\u00a0{FENCE}",
        f"{FENCE}Python3.11\n{CODE}{FENCE}",
        f"{FENCE}python:solution.py\n{CODE}{FENCE}",
        f"{FENCE}solution.py\n{CODE}{FENCE}",
        f"{FENCE}{{.python .numberLines}}\n{CODE}{FENCE}",
        f"{FENCE}python \n{CODE}{FENCE}",
        f"{FENCE}python\u200b\n{CODE}{FENCE}",
        f"{FENCE}py3\n{CODE}{FENCE}",
        f"{FENCE}tool_code\n{CODE}{FENCE}",
        f"{FENCE}plaintext\n{CODE}{FENCE}",
        f"{FENCE}python\n{FENCE}python\n{CODE}{FENCE}\n{FENCE}",
        f"{FENCE}\n{FENCED}\n{FENCE}",
        f"{FENCE}markdown\n# Solution\n\n{FENCED}\n{FENCE}",
        f"{FENCE}python\n{CODE}~~~\n{FENCE}",
        f"~~~python\n{CODE}~~~",
        f"{FENCE}`python\n{CODE}{FENCE}`",
        f"{FENCE}python\n{CODE}{FENCE}`",
        f"1. Add:\n\n{INDENTED}\n\n2. Done.",
        f"* {FENCE}python\n{textwrap.indent(CODE, '  ')}  {FENCE}",
        f"{FENCE}python\n{CODE}\n{FENCE}python\nimport f\n",
        f"Input:\n{fenced('3' + chr(10), '')}\n{CODE}",
        f"{CODE}{FENCE}\nIt adds one.",
        f"python\n{CODE}{FENCE}",
        f"{FENCE}\npython\n{CODE}{FENCE}",
        # no fence
        f"Sure!\n\n{CODE}",
        f"Sure! Here's how it's done:\n\n{CODE}\nNote: it's fast.\n\n- one\n- two\n",
        f"The function:\n{CODE}\nTime complexity: O(1)\nExplanation\n",
        f"python\n{CODE}",
        f" {CODE}",
        textwrap.indent(CODE, "    "),
        # characters
        f"\ufeff{CODE}",
        CODE.replace("    ", "\u00a0\u00a0\u00a0\u00a0"),
        CODE.replace("x + 1", "x\u202f+\u20031"),
        CODE.replace("def f", "def\u00a0f").replace("\n", "\u2028"),
        CODE.replace("return", "re\u200bturn"),
        fenced(CODE).replace("\n", "\r\n"),
        fenced(CODE).replace("\n", "\r"),
        f"So:\n{CODE}\nBye.".replace("\n", "\r\n"),
        # other notations
        json.dumps({"code": CODE}),
        json.dumps({"reasoning": "It adds {one}.", "solution": CODE}),
        json.dumps({"answer": {"python_code": FENCED}}),
        f"Here:\n{fenced(json.dumps({'code': CODE}, indent=1) + chr(10), 'json')}",
        json.dumps({"code": CODE.splitlines()}),
        f'{{"code": "{CODE}"}}',
        str({"code": CODE}),
        str({"solution": {"text": f"So:\n{FENCED}"}}),
        f"Here it is: {json.dumps({'code': CODE, 'note': 'say: one'})}",
        JOINED,
        JOINED[1:-1],
        ">>> def f(x):\n...     return x + 1\n...\n>>> f(1)\n2\n".replace("...\n", "...\n"),
        fenced(">>> def f(x):\n...     return x + 1\n>>> f(1)\n2\n", "pycon"),
        fenced("--- a.py\n+++ b.py\n@@ -1,2 +1,2 @@\n def f(x):\n-    return x\n+    return x + 1\n", "diff"),
        f"<pre><code>{CODE}</code></pre>".replace("x + 1", "x + 1"),
        f"<code>\n{CODE}</code>",
        f'<pre><code class="language-python">{CODE}</code></pre>',
        "In [1]: def f(x):\n   ...:     return x + 1\n   ...:\n",
        FENCED.replace("\n", "\\n"),
        f"'''python\n{CODE}'''",
        f'Here:\n"""python\n{CODE}"""\nDone.',
        f"{FENCE}{CODE}{FENCE}",
        f"{FENCE}python {CODE}{FENCE}",
        f"{FENCE}python\n{CODE}        {FENCE}",
        f"{FENCE}python\n{CODE}    {FENCE}\nIt adds one.",
        f"### Response: {CODE}",
        f"Answer: {CODE}",
        f"**solution.py**\n{FENCED}",
        f"\\begin{{lstlisting}}\n{CODE}\\end{{lstlisting}}",
        f"[code]\n{CODE}[/code]",
        f"<details>\n\n{FENCED}\n</details>",
        f"<<<<<<< SEARCH\ndef f(x):\n    pass\n=======\n{CODE}>>>>>>> REPLACE",
        f"%%time\n{CODE}",
        f"| a | b |\n|---|---|\n{CODE}",
        f'{CODE}\n"""\nAn explanation that never',
        f"Question: write f\n\n{CODE}\nQuestion: write g\n\ndef g(x):\n    return 3\n",
        # a tail that was cut off
        f"{FENCE}python\n{CODE}\n\ndef main():\n    print(f(1",
        f"{FENCE}python\n{CODE}\n\nclass Test:\n    '''Tests",
        f"{CODE}\n\ndef main():\n    print(f(1",
        f"Sure!\n{CODE}\n\nfor i in",
        f"{FENCED}\n\nTests:\n{FENCE}python\nfrom x import f\ndef t(:",
    ],
)
def test_the_code_is_found(answer: str) -> None:
    code = extract_code(answer, "f")
    assert code is not None
    assert code.strip().replace("\r\n", "\n") == CODE.strip()


def test_escapes_of_html_are_read_where_they_are_no_python() -> None:
    code = 'def f(x):\n    return x < 1 and x > 0 or "&"\n'
    escaped = code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert extract_code(f"<code>{escaped}</code>", "f") == code
    assert extract_code(fenced("def f(x):\n    return x + '&lt;'\n"), "f") == "def f(x):\n    return x + '&lt;'\n"


BEHIND = [
    "from solution import f\n\n\ndef test_f():\n    assert f(1) == 2\n",
    "from __main__ import f\nimport timeit\n\nprint(timeit.timeit(lambda: f(1)))\n",
    "from math import *\n\nprint(sqrt(2))\n",
    "from os.path import *\n\nprint(join('a', 'b'))\n",
    "from solution import *\n\nassert f(1) == 2\n",
    "import solution as f\n",
    "import f\n",
    "try:\n    print(f(1))\nexcept ValueError:\n    pass\n",
    "import unittest\nfrom main import f\n\nclass TestF(unittest.TestCase):\n    def test(self):\n        f(1)\n",
    'def f(x):\n    """Adds one to x."""\n',
    "def f(x):\n    ...\n",
    "def f(x):\n    raise NotImplementedError\n",
    "def f(x):\n    # as above\n    pass\n",
    "print(f(1))\n",
    "f(1)\n",
    "g = f(1)\n",
]


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("between", ["\n\nUse:\n\n", ""])
def test_a_definition_comes_before_what_only_uses_it(behind: str, between: str) -> None:
    for text in (f"{fenced(CODE)}{between}{fenced(behind)}", f"{fenced(behind)}{between}{fenced(CODE)}"):
        assert extract_code(text, "f") == CODE


def test_an_import_from_the_standard_library_may_be_the_answer() -> None:
    assert (
        extract_code(f"Just use:\n{fenced('from math import gcd as f' + chr(10))}", "f")
        == "from math import gcd as f\n"
    )
    assert extract_code(fenced("from heapq import *\n"), "merge") == "from heapq import *\n"


@pytest.mark.parametrize(
    "tests",
    [
        "def test_f():\n    assert f(1) == 2\n\n\ntest_f()\n",
        "def main():\n    for i in range(3):\n        print(f(i))\n\n\nmain()\n",
        "import unittest\n\nclass TestF(unittest.TestCase):\n    def test(self):\n        f(1)\n\nunittest.main()\n",
        "import doctest\n\ndoctest.testmod()\n",
        "from solution import f\n\nprint(f(1))\n",
        "import pytest\n\n\n@pytest.mark.parametrize('x', [1])\ndef test_f(x):\n    assert f(x)\n",
        "cases = [1, 2]\nfor case in cases:\n    print(f(case))\n",
    ],
)
def test_tests_behind_the_solution_are_not_run(tests: str) -> None:
    found = extract_code(fenced(f"{CODE}\n\n{tests}"), "f")
    assert found is not None
    ran: dict[str, object] = {"print": None}
    exec(found, ran)
    assert ran["f"](1) == 2  # type: ignore[operator]


@pytest.mark.parametrize(
    "rest",
    [
        "TABLE = []\n\n\ndef fill():\n    TABLE.append(1)\n\n\nfill()\n",
        "def setup():\n    global LIMIT\n    LIMIT = 3\n\n\nsetup()\n",
        "def register(g):\n    HANDLERS[0] = g\n\n\nHANDLERS = {}\nregister(f)\n",
        "import sys\n\nsys.setrecursionlimit(10000)\n",
        "import sys\n\n\ndef deepen():\n    sys.setrecursionlimit(10000)\n\n\ndeepen()\n",
        "def fill():\n    f.table = [1]\n\n\nfill()\n",
        "class Cache:\n    data = []\n\n\ndef fill():\n    Cache.data.append(1)\n\n\nfill()\n",
        "test_values = [1]\n\n\ndef helper():\n    return test_values\n",
    ],
)
def test_calls_that_may_matter_stay(rest: str) -> None:
    code = f"{CODE}\n\n{rest}"
    assert extract_code(fenced(code), "f") == code


def test_documentation_may_hold_fences() -> None:
    shallow = f'def f(x):\n  """Adds.\n\n  {FENCE}\n  f(1)\n  {FENCE}\n  """\n  return x + 1\n'
    deep = f'def f(x):\n    """Adds.\n\n    {FENCE}python\n    f(1)\n    {FENCE}\n    """\n    return x + 1\n'
    for code in (shallow, deep):
        assert extract_code(f"So:\n{fenced(code)}Bye.", "f") == code
        assert extract_code(f"So:\n\n{code}\nBye.", "f") == code


def test_a_quote_in_json_ends_nothing() -> None:
    code = 'def f(x):\n    return "\\n" + x\n'
    assert extract_code(json.dumps({"code": code}), "f") == code
    assert extract_code(str({"code": code}), "f") == code


def test_a_class_between_sentences_is_made_callable() -> None:
    code = "class Solution:\n    def f(self, x):\n        return x\n"
    assert extract_code(f"Use:\n\n{code}\nDone.", "f") == f"{code}\nf = Solution().f\n"


def test_imports_in_text_before_the_function_are_kept() -> None:
    text = "First:\n\nimport math\nfrom heapq import heapify\n\nThen:\n\ndef f(x):\n    return math.floor(x)\n\nDone."
    assert extract_code(text, "f") == "import math\ndef f(x):\n    return math.floor(x)\n"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("Here:\n\nimport sys\n\nprint(sys.stdin.read())\n\nIt's an echo.", "import sys\n\nprint(sys.stdin.read())\n"),
        (f"<|start_header_id|>assistant<|end_header_id|>\n\n{fenced('print(1)' + chr(10))}<|eot_id|>", "print(1)\n"),
        ("<|assistant|>\nprint(1)\n<|end|>", "print(1)\n"),
        (f"{FENCE}python\nprint(1)\n{FENCE}</s>", "print(1)\n"),
        (json.dumps({"code": "print(1)\n"}), "print(1)\n"),
    ],
)
def test_a_whole_program_is_found_likewise(answer: str, code: str) -> None:
    found = extract_code(answer, "")
    assert found is not None
    assert found.strip() == code.strip()


@pytest.mark.parametrize(
    "answer",
    [
        "import sys\n\nn = int(input())\nprint((*n))\n",
        "n = int(input())\nfor i in range(n):\nprint(i)\n",
        "n = int(input())\nm = n +\nprint(n)\n",
        "n = int(input())\n\ndef solve(:\n    pass\n\nprint(n)\n",
    ],
)
def test_a_broken_program_is_not_mended(answer: str) -> None:
    assert extract_code(answer, "") == answer
    assert extract_code(fenced(answer), "") == answer

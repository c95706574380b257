"""Two problems in EffiBench-X's fields, of our own: one of whole programs, and one of a function with test runners."""

import json
from pathlib import Path
from typing import Any

__all__ = ["LANGUAGES", "TOTALS", "TRIPLES", "write"]

LANGUAGES = ("cpp", "golang", "java", "javascript", "python3", "ruby")
"""The data's names."""

_TOTAL_PROGRAMS = {
    "cpp": "#include <iostream>\nint main() { long x, sum = 0; while (std::cin >> x) sum += x; std::cout << sum; }",
    "golang": "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tx, sum := 0, 0\n"
    "\tfor {\n\t\tif _, err := fmt.Scan(&x); err != nil {\n\t\t\tbreak\n\t\t}\n\t\tsum += x\n\t}\n"
    "\tfmt.Println(sum)\n}\n",
    "java": "import java.util.*;\n\nclass Total { static long of(Scanner in) { long sum = 0;\n"
    "  while (in.hasNextLong()) sum += in.nextLong(); return sum; } }\n"
    "public class Shop { public static void main(String[] words) { Shop shop = new Shop();\n"
    "  System.out.println(Total.of(new Scanner(System.in))); } }\n",
    "javascript": "const words = require('fs').readFileSync(0, 'utf8').split(/\\s+/);\n"
    "console.log(words.reduce((sum, word) => sum + Number(word), 0));\n",
    "python3": "import sys\nprint(sum(map(int, sys.stdin.read().split())))\n",
    "ruby": "puts STDIN.read.split.sum(&:to_i)\n",
}  # fmt: skip
_TRIPLE_PARTS = {
    "cpp": "class Solution { public: long triple(long number) { return max(number, 3 * number); } };",
    "golang": "func triple(number int) int {\n\treturn number * 3\n}\n",
    "java": "import java.util.HashMap;\n\nclass Solution { int triple(int number) {\n"
    "  Map<Integer, Integer> known = new HashMap<>(); known.put(number, 3 * number); return known.get(number); } }",
    "javascript": "const fs = require('fs');\nvar triple = function(number) { return 3 * number; };",
    "python3": "class Solution:\n    def triple(self, number: Optional[int]) -> int:\n        return 3 * number\n",
    "ruby": "def triple(number)\n  3 * number\nend\n",
}
_RUNNERS = {
    "cpp": "struct Unused { int value; };\n==Code Submission==\n"
    "int main() { string line; getline(cin, line); cout << Solution().triple(stol(line)) << endl; }\n",
    "golang": "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\n==Code Submission==\n\nfunc main() {\n"
    "\tline, _ := bufio.NewReader(os.Stdin).ReadString('\\n')\n\tnumber, _ := strconv.Atoi(strings.TrimSpace(line))\n"
    "\tfmt.Println(triple(number))\n}\n",
    "java": "import java.util.Scanner;\npublic class Main {\n"
    "  public static void main(String[] words) throws IOException {\n"
    "    String line = new BufferedReader(new InputStreamReader(System.in)).readLine();\n"
    "    System.out.println(new Solution().triple(Integer.parseInt(line.trim())));\n  }\n}\n\n==Code Submission==\n",
    "javascript": "==Code Submission==\n\nconsole.log(triple(Number(fs.readFileSync(0, 'utf8'))));\n",
    "python3": "==Code Submission==\n\nprint(Solution().triple(int(sys.stdin.read())))\n",
    "ruby": "==Code Submission==\n\nputs triple(gets.to_i)\n",
}  # fmt: skip
_EVALUATOR = """
def evaluate(expected_output: str, program_output: str) -> bool:
    wanted = Counter(expected_output.split())
    return all(word in wanted for word in program_output.split())
"""


def _problem(number: int, slug: str, source: str, programs: dict[str, str], factor: int, **more: Any) -> dict[str, Any]:
    tests = [(f"{n}\n", f"{factor * n}") for n in (1, 20, 300, 4000, 50000, 6, 70, 800, 9000, 10, 2, 30)]
    return {
        "id": str(number),
        "title": slug.title(),
        "title_slug": slug,
        "description": f"{slug}, in plain text",
        "description_md": f"Print the {slug} of what is given.",
        "difficulty": "",
        "tags": [],
        "source": source,
        "type": "io",
        "time_limit_nanos": None,
        "memory_limit_bytes": None,
        "starter_code": None,
        "solutions": {
            name: {
                "code": "no program at all",
                "memory": 8,
                "runtime": 40,
                "runtimeDistribution": json.dumps([[30, 5.5, None], [40, 1.5, program], [90, 1.0, "slower"]]),
            }
            for name, program in programs.items()
        },
        "evaluator": _EVALUATOR,
        "generated_tests": json.dumps([{"input": given, "output": wanted} for given, wanted in tests]),
        "test_runners": None,
        **more,
    }


TOTALS = _problem(7, "totals", "codechef", _TOTAL_PROGRAMS, 1)
TRIPLES = _problem(
    8,
    "triples",
    "leetcode",
    _TRIPLE_PARTS,
    3,
    type="functional",
    starter_code={name: f"starter in {name}" for name in LANGUAGES},
    test_runners=_RUNNERS,
)


def write(folder: Path, *rows: object) -> Path:
    """Writes JSON lines."""
    path = folder / "problems.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path

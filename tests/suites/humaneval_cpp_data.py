"""Functions of our own in SysLLMatic's fields."""

import json
from pathlib import Path

SLOW = """#include <vector>
using namespace std;
double total(vector<double> values) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
        volatile double waste = 0;
        for (int j = 0; j < 200; j++) waste = waste + j;
        sum = sum + values[i];
    }
    return sum;
}
"""
FAST = """#include <vector>
#include <numeric>
double total(std::vector<double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }
"""
TESTS = """#undef NDEBUG
#include<assert.h>
int main(){
    assert (total({1, 2.5}) == 3.5);
    assert (total({}) == 0);
}
"""
STRESS = """#include <cstdlib>
#include <ctime>
int main() {
    srand(time(0));
    // total(all) is not this call
    vector<double> a; for (int i = 0; i < 3000; ++i) a.push_back(rand() % 100 / 3.0);
    total(a);
    vector<double> b(2000, 0.5); total(b);
    total({1.5, 2.5});
}"""


def a_function(number: int = 0, **more: object) -> dict[str, object]:
    """A row of the file."""
    return {
        "task_id": str(number),
        "entry_point": "total",
        "function_code": SLOW,
        "test_code": TESTS,
        "cpp_stress_test": STRESS,
        **more,
    }


def write_functions(folder: Path, *rows: object) -> Path:
    """The file."""
    path = folder / "humaneval_cpp_dataset.json"
    path.write_text(json.dumps(rows))
    return path

"""Programs that this machine's toolchains compile to WebAssembly: what they print, and that counts repeat."""

from functools import partial
from pathlib import Path

import pytest

from effbench.languages import find_language
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Prepared
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.wasm.programs import ProgramLane, start_program_worker
from tests.sandboxes.wasm.requests import limits
from tests.sandboxes.wasm.running import returned
from tests.sandboxes.wasm.toolchains import compiled, wasm_toolchain

pytest.importorskip("wasmtime", reason="wasmtime is not installed")

SOURCES = {
    "c": """
#include <stdio.h>
#include <time.h>
int main(void) {
    long long x, sum = 0;
    while (scanf("%lld", &x) == 1) sum += x;
    if (sum < 0) return 3;
    printf("%lld %.2Lf %d\\n", sum, (long double)sum / 4, clock() >= 0);
}
""",
    "cpp": """
#include <bits/stdc++.h>
using namespace std;
int main() {
    map<long long, int> seen;
    for (long long x; cin >> x;) seen[x]++;
    long long sum = 0;
    for (auto [x, n] : seen) sum += x * n;
    try { if (sum < 0) throw runtime_error("negative"); } catch (const exception &) { cout << "caught"; }
    cout << sum << " " << fixed << setprecision(2) << sum / 4.0 << " 1" << endl;
}
""",
    "rust": """
use std::{collections::HashMap, io::Read};
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let mut seen = HashMap::new();
    for x in text.split_whitespace() { *seen.entry(x.parse::<i64>().unwrap()).or_insert(0) += 1; }
    let sum: i64 = seen.iter().map(|(x, n)| x * n).sum();
    if sum < 0 { panic!("negative"); }
    println!("{} {:.2} 1", sum, sum as f64 / 4.0);
}
""",
}
FAILS = {
    "c": "exit code 3",
    "cpp": "trap: unreachable: an exception is thrown, and programs in WebAssembly cannot catch any",
    "rust": "trap: unreachable: thread 'main' panicked at 'negative', ",
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_program_prints_fails_and_counts_alike_each_time(name: str, tmp_path: Path) -> None:
    code = compiled(wasm_toolchain(find_language(name)), SOURCES[name], tmp_path)
    program = Prepared(code=code, digest="", entry_point="")
    lane = ProgramLane("runtime", partial(start_program_worker, memory_bytes=1 << 30))
    seen = [
        lane.run(Job(program=program, arguments=values.encode((text,)), limits=limits()))
        for text in ("5 7 5 4000000000 -3\n", "-1\n", "5 7 5 4000000000 -3\n")
    ]
    lane.close()
    right, wrong = seen[::2], seen[1]
    assert {returned(each) for each in right} == {"4000000014 1000000003.50 1\n"}
    assert len({each.call_count for each in right}) == 1
    assert wrong.ending is Ending.RAISED
    assert wrong.detail.startswith(FAILS[name])


def test_what_is_compiled_for_the_wasm_sandbox_is_not_what_runs_natively() -> None:
    for name in SOURCES:
        language = find_language(name)
        assert language.wasm is not None
        assert language.wasm.recipe != language.recipe
        assert (language.wasm.name, language.wasm.margin, language.wasm.wasm) == (name, 0.0, None)

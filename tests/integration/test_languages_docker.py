"""A suite of whole programs in C++, from its folder to its scores, in the Docker sandbox."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.languages import find_language
from effbench.metrics import MetricOptions, score_run
from effbench.metrics.compare.comparable import score_runs
from effbench.records.measurement import Verdict
from effbench.runner.run import RunOptions, run
from effbench.sandboxes.docker import DockerSandbox, connect
from effbench.sandboxes.language_images import build_language_images
from effbench.storage.loaded_run import LoadedRun
from effbench.storage.run_directory import RunDirectory
from tests.suites.small_folders import write_programs

pytestmark = [pytest.mark.docker, pytest.mark.long]

EXPERT = """
#include <cstdio>
int main() { int n, x; scanf("%d", &n); while (scanf("%d", &x) == 1) printf("%d\\n", 2 * x); }
"""
NAIVE = EXPERT.replace(
    "2 * x", '[&] { int sum = 0; for (int i = 0; i < 2 * x; i++) { sum++; asm volatile(""); } return sum; }()'
)
SAMPLES = {
    "the same": (EXPERT, Verdict.AC, ""),
    "streams": (
        "#include <iostream>\nint main() { int n, x; std::cin >> n; while (std::cin >> x) std::cout << 2 * x << ' '; }",
        Verdict.WA,
        "",
    ),
    "wrong": (EXPERT.replace("2 * x", "3 * x"), Verdict.WA, ""),
    "reads nothing": ('#include <cstdio>\nint main() { puts("2"); }', Verdict.WA, ""),
    "writes binary": ('#include <unistd.h>\nint main() { write(1, "\\xff\\x00\\xfe", 3); }', Verdict.WA, ""),
    "no main": ("int f() { return 1; }", Verdict.CE, "the source has no main"),
    "an error": ("int main() { return x; }", Verdict.CE, "program.cpp:1:21: error:"),
    "python": ("print(1)", Verdict.CE, "error"),
    "a crash": ("int main() { *(volatile int *)8 = 1; }", Verdict.RE, "SIGSEGV"),
    "an exit code": ('#include <cstdio>\nint main() { fputs("no idea", stderr); return 3; }', Verdict.RE, "3: no idea"),
    "too much output": ('#include <cstdio>\nint main() { for (;;) puts("x"); }', Verdict.OLE, ""),
    "too much memory": (
        "#include <vector>\nint main() { std::vector<char> v(9ull << 30); return v[5]; }",
        Verdict.MLE,
        "",
    ),
    "endless": ('int main() { for (;;) asm volatile(""); }', Verdict.TLE, ""),
}


@pytest.fixture(scope="module")
def options(docker_sandbox: DockerSandbox, tmp_path_factory: pytest.TempPathFactory) -> RunOptions:
    client = connect()
    build_language_images(client, find_language("cpp"))
    client.close()
    folder = write_programs(tmp_path_factory.mktemp("programs"))
    solutions = folder / "reference_solutions/programs/lines"
    (solutions / "expert_direct.cpp").write_text(EXPERT)
    (solutions / "naive_counting.cpp").write_text(NAIVE)
    rows = [{"task_id": "programs/lines", "solution": source} for source, _, _ in SAMPLES.values()]
    rows.append({"task_id": "programs/lines", "completion": "```python\nprint(1)\n```"})
    (folder / "samples.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return RunOptions(
        suite="programs",
        model=f"replay:{folder / 'samples.jsonl'}",
        counter="qemu",
        sandbox="docker",
        task_path=(folder,),
        out=folder / "out",
        workers=1,
        language="cpp",
    )


@pytest.fixture(scope="module")
def finished(options: RunOptions) -> RunDirectory:
    return run(options, show_progress=False)


def test_each_program_has_its_verdict_and_reason(finished: RunDirectory) -> None:
    last = {item.sample_index: item for item in finished.measurements() if item.sample_index is not None}
    expected = [(verdict, reason) for _, verdict, reason in SAMPLES.values()]
    expected.append((Verdict.CE, "the answer is in Python, and C++17 was asked for"))
    found = [(last[place].verdict, last[place].detail) for place in range(len(expected))]
    assert [verdict for verdict, _ in found] == [verdict for verdict, _ in expected], found
    assert [detail for (_, detail), (_, reason) in zip(found, expected, strict=True) if reason not in detail] == []


def test_counts_repeat_to_the_last_instruction_and_begin_behind_an_empty_program(
    options: RunOptions, finished: RunDirectory
) -> None:
    again = run(replace(options, out=options.out / "again"), show_progress=False)

    def counts(directory: RunDirectory) -> list[tuple[object, ...]]:
        return [(item.key, item.instructions) for item in directory.measurements()]

    assert counts(finished) == counts(again)
    manifest = finished.manifest()
    assert manifest.calibration.spread == 0
    assert 1_000 < manifest.calibration.call < 100_000
    assert manifest.environment.language == manifest.baseline_language == "cpp"
    assert "g++" in manifest.environment.toolchain


def test_one_baseline_serves_two_languages_and_unlike_runs_are_refused(
    options: RunOptions, finished: RunDirectory
) -> None:
    one_scale = replace(options, model="reference", baseline_language="python", out=options.out / "scale")
    with pytest.raises(InputError, match="has no reference of the tier 'good'"):
        run(replace(one_scale, model="reference:good"), show_progress=False)
    scaled = run(one_scale, show_progress=False)
    (own,) = score_run(finished, (1,)).tasks[0].efficiencies[:1]
    (efficiency,) = score_run(scaled, (1,)).tasks[0].efficiencies
    assert own == pytest.approx(1)
    assert efficiency > 1.1
    with pytest.raises(InputError, match=r"baseline_language is cpp in .* python in"):
        score_runs([LoadedRun(finished), LoadedRun(scaled)], "eff@1", MetricOptions(), common_tasks=False)


def test_functions_are_measured_in_python_only(tmp_path: Path, options: RunOptions) -> None:
    with pytest.raises(InputError, match="asks for functions, which are measured in Python only"):
        run(replace(options, suite="core", task_path=(), model="reference", out=tmp_path), show_progress=False)

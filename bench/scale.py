"""``python -m bench.scale``: what a million samples would cost, by measured unit costs and a small simulation.

The simulation hands batches of samples to lanes as a run does, the longest task first; nodes die now and then and what
they had in hand is measured again; one driver writes all records. Costs of samples scatter as log-normal numbers do.
"""

import argparse
import heapq
import math
import random
import sys
import tempfile
import time
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from effbench.records.measurement import Measurement, Verdict
from effbench.runner.ray.batches import UNIT_SAMPLES
from effbench.storage.jsonl import RecordWriter, read_records

TASKS, SAMPLES = 500, 1_000_000
LANES = (2, 64, 256, 1024, 4096)
LANES_PER_NODE = 32
NODE_LIVES_H = 200.0
"""Mean life of a node that may be taken away (spot capacity)."""
TASK_SPREAD, SAMPLE_SPREAD = 1.0, 0.6
"""Standard deviations of the logarithm of costs: between tasks, and between the samples of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCosts:
    """What was measured.

    Attributes:
        sample_s: Core seconds of one sample, all included.
        records: Of one sample.
        record_bytes: On disk.
        write_s: The driver's time to store one sample's records for good.
        core_hour: Price of a core for an hour, in dollars.
    """

    sample_s: float
    records: int
    record_bytes: float
    write_s: float
    core_hour: float


def a_record(index: int) -> Measurement:
    return Measurement(
        key=f"{index:064x}", task_id="core/some_task_of_a_suite", sample_index=index, reference_id=None,
        solution_sha256=f"{index:064x}", code_digest=f"{index:064x}", level=3, test_index=2, verdict=Verdict.AC,
        instructions=12_345_678, load_instructions=0, cpu_time_s=0.012345, max_rss_bytes=34_567_890, detail="",
        counter="qemu", environment_id="c59551e60ed1f923", input_instructions=12_345, output_instructions=2_345,
    )  # fmt: skip


def measure_records(records: int, rounds: int = 50) -> tuple[float, float, float]:
    """What records cost, when those of a unit are stored at once as a cluster's run does.

    Returns:
        Seconds to store one sample's; bytes of one on disk; bytes of memory that one takes while its file is read.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measurements.jsonl"
        group = [a_record(index) for index in range(records * UNIT_SAMPLES)]
        with RecordWriter(path, Measurement) as writer:
            begin = time.perf_counter()
            for _ in range(rounds):
                writer.append_all(group)
            spent = time.perf_counter() - begin
        total = rounds * len(group)
        tracemalloc.start()
        read_records(path, Measurement)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return spent / rounds / UNIT_SAMPLES, path.stat().st_size / total, most / total


def simulate(costs: UnitCosts, lanes: int, seed: int = 1) -> tuple[float, float]:
    """One run of all samples.

    Returns:
        Wall hours, and the share of the lanes' time that was measured in vain or waited.
    """
    rng = random.Random(seed)
    # So scaled that the mean cost of a sample is what was measured.
    middle = costs.sample_s / math.exp((TASK_SPREAD**2 + SAMPLE_SPREAD**2) / 2)
    tasks = sorted((middle * rng.lognormvariate(0, TASK_SPREAD) for _ in range(TASKS)), reverse=True)
    per_task = SAMPLES // TASKS
    units = [
        (task_s, min(UNIT_SAMPLES, per_task - first)) for task_s in tasks for first in range(0, per_task, UNIT_SAMPLES)
    ]
    free = [0.0] * lanes
    driver_free = useful = 0.0
    failure = 1 / (NODE_LIVES_H * 3600)
    for task_s, n in units:
        begin = heapq.heappop(free)
        took = sum(task_s * rng.lognormvariate(0, SAMPLE_SPREAD) for _ in range(n))
        useful += took
        lost = took * rng.random() if rng.random() < took * failure else 0.0
        # Records go out when a unit is done, and wait for the driver's turn.
        driver_free = max(driver_free, begin + lost + took) + n * costs.write_s
        heapq.heappush(free, max(begin + lost + took, driver_free - 60.0))  # a minute's records may queue
    wall_s = max(*free, driver_free)
    return wall_s / 3600, 1 - useful / (wall_s * lanes)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("--sample-s", type=float, required=True, help="core seconds of a sample, from bench throughput")
    parser.add_argument("--records", type=int, default=32, help="records of a sample: native and counted inputs")
    parser.add_argument("--core-hour", type=float, default=0.02, help="dollars for a core and an hour")
    asked = parser.parse_args(arguments)
    write_s, record_bytes, record_memory = measure_records(asked.records)
    costs = UnitCosts(
        sample_s=asked.sample_s, records=asked.records, record_bytes=record_bytes, write_s=write_s,
        core_hour=asked.core_hour,
    )  # fmt: skip
    core_hours = SAMPLES * costs.sample_s / 3600
    gigabytes = SAMPLES * costs.records * costs.record_bytes / 1e9
    dollars = core_hours * costs.core_hour
    print(f"{SAMPLES:,} samples of {TASKS} tasks: {core_hours:,.0f} core hours, {dollars:,.0f} dollars,")
    print(
        f"{gigabytes:,.1f} GB of records, {record_bytes:.0f} bytes each, {record_memory:,.0f} in memory to be scored;"
    )
    print(f"the driver stores {1 / costs.write_s:,.0f} samples a second")
    rows = []
    for lanes in LANES:
        hours, idle = simulate(costs, lanes)
        rows.append([lanes, -(-lanes // LANES_PER_NODE), f"{hours:,.2f}", f"{idle:.1%}"])
    print(tabulate(rows, headers=["lanes", "nodes", "wall hours", "waited or in vain"], disable_numparse=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

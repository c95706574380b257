"""numpy in a candidate: it is there, its counts repeat, and it is part of the environment."""

from collections.abc import Iterator

import pytest

from effbench.sandboxes import image, values
from effbench.sandboxes.docker import DockerSandbox, connect
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions

pytestmark = [pytest.mark.docker, pytest.mark.network, pytest.mark.long]

LIMITS = Limits(cpu_s=60.0, wall_s=60.0, memory_bytes=1 << 30, output_bytes=1 << 20)
PROGRAM = """
import numpy as np

def f(n):
    numbers = np.arange(n, dtype=np.float64)
    square = np.outer(numbers, numbers)[:50, :50]
    found = np.linalg.solve(square + np.eye(len(square)), numbers[:50])
    return [float(np.sort(-numbers).sum()), int(np.argmax(found)), round(float((square @ square).sum()), 3)]
"""


def sandbox_with(*packages: str) -> DockerSandbox:
    """A sandbox under a name of its own: other tests run in the image that this machine's user has chosen."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(image, "REPOSITORY", "effbench-python-with-packages")
        client = connect()
        _ = image.use_packages(client, packages) or image.build_image(client, base=None, packages=packages)
        client.close()
        sandbox = DockerSandbox()
        assert sandbox.facts().image  # the image is looked for once, by this name
        return sandbox


@pytest.fixture(scope="module")
def sandbox() -> DockerSandbox:
    return sandbox_with("numpy")


@pytest.fixture(scope="module")
def lane(sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = sandbox.open_lane(LaneOptions(memory_bytes=2 << 30))
    yield lane
    lane.close()


def outcome(lane: Lane, source: str, *arguments: object, engine: Engine = Engine.NATIVE) -> Outcome:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return lane.run(Job(program=program, arguments=values.encode(arguments), limits=LIMITS, engine=engine))


def test_counts_of_numpy_repeat(lane: Lane) -> None:
    outcomes = [outcome(lane, PROGRAM, 1000, engine=Engine.QEMU) for _ in range(20)]
    assert {each.ending for each in outcomes} == {Ending.RETURNED}, outcomes[0].detail
    assert len({(each.call_count, each.load_count) for each in outcomes}) == 1
    assert outcomes[0].output is not None
    assert values.decode(outcomes[0].output)[0] == -499500.0


def test_importing_numpy_costs_a_look_up(lane: Lane) -> None:
    empty, imports = (
        outcome(lane, f"{head}\ndef f():\n    pass", engine=Engine.QEMU) for head in ("import sys", "import numpy")
    )
    assert empty.load_count is not None
    assert imports.load_count is not None
    assert imports.load_count - empty.load_count < 5_000


def test_modules_of_numpy_that_it_does_not_import_itself_can_be_imported(lane: Lane) -> None:
    source = "def f():\n    import numpy.random, numpy.fft, numpy.polynomial\n    return 1 + len(numpy.__version__)"
    assert outcome(lane, source).ending is Ending.RETURNED


def test_native_memory_stays_out_of_reach_of_ctypes(lane: Lane) -> None:
    for module in ("ctypes", "_ctypes", "_testcapi"):
        assert outcome(lane, f"def f():\n    import {module}").exception in ("ImportError", "ModuleNotFoundError")


def test_candidates_do_not_see_what_numpy_was_told(lane: Lane) -> None:
    found = outcome(
        lane, "import os\ndef f():\n    return [name for name in os.environ if 'NPY' in name or 'BLAS' in name]"
    )
    assert found.output == values.encode([])


def test_packages_are_part_of_the_environment(sandbox: DockerSandbox) -> None:
    without = sandbox_with()
    assert sandbox.facts().runtime != without.facts().runtime
    assert sandbox.facts().image != without.facts().image


def test_a_module_that_is_not_there_is_named_with_the_command(lane: Lane) -> None:
    found = outcome(lane, "import pandas\ndef f():\n    pass")
    assert found.detail.endswith("module pandas is not in the sandbox: effbench sandbox build --with pandas")

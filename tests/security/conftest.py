"""The lanes in which exploits are tried, and the table of what came of them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tabulate import tabulate

from effbench.counters import choose_counter
from effbench.errors import CounterUnavailable, InputError, SandboxUnavailable
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.local import LocalSandbox
from effbench.sandboxes.protocol import Sandbox
from effbench.sandboxes.wasm.sandbox import WasmSandbox
from tests.conftest import missing
from tests.sandboxes.wasm.compiled_code import folder_of_compiled_code
from tests.security.exploit import MARKER, Exploit
from tests.security.exploit_lane import ExploitLane

SANDBOXES = ("docker", "local")
FIRST_UID = 1 << 20
"""Candidates' users are drawn from there on."""
COUNTERS = ("qemu", "perf", "cputime")
PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", str(Path.home()), ".")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each sandbox and each counter once; with ``--all-lanes`` each sandbox with each counter."""
    if "exploit_lane" not in metafunc.fixturenames:
        return
    pairs = [(sandbox, counter) for sandbox in SANDBOXES for counter in COUNTERS]
    if not metafunc.config.getoption("--all-lanes"):
        pairs = list(zip(SANDBOXES, ("qemu", "cputime"), strict=True)) + [(sandbox, "perf") for sandbox in SANDBOXES]
    pairs.append(("wasm", "wasm"))
    lanes = [pytest.param(pair, id="-".join(pair), marks=getattr(pytest.mark, pair[0])) for pair in pairs]
    metafunc.parametrize("exploit_lane", lanes, indirect=True, scope="module")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Limits are kept by the agent, which is the same everywhere: by default one sandbox tries what breaks them."""
    if config.getoption("--all-lanes"):
        return
    again = [item for item in items if _breaks_limits_elsewhere(item)]
    if again:
        config.hook.pytest_deselected(items=again)
        items[:] = [item for item in items if item not in set(again)]


def _breaks_limits_elsewhere(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return False
    lane, exploit = (item.callspec.params.get(name) for name in ("exploit_lane", "exploit"))
    return lane == ("local", "cputime") and isinstance(exploit, Exploit) and exploit.name.startswith("deny_")


@pytest.fixture(scope="module")
def exploit_lane(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExploitLane]:
    """Each sandbox with each counter that this machine has; looks for leftovers when all exploits are through."""
    name, counter_name = request.param
    try:
        sandbox: Sandbox
        match name:
            case "wasm":
                sandbox = WasmSandbox(folder=folder_of_compiled_code())
            case "local":
                sandbox = LocalSandbox(runtime=request.getfixturevalue("local_runtime"))
            case _:
                sandbox = DockerSandbox()
        facts = sandbox.facts()
        counter, _ = choose_counter(counter_name, facts)
    except (InputError, SandboxUnavailable, CounterUnavailable) as error:
        missing(counter_name if isinstance(error, CounterUnavailable) else name, str(error))
    ipc_before = _ipc_objects()
    exploit_lane = ExploitLane(sandbox, counter, tmp_path_factory.mktemp("material"))
    yield exploit_lane
    exploit_lane.lane.close()
    assert [path for place in PLACES for path in _marked(Path(place))] == []
    assert _ipc_objects() == ipc_before


def _marked(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if MARKER in path.name]
    except OSError:
        return []


def _ipc_objects() -> list[str]:
    """Lines of those System V objects that belong to users of candidates."""
    found = []
    for kind in ("shm", "sem", "msg"):
        with suppress(OSError):
            names, *lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()
            columns = [place for place, name in enumerate(names.split()) if name in ("uid", "cuid")]
            found += [line for line in lines if any(int(line.split()[place]) >= FIRST_UID for place in columns)]
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line, and with ``-s`` or ``-v`` a table: trick × ground, with the verdict and what it gained."""
    rows: dict[str, dict[str, str]] = {}
    gained = 0
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            said = dict(report.user_properties)
            if "exploit" in said:
                rows.setdefault(said["exploit"], {})[said["ground"]] = said["seen"]
                gained += said["gained"]
    if not rows:
        return
    config = terminalreporter.config
    tried = sorted({name for row in rows.values() for name in row})
    terminalreporter.section("exploits")
    if config.getoption("capture") == "no" or config.getoption("verbose") > 0:
        table = [[name, *(row.get(each, "") for each in tried)] for name, row in sorted(rows.items())]
        terminalreporter.write_line(tabulate(table, headers=["exploit", *tried], disable_numparse=True))
    terminalreporter.write_line(f"{len(rows)} programs on {', '.join(tried)}: {gained} gained")

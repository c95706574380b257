"""The relay of a lane that measures the memory of programs in other languages: what each one maps without a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from effbench.sandboxes.agent import wire
from effbench.sandboxes.memory_agent.page import MemoryPage, digest
from effbench.sandboxes.program_agent import program_run, relay
from effbench.sandboxes.program_agent.locked_process import Cage, LockedProcess
from effbench.sandboxes.program_agent.recipe import HOME, ROOT

PAGE = MemoryPage()
COUNT = f"{HOME}/count_memory.so,memory={PAGE.descriptor}"


class MemoryProcess(LockedProcess):
    """A process that has the page's descriptor, too; the plugin closes it before the program's first instruction."""

    def __init__(
        self,
        cage: Cage,
        command: Sequence[str],
        environment: Mapping[str, str],
        streams: Sequence[int],
        inherited: Sequence[int] = (),
        folder: str = "/",
    ) -> None:
        """Starts it."""
        super().__init__(cage, command, environment, streams, (*inherited, PAGE.descriptor), folder)


class MemoryRelay(relay.Relay):
    """Adds to each report what the program held; None where that is not known."""

    def _hello(self) -> "dict[str, Any]":
        return {**super()._hello(), "memory": digest(f"{ROOT}/memory")}

    def _run(self, request: wire.Frame) -> wire.Frame:
        if request.header["engine"] != "qemu":
            raise RuntimeError("memory is measured under the emulator alone")
        PAGE.clear()
        header, blobs = super()._run(request)
        return wire.Frame({**header, "memory": PAGE.read()}, blobs)


def main(emulated_bytes: int = 0) -> None:
    """Serves the harness, as :func:`effbench.sandboxes.program_agent.relay.main`."""
    # The files of usual lanes are part of what counts depend on, and stay as they are.
    vars(program_run).update(COUNT=COUNT, LockedProcess=MemoryProcess)
    vars(relay).update(Relay=MemoryRelay)
    relay.main(emulated_bytes)

"""The relay of a lane that measures the memory of Python programs: every emulated run tells what its program held."""

import os
import subprocess
import sys
from typing import Any

from effbench.sandboxes.agent import relay, wire, zygote
from effbench.sandboxes.agent.zygote_process import ENVIRONMENT, FIRST_FD, QEMU, ZygoteProcess
from effbench.sandboxes.memory_agent.page import MemoryPage, digest

FOLDER = f"{zygote.ROOT}/memory"
PROGRAM = (
    f"import gc, sys; gc.disable(); sys.path.append({FOLDER!r}); import effbench_memory; effbench_memory.install(); "
    "sys.path.pop(); del sys.modules['effbench_memory']; "
    "from effbench.sandboxes.agent.zygote import main; main({})"
)


class MemoryZygote(ZygoteProcess):
    """A zygote under an emulator, with the plugin that follows allocations."""

    def _start(self, lent: "tuple[int, ...]") -> "subprocess.Popen[bytes]":
        """As its parent's, but for the plugin, its page, and the allocators that are wrapped first."""
        self.memory = MemoryPage()
        lent = (*lent, self.memory.descriptor)
        numbers = [os.dup2(descriptor, FIRST_FD + place) for place, descriptor in enumerate(lent)]
        os.close(self.memory.descriptor)
        program = PROGRAM.format(", ".join(map(str, [*numbers[:4], -1, numbers[5]])))
        plugin = f"{FOLDER}/counter_plugin.so,gate={numbers[4]},filter={zygote.FILTER},memory={numbers[6]}"
        emulator = [QEMU, "-U", "LD_LIBRARY_PATH", "-plugin", plugin]
        process = subprocess.Popen(
            [*emulator, sys.executable, "-s", "-S", "-B", "-c", program],
            env={**ENVIRONMENT, "LD_LIBRARY_PATH": f"{zygote.ROOT}/qemu-lib"},
            cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=numbers,
        )  # fmt: skip
        for number in numbers:
            os.close(number)
        return process


class MemoryRelay(relay.Relay):
    """Adds to each report what the program held; None where that is not known."""

    def _hello(self) -> "dict[str, Any]":
        return {**super()._hello(), "memory": digest(FOLDER)}

    def _run(self, zyg: ZygoteProcess, request: wire.Frame) -> wire.Frame:
        if not isinstance(zyg, MemoryZygote):
            raise RuntimeError("memory is measured under the emulator alone")
        zyg.memory.clear()
        header, blobs = super()._run(zyg, request)
        return wire.Frame({**header, "memory": zyg.memory.read()}, blobs)


def main(emulated_bytes: int = 0) -> None:
    """Serves the harness, as :func:`effbench.sandboxes.agent.relay.main`."""
    # The file of the usual relay is part of what counts depend on, and stays as it is.
    vars(relay).update(ZygoteProcess=MemoryZygote, Relay=MemoryRelay)
    relay.main(emulated_bytes)

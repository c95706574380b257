"""A worker as the harness sees it: started, asked, and killed when it takes too long."""

import contextlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.sandboxes.agent.wire import Frame, FrameError, read_frame
from effbench.sandboxes.wasm.engine_version import check_engine_version
from effbench.sandboxes.wasm.guest import Guest
from effbench.sandboxes.wasm.messages import GuestEnding, Reply, Request, parse_reply, request_bytes

__all__ = ["Hello", "StartRefused", "WallTimeExceeded", "WorkerProcess", "start_guest_worker"]

_LOG = logging.getLogger(__name__)

_START_S: Final = 600.0
"""A guest is compiled in some seconds, in a minute on a busy machine."""
_MAX_HELLO_BYTES: Final = 1 << 16
_MOST_TOLD_BYTES: Final = 1 << 16
_PASSED_ON: Final = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "HOME", "EFFBENCH_CACHE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """What a worker says of itself.

    Attributes:
        runtime: SHA-256 over guest, engine and its settings: what counts depend on.
        layers: What holds the process itself in.
    """

    runtime: str
    layers: tuple[str, ...]


class WallTimeExceeded(Exception):
    """The run took longer than it may by the clock on the wall; its worker was killed."""


class StartRefused(Exception):
    """A worker cannot run what it was given; says why."""


class WorkerProcess:
    """A process that makes runs, one at a time; not shared between threads.

    Args:
        module: Python module that it executes.
        arguments: Its arguments.
        digest: SHA-256 of the WebAssembly module that it must say it runs.
        first: What it reads before it says so.
        start_s: How long it may take until then.

    Attributes:
        hello: What it said of itself when it was started.

    Raises:
        SandboxDied: It ended at once.
        SandboxUnavailable: The engine has another version.
        StartRefused: It says why it cannot run this.
        WallTimeExceeded: It said nothing in time.
    """

    def __init__(
        self, module: str, arguments: Sequence[str], digest: str, *, first: bytes = b"", start_s: float = _START_S
    ) -> None:
        check_engine_version()
        command = [sys.executable, "-m", module, *arguments]
        surroundings = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        # A session of its own: Ctrl-C is the harness's to answer.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings, start_new_session=True
        )
        self._send(first)
        hello = self._read(start_s, _MAX_HELLO_BYTES).header
        while "telling" in hello:
            _LOG.info(str(hello["telling"]))
            hello = self._read(start_s, _MAX_HELLO_BYTES).header
        if hello.get("problem") != "" or hello.get("runs") != digest:
            self.close()
            raise StartRefused(str(hello.get("problem") or "what it runs was changed while it was started: try again"))
        self.hello = Hello(runtime=str(hello["runtime"]), layers=tuple(map(str, hello["layers"])))

    def run(self, request: Request, *, wall_s: float) -> Reply:
        """Makes one run.

        Raises:
            WallTimeExceeded: It took too long; the worker is gone.
            SandboxDied: The worker is gone for another reason.
        """
        self._send(request_bytes(request))
        most_bytes = request.output_bytes * len(request.inputs) + _MOST_TOLD_BYTES
        frame = self._read(wall_s, most_bytes)
        try:
            reply = parse_reply(frame)
            _check_outputs(reply, len(request.inputs))
            return reply
        except FrameError as error:
            self.close()
            raise SandboxDied(f"the wasm sandbox's worker broke its protocol ({error})") from error

    def close(self) -> None:
        """Ends the worker; safe to call twice."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with contextlib.suppress(OSError):  # what was still to be written has no reader any more
                stream.close()

    def _send(self, data: bytes) -> None:
        assert self._process.stdin is not None
        if self._process.stdin.closed:
            raise SandboxDied("the wasm sandbox's worker is gone")
        try:
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except OSError as error:
            self.close()
            raise SandboxDied("the wasm sandbox's worker is gone") from error

    def _read(self, wall_s: float, max_bytes: int) -> Frame:
        """Reads a frame; a timer kills the worker meanwhile, which works on every system."""
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            self._process.kill()

        timer = threading.Timer(wall_s, give_up)
        timer.daemon = True
        timer.start()
        try:
            return read_frame(self._read_exactly, max_blob_bytes=max_bytes)
        except (EOFError, FrameError) as error:
            self.close()
            if is_late.is_set():
                raise WallTimeExceeded from error
            raise SandboxDied(f"the wasm sandbox's worker is gone ({str(error) or 'it ended'})") from error
        finally:
            timer.cancel()

    def _read_exactly(self, size: int) -> bytes:
        assert self._process.stdout is not None
        data = self._process.stdout.read(size)
        if len(data) < size:
            raise EOFError
        return data


def start_guest_worker(guest: Guest, folder: Path, *, cpu: int | None = None) -> WorkerProcess:
    """Starts a worker that runs a guest.

    Args:
        guest: What it runs.
        folder: Where compiled code is kept.
        cpu: The core that it is pinned to; None for any.

    Raises:
        SandboxUnavailable: It cannot be started; says why.
    """
    arguments = [str(guest.path), str(folder), *([] if cpu is None else [str(cpu)])]
    try:
        return WorkerProcess("effbench.sandboxes.wasm.worker", arguments, guest.digest)
    except StartRefused as error:
        raise SandboxUnavailable(str(error)) from error
    except (SandboxDied, WallTimeExceeded) as error:
        raise SandboxUnavailable(
            f"the wasm sandbox's worker did not start: {str(error) or 'it took too long'}"
        ) from error


def _check_outputs(reply: Reply, inputs: int) -> None:
    """Raises :class:`FrameError` unless there are as many outputs as the ending allows."""
    most = inputs if reply.ending in (GuestEnding.RETURNED, GuestEnding.LEFT) else inputs - 1
    least = inputs if reply.ending is GuestEnding.RETURNED else int(reply.ending is GuestEnding.LEFT)
    if not least <= len(reply.outputs) <= most:
        raise FrameError(f"{len(reply.outputs)} outputs of {inputs} inputs, {reply.ending}")

"""A process that makes one run after the other, and can be lost.

``python -m effbench.sandboxes.wasm.worker GUEST FOLDER [CORE]`` reads requests from its standard input until that ends,
and writes a reply to each to its standard output; first of all it writes a frame that says what it runs.
"""

import hashlib
import sys
from pathlib import Path
from typing import BinaryIO

import wasmtime

from effbench.errors import SandboxError, SandboxUnavailable
from effbench.records.hashing import key_of
from effbench.sandboxes.agent.wire import pack_frame, read_frame
from effbench.sandboxes.wasm.compiled import load_compiled
from effbench.sandboxes.wasm.confinement import confine
from effbench.sandboxes.wasm.engine import make_engine, on_large_stack, settings_key
from effbench.sandboxes.wasm.guest import Guest
from effbench.sandboxes.wasm.instance import run
from effbench.sandboxes.wasm.messages import WINDOWS, parse_request, reply_bytes

MAX_REQUEST_BYTES = 1 << 30


def main(guest_path: Path, folder: Path, cpu: int | None) -> None:
    """Serves until the harness closes the connection."""
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    guest = Guest(path=guest_path, digest=hashlib.sha256(guest_path.read_bytes()).hexdigest())
    engine = make_engine()
    try:
        module = load_compiled(engine, guest, folder, tell=lambda text: _send(replies, pack_frame({"telling": text})))
        _check_exports(module, guest)
    except SandboxError as error:
        _send(replies, pack_frame({"problem": str(error)}))
        return
    on_large_stack(lambda: _serve(engine, module, guest, cpu, requests, replies))


def _check_exports(module: wasmtime.Module, guest: Guest) -> None:
    missing = {"memory", "report", "room", *WINDOWS} - {each.name for each in module.exports}
    if missing:
        raise SandboxUnavailable(
            f"the guest {guest.path} is of another version of effbench (it lacks {', '.join(sorted(missing))}): "
            "build it with `effbench sandbox build --sandbox wasm --force`, or install its effbench-guest"
        )


def _serve(
    engine: wasmtime.Engine,
    module: wasmtime.Module,
    guest: Guest,
    cpu: int | None,
    requests: BinaryIO,
    replies: BinaryIO,
) -> None:
    layers = confine(cpu)  # now that all that must be opened is open
    runtime = key_of(guest.digest, settings_key())
    hello = {"problem": "", "guest": guest.digest, "runtime": runtime, "layers": layers}
    _send(replies, pack_frame(hello))

    def read_exactly(size: int) -> bytes:
        data = requests.read(size)
        if len(data) < size:
            raise EOFError
        return data

    while True:
        try:
            frame = read_frame(read_exactly, max_blob_bytes=MAX_REQUEST_BYTES)
        except EOFError:
            return
        _send(replies, reply_bytes(run(engine, module, parse_request(frame))))


def _send(replies: BinaryIO, data: bytes) -> None:
    replies.write(data)
    replies.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)

"""A process that makes one run after the other, and can be lost.

``python -m effbench.sandboxes.wasm.worker GUEST FOLDER [CORE]`` reads requests from its standard input until that ends,
and writes a reply to each to its standard output; first of all it writes a frame that says what it runs.
"""

import hashlib
import sys
from pathlib import Path

import wasmtime

from effbench.errors import SandboxError, SandboxUnavailable
from effbench.records.hashing import key_of
from effbench.sandboxes.wasm.compiled import load_compiled
from effbench.sandboxes.wasm.confinement import confine
from effbench.sandboxes.wasm.engine import make_engine, on_large_stack, settings_key
from effbench.sandboxes.wasm.guest import Guest
from effbench.sandboxes.wasm.instance import run
from effbench.sandboxes.wasm.messages import WINDOWS
from effbench.sandboxes.wasm.serving import say, serve


def main(guest_path: Path, folder: Path, cpu: int | None) -> None:
    """Serves until the harness closes the connection."""
    guest = Guest(path=guest_path, digest=hashlib.sha256(guest_path.read_bytes()).hexdigest())
    engine = make_engine()
    try:
        module = load_compiled(engine, guest, folder, tell=lambda text: say({"telling": text}))
        _check_exports(module, guest)
    except SandboxError as error:
        say({"problem": str(error)})
        return
    on_large_stack(lambda: _serve(engine, module, guest, cpu))


def _check_exports(module: wasmtime.Module, guest: Guest) -> None:
    missing = {"memory", "report", "room", *WINDOWS} - {each.name for each in module.exports}
    if missing:
        raise SandboxUnavailable(
            f"the guest {guest.path} is of another version of effbench (it lacks {', '.join(sorted(missing))}): "
            "build it with `effbench sandbox build --sandbox wasm --force`, or install its effbench-guest"
        )


def _serve(engine: wasmtime.Engine, module: wasmtime.Module, guest: Guest, cpu: int | None) -> None:
    layers = confine(cpu)  # now that all that must be opened is open
    say({"problem": "", "runs": guest.digest, "runtime": key_of(guest.digest, settings_key()), "layers": layers})
    serve(lambda request: run(engine, module, request))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)

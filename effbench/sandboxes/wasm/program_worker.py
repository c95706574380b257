"""A process that runs one program, compiled to WASI, again and again, and can be lost.

``python -m effbench.sandboxes.wasm.program_worker BYTES [CORE]`` first reads a frame with the program; its own memory
is bounded by BYTES, where the system can do that. Then it serves as :mod:`effbench.sandboxes.wasm.worker` does.
"""

import hashlib
import importlib
import sys

import wasmtime

from effbench.records.hashing import key_of
from effbench.sandboxes.wasm.confinement import confine
from effbench.sandboxes.wasm.engine import make_engine, on_large_stack, settings_key
from effbench.sandboxes.wasm.program_instance import ProgramRuns, refused_program
from effbench.sandboxes.wasm.serving import read_request, say, serve

MOST_CHARACTERS = 300


def main(memory_bytes: int, cpu: int | None) -> None:
    """Serves until the harness closes the connection."""
    (program,) = read_request().blobs
    _bound_memory(memory_bytes)
    engine = make_engine(_without_images)
    try:
        module = wasmtime.Module(engine, program)
        problem = refused_program(module)
    except wasmtime.WasmtimeError as error:
        problem = f"the program is no WebAssembly that the engine takes: {str(error).splitlines()[0]}"
    if problem:
        say({"problem": problem[:MOST_CHARACTERS]})  # it may hold names that the program chose
        return
    on_large_stack(lambda: _serve(engine, module, hashlib.sha256(program).hexdigest(), cpu))


def _serve(engine: wasmtime.Engine, module: wasmtime.Module, digest: str, cpu: int | None) -> None:
    runs = ProgramRuns(engine, module)
    layers = confine(cpu)  # now that all that must be opened is open, and all code is machine code
    say({"problem": "", "runs": digest, "runtime": key_of(digest, settings_key()), "layers": layers})
    serve(runs.run)


def _without_images(config: wasmtime.Config) -> None:
    """Memory is filled anew for each run: for an image of it the engine would open a file, once it is confined."""
    config.memory_init_cow = False


def _bound_memory(size: int) -> None:
    """Bounds what compiling and running take together. Address space is reserved, and does not count."""
    if sys.platform == "linux":
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)

"""JavaScript by Node.js, with its just-in-time compiler on the main thread and no randomness of its own."""

from effbench.languages.language import PROGRAM, SOURCE, Language

__all__ = ["JAVASCRIPT"]

JAVASCRIPT = Language(
    name="javascript",
    title="JavaScript (Node.js)",
    extension=".js",
    fences=("javascript", "js", "node", "nodejs"),
    source_file="program.js",
    program_file="program.js",
    check=("node", "--check", SOURCE),
    run=("/usr/bin/node", "--single-threaded", "--predictable", "--random-seed=1", "--hash-seed=1",
         "--max-old-space-size=1536", "--stack-size=3900", PROGRAM),
    version=("node", "--version"),
    runtime_packages=("nodejs",),
    environment={"UV_THREADPOOL_SIZE": "1", "NODE_OPTIONS": ""},
    is_machine_code=False,
    bounds_address_space=False,
    margin=0.003,
    empty_source="",
)  # fmt: skip

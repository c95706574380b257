"""Builds the guest: CPython compiled to a WebAssembly module that imports nothing and is started already.

Run as ``python build.py OUT``. It needs the tools that ``install-tools.sh`` installs, and the registries of Debian and
npm. The same tools give the same bytes, wherever and whenever they run.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

RECIPE: Final = Path(__file__).parent
SOURCE_PACKAGE: Final = "python3.11"
SOURCE_SHA256: Final = "2411c74bda5bbcfcddaf4531f66d1adc73f247f529aee981b029513aefdbf849"
"""Of CPython 3.11.2 as Debian ships it, without Debian's own patches."""
EPOCH: Final = "1675814400"
"""The day of that release: the only date that the guest knows."""

COMPILER: Final = ("clang-19", "--target=wasm32-wasi")
OPTIMISE: Final = ("-O3", "-DNDEBUG")
STACK_BYTES: Final = 32 << 20
FEATURES: Final = ("simd", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "bulk-memory")
SOURCES: Final = ("guest.c", "settle.c", "host.c")
MODULES: Final = ("inside/_effbench_shims.py", "inside/_sysconfigdata__wasi_wasm32-wasi.py")
AGENT_MODULES: Final = ("preloaded.py", "preparing.py", "streams.py")
"""Of the agent inside the other sandboxes."""
LIBRARIES: Final = ("libpython3.11.a", "Modules/_decimal/libmpdec/libmpdec.a", "Modules/expat/libexpat.a")
EMULATED: Final = ("-lwasi-emulated-signal", "-lwasi-emulated-getpid", "-lwasi-emulated-process-clocks")
TOOLS: Final = ("clang-19", "wasm-ld-19", "llvm-ar-19", "llvm-ranlib-19", "make", "patch", "npm", "node")

# What configure cannot find out by running a program, or would take from this machine's own libraries.
CONFIGURED: Final = {
    "ac_cv_aligned_required": "no",  # else text is hashed by another function than on usual machines
    "PKG_CONFIG": "false",
    **{f"ac_cv_header_{name}_h": "no" for name in ("zlib", "bzlib", "lzma", "uuid", "uuid_uuid")},
    **{f"py_cv_module_{name}": "n/a" for name in ("zlib", "_bz2", "_lzma", "_uuid", "_crypt")},
}


class BuildError(Exception):
    """One sentence: what failed, and what to do."""


def main() -> None:
    """Builds the guest and prints its SHA-256."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--source", type=Path, help="CPython's source as a tarball, instead of Debian's source package")
    parser.add_argument("--agent", type=Path, default=RECIPE.parents[1] / "effbench/sandboxes/agent",
                        help="the folder with effbench's agent (default: that of this checkout)")  # fmt: skip
    parser.add_argument("--work", type=Path, help="a folder to build in; it is not removed (default: a temporary one)")
    parser.add_argument("--python", default="/usr/bin/python3.11", help="the Python that compiles the library")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes of make")
    options = parser.parse_args()
    os.environ.update(SOURCE_DATE_EPOCH=EPOCH, LC_ALL="C", PYTHONHASHSEED="0")
    try:
        with tempfile.TemporaryDirectory(prefix="effbench-guest-") as scratch:
            work = (options.work or Path(scratch)).resolve()
            work.mkdir(parents=True, exist_ok=True)
            digest = build(options.out, work, options)
    except BuildError as error:
        sys.exit(f"error: {error}")
    print(digest)


def build(out: Path, work: Path, options: argparse.Namespace) -> str:
    """Takes all steps in a folder; returns the guest's digest."""
    tarball, python = options.source, options.python
    check_tools(python)
    source, made = work / "cpython", work / "made"
    made.mkdir(exist_ok=True)
    announce("taking CPython's source")
    unpack(tarball or fetch_source(work), source, check=tarball is None)
    announce("compiling CPython (some five minutes)")
    compile_python(source, work / "python", python, options.jobs)
    announce("linking it with effbench's driver")
    npm_tools = install_npm_tools(work)
    link(source, work / "python", made, python, options.agent)
    announce("optimising the module (some two minutes)")
    do(
        [npm_tools / "wasm-opt", "-O3", *(f"--enable-{name}" for name in FEATURES), "linked.wasm", "-o", "small.wasm"],
        made,
    )
    announce("starting the interpreter and writing it as a module")
    do([npm_tools / "wizer", "small.wasm", "-o", "guest.wasm"], made)
    module = (made / "guest.wasm").read_bytes()
    check_imports(module)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(module)
    return hashlib.sha256(module).hexdigest()


def check_tools(python: str) -> None:
    """Says which tool is missing, before minutes of work."""
    for tool in (*TOOLS, python):
        if subprocess.run(["which", tool], capture_output=True, check=False).returncode:
            raise BuildError(f"{tool} is missing: run sandboxes/wasm/install-tools.sh as root")


def fetch_source(work: Path) -> Path:
    """Downloads Debian's source package from the mirror that this machine installs from."""
    packages = do(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT)", "Created-By: Packages"]
    )
    mirrors = [line.split()[0] for line in packages.splitlines() if line.split()[1:] == ["bookworm", "main"]]
    if not mirrors:
        raise BuildError("this is not Debian 12: name a tarball of CPython 3.11.2's source with --source")
    state = work / "apt"
    (state / "lists/partial").mkdir(parents=True, exist_ok=True)
    (state / "sources.list").write_text(f"deb-src {mirrors[0]} bookworm main\n")
    # Lists of its own: this machine's apt is not touched.
    own = ["-o", f"Dir::Etc::SourceList={state / 'sources.list'}", "-o", "Dir::Etc::SourceParts=/dev/null",
           "-o", f"Dir::State::Lists={state / 'lists'}", "-o", "APT::Sandbox::User=root"]  # fmt: skip
    do(["apt-get", *own, "-q", "update"])
    do(["apt-get", *own, "-q", "source", "--download-only", SOURCE_PACKAGE], state)
    found = list(state.glob("python3.11_3.11.2.orig.tar.*"))
    if len(found) != 1:
        raise BuildError("Debian's source package is not CPython 3.11.2: name a tarball of it with --source")
    return found[0]


def unpack(tarball: Path, source: Path, *, check: bool) -> None:
    """Unpacks CPython's source, once it is the one that the patch is for, and patches it."""
    digest = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if check and digest != SOURCE_SHA256:
        raise BuildError(f"{tarball} has the SHA-256 {digest}, not {SOURCE_SHA256}: it is not the source that is meant")
    source.mkdir()
    do(["tar", "-xf", tarball, "-C", source, "--strip-components=1"])
    do(["patch", "-p1", "--fuzz=0", "--no-backup-if-mismatch", "-i", RECIPE / "cpython.patch"], source)


def compile_python(source: Path, folder: Path, python: str, jobs: int) -> None:
    """Compiles the interpreter and its modules to static libraries."""
    folder.mkdir()
    os.environ.update(
        CONFIGURED, CONFIG_SITE=str(source / "Tools/wasm/config.site-wasm32-wasi"), CC=" ".join(COMPILER),
        CPP=" ".join((*COMPILER, "-E")), AR="llvm-ar-19", RANLIB="llvm-ranlib-19", LD="wasm-ld-19", READELF="true",
        CFLAGS=f"-Wno-everything -ffile-prefix-map={source}=cpython", OPT=" ".join(OPTIMISE), LIBS=" ".join(EMULATED),
    )  # fmt: skip
    do(
        ["../cpython/configure", "--host=wasm32-unknown-wasi", "--build=x86_64-pc-linux-gnu", "--prefix=/usr",
         f"--with-build-python={python}", "--disable-test-modules", "--without-ensurepip", "--with-pymalloc",
         "--enable-big-digits=30"], folder,
    )  # fmt: skip
    do(["make", f"-j{jobs}", *LIBRARIES], folder)


def install_npm_tools(work: Path) -> Path:
    """Installs the optimiser and the pre-initialiser, by the hashes of package-lock.json; returns their folder."""
    folder = work / "npm"
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_bytes((RECIPE / name).read_bytes())
    do(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
    return folder / "node_modules/.bin"


def link(source: Path, python_folder: Path, made: Path, python: str, agent: Path) -> None:
    """Compiles effbench's own part and links all to one module."""
    modules = [*(RECIPE / name for name in MODULES), *(agent / name for name in AGENT_MODULES)]
    do([python, "-s", "-S", RECIPE / "freeze_library.py", source / "Lib", made, *modules], made)
    includes = [f"-I{folder}" for folder in (source / "Include", source / "Include/internal", python_folder)]
    own = [*COMPILER, *OPTIMISE, "-std=gnu2x", "-Wno-c23-extensions", "-DPy_BUILD_CORE", *includes]
    for path in (*(RECIPE / name for name in SOURCES), made / "library.c"):
        do([*own, f"--embed-dir={path.parent}", "-c", path, "-o", path.with_suffix(".o").name], made)
    do([*COMPILER, *OPTIMISE, "-msimd128", "-fno-builtin", "-c", RECIPE / "memory.c", "-o", "memory.o"], made)
    objects = [*(Path(name).with_suffix(".o").name for name in SOURCES), "library.o", "memory.o"]
    stack = [f"-Wl,-z,stack-size={STACK_BYTES}", "-Wl,--stack-first", "-Wl,--strip-all",
             "-Wl,--wrap=PyMarshal_ReadObjectFromString"]  # fmt: skip
    libraries = [python_folder / name for name in LIBRARIES]
    do([*COMPILER, "-mexec-model=reactor", *stack, *objects, *libraries, *EMULATED, "-lm", "-o", "linked.wasm"], made)


def check_imports(module: bytes) -> None:
    """Fails when the module asks its host for anything (a section of kind 2)."""
    if any(kind == 2 for kind, _ in sections(module)):
        raise BuildError("the guest would import something: host.c lacks a function that libc now calls")


def sections(module: bytes) -> Iterator[tuple[int, int]]:
    """Kind and size of each of a module's sections."""
    at = 8
    while at < len(module):
        kind, size, shift = module[at], 0, 0
        while True:
            at += 1
            size |= (module[at] & 0x7F) << shift
            shift += 7
            if module[at] < 0x80:
                break
        yield kind, size
        at += 1 + size


def announce(step: str) -> None:
    """Says which step begins, for whoever waits."""
    print(f"== {step}", file=sys.stderr, flush=True)


def do(command: list[str | Path], folder: Path | None = None) -> str:
    """Runs a command and returns what it printed; says its last words when it fails."""
    print("+", *command, file=sys.stderr, flush=True)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise BuildError(f"`{Path(command[0]).name}` failed in {folder or Path.cwd()}:\n{last}")
    return done.stdout


if __name__ == "__main__":
    main()

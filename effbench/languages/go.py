"""Go by its own compiler, on one thread as far as its runtime lets it."""

from effbench.languages.language import FOLDER, PROGRAM, SOURCE, Language

__all__ = ["GO"]

GO = Language(
    name="go",
    title="Go",
    extension=".go",
    fences=("go", "golang"),
    source_file="program.go",
    program_file="program",
    # A flag that the installed standard library was not compiled with, such as -trimpath, compiles it anew each time.
    compile=("go", "build", f"-gcflags=-trimpath={FOLDER}", "-ldflags=-s -w -buildid=", "-o", PROGRAM, SOURCE),
    run=(PROGRAM,),
    version=("go", "version"),
    compiler_packages=("golang-go",),
    # Preemption by the clock would put instructions where the clock wants them.
    environment={"GOMAXPROCS": "1", "GODEBUG": "asyncpreemptoff=1"},
    compile_environment={
        "GOCACHE": f"{FOLDER}/cache", "GOPATH": f"{FOLDER}/path", "GO111MODULE": "off", "CGO_ENABLED": "0",
        "GOFLAGS": "", "GOPROXY": "off", "GOAMD64": "v1", "GOMAXPROCS": "1",
    },
    bounds_address_space=False,
    # Its runtime's monitor wakes by the clock: some thousands of instructions more or fewer in every run.
    margin=0.15,
    empty_source="package main\n\nfunc main() {}\n",
)  # fmt: skip

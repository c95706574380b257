"""What effbench knows of a language: how its programs are compiled, run and counted, and how well counts repeat."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from effbench.errors import InputError

__all__ = ["CLASSES", "FOLDER", "PROGRAM", "SOURCE", "Language"]

SOURCE = "{source}"
"""In a command: the source file."""
PROGRAM = "{program}"
"""In a command: the program, which a compiler makes and a lane runs."""
CLASSES = "{classes}"
"""In a command that compiles: a folder; what is in it then becomes the program, as a ZIP archive."""
FOLDER = "{folder}"
"""In the compiler's command and environment: a folder that it may write to, and that is gone afterwards."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language with its toolchain; the entry-point group is ``effbench.languages``.

    Commands are lists of words; :data:`SOURCE` and :data:`PROGRAM` in them stand for the paths of the two files.

    Attributes:
        name: What ``--language`` takes.
        title: What sentences call it, such as ``C++17``.
        rule: What models are told beside the title, such as the name of the class that is started; empty for nothing.
        extension: Of source files, with the dot; reference solutions are found by it.
        fences: How models mark code blocks in this language, in small letters; the first is asked for.
        source_file: Name of the source file; a compiler may insist on it.
        program_file: Name of the program.
        compile: Makes the program of the source. Empty where the source is the program.
        check: Checks a source that is the program; empty where there is nothing to check.
        run: Starts the program.
        version: Prints the toolchain's version in its first line.
        compiler_packages: Debian's packages that compiling needs.
        runtime_packages: Debian's packages that running needs; empty where programs stand alone.
        readable: Files and folders that a run may read beside the system's own.
        environment: Of runs.
        compile_environment: Of the compiler.
        files: What lies beside the source when it is compiled, in :data:`FOLDER`, by its path there.
        is_machine_code: Whether the program itself is machine code; else a runtime executes it.
        bounds_address_space: Whether a run's memory limit bounds its address space; else ``run`` bounds the heap, since
            the runtime reserves more than it uses.
        margin: Share by which counts of one program may differ between runs: closer programs tie. 0 where they are
            equal to the last instruction.
        empty_source: A program that reads nothing, writes nothing and ends.
        dialect_of: Name of the language whose sources this one compiles with other flags; empty for a language of its
            own. References in that language are references in this one.
        agent: Folder of :mod:`effbench.sandboxes` whose relay serves the lanes where programs run.
        wasm: The same language by a toolchain that makes WebAssembly, for the wasm sandbox; None where there is none.
    """

    name: str
    title: str
    extension: str
    fences: tuple[str, ...]
    source_file: str
    program_file: str
    compile: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    run: tuple[str, ...]
    version: tuple[str, ...]
    compiler_packages: tuple[str, ...] = ()
    runtime_packages: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    compile_environment: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    files: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    is_machine_code: bool = True
    bounds_address_space: bool = True
    margin: float = 0.0
    rule: str = ""
    empty_source: str
    dialect_of: str = ""
    agent: str = "program_agent"
    wasm: "Language | None" = None

    def __post_init__(self) -> None:
        """Refuses what no lane could run.

        Raises:
            InputError: A field is wrong; says which.
        """
        if not self.name.isidentifier() or self.name != self.name.lower():
            raise InputError(f"the language {self.name!r} needs a name of small letters and digits")
        if not self.run or not self.fences or not self.extension.startswith("."):
            raise InputError(
                f"the language {self.name} needs a command to run, a name of its code blocks and .extension"
            )

    @property
    def family(self) -> str:
        """Name of the language that its sources are written in."""
        return self.dialect_of or self.name

    @property
    def asked_for(self) -> str:
        """What models are asked for: the title, and the rule."""
        return f"{self.title}, {self.rule}" if self.rule else self.title

    @property
    def recipe(self) -> str:
        """What a sandbox has to know of the language, as JSON; programs made and run by one recipe are comparable."""
        return json.dumps(
            {
                "name": self.name,
                "source_file": self.source_file,
                "program_file": self.program_file,
                "compile": self.compile,
                "check": self.check,
                "run": self.run,
                "version": self.version,
                "packages": [*self.compiler_packages, *self.runtime_packages],
                "readable": self.readable,
                "environment": dict(self.environment),
                "compile_environment": dict(self.compile_environment),
                "files": dict(self.files),
                "bounds_address_space": self.bounds_address_space,
            },
            sort_keys=True,
        )

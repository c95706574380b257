"""Ruby by its own interpreter, without gems."""

from effbench.languages.language import PROGRAM, SOURCE, Language

__all__ = ["RUBY"]

RUBY = Language(
    name="ruby",
    title="Ruby 3.1",
    extension=".rb",
    fences=("ruby", "rb"),
    source_file="program.rb",
    program_file="program.rb",
    check=("ruby", "--disable-gems", "-c", SOURCE),
    run=("/usr/bin/ruby", "--disable-gems", "-EUTF-8:UTF-8", PROGRAM),
    version=("ruby", "--version"),
    runtime_packages=("ruby",),
    is_machine_code=False,
    margin=0.005,
    empty_source="",
)

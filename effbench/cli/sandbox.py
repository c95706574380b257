"""`effbench sandbox`."""

from contextlib import suppress
from pathlib import Path

import click

from effbench.cli.output import reports_faults, say
from effbench.errors import InputError, SandboxUnavailable
from effbench.languages import Language, find_languages
from effbench.sandboxes import image
from effbench.sandboxes.choose import language_for_wasm, open_language_sandbox, open_sandbox
from effbench.sandboxes.docker import connect
from effbench.sandboxes.engine_advice import engine_address
from effbench.sandboxes.language_images import build_language_images
from effbench.sandboxes.language_runtime import get_language_runtimes
from effbench.sandboxes.local import get_runtime
from effbench.sandboxes.wasm.guest import Guest, build_guest, find_guest

__all__ = ["sandbox_group"]


@click.group("sandbox")
def sandbox_group() -> None:
    """Build sandboxes, in which candidates run."""


@sandbox_group.command("build")
@click.option("--sandbox", type=click.Choice(["auto", "docker", "local", "wasm"]), default="auto",
              show_default=True, help="What to build: Docker's image, the local sandbox's files, or the wasm sandbox's "
              "guest; auto: Docker's image if an engine answers, else the local sandbox's files.")  # fmt: skip
@click.option(
    "--base",
    metavar="IMAGE",
    help=f"Image that Docker's image is built on [default: {image.DEFAULT_BASE}, or one made from Debian packages].",
)
@click.option(
    "--with",
    "packages",
    multiple=True,
    metavar="PACKAGE[,PACKAGE…]",
    help="Packages that candidates may import in Docker's image, such as numpy.",
)
@click.option("--languages", "languages", multiple=True, metavar="all|LANGUAGE[,LANGUAGE…]",
              help="Other languages to measure in, such as cpp,rust; `effbench languages` lists them.")  # fmt: skip
@click.option("--source", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TARBALL",
              help="Source of CPython 3.11.2, for the guest [default: Debian's source package].")  # fmt: skip
@click.option("--force", is_flag=True, help="Build even when it is up to date.")
@reports_faults
def build_command(
    sandbox: str,
    base: str | None,
    packages: tuple[str, ...],
    languages: tuple[str, ...],
    source: Path | None,
    force: bool,
) -> None:
    """Build a sandbox; one that is up to date stays as it is."""
    if base and sandbox in ("local", "wasm"):
        raise InputError(f"--base is for Docker's image: leave it out with --sandbox {sandbox}")
    wanted = image.check_packages(name.strip() for text in packages for name in text.split(","))
    if wanted and sandbox in ("local", "wasm"):
        raise InputError(f"--with is for Docker's image: leave it out with --sandbox {sandbox}")
    if source and sandbox != "wasm":
        raise InputError("--source is for the wasm sandbox's guest: add --sandbox wasm")
    if languages:
        _build_languages(sandbox, find_languages(languages), force)
    elif sandbox == "wasm":
        guest = _guest(source, force)
        click.echo(f"wasm  {guest.path}  sha256:{guest.digest}")
    elif sandbox == "local" or (sandbox == "auto" and not base and not wanted and not _engine_answers()):
        built = get_runtime(force=force)
        click.echo(f"local  {built.folder}")
    else:
        _build_image(base, wanted, force)


def _build_languages(sandbox: str, languages: tuple[Language, ...], force: bool) -> None:
    if not languages:
        raise InputError("--languages names none beside Python, which every sandbox has: name some, such as cpp")
    is_docker = sandbox == "docker" or (sandbox != "local" and _engine_answers())
    for each in languages:
        language = language_for_wasm(each) if sandbox == "wasm" else each
        if is_docker:
            for built in build_language_images(connect(), language, force=force):
                click.echo(f"{built.tags[0]}  {built.id}")
        else:
            click.echo(f"local  {get_language_runtimes(language, get_runtime(), force=force).run.folder}")
        opened = open_sandbox(sandbox if sandbox != "auto" else "docker" if is_docker else "local")
        version = open_language_sandbox(opened, each).facts().toolchain
        options = f"--language {language.name}{' --sandbox wasm' if sandbox == 'wasm' else ''}"
        say(f"solutions may be in {language.title} ({version}): effbench run {options}")


def _guest(source: Path | None, force: bool) -> Guest:
    if not force and not source:
        with suppress(SandboxUnavailable):
            return find_guest()
    return build_guest(source=source)


def _engine_answers() -> bool:
    try:
        connect().close()
    except SandboxUnavailable as error:
        say(f"{str(error).partition(': ')[0]}{engine_address()}: building the local sandbox")
        return False
    return True


def _build_image(base: str | None, packages: tuple[str, ...], force: bool) -> None:
    client = connect()
    found = None if force or base else image.use_packages(client, packages)
    built = found or image.build_image(client, base=base, packages=packages)
    if packages:
        say(f"candidates may import {', '.join(packages)}; `effbench sandbox build` goes back to the image without")
    click.echo(f"{image.image_name()}  {built.id}")

"""The sandbox's image: what goes into it, whether it is there, and how it is made."""

import contextlib
import hashlib
import io
import logging
import re
import subprocess
import tarfile
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

import docker
import docker.errors
from docker.models.images import Image

from effbench.errors import InputError, SandboxUnavailable
from effbench.storage.resources import sandboxes_root

__all__ = [
    "DEBIAN_BASE",
    "DEFAULT_BASE",
    "build_image",
    "check_packages",
    "context_digest",
    "find_image",
    "image_name",
    "packages_of",
    "plain_image",
    "use_packages",
]

_LOG = logging.getLogger(__name__)

REPOSITORY = "effbench-python"
DEFAULT_BASE = "python:3.12-slim-bookworm"
DEBIAN_BASE = "effbench-base:bookworm"
"""Made by ``base.sh`` from Debian packages where no registry answers."""
_LABEL = "effbench.context"
_PACKAGES_LABEL = "effbench.packages"
_PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?")
_NO_TAG = re.compile(r"[^A-Za-z0-9_.-]+")
_BUILD_LABEL = "effbench.build"
_AGENT = Path(__file__).parent / "agent"
_MEMORY_AGENT = Path(__file__).parent / "memory_agent"


def context_files() -> dict[str, bytes]:
    """Everything the image is built from, by its path in the build context."""
    files = {"agent/effbench/__init__.py": b"", "agent/effbench/sandboxes/__init__.py": b""}
    for path in sorted(_AGENT.glob("*.py")):
        files[f"agent/effbench/sandboxes/agent/{path.name}"] = path.read_bytes()
    for path in sorted(_MEMORY_AGENT.glob("*.py")):
        files[f"memory/memory_agent/{path.name}"] = path.read_bytes()
    recipes = (sandboxes_root() / "driver", sandboxes_root() / "python")
    # pip compiles what it installs, so a folder `__pycache__` may lie beside the files.
    for path in sorted(path for recipe in recipes for path in recipe.iterdir() if path.is_file()):
        name = "Dockerfile" if path.name == "Dockerfile" else f"{path.parent.name}/{path.name}"
        files[name] = path.read_bytes()
    return files


def context_digest() -> str:
    """SHA-256 over the build context: an image with this label is up to date."""
    digest = hashlib.sha256()
    for name, content in sorted(context_files().items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def image_name() -> str:
    """The name of the image that candidates run in."""
    return f"{REPOSITORY}:{context_digest()[:12]}"


def find_image(client: docker.DockerClient) -> Image | None:
    """Returns the image that candidates run in: the last one that was built from the present context or chosen."""
    try:
        return client.images.get(image_name())
    except docker.errors.ImageNotFound:
        return None


def plain_image(client: docker.DockerClient) -> Image:
    """Returns the image without packages, built where it is missing; which one candidates run in stays as it is."""
    labels = [f"{_LABEL}={context_digest()}", f"{_PACKAGES_LABEL}="]
    images = [found for found in client.images.list(filters={"label": labels}) if not packages_of(found)]
    return max(images, key=lambda found: str(found.attrs["Created"])) if images else build_image(client, base=None)


def use_packages(client: docker.DockerClient, packages: Sequence[str]) -> Image | None:
    """Lets candidates run in an image with these packages from now on; None where there is none yet."""
    labels = [f"{_LABEL}={context_digest()}", f"{_PACKAGES_LABEL}={','.join(packages)}"]
    images = client.images.list(filters={"label": labels})
    found = max(images, key=lambda image: str(image.attrs["Created"]), default=None)
    if found is not None:
        _choose(found, packages)
    return found


def packages_of(image: Image) -> tuple[str, ...]:
    """The packages that an image has beside the standard library."""
    return tuple(filter(None, str(image.labels.get(_PACKAGES_LABEL, "")).split(",")))


def check_packages(names: Iterable[str]) -> tuple[str, ...]:
    """The names sorted, each once.

    Raises:
        InputError: One is no name of a package.
    """
    found = tuple(sorted(set(names)))
    wrong = next((name for name in found if not _PACKAGE.fullmatch(name)), None)
    if wrong is not None:
        raise InputError(f"--with {wrong!r} is no package: give names such as numpy, or name==version for pip")
    return found


def build_image(client: docker.DockerClient, *, base: str | None, packages: Sequence[str] = ()) -> Image:
    """Builds the image; candidates run in it from now on.

    Args:
        client: The engine.
        base: Name of the image to build on; None for one that can be had.
        packages: Names of packages that candidates may import beside the standard library, sorted.

    Raises:
        SandboxUnavailable: No base can be had, or the build fails; says which step and its last words.
    """
    base = base or _any_base(client)
    beside = f" with {', '.join(packages)}" if packages else ""
    _LOG.info(f"building the sandbox's image{beside} on {base} (a few minutes the first time)")
    build = uuid.uuid4().hex
    try:
        image, _ = client.images.build(
            fileobj=_context_archive(),
            custom_context=True,
            buildargs={"BASE_IMAGE": base, "BUILD": build, "PACKAGES": " ".join(packages)},
            labels={_LABEL: context_digest(), _PACKAGES_LABEL: ",".join(packages)},
            tag=image_name(),
            rm=True,
            forcerm=True,
        )
        # Of this build alone: another one that is going on may still need its own stage.
        with contextlib.suppress(docker.errors.APIError):  # the engine does not prune twice at a time
            client.images.prune(filters={"dangling": True, "label": f"{_BUILD_LABEL}={build}"})
    except docker.errors.BuildError as error:
        last = " ".join(str(entry.get("stream", "")).strip() for entry in list(error.build_log)[-8:]).strip()
        raise SandboxUnavailable(
            f"the sandbox's image cannot be built on {base}: {error.msg}; last words: {last}"
        ) from error
    except docker.errors.APIError as error:
        raise SandboxUnavailable(f"the sandbox's image cannot be built on {base}: {error.explanation}") from error
    _choose(image, packages)
    return image


def _choose(image: Image, packages: Sequence[str]) -> None:
    repository, _, tag = image_name().partition(":")
    image.tag(repository, tag)
    # A name of its own, by which it stays when another image is chosen: what has none is pruned.
    image.tag(repository, f"{tag}-{_NO_TAG.sub('_', '_'.join(packages))[:80] or 'plain'}")


def _any_base(client: docker.DockerClient) -> str:
    for name in (DEFAULT_BASE, DEBIAN_BASE):
        try:
            client.images.get(name)
        except docker.errors.ImageNotFound:
            continue
        return name
    _LOG.info(f"pulling {DEFAULT_BASE}")
    try:
        client.images.pull(DEFAULT_BASE)
    except docker.errors.DockerException:
        _LOG.info("no registry answers: making a base image from Debian packages (about a minute)")
        _make_debian_base()
        return DEBIAN_BASE
    return DEFAULT_BASE


def _make_debian_base() -> None:
    script = sandboxes_root() / "python" / "base.sh"
    try:
        subprocess.run(["sh", str(script), DEBIAN_BASE], check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no message"])[-1]
        raise SandboxUnavailable(
            f"no registry answers and no base image can be made from Debian packages ({last}); "
            f"name one that the engine has: effbench sandbox build --base IMAGE"
        ) from error


def _context_archive() -> io.BytesIO:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in context_files().items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o755 if name.endswith(".sh") else 0o644
            archive.addfile(entry, io.BytesIO(content))
    buffer.seek(0)
    return buffer

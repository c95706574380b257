"""Docker's images for programs of other languages: what goes into them, whether they are there, and how they are made.

Each language has two, which stand on the image for Python: ``run`` has no compiler, and ``compile`` runs no candidate.
"""

import hashlib
import io
import logging
import tarfile
from pathlib import Path
from typing import Final, Literal

import docker
import docker.errors
from docker.models.images import Image

from effbench.errors import SandboxUnavailable
from effbench.languages import Language
from effbench.sandboxes import image
from effbench.storage.resources import sandboxes_root

__all__ = ["Role", "build_language_images", "find_language_image", "language_files"]

_LOG = logging.getLogger(__name__)

Role = Literal["run", "compile"]
ROLES: Final[tuple[Role, ...]] = ("run", "compile")
READABLE: Final = ("/usr", "/bin", "/lib", "/lib64", "/opt/effbench", "/work")
_AGENT: Final = "program_agent"
_LABEL: Final = "effbench.language"


def language_files(language: Language) -> dict[str, bytes]:
    """Everything that a language's images are built from beside the image for Python, by its path in the context."""
    files = {
        f"agent/effbench/sandboxes/{agent}/{path.name}": path.read_bytes()
        for agent in sorted({_AGENT, language.agent})
        for path in sorted((Path(__file__).parent / agent).glob("*.py"))
    }
    recipes = (sandboxes_root() / "driver", sandboxes_root() / "programs")
    for path in sorted(path for recipe in recipes for path in recipe.iterdir() if path.is_file()):
        name = "Dockerfile" if path.name == "Dockerfile" else f"{path.parent.name}/{path.name}"
        files[name] = path.read_bytes()
    files["language.json"] = language.recipe.encode()
    files["readable"] = "".join(f"{path}\n" for path in (*READABLE, *language.readable)).encode()
    return files


def _image_name(language: Language, role: Role) -> str:
    digest = hashlib.sha256(image.context_digest().encode())
    for name, content in sorted(language_files(language).items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return f"effbench-{language.name}:{digest.hexdigest()[:12]}-{role}"


def find_language_image(client: docker.DockerClient, language: Language, role: Role, sandbox: str = "docker") -> Image:
    """Returns the image of a language for a role.

    Args:
        client: The engine.
        language: Not Python.
        role: What runs in it.
        sandbox: Where its programs run.

    Raises:
        SandboxUnavailable: It is not built; says with which command.
    """
    try:
        return client.images.get(_image_name(language, role))
    except docker.errors.ImageNotFound as error:
        packages = ", ".join((*language.compiler_packages, *language.runtime_packages))
        raise SandboxUnavailable(
            f"there is no image for {language.title} (with Debian's {packages}): "
            f"effbench sandbox build {'--sandbox wasm ' if sandbox == 'wasm' else ''}--languages {language.name}"
        ) from error


def build_language_images(client: docker.DockerClient, language: Language, *, force: bool = False) -> list[Image]:
    """Builds both images of a language where they are missing; the image for Python as well, where that is.

    Args:
        client: The engine.
        language: Not Python.
        force: Build even what is there.

    Raises:
        SandboxUnavailable: The build fails; says its last words.
    """
    names = {role: _image_name(language, role) for role in ROLES}
    if not force:
        try:
            return [client.images.get(name) for name in names.values()]
        except docker.errors.ImageNotFound:
            pass
    base = image.plain_image(client)
    _LOG.info(f"building the images for {language.title} (a minute or more the first time)")
    return [_build(client, language, role, name, str(base.id)) for role, name in names.items()]


def _build(client: docker.DockerClient, language: Language, role: Role, name: str, base: str) -> Image:
    try:
        built, _ = client.images.build(
            fileobj=_archive(language_files(language)),
            custom_context=True,
            target=role,
            buildargs={
                "PYTHON_IMAGE": base,
                "COMPILER_PACKAGES": " ".join(language.compiler_packages),
                "RUNTIME_PACKAGES": " ".join(language.runtime_packages),
            },
            labels={_LABEL: language.name},
            tag=name,
            rm=True,
            forcerm=True,
        )
    except docker.errors.BuildError as error:
        last = " ".join(str(entry.get("stream", "")).strip() for entry in list(error.build_log)[-8:]).strip()
        raise SandboxUnavailable(
            f"the image for {language.title} cannot be built: {error.msg}; last words: {last}"
        ) from error
    except docker.errors.APIError as error:
        raise SandboxUnavailable(f"the image for {language.title} cannot be built: {error.explanation}") from error
    return built


def _archive(files: dict[str, bytes]) -> io.BytesIO:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o755 if name.endswith(".sh") else 0o644
            archive.addfile(entry, io.BytesIO(content))
    buffer.seek(0)
    return buffer

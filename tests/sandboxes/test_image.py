"""The sandbox's image: found by the digest of what it is built from, and built when that changes."""

import time
from collections.abc import Iterator

import docker
import pytest

from effbench.errors import InputError, SandboxUnavailable
from effbench.sandboxes import image
from effbench.sandboxes.docker import DockerSandbox, connect
from tests.log_messages import log_messages

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def client(docker_sandbox: DockerSandbox) -> Iterator[docker.DockerClient]:
    client = connect()
    yield client
    client.close()


def test_image_of_the_present_context_is_found(docker_sandbox: DockerSandbox, client: docker.DockerClient) -> None:
    found = image.find_image(client)
    assert found is not None
    assert found.id == docker_sandbox.facts().image


def test_changed_context_makes_another_image(client: docker.DockerClient, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = b'ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nENTRYPOINT ["python3"]\n'
    now = str(time.time()).encode()
    monkeypatch.setattr(image, "context_files", lambda: {"Dockerfile": recipe, "agent/now.py": now})
    assert image.find_image(client) is None
    with log_messages() as told:
        built = image.build_image(client, base=None)
    try:
        found = image.find_image(client)
        assert found is not None
        assert found.id == built.id
        assert told
        assert told[-1].startswith("building the sandbox's image on ")
        monkeypatch.setattr(image, "context_files", lambda: {"Dockerfile": recipe, "agent/now.py": b""})
        assert image.find_image(client) is None
    finally:
        client.images.remove(str(built.id), force=True)


def test_the_image_that_was_asked_for_last_is_the_one_that_is_found(
    client: docker.DockerClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = b'ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nARG PACKAGES\nRUN echo "$PACKAGES" > /packages\nENTRYPOINT ["cat"]\n'
    now = str(time.time()).encode()
    monkeypatch.setattr(image, "context_files", lambda: {"Dockerfile": recipe, "now": now})
    assert image.use_packages(client, ()) is None
    plain = image.build_image(client, base=None)
    both = image.build_image(client, base=None, packages=("numpy", "six"))
    try:
        assert [image.packages_of(each) for each in (plain, both)] == [(), ("numpy", "six")]
        assert client.containers.run(both, ["/packages"], remove=True) == b"numpy six\n"
        for packages, expected in (((), plain), (("numpy", "six"), both), ((), plain)):
            chosen = image.use_packages(client, packages)
            found = image.find_image(client)
            assert chosen is not None
            assert found is not None
            assert chosen.id == found.id == expected.id
        assert image.use_packages(client, ("numpy",)) is None
        both.reload()
        assert [tag.partition("-")[2] for tag in both.tags] == ["python:" + image.context_digest()[:12] + "-numpy_six"]
    finally:
        for each in (plain, both):
            client.images.remove(str(each.id), force=True)


def test_stage_of_a_build_does_not_stay_behind_it(client: docker.DockerClient, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = (
        b"ARG BASE_IMAGE\nFROM ${BASE_IMAGE} AS builder\nCOPY now /now\n"
        b"ARG BUILD\nLABEL effbench.build=${BUILD} made=%d\n"
        b'FROM ${BASE_IMAGE}\nCOPY --from=builder /now /now\nENTRYPOINT ["python3"]\n'
    ) % (now := time.time_ns())
    monkeypatch.setattr(image, "context_files", lambda: {"Dockerfile": recipe, "now": b"%d" % now})
    built = image.build_image(client, base=None)
    try:
        assert client.images.list(filters={"label": f"made={now}"}) == []
    finally:
        client.images.remove(str(built.id), force=True)


def test_every_file_of_the_agent_and_the_recipe_is_in_the_digest(
    docker_sandbox: DockerSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, digest = image.context_files(), image.context_digest()
    assert {"Dockerfile", "driver/cage.h", "agent/effbench/sandboxes/agent/relay.py"} <= set(files)
    for name in files:
        renamed = {f"{key}x" if key == name else key: content for key, content in files.items()}
        for changed in (renamed, {**files, name: files[name] + b"\n"}):
            monkeypatch.setattr(image, "context_files", lambda changed=changed: changed)
            assert image.context_digest() != digest


def test_image_that_cannot_be_built_says_why(client: docker.DockerClient, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = b"ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nRUN echo these are last words && false\n"
    monkeypatch.setattr(image, "context_files", lambda: {"Dockerfile": recipe})
    with pytest.raises(SandboxUnavailable, match=r"cannot be built on .*these are last words"):
        image.build_image(client, base=None)


@pytest.mark.parametrize("name", ["", "-y", "a b", "a;b", "$(id)", "a=1", "a/b", "numpy==", "Ä"])
def test_what_is_no_name_of_a_package_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="is no package: give names such as numpy"):
        image.check_packages(["six", name])


def test_names_of_packages_are_sorted_each_once() -> None:
    assert image.check_packages(["six", "numpy==2.1.3", "six"]) == ("numpy==2.1.3", "six")


def test_base_that_is_not_there_is_named(docker_sandbox: DockerSandbox, client: docker.DockerClient) -> None:
    with pytest.raises(SandboxUnavailable, match="cannot be built on effbench-no-such-image:0"):
        image.build_image(client, base="effbench-no-such-image:0")

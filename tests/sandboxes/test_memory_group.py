"""Where control groups can be made, on machines of both versions and inside containers, by their files alone."""

from pathlib import Path

import pytest

from effbench.sandboxes.memory_group import GroupParent, find_group_parent

MOUNT = "30 20 0:30 {root} {mount} rw,relatime - {kind} {kind} rw,{options}\n"


def describe(proc: Path, memberships: str, mounts: str) -> Path:
    proc.mkdir()
    (proc / "cgroup").write_text(memberships)
    (proc / "mountinfo").write_text(mounts)
    return proc


def folders(proc: Path) -> list[Path]:
    """All places that are looked at, in order, when none of them works."""
    tried: list[Path] = []

    def refuse(group: Path) -> bool:
        tried.append(group.parent)
        return False

    assert find_group_parent(refuse, proc=proc) is None
    return tried


def test_own_group_and_those_above_it_are_tried_in_turn(tmp_path: Path) -> None:
    mount = tmp_path / "cgroup"
    (mount / "user.slice/session").mkdir(parents=True)
    mounts = MOUNT.format(root="/", mount=mount, kind="cgroup2", options="nsdelegate")
    proc = describe(tmp_path / "proc", "0::/user.slice/session\n", mounts)
    assert folders(proc) == [mount / "user.slice/session", mount / "user.slice", mount]


def test_version_1_is_looked_at_where_it_bounds_memory(tmp_path: Path) -> None:
    memory, cpu = tmp_path / "memory", tmp_path / "cpu"
    (memory / "job").mkdir(parents=True)
    cpu.mkdir()
    mounts = MOUNT.format(root="/", mount=cpu, kind="cgroup", options="cpu")
    mounts += MOUNT.format(root="/", mount=memory, kind="cgroup", options="memory")
    proc = describe(tmp_path / "proc", "4:memory:/job\n1:cpu:/\n", mounts)
    assert folders(proc) == [memory / "job", memory]


def test_a_container_that_sees_a_part_of_the_tree_starts_at_its_own_root(tmp_path: Path) -> None:
    mount = tmp_path / "cgroup"
    (mount / "inner").mkdir(parents=True)
    mounts = MOUNT.format(root="/docker/abc", mount=mount, kind="cgroup2", options="")
    inside = describe(tmp_path / "inside", "0::/docker/abc/inner\n", mounts)
    elsewhere = describe(tmp_path / "elsewhere", "0::/\n", mounts)
    assert folders(inside) == [mount / "inner", mount]
    assert folders(elsewhere) == [mount]


def test_the_first_place_that_works_is_taken(tmp_path: Path) -> None:
    mount = tmp_path / "cgroup"
    (mount / "a/b").mkdir(parents=True)
    mounts = MOUNT.format(root="/", mount=mount, kind="cgroup2", options="")
    proc = describe(tmp_path / "proc", "0::/a/b\n", mounts)
    found = find_group_parent(lambda group: group.parent == mount / "a", proc=proc)
    assert found == GroupParent(folder=mount / "a", version=2)


def test_a_group_that_cannot_be_made_is_passed_over(tmp_path: Path) -> None:
    mounts = MOUNT.format(root="/", mount=tmp_path / "missing", kind="cgroup2", options="")
    assert find_group_parent(lambda _: True, proc=describe(tmp_path / "proc", "0::/\n", mounts)) is None


def test_a_machine_that_tells_nothing_has_no_groups(tmp_path: Path) -> None:
    assert find_group_parent(lambda _: True, proc=tmp_path / "missing") is None


@pytest.mark.parametrize(
    ("version", "name", "present"),
    [(2, "memory.max", {"memory.max"}), (1, "memory.limit_in_bytes", {"memory.limit_in_bytes"})],
)
def test_a_group_bounds_memory_and_needs_no_file_beyond_that(
    tmp_path: Path, version: int, name: str, present: set[str]
) -> None:
    group = GroupParent(folder=tmp_path, version=version).make_group(12345)
    assert {path.name for path in group.iterdir()} == present
    assert (group / name).read_text() == "12345"


def test_two_groups_have_names_of_their_own(tmp_path: Path) -> None:
    parent = GroupParent(folder=tmp_path, version=2)
    assert parent.make_group(1) != parent.make_group(1)

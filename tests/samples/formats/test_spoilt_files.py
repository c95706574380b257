"""Whatever happens to a file, reading it gives samples or one sentence, never another exception."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effbench.errors import InputError
from effbench.samples.formats import read_samples
from effbench.samples.replay import ReplayModel
from tests.samples.formats.test_files_of_authors import FILES, SUITE, Written

SELECTED = frozenset(task.task_id for task in SUITE.tasks)
VALUES = [
    b"null",
    b"[]",
    b"{}",
    b"[null]",
    b"7",
    b"-1",
    b"1e999",
    b"NaN",
    b"true",
    b'""',
    b'"x"',
    b"[[[]]]",
    b'"\\ud800"',
]


def spoilt(content: bytes, position: int, length: int, by: bytes) -> bytes:
    place = position % (len(content) + 1)
    return content[:place] + by + content[place + length :]


def use(path: Path) -> None:
    model = ReplayModel(file=read_samples(path))
    assert all(isinstance(remark, str) for remark in model.remarks(SUITE))
    for sample in model.samples(SUITE, selected=SELECTED, n=None):
        assert isinstance(sample.completion, str)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spoilt")


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(FILES),
    st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 30), st.sampled_from(VALUES) | st.binary(max_size=4)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_spoilt_file_is_read_or_refused(
    folder: Path, written: Written, changes: list[tuple[int, int, bytes]]
) -> None:
    content = written.content
    for change in changes:
        content = spoilt(content, *change)
    path = folder / "spoilt.jsonl"
    path.write_bytes(content)
    with suppress(InputError):
        use(path)

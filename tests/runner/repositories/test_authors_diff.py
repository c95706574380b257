"""The authors' patch as it is shown: the library's files, no tests, nothing that did not change."""

from pathlib import Path

from effbench.runner.repositories.authors_diff import authors_diff
from tests.runner.repositories.small_library import GOLD, small_task


def test_is_a_diff_of_the_librarys_files_alone(tmp_path: Path) -> None:
    mirror, task = small_task(tmp_path)
    diff = authors_diff(task, mirror).splitlines()
    assert diff[:2] == ["--- a/lib/sums.py", "+++ b/lib/sums.py"]
    assert [line[1:] for line in diff[2:] if line.startswith("+")] == [GOLD.splitlines()[1]]
    assert "tests" not in "\n".join(diff)

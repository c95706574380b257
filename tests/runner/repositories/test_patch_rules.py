"""What of a patch is the library's."""

from effbench.runner.repositories.diffs import read_diff
from effbench.runner.repositories.patch_rules import library_part, why_refused

PATCH = read_diff(
    "--- /dev/null\n+++ b/libother/a.py\n@@ -0,0 +1 @@\n+b\n--- /dev/null\n+++ b/lib/a.py\n@@ -0,0 +1 @@\n+b\n"
)


def test_a_folder_whose_name_begins_alike_is_not_the_library() -> None:
    assert [file.path for file in library_part(PATCH, "lib")] == ["lib/a.py"]


def test_new_files_beside_the_library_are_no_reason_to_refuse() -> None:
    assert why_refused(PATCH, "lib", ()) == ""

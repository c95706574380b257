"""Image variants for libraries that need more than the standard library."""

import pytest

from effbench.errors import InputError
from effbench.runner.repositories.tree_language import TREE, tree_language


def test_packages_are_installed_beside_what_all_trees_have_and_can_be_imported() -> None:
    made = tree_language(["python3-numpy", "python3-numpy"])
    assert made.runtime_packages == (*TREE.runtime_packages, "python3-numpy")
    assert made.environment["PYTHONPATH"] == "/usr/lib/python3/dist-packages"
    assert made.environment["PYTHONHASHSEED"] == "0"
    assert made.recipe != TREE.recipe
    assert tree_language() is TREE


@pytest.mark.parametrize("name", ["Numpy", "-o", "numpy; rm", "a"])
def test_what_is_no_package_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="--with names Debian's packages"):
        tree_language([name])

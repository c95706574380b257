import subprocess
import sys
from importlib import import_module

import pytest

import effbench.scoring

MODULES = (
    "beyond", "compare", "compare_many", "dps", "eff", "efficient", "estimate", "exponent", "max_t",
    "order_statistics", "pass_at_k", "ranks", "win_rates",
)  # fmt: skip


def test_every_exported_name_exists_and_the_list_is_sorted() -> None:
    constants_first = sorted(effbench.scoring.__all__, key=lambda name: (not name.isupper(), name))
    assert list(effbench.scoring.__all__) == constants_first
    assert all(hasattr(effbench.scoring, name) for name in effbench.scoring.__all__)


def test_the_package_exports_what_its_modules_export() -> None:
    exported = {name for module in MODULES for name in import_module(f"effbench.scoring.{module}").__all__}
    assert exported <= set(effbench.scoring.__all__)


@pytest.mark.parametrize("module", MODULES)
def test_every_public_function_and_class_of_a_module_is_in_its_list(module: str) -> None:
    namespace = import_module(f"effbench.scoring.{module}")
    own = {
        name
        for name, thing in vars(namespace).items()
        if not name.startswith("_") and getattr(thing, "__module__", None) == namespace.__name__
    }
    assert own == {name for name in namespace.__all__ if not name.isupper()}


def test_scoring_can_be_imported_without_engine_cli_and_validation_library() -> None:
    program = (
        "import sys\n"
        "for name in ('click', 'docker', 'pydantic', 'datasets', 'tqdm', 'tabulate', 'platformdirs'):\n"
        "    sys.modules[name] = None\n"
        "import effbench.scoring\n"
        "print(effbench.scoring.pass_at_k(4, 1, 1))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "0.25\n"

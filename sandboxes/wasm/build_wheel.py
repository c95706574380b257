"""Packs a guest into the wheel ``effbench-guest``, which serves every system and processor.

Run as ``python build_wheel.py GUEST OUT`` with a Python that has pip; it prints the wheel's path.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent / "package"


def main() -> None:
    """Builds the wheel."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("guest", type=Path, help="what build.py wrote")
    parser.add_argument("out", type=Path, help="the folder for the wheel")
    parser.add_argument("--no-build-isolation", action="store_true", help="use the hatchling that is installed")
    options = parser.parse_args()
    if not options.guest.is_file():
        sys.exit(f"error: there is no guest {options.guest}: make it with build.py")
    print(build(options.guest, options.out, ["--no-build-isolation"] if options.no_build_isolation else []))


def build(guest: Path, out: Path, pip_options: list[str]) -> Path:
    """Builds in a copy of the package's folder, so that no module lies among the sources."""
    with tempfile.TemporaryDirectory(prefix="effbench-guest-") as scratch:
        package, made = Path(scratch) / "package", Path(scratch) / "made"
        shutil.copytree(PACKAGE, package)
        shutil.copyfile(guest, package / "effbench_guest/guest.wasm")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"]
        done = subprocess.run([*pip, *pip_options, "--wheel-dir", str(made), str(package)], check=False)
        if done.returncode:
            sys.exit("error: pip built no wheel; what it said is above")
        (wheel,) = made.iterdir()
        out.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(wheel, out / wheel.name)
        return out / wheel.name


if __name__ == "__main__":
    main()

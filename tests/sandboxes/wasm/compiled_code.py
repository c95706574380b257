"""Where tests keep the guest's machine code: compiling it takes half a minute, and all tests share it."""

import os
import tempfile
from pathlib import Path


def folder_of_compiled_code() -> Path:
    return Path(tempfile.gettempdir()) / f"effbench-tests-compiled-{os.geteuid()}"

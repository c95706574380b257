"""A store of bytes by key, on disk: inputs, answers and reference measurements, made once and used by every run."""

import os
import tempfile
from pathlib import Path

import platformdirs

from effbench.errors import InputError

__all__ = ["Cache", "cache_root"]


def cache_root() -> Path:
    """``EFFBENCH_CACHE``, or the user's cache folder."""
    named = os.environ.get("EFFBENCH_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("effbench")


class Cache:
    """Bytes by key. Writes are atomic; several processes may share one folder.

    Both methods raise :class:`effbench.errors.InputError` when the folder cannot be used.

    Args:
        root: The folder; made when the first entry is written.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def get(self, key: str) -> bytes | None:
        """Returns the entry, or None."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unusable(error) from error

    def put(self, key: str, data: bytes) -> None:
        """Stores the entry."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
                stream.write(data)
            Path(stream.name).replace(path)
        except OSError as error:
            raise self._unusable(error) from error

    def _path(self, key: str) -> Path:
        return self._root / key[:2] / key

    def _unusable(self, error: OSError) -> InputError:
        return InputError(
            f"the cache {self._root} cannot be used ({error.strerror}): free space on its disk, or name another folder "
            "in EFFBENCH_CACHE"
        )

"""The page in which the plugin tells what a program held; see ``struct memory_page`` in ``memory.h``."""

import glob
import hashlib
import mmap
import os
import struct

PAGE_BYTES = 4096
_PAGE = struct.Struct("=4Q")


class MemoryPage:
    """A page that the plugin maps, too; its descriptor is the caller's to hand on and to close."""

    def __init__(self) -> None:
        """Makes it."""
        self.descriptor = os.memfd_create("memory")
        os.ftruncate(self.descriptor, PAGE_BYTES)
        self._page = mmap.mmap(self.descriptor, PAGE_BYTES)

    def clear(self) -> None:
        """Before a run."""
        self._page[:] = bytes(PAGE_BYTES)

    def read(self) -> "tuple[int, int] | None":
        """Peak, and bytes times instructions; None where the plugin had no room for all that it saw."""
        peak, low, high, is_incomplete = _PAGE.unpack_from(self._page)
        return None if is_incomplete else (peak, (high << 64) | low)


def digest(folder: str) -> str:
    """SHA-256 over all that measures memory."""
    found = hashlib.sha256()
    for path in sorted(path for path in glob.glob(f"{folder}/**", recursive=True) if path.endswith((".so", ".py"))):
        with open(path, "rb") as stream:
            found.update(stream.read())
    return found.hexdigest()

"""Standard input and output of one run of a whole program: files in memory that no other run ever sees."""

import fcntl
import os

__all__ = ["StandardStreams"]

_FROZEN = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK


class StandardStreams:
    """The relay's end of both.

    Args:
        text: What the program will read.

    Attributes:
        stdin: A descriptor for reading alone; the file behind it is sealed.
        stdout: A descriptor for writing.
    """

    def __init__(self, text: bytes) -> None:
        writable = _make_file("stdin")
        left = memoryview(text)
        while left:
            left = left[os.write(writable, left) :]
        fcntl.fcntl(writable, fcntl.F_ADD_SEALS, _FROZEN | fcntl.F_SEAL_SEAL)
        # As after `program < file`: a program may map its input, and writing to it is an error.
        self.stdin = os.open(f"/proc/self/fd/{writable}", os.O_RDONLY | os.O_CLOEXEC)
        os.close(writable)
        self.stdout = _make_file("stdout")

    def freeze(self) -> bool:
        """Ends all writing at once: what threads write after the last mark is no output, since it is not counted.

        Returns:
            False when the program has made that impossible, by a mapping or a seal of its own.
        """
        try:
            fcntl.fcntl(self.stdout, fcntl.F_ADD_SEALS, _FROZEN)
        except OSError:
            return False
        return True

    def output_size(self) -> int:
        """Bytes that were written."""
        return os.fstat(self.stdout).st_size

    def output(self) -> bytes:
        """What was written."""
        with open(self.stdout, "rb", closefd=False) as file:
            file.seek(0)
            return file.read()

    def close(self) -> None:
        """Lets the memory go, once the run's process is dead."""
        os.close(self.stdin)
        os.close(self.stdout)


def _make_file(name: str) -> int:
    return os.memfd_create(name, os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)

"""Stands in for the standard library's module, which reaches native memory: the sizes that libraries ask it for."""


class c_long:
    """A type of C."""


def sizeof(kind: type) -> int:  # noqa: ARG001  # the module's own signature
    """Bytes of a long on the 64-bit machines that lanes run on."""
    return 8

"""Compiles a candidate's program, in a cage, without running any of it."""

import marshal
import sys
import warnings

# Later versions mark shared objects by their reference counts, which are not the program's; constant slices need one.
MARSHAL_VERSION = 2 if sys.version_info < (3, 14) else marshal.version


def prepare(source: bytes) -> "tuple[bytes, str]":
    """Compiles a program as it is written.

    Args:
        source: Its text, as UTF-8 with surrogates.

    Returns:
        The marshalled code and nothing, or nothing and why it is no program, in one short sentence.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the candidate's style, and turned into errors by some settings
        try:
            text = source.decode("utf-8", "surrogatepass")
            code = compile(text, "<candidate>", "exec", dont_inherit=True, optimize=0)
            return marshal.dumps(code, MARSHAL_VERSION), ""
        except SyntaxError as error:
            where = f" in line {error.lineno}" if error.lineno is not None else ""
            return b"", f"{error.msg or 'invalid syntax'}{where}"
        except ValueError as error:  # null bytes, lone surrogates
            return b"", f"the source cannot be read: {error}"
        except (RecursionError, MemoryError, OverflowError) as error:
            return b"", f"the program is too large or nested too deeply to compile ({type(error).__name__})"

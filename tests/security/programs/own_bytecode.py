"""To machine code: by bytecode that no compiler made, by memory that can be executed, by native modules.

Each returns what it got hold of; only AC without a gain shows that there was nothing.
"""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, NO_GAIN, Exploit, collect


def _ways(imports: str, prelude: str, *ways: str) -> str:
    """A program that tries expressions, and returns the first that worked."""
    listed = "\n".join(f"        lambda: {way}," for way in ways)
    return f"""
import {imports}
{prelude}
def solve(numbers):
    for index, way in enumerate((
{listed}
    )):
        try:
            way()
        except Exception:
            continue
        return index
    return steps(numbers)
"""


# Reads a constant far behind its constants: whatever lies there is taken for an object.
WILD = "def wild():\n    return None\nCODE = bytes([151, 0, 144, 127, 100, 255, 83, 0])"
RAW = "RAW = marshal.dumps(wild.__code__)"
LOADER = """
class Loader(importlib.machinery.SourcelessFileLoader):
    def get_data(self, path):
        return importlib.util.MAGIC_NUMBER + bytes(12) + RAW
"""

EXPLOITS: Final[tuple[Exploit, ...]] = (
    *collect(
        "escape_by_code",
        (
            NO_GAIN,
            {
                "replaced": _ways(
                    "types",
                    WILD,
                    "wild.__code__.replace(co_code=CODE)",
                    "types.CodeType.replace(wild.__code__, co_consts=())",
                    "wild.__code__.__class__.replace(wild.__code__, co_stacksize=0)",
                ),
                "made_anew": _ways(
                    "types, copyreg",
                    WILD,
                    "types.CodeType(0, 0, 0, 0, 1, 0, CODE, (), (), (), '', 'wild', 'wild', 1, b'', b'')",
                    "object.__new__(types.CodeType)",
                    "copyreg.__newobj__(types.CodeType, 0, 0, 0, 0, 1, 0, CODE, (), (), (), '', '', '', 1, b'', b'')",
                ),
                "unmarshalled": _ways(
                    "marshal, io, _imp, importlib.machinery, importlib.util",
                    f"{WILD}\n{RAW}\n{LOADER}",
                    "marshal.loads(RAW)",
                    "marshal.load(io.BytesIO(RAW))",
                    "_imp.get_frozen_object('hidden', RAW)",
                    "Loader('hidden', 'hidden.pyc').get_code('hidden')",
                ),
                "from_a_tree": _ways(
                    "ast, codeop",
                    "TREE = ast.parse('1 + 1')",
                    "compile(TREE, '', 'exec')",
                    "compile(ast.Expression(TREE.body[0].value), '', 'eval')",
                    "eval(compile(ast.Interactive(TREE.body), '', 'single'))",
                    "codeop.Compile()(TREE, '', 'exec')",
                ),
                "with_a_hook_in_the_loop": _ways(
                    "sys, threading, bdb",
                    "",
                    "sys.settrace(print)",
                    "sys.setprofile(print)",
                    "bdb.Bdb().set_trace()",
                    "getattr(sys, 'monitoring').register_callback(1, 1, print)",
                ),
                "of_other_objects": _ways(
                    "gc",
                    "",
                    "gc.get_objects()",
                    "gc.get_objects(generation=2)",
                    "gc.get_referrers(None)",
                    "gc.get_referents(gc)",
                ),
                # What the language allows: no gain.
                "of_another_function": """
def other(numbers):
    return steps(numbers)
def solve(numbers):
    return None
solve.__code__ = other.__code__
solve.__defaults__, solve.__kwdefaults__ = (), {}
""",
            },
        ),
    ),
    *collect(
        "escape_by_native",
        (
            # The emulator and the kernel end who asks for memory that can be executed.
            ERROR,
            {
                "memory_that_can_be_executed": """
import mmap
def solve(numbers):
    area = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    area.write(bytes([0xC3]))
    return len(area)
""",
                "memory_to_execute_only": """
import mmap
def solve(numbers):
    return len(mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_EXEC))
""",
                "a_mapped_library": """
import mmap, os, zlib
def solve(numbers):
    descriptor = os.open(getattr(zlib, "__file__", None) or "/usr/bin/python3", os.O_RDONLY)
    return len(mmap.mmap(descriptor, 4096, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_EXEC))
""",
            },
        ),
        (
            NO_GAIN | ERROR,
            {
                "module_from_a_descriptor": """
import _imp, os
class Spec:
    name, loader, submodule_search_locations = "hidden", None, None
def solve(numbers):
    read, write = os.pipe()
    os.write(write, b"\\x7fELF" + bytes(60))
    for descriptor in (0, 1, 2, read):
        Spec.origin = f"/proc/self/fd/{descriptor}"
        try:
            return _imp.create_dynamic(Spec) and "loaded"
        except (ImportError, OSError):
            pass
    return steps(numbers)
""",
                "module_from_a_memory_file": """
import _imp, os
class Spec:
    name, loader, submodule_search_locations = "hidden", None, None
def solve(numbers):
    try:
        descriptor = os.memfd_create("hidden")
        os.write(descriptor, open("/bin/sh", "rb").read(4096))
        Spec.origin = f"/proc/self/fd/{descriptor}"
        return _imp.create_dynamic(Spec) and "loaded"
    except (ImportError, OSError):
        return steps(numbers)
""",
                "library_of_the_system": """
import _imp, glob
class Spec:
    name, loader, submodule_search_locations = "hidden", None, None
def solve(numbers):
    for path in glob.glob("/usr/lib/*/lib*.so*")[:40]:
        Spec.origin = path
        try:
            return _imp.create_dynamic(Spec) and path
        except (ImportError, OSError):
            pass
    return steps(numbers)
""",
            },
        ),
    ),
    *collect(
        "escape_by_native",
        (
            # What it imports is compiled from its source, which is charged.
            NO_GAIN | ERROR | frozenset({Verdict.TLE}),
            {
                "foreign_functions": _ways(
                    "importlib, sys",
                    "",
                    "importlib.import_module('_ctypes').dlopen(None, 2)",
                    "importlib.import_module('ctypes').CDLL(None)",
                    "importlib.import_module('ctypes.util').find_library('c') or 1 // 0",
                    "importlib.import_module('_testcapi')",
                    "sys.setdlopenflags(1) or importlib.import_module('_xxtestfuzz')",
                ),
            },
        ),
    ),
    *collect(
        "clock_by_memory",
        (
            # The interpreter does not keep a program from this: what lies in the process can be changed. What it gains
            # by that is bounded by CPU time; see tests/measure/test_tampering.py. One byte of its own is changed here.
            NO_GAIN | ERROR,
            {
                "freed_in_an_index": """
def solve(numbers):
    own = []
    class Index:
        def __index__(self):
            buffer.clear()
            own.append(bytes(470))
            buffer.extend(bytes(900))
            return 7
    buffer = bytearray(500)
    buffer[200] = Index()
    if any(own[0]) and own[0][168] != 7:
        return "something else was changed"
    return steps(numbers)
""",
                "buffer_kept_by_a_raw_file": """
import io
def solve(numbers):
    class Raw(io.RawIOBase):
        def readinto(self, view):
            kept.append(view)
            return 1
        def readable(self):
            return True
    kept = []
    reader = io.BufferedReader(Raw(), 64)
    reader.read(1)
    del reader
    try:
        bytes(kept[0][:8])
    except ValueError:
        pass
    return steps(numbers)
""",
            },
        ),
    ),
)

"""What the fuzzer combines: small pieces of hostile code, and places where the work could be done unseen.

Pieces of a kind stand where the kind says. Each runs in a ``try`` of its own, so that one which fails does not end the
program; work done elsewhere must leave its answer in the list ``found``.
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["PIECES", "PLACES", "RESULTS"]

PIECES: Final[Mapping[str, str]] = {
    "trace": "sys.settrace(lambda *each: None)",
    "profile": "sys.setprofile(lambda *each: None)",
    "trace of threads": "threading.settrace(lambda *each: None)",
    "audit hook": "sys.addaudithook(lambda event, values: spend(100) if event.startswith(('gc', 'os')) else None)",
    "collection callback": "gc.callbacks.append(lambda *each: spend(500))",
    "collection off": "gc.disable()",
    "collection often": "gc.set_threshold(1)",
    "frozen objects": "gc.freeze()",
    "exit function": "atexit.register(spend, 1000)",
    "finalizer": "builtins.kept = type('Kept', (), {'__del__': lambda self: spend(1000)})()",
    "finalizer storm": "[type('Kept', (), {'__del__': lambda self: spend(9)})() for _ in range(200)]",
    "finalizer in a cycle": "cycle = type('Cycle', (), {'__del__': lambda self: spend(900)})(); cycle.own = cycle; del cycle",
    "weak reference": "target = type('Target', (), {})(); builtins.kept = weakref.ref(target, lambda _: spend(900)); del target",
    "fast timer": "signal.signal(signal.SIGALRM, lambda *each: spend(50)); signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)",
    "CPU timer": "signal.signal(signal.SIGPROF, lambda *each: spend(50)); signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)",
    "ignored signals": "[signal.signal(number, signal.SIG_IGN) for number in (1, 2, 10, 12, 15)]",
    "signal to itself": "signal.signal(10, lambda *each: spend(50)); os.kill(os.getpid(), 10)",
    "signal to others": "os.kill(os.getppid(), 9)",
    "signal to all": "os.kill(-1, 9)",
    "sleeping thread": "threading.Thread(target=time.sleep, args=(0.2,), daemon=True).start()",
    "busy thread": "threading.Thread(target=spend, args=(20000,), daemon=True).start()",
    "thread without the lock": "threading.Thread(target=hashlib.pbkdf2_hmac, args=('md5', b'x', b'y', 30000), daemon=True).start()",
    "database in a thread": (
        "threading.Thread(target=lambda: sqlite3.connect(':memory:').execute('with recursive c(x) as (select 1 union "
        "all select x + 1 from c limit 50000) select sum(x) from c').fetchall(), daemon=True).start()"
    ),
    "many threads": "[threading.Thread(target=time.sleep, args=(0.1,), daemon=True).start() for _ in range(40)]",
    "switch often": "sys.setswitchinterval(1e-6)",
    "deep recursion": "sys.setrecursionlimit(10**6)",
    "C recursion": "sys.setrecursionlimit(10**6); repr(functools.reduce(lambda inner, _: [inner], range(2000), 0))",
    "write to descriptors": "[os.write(number, b'SLRDE' * 3) for number in range(3, 12)]",
    "vector writes": "[os.writev(number, [b'', b'D']) for number in (1, 3, 4, 5)]",
    "empty writes": "os.write(1, b''); os.write(2, b'')",
    "closed descriptors": "os.closerange(0, 200)",
    "swapped descriptors": "os.dup2(1, 0); os.dup2(2, 1)",
    "own code object": "steps.__code__ = steps.__code__.replace(co_consts=(None, 0, 1, 2, 3))",
    "bytecode": "exec(marshal.loads(marshal.dumps(compile('1 + 1', '', 'exec'))))",
    "tree": "exec(compile(ast.parse('1 + 1'), '', 'exec'))",
    "all objects": "[each.clear() for each in gc.get_objects() if type(each) is list and each is not found]",
    "referrers": "gc.get_referrers(steps)",
    "frames": "frame = sys._getframe(); [frame.f_locals for _ in range(9)]; frame.f_back.f_back.f_globals.clear()",
    "frames of threads": "[frame.clear() for frame in sys._current_frames().values()]",
    "driver": "__import__('effbench_driver').serve(print)",
    "driver by path": (
        "importlib.util.module_from_spec(importlib.util.spec_from_file_location('effbench_driver', "
        "'/opt/effbench/lib/effbench_driver.abi3.so')).grant(bytearray(4096))"
    ),
    "native module": "importlib.import_module('_ctypes')",
    "executable memory": "mmap.mmap(-1, 4096, prot=7)",
    "memory of its own": "open('/proc/self/mem', 'r+b').seek(0)",
    "interpreter": "importlib.import_module('_xxsubinterpreters').create()",
    "modules gone": "sys.modules.clear()",
    "random gone": "sys.modules['random'] = None; random.seed = print",
    "main gone": "sys.modules.pop('candidate', None); sys.modules['__main__'] = 7",
    "gc patched": "gc.freeze = gc.collect = gc.disable = lambda *each: None",
    "builtins patched": "builtins.len = builtins.sorted = builtins.type = builtins.list = None",
    "builtins gone": "builtins.__dict__.clear()",
    "import patched": "builtins.__import__ = lambda *each, **named: sys",
    "class building patched": "builtins.__build_class__ = lambda function, name, *bases, **named: spend(50)",
    "error handlers": "[codecs.register_error(name, lambda error: (spend(500) or '', error.end)) for name in ('strict', 'backslashreplace', 'surrogatepass')]",
    "streams gone": "sys.stdout = sys.stderr = sys.__stdout__ = None",
    "stream with a flush": "sys.stdout = type('Out', (), {'flush': lambda self: spend(900), 'write': lambda *each: 0})()",
    "hooks": "sys.excepthook = sys.unraisablehook = sys.displayhook = threading.excepthook = lambda *each: spend(500)",
    "tracing of memory": "tracemalloc.start(9)",
    "fault handler": "faulthandler.dump_traceback_later(0.01, repeat=True, file=1)",
    "lower limits": "resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, 1 << 20))",
    "higher limits": "resource.setrlimit(resource.RLIMIT_CPU, (10**6, 10**6))",
    "priority": "os.nice(19)",
    "large block": "bytearray(150 << 20)",
    "many blocks": "builtins.hoard = [bytes(700) for _ in range(30000)]",
    "holes": "hoard = [bytes(number % 600) for number in range(30000)]; builtins.hoard = hoard[::3]; del hoard",
    "colliding hashes": "{number * (2**61 - 1): 0 for number in range(400)}",
    "large integer": "pow(3, 20000) % 7",
    "odd text": "builtins.text = '\\ud800' * 1000 + '\\U0001f600'",
    "interned texts": "[sys.intern(f'name{number}') for number in range(3000)]",
    "event loop": "asyncio.run(asyncio.sleep(0))",
    "exception with a tale": "raise type('Odd', (Exception,), {'__str__': lambda self: spend(900)})",
    "group of exceptions": "raise BaseExceptionGroup('all', [ValueError(1), KeyboardInterrupt()])",
    "leaving in a thread": "threading.Thread(target=os._exit, args=(0,), daemon=True)",
    "bytearray that shrinks": "table = bytearray(99); table[type('Index', (), {'__index__': lambda self: table.clear() or 5})()] = 1",
    "buffer that outlives": "buffer = memoryview(bytearray(99)); buffer.release()",
}
"""One statement each, for the top level or for the call, before the work or after it."""

PLACES: Final[Mapping[str, str]] = {
    "honestly": "found = steps(numbers)",
    "in a thread": "worker = threading.Thread(target=lambda: found.extend(steps(numbers))); worker.start(); worker.join()",
    "in a thread that is still at it": (
        "worker = threading.Thread(target=lambda: found.extend(steps(numbers)), daemon=True); worker.start(); time.sleep(0.05)"
    ),
    "in a finalizer": (
        "last = type('Last', (), {'__del__': lambda self: found.extend(steps(numbers))})(); builtins.last = [last, found]; del last"
    ),
    "in a finalizer of the result": (
        "last = type('Last', (), {'__del__': lambda self: found.extend(steps(numbers))})(); found_by = [last]; del last"
    ),
    "in a signal handler": (
        "signal.signal(signal.SIGALRM, lambda *each: found or found.extend(steps(numbers))); "
        "signal.setitimer(signal.ITIMER_REAL, 0.003)"
    ),
    "in an audit hook": "sys.addaudithook(lambda *each: found or found.extend(steps(numbers)))",
    "in a callback of collection": "gc.callbacks.append(lambda *each: found or found.extend(steps(numbers))); gc.enable(); gc.set_threshold(5)",
    "in an exit function": "atexit.register(lambda: found.extend(steps(numbers)))",
    "in an error handler": (
        "codecs.register_error('strict', lambda error: (found.extend(steps(numbers)) or '', error.end)); found.append('\\ud800')"
    ),
    "in a flush": "sys.stdout = sys.__stdout__ = type('Out', (), {'flush': lambda self: found.extend(steps(numbers)), 'closed': False})()",
    "in a tracer": "sys.settrace(lambda *each: found or found.extend(steps(numbers)))",
    "in a profiler": "sys.setprofile(lambda *each: found or found.extend(steps(numbers)))",
    "in a weak reference": (
        "target = type('Target', (), {})(); reference = weakref.ref(target, lambda _: found.extend(steps(numbers))); "
        "builtins.kept = [target, reference]; del target, builtins.kept[0]"
    ),
}
"""Where a call does the work; ``found`` is an empty list before."""

RESULTS: Final[Mapping[str, str]] = {
    "as it is": "found",
    "a copy": "list(found)",
    "a lazy list": "type('Lazy', (list,), {'__iter__': lambda self: iter(steps(numbers))})()",
    "a generator": "(count for count in steps(numbers))",
    "integers of a kind": "[type('Kind', (int,), {})(count) for count in found]",
    "a list that holds a finalizer": "found + [type('Last', (), {'__del__': lambda self: spend(9)})()]",
    "a tuple": "tuple(found)",
    "itself": "found.append(found) or found",
    "floats": "[float(count) for count in found]",
}

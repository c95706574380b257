"""What a program expects of a usual machine, and the guest does without: other threads, and asyncio's own sockets.

A thread runs to its end when it is started, and so does what an executor is given. That serves what single solutions
start threads for: a bigger stack, and calls that need not wait for each other. Threads that wait for one another wait
for ever, and the run ends at its budget.
"""

import atexit
import builtins
import concurrent.futures.thread
import socket
import sys
import threading

import preloaded


def _start(thread):
    if not thread._initialized:
        raise RuntimeError("thread.__init__() not called")
    if thread._started.is_set():
        raise RuntimeError("threads can only be started once")
    here = threading.get_ident()
    starter = threading._active.get(here)
    threading._active[here] = thread
    thread._set_ident()
    thread._started.set()
    try:
        thread.run()
    except SystemExit:
        pass
    except:  # whatever it is, it ends this thread alone
        thread._invoke_excepthook(thread)
    finally:
        threading._active[here] = starter
        thread._is_stopped = True


def _stack_size(size=0):
    previous, _stack_size.size = _stack_size.size, size
    return previous


def _submit(executor, function, /, *arguments, **named):
    if executor._shutdown:
        raise RuntimeError("cannot schedule new futures after shutdown")
    future = concurrent.futures.Future()
    concurrent.futures.thread._WorkItem(future, function, arguments, named).run()
    return future


class _OneEnd:
    """One end of a pair of sockets that nothing is ever sent through: an event loop wakes itself with it."""

    numbers = iter(range(100, 1 << 30))

    def __init__(self):
        self.number = next(self.numbers)

    def fileno(self):
        return self.number

    def setblocking(self, flag):
        pass

    def send(self, data):
        return len(data)

    def recv(self, size):
        raise BlockingIOError

    def close(self):
        pass


_stack_size.size = 0
threading.Thread.start = _start
threading.stack_size = _stack_size
concurrent.futures.ThreadPoolExecutor.submit = _submit
socket.socketpair = lambda *arguments: (_OneEnd(), _OneEnd())
preloaded.import_all(missing={"sqlite3", "zlib"})
del sys.modules["preloaded"]
# As the `site` module has them, which is not imported here.
vars(builtins).update(exit=sys.exit, quit=sys.exit)
sys.argv, sys.orig_argv = [""], ["python3"]
atexit._clear()

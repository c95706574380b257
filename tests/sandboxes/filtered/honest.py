"""What honest programs do with the standard library, all of it within the filter; says so at the end."""

import array
import asyncio
import bz2
import concurrent.futures
import decimal
import faulthandler
import fcntl
import hashlib
import importlib
import lzma
import mmap
import multiprocessing
import multiprocessing.connection
import os
import queue
import random
import resource
import select
import shutil
import signal
import socket
import sqlite3
import sys
import tempfile
import termios
import threading
import time
import uuid
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.sandboxes.filtered import entrance

LEFT_OUT = ("_test", "_xxtest", "xxlimited", "_ctypes_test", "_tkinter")


def load_extensions() -> None:
    """Nothing can be loaded later, not even for an ImportError: a library's pages are executable."""
    folders = [Path(folder) for folder in sys.path if folder.endswith("lib-dynload")]
    for path in (path for folder in folders for path in sorted(folder.glob("*.so"))):
        name = path.name.split(".")[0]
        if name.startswith(LEFT_OUT) or not is_there(name):
            sys.modules[name] = None  # type: ignore[assignment]  # this is how Python is told that it is not there


def is_there(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def threads() -> None:
    results: queue.Queue[int] = queue.Queue()
    threading.stack_size(256 << 10)
    started = [threading.Thread(target=results.put, args=(number,)) for number in range(8)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    threading.stack_size(0)
    assert sorted(results.get() for _ in started) == list(range(8))


def waiting_with_a_limit() -> None:
    lock, event, condition, barrier = threading.Lock(), threading.Event(), threading.Condition(), threading.Barrier(2)
    assert lock.acquire()
    assert not lock.acquire(timeout=0.01)
    assert not event.wait(0.01)
    with condition:
        assert not condition.wait(0.01)
    timer = threading.Timer(0.01, barrier.wait)
    timer.start()
    barrier.wait(5)
    timer.join()


def pools_of_threads() -> None:
    with concurrent.futures.ThreadPoolExecutor() as pool:
        assert list(pool.map(abs, [-1, -2])) == [1, 2]
        futures = [pool.submit(hashlib.pbkdf2_hmac, "sha256", b"a", b"b", 2000) for _ in range(4)]
        assert len({future.result() for future in concurrent.futures.as_completed(futures)}) == 1


def recursion_in_a_large_stack() -> None:
    def depth(left: int) -> int:
        return 0 if left == 0 else 1 + depth(left - 1)

    reached: list[int] = []
    sys.setrecursionlimit(60_000)
    threading.stack_size(256 << 20)
    thread = threading.Thread(target=lambda: reached.append(depth(50_000)))
    thread.start()
    thread.join()
    threading.stack_size(0)
    assert reached == [50_000]


def signals_and_timers() -> None:
    seen: list[int] = []
    for number in (signal.SIGALRM, signal.SIGUSR1, signal.SIGTERM, signal.SIGVTALRM):
        signal.signal(number, lambda number, _: seen.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    signal.pause()
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.01)
    while signal.SIGVTALRM not in seen:
        sum(range(1000))
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert seen == [signal.SIGALRM, signal.SIGUSR1, signal.SIGTERM, signal.SIGVTALRM]


def an_alarm_that_breaks_a_sleep() -> None:
    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(1)
    try:
        time.sleep(30)
    except TimeoutError:
        assert signal.alarm(0) == 0
        return
    raise AssertionError("it has slept through")


def blocked_signals() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    signal.raise_signal(signal.SIGUSR2)
    assert signal.sigpending() == {signal.SIGUSR2}
    assert signal.sigwait([signal.SIGUSR2]) == signal.SIGUSR2
    assert signal.sigtimedwait([signal.SIGUSR2], 0.01) is None
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2])


def clocks() -> None:
    names = ("REALTIME", "MONOTONIC", "PROCESS_CPUTIME_ID", "THREAD_CPUTIME_ID", "BOOTTIME")
    for clock in (getattr(time, f"CLOCK_{name}") for name in names):
        assert time.clock_gettime(clock) > 0
        assert time.clock_getres(clock) > 0
    assert time.clock_gettime(time.pthread_getcpuclockid(threading.get_ident())) > 0
    time.sleep(0.001)
    assert len(os.times()) == 5


def waiting_for_descriptors() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"abc")
    assert select.select([reading], [writing], [], 1) == ([reading], [writing], [])
    poll = select.poll()
    poll.register(reading)
    assert poll.poll(1000) == [(reading, select.POLLIN)]
    with select.epoll() as epoll:
        epoll.register(reading, select.EPOLLIN)
        assert epoll.poll(1) == [(reading, select.EPOLLIN)]
    waiting = array.array("i", [0])
    fcntl.ioctl(reading, termios.FIONREAD, waiting)
    assert waiting[0] == 3
    os.set_blocking(reading, False)
    os.set_inheritable(reading, True)
    copy = os.dup(reading)
    os.dup2(reading, copy)
    assert fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096) == fcntl.fcntl(writing, fcntl.F_GETPIPE_SZ)
    assert fcntl.fcntl(reading, fcntl.F_DUPFD, 10) != fcntl.fcntl(reading, fcntl.F_DUPFD_CLOEXEC, 10)
    os.closerange(60, 70)
    event = os.eventfd(3)
    assert os.eventfd_read(event) == 3


def an_event_loop() -> None:
    async def main() -> None:
        loop, happened = asyncio.get_running_loop(), asyncio.Event()
        assert await asyncio.gather(*(asyncio.sleep(0.001, number) for number in range(3))) == [0, 1, 2]
        assert await asyncio.to_thread(sum, [1, 2]) == 3
        loop.add_signal_handler(signal.SIGUSR1, happened.set)
        os.kill(os.getpid(), signal.SIGUSR1)
        await asyncio.wait_for(happened.wait(), 5)

    asyncio.run(main())


def streams_of_an_event_loop() -> None:
    async def main() -> bytes:
        here, there = socket.socketpair()
        reader, replying = await asyncio.open_connection(sock=here)
        _, writer = await asyncio.open_connection(sock=there)
        writer.writelines([b"a", b"line\n"])
        await writer.drain()
        line = await reader.readline()
        for ended in (writer, replying):
            ended.close()
            await ended.wait_closed()
        return line

    assert asyncio.run(main()) == b"aline\n"


def pairs_of_sockets() -> None:
    here, there = socket.socketpair()
    here.sendall(b"x")
    assert there.recv(5) == b"x"
    there.sendmsg([b"y", b"z"])
    assert here.recvmsg(5)[0] == b"yz"
    here.settimeout(0.01)
    here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8192)
    assert here.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) > 0
    here.shutdown(socket.SHUT_WR)
    assert (socket.socket(fileno=there.detach()).family, here.getpeername()) == (socket.AF_UNIX, "")
    one, other = multiprocessing.Pipe()
    one.send([1])
    assert multiprocessing.connection.wait([other], 1) == [other]
    assert other.recv() == [1]


def files() -> None:
    folder = str(Path(os.__file__).parent)
    descriptor = os.open(os.__file__, os.O_RDONLY)
    assert (os.fstat(descriptor).st_size, os.isatty(descriptor)) == (os.stat(os.__file__).st_size, False)
    assert os.pread(descriptor, 5, 0) == os.read(descriptor, 5)
    assert os.preadv(descriptor, [bytearray(3)], 0) == os.readv(descriptor, [bytearray(3)]) == 3
    assert {"os.py", "json"} <= {entry.name for entry in os.scandir(folder)} == set(os.listdir(folder))
    assert os.access(folder, os.R_OK)
    os.fchdir(os.open(folder, os.O_RDONLY))
    os.chdir("/")
    assert shutil.disk_usage("/").total == os.statvfs("/").f_frsize * os.statvfs("/").f_blocks
    os.umask(os.umask(0o22))
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_SEQUENTIAL)
    null = os.open("/dev/null", os.O_WRONLY)
    assert os.sendfile(null, descriptor, 0, 10) == 10


def what_is_not_there() -> None:
    for way in (os.remove, os.rmdir, os.stat, os.listdir, lambda path: os.rename(path, path), open):
        try:
            way("/no/such/path")
        except FileNotFoundError:
            continue
        raise AssertionError(way)
    os.makedirs("/usr", exist_ok=True)
    shutil.rmtree("/no/such/path", ignore_errors=True)


def memory() -> None:
    assert sum(map(len, [bytearray(8 << 20) for _ in range(8)])) == 64 << 20
    assert len([*range(2_000_000)]) == 2_000_000
    shared = mmap.mmap(-1, 1 << 20)
    shared[:5] = b"hello"
    shared.flush()
    shared.resize(1 << 21)
    shared.madvise(mmap.MADV_DONTNEED)
    with open(os.__file__, "rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY) as copy:
        copy[:1] = b"x"


def databases() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t(a, b)")
    connection.executemany("insert into t values(?, ?)", ((number, str(number)) for number in range(5000)))
    connection.execute("create index i on t(b)")
    assert connection.execute("select count(*), sum(a) from t").fetchone() == (5000, 12497500)


def computing() -> None:
    content = random.Random(0).randbytes(1000) * 50
    assert zlib.decompress(zlib.compress(content)) == content
    assert lzma.decompress(lzma.compress(content)) == content
    assert bz2.decompress(bz2.compress(content)) == content
    assert hashlib.scrypt(b"a", salt=b"b", n=1024, r=8, p=1) != hashlib.blake2b(content).digest()
    assert str(decimal.Decimal(2).sqrt()).startswith("1.41421356")
    with tempfile.SpooledTemporaryFile(1 << 20) as stream:
        stream.write(content)


def randomness() -> None:
    assert len(os.urandom(9)) == len(os.getrandom(9)) == 9
    assert uuid.uuid1() != uuid.uuid4()
    assert 0 <= random.SystemRandom().random() < 1


def facts() -> None:
    assert os.sched_getaffinity(0)
    assert os.cpu_count()
    assert os.sysconf("SC_PHYS_PAGES") > 0
    assert os.getpgid(0) == os.getpgrp()
    assert os.getsid(0) == os.getsid(os.getpid())
    assert os.getresuid()[0] == os.getuid()
    assert os.getresgid()[0] == os.getgid()
    assert os.uname().sysname == "Linux"
    assert os.sched_get_priority_max(os.sched_getscheduler(0)) >= os.sched_getparam(0).sched_priority
    assert os.getpriority(os.PRIO_PROCESS, 0) == os.getpriority(os.PRIO_PROCESS, os.getpid())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 0
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert resource.prlimit(os.getpid(), resource.RLIMIT_NOFILE) == limits


def children_that_are_none() -> None:
    for way in (os.wait, lambda: os.waitpid(-1, os.WNOHANG), lambda: os.waitid(os.P_ALL, 0, os.WEXITED)):
        try:
            way()
        except ChildProcessError:
            continue
        raise AssertionError(way)


def tracebacks() -> None:
    with open(os.devnull, "w") as null:
        faulthandler.enable(null)
        faulthandler.dump_traceback_later(60, file=null)
        faulthandler.cancel_dump_traceback_later()
        faulthandler.register(signal.SIGUSR2, null)
        os.kill(os.getpid(), signal.SIGUSR2)
        faulthandler.unregister(signal.SIGUSR2)
        faulthandler.disable()


def every_module() -> None:
    left_out = (*LEFT_OUT, "antigravity", "this", "idlelib", "tkinter", "turtle", "test", "lib2to3", "ensurepip", "pip")
    present = {"asyncio", "csv", "dataclasses", "decimal", "enum", "sqlite3", "ssl", "xml.etree.ElementTree"}
    assert all(map(is_there, present))
    for name in sorted(sys.stdlib_module_names):
        if not name.startswith(left_out):
            is_there(name)


WAYS: list[Callable[[], None]] = [
    *(threads, waiting_with_a_limit, pools_of_threads, recursion_in_a_large_stack, signals_and_timers),
    *(an_alarm_that_breaks_a_sleep, blocked_signals, clocks, waiting_for_descriptors, an_event_loop),
    *(streams_of_an_event_loop, pairs_of_sockets, files, what_is_not_there, memory, databases, computing, randomness),
    *(facts, children_that_are_none, tracebacks, every_module),
]


def main() -> None:
    load_extensions()
    entrance.enter()
    for way in WAYS:
        way()
    sys.stdout.write("all of it\n")


if __name__ == "__main__":
    main()

"""One child from fork to reaping, as the relay sees it: what goes in, its marks, its clock, its result."""

import contextlib
import fcntl
import os
import select
import time
from typing import Any

from effbench.sandboxes.agent import wire
from effbench.sandboxes.agent.oom_kills import oom_kills
from effbench.sandboxes.agent.standard_streams import StandardStreams
from effbench.sandboxes.agent.zygote_process import Limits, ZygoteProcess

HARNESS_FD = 0
DYING_S = 2.0
"""A process whose descriptors the kernel has closed is gone long before that."""
MAX_RESULT_HEADER_BYTES = 1 << 14
POLL_S = 0.25
COUNTED_POLL_S = 0.02
"""How often the count of an emulated run is looked at, where it is bounded: the look costs some microseconds."""
LARGE_PIPE_BYTES, USUAL_PIPE_BYTES = 1 << 20, 1 << 16
"""Room for most results at once: a write that has to wait for room could still be changed while it waits."""


class ChildRun:
    """One child from fork to reaping: a small state machine over its marks."""

    def __init__(self, zyg: ZygoteProcess, request: wire.Frame, uid: int, landlock: bool) -> None:
        """Forks the child.

        One that runs a whole program finds the request's last blob on its standard input; one that calls each of
        several inputs has the limits of a run for each of them.
        """
        self.limits = Limits(**request.header["limits"])
        self.streams = StandardStreams(request.blobs[-1]) if request.header["op"] == "run_program" else None
        self.zygote = zyg
        self.is_bounded = zyg.emulated and self.limits.instructions > 0
        zyg.clear_counts()
        self.oom_kills = oom_kills()
        pipes = [os.pipe() for _ in range(3)]
        theirs = [pipes[0][0], pipes[1][1], pipes[2][1]]
        self.to_child, self.marks, self.results = pipes[0][1], pipes[1][0], pipes[2][0]
        # Always as many: what the zygote's heap has held moves counts.
        null = os.open("/dev/null", os.O_RDWR)
        lent = [null, null] if self.streams is None else [self.streams.stdin, self.streams.stdout]
        # One byte more than is allowed, so that too much can be told from just enough.
        file_bytes = 0 if self.streams is None else self.limits.output_bytes + 1
        hard_limits = self.limits._replace(cpu_s=self.limits.cpu_s * max(1, len(request.blobs) - 1))
        self.pid = zyg.fork(uid, hard_limits, file_bytes, landlock, [*theirs, *lent])
        for descriptor in (*theirs, null):
            os.close(descriptor)
        os.set_blocking(self.to_child, False)
        os.set_blocking(self.marks, False)
        fcntl.fcntl(self.results, fcntl.F_SETPIPE_SZ, LARGE_PIPE_BYTES)
        self.clock = (~self.pid << 3) | 2  # the kernel's id of that process's CPU clock
        self.wall_deadline = time.monotonic() + self.limits.wall_s
        self.outgoing = memoryview(b"")
        self.incoming = bytearray()
        self.seen = bytearray()
        self.cpu_ns: list[int] = []
        self.given_at_cpu_ns = self.end_cpu_ns = 0
        self.earlier: list[tuple[wire.Frame, int]] = []
        self.result: wire.Frame | None = None

    def send(self, data: bytes) -> None:
        """Queues bytes for the child; they go out while the relay waits for it."""
        self.outgoing = memoryview(bytes(self.outgoing) + data)
        if len(self.outgoing) > USUAL_PIPE_BYTES:  # else relay and child, which share a core, would take turns
            with contextlib.suppress(PermissionError):  # an ordinary user has so much for all pipes together
                fcntl.fcntl(self.to_child, fcntl.F_SETPIPE_SZ, LARGE_PIPE_BYTES)

    def give(self, data: bytes) -> None:
        """Queues one input of several: it has the time of a run of its own. What came of the one before is kept."""
        if self.result is not None:
            self.earlier.append((self.result, self.end_cpu_ns))
            self.result, self.incoming = None, bytearray()
        self.given_at_cpu_ns, self.wall_deadline = self._cpu_ns(), time.monotonic() + self.limits.wall_s
        self.send(data)

    def wait_for_result(self) -> str | None:
        """Waits for a call that returned; returns what came instead, as :meth:`wait` does."""
        end = self.wait()
        has_returned = end == "end" and self.result is not None and self.result.header.get("status") == "ok"
        return None if has_returned else end

    def wait(self) -> str:
        """Waits for one mark, the end of the result, or trouble.

        Returns:
            ``mark``, ``end``, ``timeout`` or ``output_limit``.

        Raises:
            EOFError: The harness is gone; nobody waits for this run any more.
        """
        poll = select.poll()
        poll.register(HARNESS_FD, 0)  # its hang-up is always told
        poll.register(self.marks, select.POLLIN)
        poll.register(self.results, select.POLLIN)
        if self.outgoing:
            poll.register(self.to_child, select.POLLOUT)
        while True:
            left = self._time_left()
            if left <= 0 or self._is_over_its_count():
                return "timeout"
            pause = COUNTED_POLL_S if self.is_bounded else POLL_S
            ready = {descriptor for descriptor, _ in poll.poll(min(left, pause) * 1000 + 1)}
            if HARNESS_FD in ready:
                raise EOFError
            if self.to_child in ready and not self._push():
                poll.unregister(self.to_child)
            if self.results in ready:
                end = self._take_result()
                if end is not None:
                    return end
            elif self.marks in ready:
                if self._take_mark():
                    return "mark"
                poll.unregister(self.marks)

    def _take_result(self) -> str | None:
        part = os.read(self.results, LARGE_PIPE_BYTES)
        self.incoming += part
        if not part or self._complete():
            self.end_cpu_ns = self._cpu_ns()
            return "end"
        return "output_limit" if len(self.incoming) > self.limits.output_bytes + wire.MAX_HEADER_BYTES else None

    def _take_mark(self) -> bool:
        mark = os.read(self.marks, 64)
        if mark:
            self.seen += mark
            self.cpu_ns.append(self._cpu_ns())
        return bool(mark)

    def _take_marks_left_over(self) -> None:
        """Takes those that came together with the result: who has written the last mark early writes one too many."""
        try:
            self.seen += os.read(self.marks, 64)
        except BlockingIOError:  # none
            pass

    def _push(self) -> bool:
        try:
            self.outgoing = self.outgoing[os.write(self.to_child, self.outgoing) :]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            self.outgoing = memoryview(b"")
        return bool(self.outgoing)

    def _time_left(self) -> float:
        spent_s = (self._cpu_ns() - self.given_at_cpu_ns) / 1e9
        return min(self.limits.cpu_s - spent_s, self.wall_deadline - time.monotonic())

    def _is_over_its_count(self) -> bool:
        return self.is_bounded and self.zygote.running_call() > self.limits.instructions

    def _cpu_ns(self) -> int:
        try:
            return time.clock_gettime_ns(self.clock)
        except OSError:  # the child has just ended
            return self.cpu_ns[-1] if self.cpu_ns else 0

    def finish(self, end: str) -> wire.Frame:
        """Reaps the child and tells how it went."""
        if end == "end" and self.result is None and not self._is_ending():
            end = "mark"  # it closed its descriptors and lives on; its death by our signal must not look like another
        self._take_marks_left_over()
        for descriptor in (self.to_child, self.marks, self.results):
            os.close(descriptor)
        status, user_s, system_s, max_rss_bytes, left_over = self.zygote.reap(self.pid)
        if self.streams is not None and end != "mark" and self.streams.output_size() > self.limits.output_bytes:
            end = "output_limit"  # however the program took it that it could write no more
        published, killed = self.zygote.published(), oom_kills()
        header: dict[str, Any] = {
            "end": end,
            "exit": os.waitstatus_to_exitcode(status),
            "marks": self.seen.decode("latin-1"),
            "cpu_ns": self.cpu_ns,
            "end_cpu_ns": self.end_cpu_ns,
            "counts": published.counts,
            "published": published.marks,
            "end_count": published.last,
            "settled": published.settled,
            "user_time_s": user_s,
            "cpu_time_s": user_s + system_s,
            "max_rss_bytes": max_rss_bytes,
            "left_over": left_over,
            "oom_kills": None if killed is None or self.oom_kills is None else killed - self.oom_kills,
            "result": None,
            "earlier": [[result.header, cpu_ns] for result, cpu_ns in self.earlier],
        }
        blob = b""
        if end == "end" and self.result is not None:
            header["result"], (blob,) = self.result
            if self.streams is not None:
                blob = self.streams.output()
        if self.streams is not None:
            self.streams.close()
        return wire.Frame(header, (*(result.blobs[0] for result, _ in self.earlier), blob))

    def _is_ending(self) -> bool:
        descriptor = os.pidfd_open(self.pid)
        ended, _, _ = select.select([descriptor], [], [], DYING_S)
        os.close(descriptor)
        return bool(ended)

    def _complete(self) -> bool:
        try:
            self.result = self._parse_result()
        except (wire.FrameError, EOFError, ValueError):
            return False
        return True

    def _parse_result(self) -> wire.Frame:
        view, position = memoryview(self.incoming), 0

        def read_exactly(size: int) -> bytes:
            nonlocal position
            if position + size > len(view):
                raise EOFError
            position += size
            return bytes(view[position - size : position])

        frame = wire.read_frame(read_exactly, max_blob_bytes=self.limits.output_bytes)
        if position != len(view):
            raise wire.FrameError("something follows the result")
        # A forged result must not make this process fail, nor an answer that the harness would not take.
        if len(frame.blobs) != 1 or position - len(frame.blobs[0]) > MAX_RESULT_HEADER_BYTES:
            raise wire.FrameError("not the result of a child")
        return frame

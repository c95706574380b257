"""A server on this machine that answers with whatever bytes a test wants, for as long as it wants."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

__all__ = ["HostileServer", "reply"]

Script = Callable[[socket.socket, threading.Event], None]


def reply(body: bytes, *headers: str, status: str = "200 OK") -> Script:
    """Sends one answer, with its right length."""

    def script(client: socket.socket, _: threading.Event) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "Connection: close", "", ""]
        client.sendall("\r\n".join(lines).encode("latin-1") + body)

    return script


class HostileServer:
    """Runs the script for each request, on a port of its own, until it is left.

    Args:
        script: Gets the connection, and what is set when the test is over.

    Attributes:
        requests: The first line of each request.
    """

    def __init__(self, script: Script) -> None:
        self.requests: list[str] = []
        self._script = script
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._over.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._socket.accept()
                thread = threading.Thread(target=self._answer, args=(client,))
                self._threads.append(thread)
                thread.start()

    def _answer(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            client.settimeout(20.0)
            self.requests.append(_request_line(client))
            self._script(client, self._over)


def _request_line(client: socket.socket) -> str:
    """Reads one whole request."""
    content = b""
    while b"\r\n\r\n" not in content:
        content += client.recv(1 << 16) or b"\r\n\r\n"
    head, _, body = content.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += client.recv(1 << 16) or b" " * length
    return head.split(b"\r\n")[0].decode("latin-1")

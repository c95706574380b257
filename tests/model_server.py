"""A server that speaks OpenAI's protocol on this machine, with faults as scripted."""

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

__all__ = ["Call", "Fault", "ModelServer"]


class Fault(StrEnum):
    """What may go wrong with one request."""

    RATE_LIMIT = "429 with Retry-After"
    SERVER_ERROR = "500"
    CUT = "the connection ends in the middle of the body"
    SLOW = "no answer in time"
    MALFORMED = "half a JSON document"
    WEB_PAGE = "a web page, with 200"
    EMPTY = "no choices"
    FILTERED = "finish reason content_filter"
    PROMPT_FILTERED = "400 content_filter"
    REFUSED = "a refusal"
    CUT_OFF = "finish reason length"
    NO_USAGE = "no usage"
    NOT_FOUND = "404"
    WRONG_KEY = "401 that repeats the key"
    TOO_LONG = "400 context_length_exceeded"
    RATE_LIMIT_IN_200 = "error 429 in a reply of HTTP 200"
    WRONG_KEY_IN_200 = "error 401 that repeats the key, in a reply of HTTP 200"
    TOO_LONG_IN_200 = "error 400 in a reply of HTTP 200"
    PROMPT_FILTERED_IN_200 = "error content_filter in a reply of HTTP 200"


STATUS: dict[Fault, tuple[int, str, str]] = {
    Fault.RATE_LIMIT: (429, "rate_limit_exceeded", "Too many requests."),
    Fault.SERVER_ERROR: (500, "server_error", "Something broke."),
    Fault.PROMPT_FILTERED: (400, "content_filter", "The prompt was filtered."),
    Fault.NOT_FOUND: (404, "model_not_found", "The model does not exist."),
    Fault.WRONG_KEY: (401, "invalid_api_key", "Incorrect key."),
    Fault.TOO_LONG: (400, "context_length_exceeded", "This model has room for 9 tokens."),
}


IN_200: dict[Fault, tuple[object, str]] = {
    Fault.RATE_LIMIT_IN_200: (429, "The provider is overloaded."),
    Fault.WRONG_KEY_IN_200: ("invalid_api_key", "Incorrect key."),
    Fault.TOO_LONG_IN_200: ("context_length_exceeded", "This model has room for 9 tokens."),
    Fault.PROMPT_FILTERED_IN_200: ("content_filter", "The prompt was filtered."),
}


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request for completions.

    Attributes:
        number: From 1, in the order of arrival.
        path: Behind the host.
        body: Decoded.
        authorization: The header.
    """

    number: int
    path: str
    body: dict[str, Any]
    authorization: str = field(repr=False)

    @property
    def prompt(self) -> str:
        return str(self.body["messages"][0]["content"] if "messages" in self.body else self.body["prompt"])

    @property
    def n(self) -> int:
        return int(self.body.get("n", 1))


def always(fault: Fault) -> Callable[[Call], Fault]:
    return lambda _: fault


def no_fault(_: Call) -> Fault | None:
    return None


class _QuietServer(ThreadingHTTPServer):
    """Says nothing of clients that were killed."""

    daemon_threads = False  # sockets are closed before the test ends

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class ModelServer:
    """Answers on a port of its own until it is left.

    Args:
        writes: Gives the text for a request and the place of the completion in it.
        faults: Gives what goes wrong with a request.
        most: Completions that one request may have; a request for more is refused where ``strict``.
        strict: Whether it is.
        wait_s: Every answer takes so long.
        port: Where it listens; 0 for a free one.

    Attributes:
        calls: All requests for completions.
        waiting: Most requests that were being answered at one time.
    """

    def __init__(
        self,
        writes: Callable[[Call, int], str],
        *,
        faults: Callable[[Call], Fault | None] = no_fault,
        most: int = 100,
        strict: bool = False,
        wait_s: float = 0.0,
        port: int = 0,
    ) -> None:
        self.writes, self.faults, self.most, self.strict, self.wait_s = writes, faults, most, strict, wait_s
        self.calls: list[Call] = []
        self.waiting = 0
        self._now = 0
        self.leaving = threading.Event()
        self._lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                send(self, 200, json.dumps({"object": "list", "data": []}).encode())

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                content = self.rfile.read(length)
                if len(content) < length:
                    self.close_connection = True  # the client was killed while it was asking
                    return
                server.answer(self, self.path, json.loads(content))

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = _QuietServer(("127.0.0.1", port), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.leaving.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def answer(self, request: BaseHTTPRequestHandler, path: str, body: dict[str, Any]) -> None:
        key = request.headers.get("Authorization", "")
        with self._lock:
            call = Call(number=len(self.calls) + 1, path=path, body=body, authorization=key)
            self.calls.append(call)
            self._now += 1
            self.waiting = max(self.waiting, self._now)
        try:
            time.sleep(self.wait_s)
            self._answer(request, call)
        except (BrokenPipeError, ConnectionResetError):
            request.close_connection = True  # the client did not wait
        finally:
            with self._lock:
                self._now -= 1

    def _answer(self, request: BaseHTTPRequestHandler, call: Call) -> None:
        fault = self.faults(call)
        if fault in STATUS:
            status, code, message = STATUS[fault]
            text = f"{message} You sent {call.authorization.removeprefix('Bearer ')}."
            error = {"error": {"message": text, "code": code, "type": "error", "param": None}}
            send(request, status, json.dumps(error).encode(), **{"Retry-After-Ms": "20"})
        elif fault in IN_200:
            in_200, message = IN_200[fault]
            text = f"{message} You sent {call.authorization.removeprefix('Bearer ')}."
            send(request, 200, json.dumps({"error": {"message": text, "code": in_200}}).encode())
        elif self.strict and call.n > self.most:
            send(request, 400, json.dumps({"error": {"message": "n must be 1", "code": None}}).encode())
        else:
            self._complete(request, call, fault)

    def _complete(self, request: BaseHTTPRequestHandler, call: Call, fault: Fault | None) -> None:
        reply = self._reply(call, fault)
        content = json.dumps(reply).encode()
        if call.body.get("stream"):
            send(request, 200, _as_events(reply), **{"Content-Type": "text/event-stream"})
        elif fault is Fault.SLOW:
            self.leaving.wait(5.0)
            request.close_connection = True
        elif fault is Fault.MALFORMED:
            send(request, 200, content[: len(content) // 2])
        elif fault is Fault.WEB_PAGE:
            send(request, 200, b"<html>welcome</html>", **{"Content-Type": "text/html"})
        elif fault is Fault.CUT:
            begin(request, 200, len(content))
            request.wfile.write(content[: len(content) // 2])
            request.wfile.flush()
            request.close_connection = True
        else:
            send(request, 200, content)

    def _reply(self, call: Call, fault: Fault | None) -> dict[str, object]:
        n = min(call.n, self.most)
        choices = [self._choice(call, index, fault) for index in range(0 if fault is Fault.EMPTY else n)]
        usage = {"prompt_tokens": len(call.prompt), "completion_tokens": 100 * n, "total_tokens": 0}
        kind, model = "chat.completion" if "messages" in call.body else "text_completion", call.body.get("model")
        reply: dict[str, object] = {"id": "x", "object": kind, "created": 0, "model": model, "choices": choices}
        return reply if fault is Fault.NO_USAGE else {**reply, "usage": usage}

    def _choice(self, call: Call, index: int, fault: Fault | None) -> dict[str, object]:
        text = self.writes(call, index)
        reason = {Fault.FILTERED: "content_filter", Fault.CUT_OFF: "length"}.get(fault, "stop") if fault else "stop"
        if "prompt" in call.body:
            return {"index": index, "finish_reason": reason, "text": text}
        message = {"role": "assistant", "content": text}
        if fault is Fault.REFUSED:
            message = {"role": "assistant", "content": None, "refusal": "I will not write that."}  # type: ignore[dict-item]
        return {"index": index, "finish_reason": reason, "message": message}


def _as_events(reply: dict[str, Any]) -> bytes:
    """The same reply as a client that asked for a stream gets it, whole in one event."""
    choices = [{**choice, "delta": choice["message"]} for choice in reply["choices"]]
    chunk = {**reply, "object": "chat.completion.chunk", "choices": choices}
    return f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode()


def send(request: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    begin(request, status, len(content), **headers)
    request.wfile.write(content)


def begin(request: BaseHTTPRequestHandler, status: int, length: int, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(length), **headers}.items():
        request.send_header(name, value)
    request.end_headers()

"""What a model's server could do to who asks it: hold it, fill its memory, lead it elsewhere, write on its screen."""

import asyncio
import gzip
import json
import logging
import re
import socket
import threading
import time
import tracemalloc
import zlib

import pytest

from effbench.errors import RequestFailed, RequestFault
from effbench.samples.generation import openai_compatible as backend_module
from effbench.samples.generation.bounded_http import ANSWER_BYTES_MAX
from effbench.samples.generation.chat import Answer, Request
from effbench.samples.generation.registry import Connection, open_backend
from tests.security.hostile_server import HostileServer, Script, reply

pytestmark = pytest.mark.long

GOOD = b'{"choices": [{"message": {"content": "hello"}}], "usage": {"prompt_tokens": 1, "completion_tokens": 2}}'
ESCAPES = "\x1b[2J\x1b]0;gone\x07\u202eevil\r\n\ud800"
Client = socket.socket
Over = threading.Event


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")


def ask(server: HostileServer, *, retries: int = 0, timeout_s: float = 20.0) -> Answer:
    connection = Connection(base_url=server.url, retries=retries, timeout_s=timeout_s)

    async def asked() -> Answer:
        async with open_backend("openai/scribe", connection).session() as session:
            return await session.answer(Request(prompt="Hi"))

    return asyncio.run(asked())


def refused(script: Script, *, timeout_s: float = 20.0, retries: int = 0) -> tuple[RequestFailed, HostileServer]:
    """The one sentence that a server's trick ends in."""
    with HostileServer(script) as server, pytest.raises(RequestFailed) as caught:
        ask(server, timeout_s=timeout_s, retries=retries)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert len(sentence) < 1000
    assert "sk-secret" not in sentence
    return caught.value, server


def test_a_plain_answer_passes() -> None:
    with HostileServer(reply(GOOD)) as server:
        assert ask(server).completions[0].text == "hello"


def drip(head: bytes, part: bytes, pause_s: float = 0.05) -> Script:
    def script(client: Client, over: Over) -> None:
        client.sendall(head)
        while not over.wait(pause_s):
            client.sendall(part)

    return script


DRIPS = {
    "body": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b" "),
    "chunks": drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "head": drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "status line": drip(b"HTTP/1.1 200 ", b"O", 0.2),
    "interim answers": drip(b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    "trailer": drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
    "error": drip(b"HTTP/1.1 500 Oops\r\nContent-Length: 1000000\r\n\r\n", b" "),
    "nothing": drip(b"", b""),
}


@pytest.mark.parametrize("script", DRIPS.values(), ids=DRIPS)
def test_a_server_that_drips_is_held_to_one_deadline(script: Script) -> None:
    started = time.monotonic()
    error, _ = refused(script, timeout_s=0.7)
    assert time.monotonic() - started < 10
    assert error.fault is RequestFault.FAILED
    assert "gave no answer in time" in str(error)


def test_all_tries_together_have_a_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend_module, "PAUSE_MAX_S", 0.0)
    started = time.monotonic()
    # Unreadable answers are asked for again by us, failures by the SDK: together the tries would be squared.
    error, _ = refused(reply(b"", "Retry-After: 30", status="503 Later"), timeout_s=0.5, retries=3)
    assert time.monotonic() - started < 15
    assert "gave no answer in 2 s" in str(error)


def flood(head: bytes) -> Script:
    def script(client: Client, over: Over) -> None:
        client.sendall(head)
        block = b" " * (1 << 20)
        while not over.is_set():
            client.sendall(block)

    return script


FLOODS = {
    "announced": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
    "not announced": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
    "an error": b"HTTP/1.1 418 Teapot\r\nConnection: close\r\n\r\n",
}


@pytest.mark.parametrize("head", FLOODS.values(), ids=FLOODS)
def test_an_endless_answer_is_given_up_and_not_asked_for_again(head: bytes) -> None:
    tracemalloc.start()
    error, server = refused(flood(head), retries=3)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "gave an answer of more than 33,554,432 bytes: is it a model's server?" in str(error)
    assert len(server.requests) == 1
    assert peak < 4 * ANSWER_BYTES_MAX


PACKED = b'{"choices": [{"message": {"content": "' + b"a" * (64 << 20) + b'"}}]}'
BOMBS = {
    "gzip": (gzip.compress(PACKED), "gzip"),
    "deflate": (zlib.compress(PACKED), "deflate"),
    "gzip in gzip": (gzip.compress(gzip.compress(PACKED)), "gzip, gzip"),
    "brotli by name": (b"x", "br"),
    "zstandard by name": (b"x", "ZSTD"),
    "gzip that is harmless": (gzip.compress(GOOD), "gzip"),
}


@pytest.mark.parametrize(("body", "packing"), BOMBS.values(), ids=BOMBS)
def test_a_packed_answer_is_never_unpacked(body: bytes, packing: str) -> None:
    tracemalloc.start()
    error, server = refused(reply(body, f"Content-Encoding: {packing}"), retries=3)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert f"sends its answers packed ({packing.lower()}), though plain ones are asked for" in str(error)
    assert len(server.requests) == 1
    assert peak < 16 << 20


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with HostileServer(reply(GOOD)) as elsewhere:
        error, server = refused(reply(b"", f"Location: {elsewhere.url}/x", status=f"{status} Elsewhere"), retries=2)
        assert elsewhere.requests == []
    assert error.fault is RequestFault.HOPELESS
    assert f"leads elsewhere (HTTP {status}), and no redirect is followed: give its own --base-url" in str(error)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [400, 401, 404, 418, 429, 500])
@pytest.mark.parametrize("body", [{"error": {"message": ESCAPES, "code": ESCAPES}}, {"error": ESCAPES}, ESCAPES, []])
def test_an_errors_own_words_are_harmless(status: int, body: object) -> None:
    error, _ = refused(reply(json.dumps(body).encode(), status=f"{status} \x1b[31mBad"))
    assert str(status) in str(error)


DEEP = {"lists": b"[" * 900 + b"]" * 900, "objects": b'{"a":' * 900 + b"1" + b"}" * 900, "endless": b"[" * 60_000}


@pytest.mark.parametrize("status", ["200 OK", "400 Bad", "500 Bad"])
@pytest.mark.parametrize("body", DEEP.values(), ids=DEEP)
def test_an_answer_without_end_of_nesting_is_one_sentence(status: str, body: bytes) -> None:
    refused(reply(body, status=status))
    refused(reply(b'{"error": ' + body + b"}", status=status))
    refused(reply(b'{"choices": [{"error": ' + body + b"}]}", status=status))


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": ESCAPES, "code": ESCAPES}}, {"error": ESCAPES}, {"message": ESCAPES},
        {"choices": [{"error": ESCAPES}]}, {"error": {"message": "sk-secret" * 1_000_000}},
        {"error": {"message": "gone", "code": "9" * 10_000, "type": 10**100}},
    ],
)  # fmt: skip
def test_an_error_in_the_place_of_an_answer_is_harmless(body: object) -> None:
    error, server = refused(reply(json.dumps(body).encode()))
    assert "HTTP 200 with an error" in str(error)
    assert error.fault is RequestFault.FAILED
    assert len(server.requests) == 1


ANSWERS = {
    "tokens below 0": GOOD.replace(b"2}", b"-99999999}"),
    "tokens without end": GOOD.replace(b"2}", b"9" * 400 + b"}"),
    "tokens that are a text": GOOD.replace(b"2}", b'"2"}'),
    "tokens that are no number": GOOD.replace(b"2}", b"NaN}"),
    "a name twice": GOOD.replace(b"{", b'{"choices": [], ', 1),
    "a million wrong choices": b'{"choices": [' + b"0," * 1_000_000 + b"0]}",
    "a number of a million digits": b'{"choices": ' + b"9" * 1_000_000 + b"}",
    "bytes": bytes(range(256)),
    "another text encoding": json.dumps({"choices": []}).encode("utf-16"),
}


@pytest.mark.parametrize("body", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_that_is_none_is_one_sentence(body: bytes) -> None:
    error, _ = refused(reply(body))
    assert "gave answers that cannot be read" in str(error)


PAUSES = [
    "Retry-After: 1000000", "Retry-After: 1e308", "Retry-After: nan", "Retry-After: -5", "Retry-After: " + "9" * 5000,
    "Retry-After: Mon, 01 Jan 99999999 00:00:00 GMT", "Retry-After-Ms: inf", "Retry-After-Ms: 99999999999",
    "X-Should-Retry: true",
]  # fmt: skip


@pytest.mark.parametrize("header", PAUSES)
def test_no_server_decides_how_long_is_waited(header: str) -> None:
    started = time.monotonic()
    refused(reply(b"{}", header, status="503 Later"), retries=1)
    assert time.monotonic() - started < 15


HEADERS = {
    "an unknown charset": "Content-Type: application/json; charset=hex",
    "an endless charset": "Content-Type: text/html; charset=" + "x" * 5000,
    "a cookie": "Set-Cookie: " + ESCAPES[:4] + "=1",
    "no type": "Content-Type: \x7f",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_headers_change_nothing(header: str) -> None:
    for script in (reply(b"\xff\xfe{", header, status="400 Bad"), reply(b"\xff{", header)):
        refused(script)


def test_a_head_without_end_is_one_sentence() -> None:
    refused(reply(b"", *(f"X{number}: {'y' * 1000}" for number in range(3000))))


def test_nothing_that_a_server_says_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    refused(reply(json.dumps({"error": {"message": ESCAPES}}).encode(), f"X: {ESCAPES[:4]}", status="400 \x1b[31mBad"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", caplog.text)

"""The HTTP client behind a model's server, which may be anybody's: what a server can make it do is bounded.

One try ends within one deadline, whatever the server sends in the meantime. Its answer is read as it comes and given up
where it is longer than an answer can be. None is unpacked: packed answers are not asked for, and a few kilobytes could
unpack to all of the memory. A redirect is an answer like any other, since what is asked would go on to a place that the
user has not named. Of the answer's headers the SDK sees those alone that it waits by, and of an error's text no more
than can be shown.
"""

import asyncio
import re
from importlib import import_module
from typing import TYPE_CHECKING, Final

import openai

if TYPE_CHECKING:
    import httpx2 as httpx
else:
    # What the SDK sends by: httpx up to its version 2, httpx2 from 3 on, whichever others are installed.
    httpx = import_module("httpx" if openai.__version__.startswith("2.") else "httpx2")

__all__ = ["ANSWER_BYTES_MAX", "AnswerRefused", "BoundedClient"]

ANSWER_BYTES_MAX: Final = 32 << 20
"""Of one answer: a hundred completions of 100,000 tokens in ASCII."""
FILE_BYTES_MAX: Final = 1 << 30
"""Of a file of many answers, which a batch leaves."""
ERROR_BYTES_MAX: Final = 1 << 16
"""Of an error's text."""
ERROR_DEPTH_MAX: Final = 100
"""Lists and objects in an error's text."""
_PLAIN: Final = ("", "identity")
_PAUSES: Final = ("Retry-After", "Retry-After-Ms")
_SECONDS: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


class AnswerRefused(openai.OpenAIError):
    """An answer that is not read on, and not asked for again; says why, to follow the server's address."""


class BoundedClient(openai.DefaultAsyncHttpxClient):
    """As the SDK's own client, with bounds; the deadline is the read timeout that a request carries."""

    async def send(
        self, request: httpx.Request, *, stream: bool = False, **options: object
    ) -> httpx.Response:  # what else there is goes on
        """Sends a request and reads its answer to the end.

        Raises:
            httpx.TimeoutException: The deadline has passed.
            AnswerRefused: The answer is packed or too long.
        """
        if stream:
            raise NotImplementedError("answers are read as a whole")
        limit_s = request.extensions["timeout"]["read"]
        request.headers["Accept-Encoding"] = "identity"
        options["follow_redirects"] = False
        try:
            async with asyncio.timeout(limit_s):
                response = await super().send(request, stream=True, **options)  # type: ignore[arg-type]  # as given
                try:
                    return await _read(response, most=_most(request))
                finally:
                    await response.aclose()
        except TimeoutError as error:
            raise httpx.ReadTimeout("the whole answer took too long", request=request) from error


def _most(request: httpx.Request) -> int:
    return FILE_BYTES_MAX if request.url.path.endswith("/content") else ANSWER_BYTES_MAX


async def _read(response: httpx.Response, *, most: int) -> httpx.Response:
    """The same answer with its whole content, and with what the SDK needs of its headers."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in _PLAIN:
        raise AnswerRefused(f"sends its answers packed ({packing[:20]}), though plain ones are asked for")
    parts, length = [], 0
    async for part in response.aiter_raw():
        length += len(part)
        if length > most:
            raise AnswerRefused(f"gave an answer of more than {most:,} bytes")
        parts.append(part)
    content = b"".join(parts)
    if response.status_code >= 300 and not _is_short(content):
        content = b""
    pauses = {name: response.headers.get(name, "") for name in _PAUSES}
    kept = {name: value for name, value in pauses.items() if _SECONDS.fullmatch(value)}
    return httpx.Response(
        response.status_code,
        headers={"Content-Type": "application/json", **kept},
        content=content,
        request=response.request,
    )


def _is_short(content: bytes) -> bool:
    """Whether an error's text is one that can be shown: the SDK goes through it by calls of itself."""
    return len(content) <= ERROR_BYTES_MAX and content.count(b"[") + content.count(b"{") <= ERROR_DEPTH_MAX

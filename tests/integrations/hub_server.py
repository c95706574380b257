"""As much of the Hugging Face Hub as keeps data sets: repositories, commits, lists of files and the files."""

import base64
import hashlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

__all__ = ["HubServer"]

COMMIT = "0" * 39 + "1"


class HubServer:
    """A Hub on a port of its own.

    Attributes:
        files: By repository and path what was committed.
        private: The repositories that were made private.
    """

    def __init__(self) -> None:
        self.files: dict[str, dict[str, bytes]] = {}
        self.private: set[str] = set()
        hub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                hub.get(self, self.path.partition("?")[0])

            do_HEAD = do_GET

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                hub.post(self, self.path.partition("?")[0], self.rfile.read(length))

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True  # clients keep their connections
        self._http.block_on_close = False
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def post(self, request: BaseHTTPRequestHandler, path: str, body: bytes) -> None:
        if path == "/api/repos/create":
            asked = json.loads(body)
            name = f"{asked['organization']}/{asked['name']}" if asked.get("organization") else f"me/{asked['name']}"
            self.files.setdefault(name, {})
            if asked.get("private") or asked.get("visibility") == "private":
                self.private.add(name)
            answer(request, 200, {"url": f"{self.url}/datasets/{name}", "name": name})
        elif path == "/api/validate-yaml":
            answer(request, 200, {"errors": [], "warnings": []})
        elif found := re.fullmatch(r"/api/datasets/(.+?)/preupload/main", path):
            wanted = [{"path": each["path"], "uploadMode": "regular", "shouldIgnore": False, "oid": None}
                      for each in json.loads(body)["files"]]  # fmt: skip
            answer(request, 200, {"files": wanted})
        elif found := re.fullmatch(r"/api/datasets/(.+?)/commit/main", path):
            for line in body.splitlines():
                value = json.loads(line)
                if value["key"] == "file":
                    self.files[found[1]][value["value"]["path"]] = base64.b64decode(value["value"]["content"])
            answer(request, 200, {"commitOid": COMMIT, "commitUrl": f"{self.url}/datasets/{found[1]}/commit/{COMMIT}"})
        elif found := re.fullmatch(r"/api/datasets/(.+?)/paths-info/[^/]+", path):
            asked = json.loads(body)
            answer(request, 200, [entry for entry in self._entries(found[1]) if entry["path"] in asked["paths"]])
        else:
            answer(request, 404, {"error": f"no {path}"})

    def get(self, request: BaseHTTPRequestHandler, path: str) -> None:
        if found := re.fullmatch(r"/datasets/(.+?)/resolve/[^/]+/(.+)", path):
            content = self.files.get(found[1], {}).get(found[2])
            if content is None:
                code = "EntryNotFound" if found[1] in self.files else "RepoNotFound"
                answer(request, 404, {"error": "no such file"}, **{"X-Error-Code": code})
            else:
                send(request, 200, content, ETag=f'"{digest(content)}"', **{"X-Repo-Commit": COMMIT})
        elif found := re.fullmatch(r"/api/datasets/(.+?)/tree/[^/]+(?:/(.*))?", path):
            below = f"{found[2]}/" if found[2] else ""
            answer(request, 200, [each for each in self._entries(found[1]) if each["path"].startswith(below)])
        elif (found := re.fullmatch(r"/api/datasets/([^/]+/[^/]+)(?:/revision/[^/]+)?", path)) and found[
            1
        ] in self.files:
            siblings = [{"rfilename": name} for name in self.files[found[1]]]
            answer(request, 200, {"id": found[1], "sha": COMMIT, "siblings": siblings, "private": False})
        else:
            answer(request, 404, {"error": f"no {path}"}, **{"X-Error-Code": "RepoNotFound"})

    def _entries(self, repository: str) -> list[dict[str, Any]]:
        files = self.files.get(repository, {}).items()
        return [{"type": "file", "path": path, "size": len(data), "oid": digest(data)} for path, data in files]


def digest(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def answer(request: BaseHTTPRequestHandler, status: int, value: object, **headers: str) -> None:
    send(request, status, json.dumps(value).encode(), **{"Content-Type": "application/json", **headers})


def send(request: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content-Length": str(len(content)), **headers}.items():
        request.send_header(name, value)
    request.end_headers()
    if request.command != "HEAD":
        request.wfile.write(content)

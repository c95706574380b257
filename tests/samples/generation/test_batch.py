"""Batches, against a server on this machine."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from effbench.cli import generate as command
from effbench.cli.main import main
from effbench.records.sample import Sample
from effbench.storage.jsonl import read_records
from tests.model_server import send
from tests.small_suite import BASELINE, a_suite, a_task

KEY = "sk-secret"


class BatchServer:
    """Takes files and batches; works through a batch while it is asked how far it is.

    Attributes:
        polls: How often a batch says that it is in progress before it is done.
        ends: How a batch ends.
        refuses: The custom ids of requests that fail.
        drops: Those of requests that are in no file at the end.
        files: What was uploaded or made, by id.
        batches: Batches that were created.
    """

    def __init__(self) -> None:
        self.polls, self.ends = 1, "completed"
        self.refuses, self.drops = set[str](), set[str]()
        self.files: dict[str, bytes] = {}
        self.batches: list[dict[str, Any]] = []
        self.keys: set[str] = set()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.keys.add(self.headers["Authorization"])
                if found := re.fullmatch(r"/v1/batches/(b\d+)", self.path):
                    send(self, 200, json.dumps(server.look(found[1])).encode())
                elif found := re.fullmatch(r"/v1/files/(f\d+)/content", self.path):
                    send(self, 200, server.files[found[1]])
                else:
                    send(self, 404, b'{"error": {"message": "no such thing"}}')

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                made = server.upload(body) if self.path == "/v1/files" else server.create(json.loads(body))
                send(self, 200, json.dumps(made).encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def upload(self, body: bytes) -> dict[str, object]:
        lines = [line for line in body.splitlines() if line.startswith(b'{"custom_id"')]
        name = f"f{len(self.files)}"
        self.files[name] = b"\n".join(lines)
        assert b'name="purpose"' in body
        return {"id": name, "object": "file", "bytes": len(body), "created_at": 0, "filename": "x", "purpose": "batch"}

    def create(self, asked: dict[str, Any]) -> dict[str, object]:
        batch = {
            "id": f"b{len(self.batches)}", "object": "batch", "created_at": 0, "status": "in_progress", **asked,
            "request_counts": {"total": 4, "completed": 1, "failed": 0}, "looks": 0,
        }  # fmt: skip
        self.batches.append(batch)
        return batch

    def look(self, name: str) -> dict[str, object]:
        batch = self.batches[int(name[1:])]
        batch["looks"] += 1
        if batch["looks"] > self.polls:
            batch |= self.finished(self.files[batch["input_file_id"]])
        return batch

    def finished(self, requests: bytes) -> dict[str, object]:
        lines: dict[str, list[dict[str, object]]] = {"output": [], "error": []}
        for line in requests.splitlines():
            request = json.loads(line)
            name, body = request["custom_id"], request["body"]
            assert (request["method"], request["url"]) == ("POST", "/v1/chat/completions")
            assert body["model"] == "scribe"
            assert body["messages"][0]["role"] == "user"
            if name in self.drops:
                continue
            if name in self.refuses:
                error = {"code": "bad", "message": "The request is bad."}
                lines["error"].append({"custom_id": name, "response": None, "error": error})
                continue
            message = {"role": "assistant", "content": f"```python\n{BASELINE}\n```"}
            reply = {
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": {"prompt_tokens": 7, "completion_tokens": 5},
            }
            response = {"status_code": 200, "body": reply}
            lines["output"].insert(0, {"custom_id": name, "response": response, "error": None})
        made: dict[str, object] = {"status": self.ends}
        for kind, rows in lines.items():
            if rows:
                made[f"{kind}_file_id"] = name = f"f{len(self.files)}"
                self.files[name] = b"\n".join(json.dumps(row).encode() for row in rows)
        return made


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    running = BatchServer()
    suite = a_suite(a_task(), a_task("other"))
    monkeypatch.setattr(command, "load_suite", lambda *_, **__: suite)
    monkeypatch.setenv("VLLM_API_KEY", KEY)
    running.start()
    yield running
    running.stop()


def generated(server: BatchServer, path: Path, *more: str, model: str = "vllm/scribe") -> Result:
    words = ["generate", "--suite", "small", "--model", model, "-o", str(path), "-n", "2", "--batch", "--poll", "0.01"]
    return CliRunner().invoke(main, [*words, "--base-url", server.url, *more])


def stored(path: Path) -> list[Sample]:
    return sorted(read_records(path, Sample), key=lambda sample: (sample.task_id, sample.sample_index))


def test_all_samples_come_in_one_batch_whatever_order_its_file_has(server: BatchServer, tmp_path: Path) -> None:
    path = tmp_path / "samples.jsonl"
    ended = generated(server, path, "--temperature", "0.5", "--sampling-seed", "3")
    assert ended.exit_code == 0, ended.output
    assert [(each.task_id, each.sample_index, each.solution) for each in stored(path)] == [
        (task_id, index, BASELINE + "\n") for task_id in ("double", "other") for index in (0, 1)
    ]
    assert "spent     28 + 20 tokens" in ended.stdout
    (batch,) = server.batches
    asked = [json.loads(line) for line in server.files[batch["input_file_id"]].splitlines()]
    assert [(each["custom_id"], each["body"]["seed"], each["body"]["temperature"]) for each in asked] == [
        ("double#0", 3, 0.5), ("double#1", 4, 0.5), ("other#0", 3, 0.5), ("other#1", 4, 0.5)
    ]  # fmt: skip
    assert (batch["endpoint"], batch["completion_window"]) == ("/v1/chat/completions", "24h")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["samples.generation.json", "samples.jsonl"]
    assert generated(server, path, "--temperature", "0.5", "--sampling-seed", "3").exit_code == 0
    assert len(server.batches) == 1  # nothing is missing


def test_a_command_that_was_stopped_goes_on_with_its_batch(
    server: BatchServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "samples.jsonl"

    async def stopped(_: float) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("effbench.samples.generation.batch.asyncio.sleep", stopped)
        patched.setattr("effbench.cli.output.os._exit", lambda code: (_ for _ in ()).throw(SystemExit(code)))
        assert generated(server, path).exit_code == 130
    other = generated(server, path, "--temperature", "1")
    assert other.exit_code == 2
    ended = generated(server, path)
    assert (ended.exit_code, len(server.batches), len(stored(path))) == (0, 1, 4), ended.output


def test_requests_that_failed_are_missing_and_are_sent_again(server: BatchServer, tmp_path: Path) -> None:
    path = tmp_path / "samples.jsonl"
    server.refuses, server.drops, server.ends = {"double#1"}, {"other#0"}, "expired"
    ended = generated(server, path)
    assert ended.exit_code == 2
    assert "2 of 4 samples are missing" in ended.stderr
    assert "the request failed: The request is bad." in ended.stderr
    assert "the batch b0 is expired" in ended.stderr
    assert len(stored(path)) == 2
    server.refuses, server.drops, server.ends = set(), set(), "completed"
    assert generated(server, path).exit_code == 0
    assert [len(server.files[batch["input_file_id"]].splitlines()) for batch in server.batches] == [4, 2]
    assert len(stored(path)) == 4


def test_the_key_is_in_no_file_and_a_model_without_a_server_is_refused(server: BatchServer, tmp_path: Path) -> None:
    generated(server, tmp_path / "samples.jsonl")
    assert server.keys == {f"Bearer {KEY}"}
    assert not any(KEY in path.read_text() for path in tmp_path.iterdir())
    ended = generated(server, tmp_path / "other.jsonl", model="litellm/openai/scribe")
    assert ended.exit_code == 2
    assert "--batch needs a server with OpenAI's batch API, and litellm/openai/scribe is none" in ended.stderr

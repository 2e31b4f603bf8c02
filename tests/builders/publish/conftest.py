"""A server that speaks the Hub's commit API, and one that speaks S3, both on this machine."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.request import Request, urlopen

import pytest

REPOSITORY = "newsroom/two-articles"
TOKEN = "hf_a_token_of_the_tests"


@dataclass
class HubState:
    """What the Hub holds: the files of main and of each tag, large files by digest, and what it was asked for."""

    address: str = ""
    main: dict[str, bytes] = field(default_factory=lambda: {".gitattributes": b"*.parquet filter=lfs\n"})
    tags: dict[str, dict[str, bytes]] = field(default_factory=dict)
    large: dict[str, bytes] = field(default_factory=dict)
    uploaded: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    failing: str = ""
    is_private: bool = False
    made: list[dict[str, object]] = field(default_factory=list)

    def files(self, revision: str) -> dict[str, bytes]:
        return self.main if revision == "main" else self.tags[revision]

    def describe(self, path: str, content: bytes) -> dict[str, object]:
        """A file as the API lists it. Source: the Hub's OpenAPI, /api/{repoType}s/{repo}/tree."""
        oid = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        entry: dict[str, object] = {"type": "file", "path": path, "size": len(content), "oid": oid}
        if path.endswith(".parquet"):
            entry["lfs"] = {"oid": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 130}
        return entry


class Handler(BaseHTTPRequestHandler):
    state: HubState

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        parts = self._parts()
        known = {REPOSITORY, *(f"{made['organization']}/{made['name']}" for made in self.state.made)}
        if parts[:2] != ["api", "datasets"] or "/".join(parts[2:4]) not in known:
            self._answer(404, {"error": "Repository not found"}, {"X-Error-Code": "RepoNotFound"})
        elif parts[4:] == ["refs"]:
            refs = [{"name": name, "ref": f"refs/tags/{name}", "targetCommit": "0" * 40} for name in self.state.tags]
            self._answer(
                200, {"branches": [{"name": "main", "ref": "refs/heads/main", "targetCommit": "0" * 40}], "converts": [], "tags": refs}
            )
        elif parts[4:5] == ["tree"]:
            found = self.state.files(parts[5])
            self._answer(200, [self.state.describe(path, content) for path, content in sorted(found.items())])
        else:
            self._answer(200, {"id": "/".join(parts[2:4]), "sha": "0" * 40, "private": self.state.is_private, "siblings": []})

    def do_POST(self) -> None:
        parts, body = self._parts(), self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.state.tokens.add(self.headers.get("Authorization", ""))
        if self.state.failing and self.state.failing in self.path:
            self._answer(403, {"error": f"forbidden for {self.headers.get('Authorization')}"})
        elif parts == ["api", "validate-yaml"]:
            self._answer(200, {"errors": [], "warnings": []})
        elif parts == ["api", "repos", "create"]:
            made = json.loads(body)
            self.state.made.append(made)
            self._answer(200, {"url": f"{self.state.address}/datasets/{made['organization']}/{made['name']}", "id": "0"})
        elif "preupload" in parts:
            asked = json.loads(body)["files"]
            modes = [
                {"path": one["path"], "uploadMode": "lfs" if one["path"].endswith(".parquet") else "regular", "shouldIgnore": False}
                for one in asked
            ]
            self._answer(200, {"files": modes})
        elif parts[-2:] == ["objects", "batch"]:
            self._answer(200, {"transfer": "basic", "objects": [self._object(one) for one in json.loads(body)["objects"]]})
        elif "commit" in parts:
            self._commit([json.loads(line) for line in body.splitlines()])
            self._answer(200, {"success": True, "commitOid": "1" * 40, "commitUrl": f"{self.state.address}/datasets/{REPOSITORY}/commit/1"})
        elif "tag" in parts:
            self.state.tags[json.loads(body)["tag"]] = dict(self.state.main)
            self._answer(200, {})
        else:
            self._answer(404, {"error": self.path})

    def do_PUT(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        digest = hashlib.sha256(content).hexdigest()
        assert self._parts()[-1] == digest
        self.state.large[digest] = content
        self.state.uploaded.append(digest)
        self._answer(200, {})

    def _object(self, one: dict[str, object]) -> dict[str, object]:
        upload = {"upload": {"href": f"{self.state.address}/large/{one['oid']}"}}
        return {"oid": one["oid"], "size": one["size"], **({} if one["oid"] in self.state.large else {"actions": upload})}

    def _commit(self, lines: list[dict[str, Any]]) -> None:
        for line in lines:
            value = line["value"]
            if line["key"] == "file":
                self.state.main[value["path"]] = base64.b64decode(value["content"])
            elif line["key"] == "lfsFile":
                self.state.main[value["path"]] = self.state.large[value["oid"]]
            elif line["key"] == "deletedFile":
                del self.state.main[value["path"]]

    def _parts(self) -> list[str]:
        return self.path.partition("?")[0].strip("/").split("/")

    def _answer(self, status: int, value: object, headers: dict[str, str] | None = None) -> None:
        content = json.dumps(value).encode()
        self.send_response(status)
        for name, said in {"Content-Type": "application/json", "Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, said)
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubState]:
    """A Hub with one empty dataset, newsroom/two-articles."""
    state = HubState()
    server = ThreadingHTTPServer(("127.0.0.1", 0), cast("type[BaseHTTPRequestHandler]", type("Bound", (Handler,), {"state": state})))
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HF_ENDPOINT", state.address)
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    # HF_HUB_DISABLE_XET=1: large files go by git LFS, whose API this server speaks.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DISABLE_XET", True)
    yield state
    server.shutdown()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty bucket on a server that speaks S3."""
    import fsspec
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "a-secret-of-the-tests",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST"), timeout=30).close()
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir("releases")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    yield "s3://releases/news"
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    server.stop()

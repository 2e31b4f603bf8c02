"""The pages of the sample release, a reader that takes a page apart as a browser would, and a real browser.

The browser is Chromium (Debian: apt-get install chromium); tests that need it are left out where there is none.
"""

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.explore import explore

VOID = {"meta", "link", "br", "hr", "img", "input", "circle", "line", "path", "rect"}


@dataclass
class Parsed:
    """A page taken apart: its elements with their attributes, its words, and what is wrong with its nesting."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    faults: list[str] = field(default_factory=list)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    def links(self) -> list[str]:
        return [value for _, attributes in self.elements for key in ("href", "src") if (value := attributes.get(key)) is not None]

    def ids(self) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get("id"))]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Parsed()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append((tag, dict(attrs)))
        if tag == "a" and "a" in self.open:
            self.found.faults.append("a link in a link")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.found.text += data

    def handle_comment(self, data: str) -> None:
        self.found.faults.append(f"a comment: {data}")


def parse(path: Path) -> Parsed:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    reader.found.faults += [f"<{tag}> is not closed" for tag in reader.open]
    return reader.found


@pytest.fixture
def read_page() -> Callable[[Path], Parsed]:
    """Take a page apart."""
    return parse


@pytest.fixture
def read_pages() -> Callable[[Path], dict[str, Parsed]]:
    """Take every page of a folder apart; by path inside it."""
    return lambda folder: {path.relative_to(folder).as_posix(): parse(path) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture
def explored(release: Path, tmp_path: Path) -> Path:
    """The folder with the pages of the sample release."""
    return explore(release, tmp_path / "pages").folder


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
PATIENCE = 60
# Chromium talks on the file descriptors 3 and 4; this puts a pipe there and becomes Chromium.
_WIRED = "import os,sys; os.dup2(int(sys.argv[1]),103); os.dup2(int(sys.argv[2]),104); os.dup2(103,3); os.dup2(104,4); os.execv(sys.argv[3],sys.argv[3:])"


class Browser:
    """A tab of a headless Chromium, driven over the DevTools protocol through a pipe: no port, no library."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM is not None
        read_theirs, self._to = os.pipe()
        self._from, write_theirs = os.pipe()
        command = [sys.executable, "-c", _WIRED, str(read_theirs), str(write_theirs), CHROMIUM, *FLAGS, f"--user-data-dir={profile}"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(command, pass_fds=(read_theirs, write_theirs), **quiet)
        os.close(read_theirs)
        os.close(write_theirs)
        self._left, self._number, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Accessibility"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **params: object) -> dict[str, Any]:
        """The result of a command; events that come before it are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params} | ({"sessionId": self._session} if self._session else {})
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (found := self._next()).get("id") != self._number:
            self.events.append(found)
        assert "error" not in found, found
        return dict(found["result"])

    def open(self, address: str, *, width: int = 1280, is_dark: bool = False) -> None:
        """Open a page and wait until it is loaded."""
        self("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        self("Emulation.setEmulatedMedia", features=[scheme])
        for each in ("about:blank", address):  # from one page to another: a new fragment alone would load nothing
            self.events.clear()
            self("Page.navigate", url=each)
            while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
                self.events.append(self._next())

    def run(self, script: str) -> Any:
        """The value of an expression on the page; a promise is waited for."""
        found = self("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key that has a name, such as "Tab"."""
        code = {"Tab": 9, "Enter": 13}[key]
        for kind in ("rawKeyDown", "keyUp"):
            self("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def close(self) -> None:
        self._session = ""
        self("Browser.close")
        self._process.wait(timeout=30)
        os.close(self._to)
        os.close(self._from)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._from], [], [], PATIENCE)
            assert ready, f"Chromium does not answer within {PATIENCE} seconds"
            found = os.read(self._from, 1 << 20)
            assert found, "Chromium went away"
            self._left += found
        message, _, self._left = self._left.partition(b"\0")
        return dict(json.loads(message))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real browser, the same for all tests."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    found = Browser(tmp_path_factory.mktemp("profile"))
    yield found
    found.close()

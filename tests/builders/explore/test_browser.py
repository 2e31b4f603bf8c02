"""The pages in a real browser: the search answers, hostile text does nothing, and nothing is asked for from outside.

Needs Chromium (Debian: apt-get install chromium); left out where there is none.
"""

import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.explore import explore
from claimpack.builders.explore.addresses import SEARCH

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
)
# Takes the title over and asks another host, by each way that a text could act.
ACT = "document.title='taken';new Image().src='http://127.0.0.1:9/'"
HOSTILE = f'<script>{ACT}</script><img src=x onerror="{ACT}"><svg onload="{ACT}"></svg></script><!--" autofocus onfocus="{ACT}" \'x'

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")


class _Quiet(SimpleHTTPRequestHandler):
    asked: list[str]

    def log_message(self, *_: object) -> None:
        self.asked.append(self.path)


@pytest.fixture
def browse(tmp_path: Path) -> Callable[[str], str]:
    """The document that the browser made of an address, after scripts and images."""

    def browsed(address: str, *flags: str) -> str:
        profile = tmp_path / "profile"
        assert CHROMIUM is not None
        command = [CHROMIUM, *FLAGS, *flags, f"--user-data-dir={profile}", "--virtual-time-budget=4000", "--dump-dom", address]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout

    return browsed


@pytest.fixture
def served(explored: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the pages on a server of this machine, and the paths that it was asked for."""
    asked: list[str] = []
    handler = type("Handler", (_Quiet,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(explored)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()


def results(document: str) -> list[str]:
    (listed,) = re.findall(r'<ul id="results"[^>]*>(.*?)</ul>', document, re.DOTALL)
    return re.findall(r'<a href="([^"]*)"', listed)


def test_the_search_finds_a_name_from_a_file(explored: Path, browse: Callable[[str], str], rows: dict[str, list[Any]]) -> None:
    entity = rows["entities"][0]
    document = browse(f"{(explored / SEARCH).as_uri()}#q={entity.canonical_name.upper()}")
    assert f"entities/{entity.entity_id}.html" in results(document)


def test_words_that_stand_nowhere_find_nothing(explored: Path, browse: Callable[[str], str]) -> None:
    document = browse(f"{(explored / SEARCH).as_uri()}#q=xyzzyx")
    assert results(document) == []
    assert "nichts gefunden" in document


def test_a_served_page_asks_for_its_style_and_nothing_else(served: tuple[str, list[str]], browse: Callable[[str], str]) -> None:
    address, asked = served
    browse(f"{address}/index.html")
    assert set(asked) <= {"/index.html", "/style.css", "/favicon.ico"}
    assert "/style.css" in asked


@pytest.mark.parametrize("path", ["index.html", SEARCH, "articles"])
def test_hostile_text_does_nothing(
    path: str, rows: dict[str, list[Any]], write: Callable[..., Path], tmp_path: Path, browse: Callable[[str], str]
) -> None:
    from dataclasses import replace

    from claimpack.schema.arrow import to_table

    rows["claims"] = [replace(row, text=HOSTILE, speaker=HOSTILE) for row in rows["claims"]]
    rows["articles"] = [replace(row, title=HOSTILE, byline=HOSTILE) for row in rows["articles"]]
    rows["entities"] = [replace(row, canonical_name=HOSTILE) for row in rows["entities"]]
    release = write("hostile", {name: to_table(name, found) for name, found in rows.items()}, title=HOSTILE)
    folder = explore(release, tmp_path / "pages").folder
    page = f"articles/{rows['articles'][0].article_id}.html" if path == "articles" else path
    document = browse(f"{(folder / page).as_uri()}#q=taken")
    (title,) = re.findall(r"<title>(.*?)</title>", document, re.DOTALL)
    assert title != "taken"
    assert re.findall(r"<(?:img|svg)[^>]* on\w+=", document) == []
    assert len(re.findall(r"<script", document)) == (2 if path == SEARCH else 0)
